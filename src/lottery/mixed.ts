import type { QuotaModel } from '../core/lottery/outcome.js';
import { pairModel } from '../core/lottery/pairs.js';
import { type Lottery, type LotteryOptions, makeLottery } from './lottery.js';
import { mixLottery } from './mixing.js';
import { makePairs } from './pairs.js';
import type { Solver } from './solver.js';

/** What a list is made for. */
export interface Listed {
  /** how many of the model's groups are quotas */
  readonly quotas: number;
  /** whether substitutes are drawn at once: outcomes are pairs then */
  readonly withSubstitutes: boolean;
  /** how often an exchange is tried for each part */
  readonly mixing: number;
}

/**
 * The list as it goes on record: fair, then mixed.
 * @param model of the panel alone
 * @returns `null` if no outcome meets the quotas; @throws SolverFailure
 */
export async function mixedLottery(
  solver: Solver,
  model: QuotaModel,
  { quotas, withSubstitutes, mixing }: Listed,
  options: LotteryOptions,
): Promise<Lottery | null> {
  const found = withSubstitutes
    ? await makePairs(solver, model, quotas, options)
    : await makeLottery(solver, model, options);
  if (found === null) return null;
  const outcomes = withSubstitutes ? pairModel(model, quotas) : model;
  const { pause, progress, secondsLeft } = options;
  const mixes = async (round: number) => {
    progress?.({ step: 'mix', amount: round / mixing, outcomes: found.portfolio.outcomes.length });
    await pause?.();
  };
  return await mixLottery(outcomes, found, mixing, mixes, () => (secondsLeft?.() ?? 1) <= 0);
}
