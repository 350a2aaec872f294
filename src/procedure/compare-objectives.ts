import type { Frame } from '../core/frame.js';
import { chances, toNumber } from '../core/lottery/portfolio.js';
import type { LotteryPool } from '../core/lottery/record.js';
import { CAPPED, type DrawPlan, type LotteryObjective, OBJECTIVES } from '../core/plan.js';
import { Refusal } from '../core/problem.js';
import { SolverFailure } from '../lottery/program.js';
import { type Fairness, fairness } from '../report/fairness.js';
import { type Gain, largestGain } from '../report/gain.js';
import { type LotterySettings, type PreparedLottery, prepareLottery } from './lottery.js';

/** What each objective would give, side by side, before one is chosen. */
export interface ComparedObjective {
  readonly objective: LotteryObjective;
  /** the greatest chance as small as it can be while the least stays */
  readonly cap: boolean;
  /** people who are in no outcome */
  readonly without_chance: number;
  readonly fairness: Fairness;
  /** by stating another value of one feature */
  readonly gain: Gain;
  /** false: a better list may be possible */
  readonly complete: boolean;
}

/** There was no time for it. */
function isTooLate(cause: unknown): boolean {
  return cause instanceof Refusal && cause.problems.every(({ code }) => code === 'QUOTA-051');
}

/**
 * @param settings of the next search
 * @returns those that the solver has an answer for
 */
export async function compareObjectives(
  plan: DrawPlan,
  frame: Frame,
  pool: LotteryPool,
  settings: () => LotterySettings,
): Promise<ComparedObjective[]> {
  const { cap: _, ...sample } = plan.sample;
  const compared: ComparedObjective[] = [];
  for (const objective of OBJECTIVES)
    for (const cap of CAPPED.includes(objective) ? [false, true] : [false]) {
      // Mixing changes nobody's chance.
      const asked = { ...sample, objective, mixing: 0, ...(cap ? { cap: true as const } : {}) };
      try {
        const made = await prepareLottery({ ...plan, sample: asked }, frame, pool, settings());
        compared.push({ objective, cap, ...judged(frame, made) });
      } catch (cause) {
        if (!(cause instanceof SolverFailure) && !isTooLate(cause)) throw cause;
      }
    }
  return compared;
}

function judged(frame: Frame, { lottery, model, panels, record }: PreparedLottery) {
  const numbers = chances(model, panels).map(toNumber);
  const { strata } = frame.stratification;
  const expected = strata.map(() => 0);
  for (const [type, { stratum, size }] of record.types.entries())
    expected[stratum] = (expected[stratum] as number) + size * (numbers[type] as number);
  return {
    without_chance: model.sizes.reduce((sum, size, type) => (numbers[type] === 0 ? sum + size : sum), 0),
    fairness: fairness(model.sizes, numbers),
    gain: largestGain(
      strata.map(({ cell, size }, at) => ({ cell, chance: (expected[at] as number) / size })),
    ),
    complete: lottery.complete,
  };
}
