import type { Outcome, QuotaModel } from '../core/lottery/outcome.js';
import { bothModel, halvesOf, pairModel } from '../core/lottery/pairs.js';
import type { Portfolio } from '../core/lottery/portfolio.js';
import { capOn } from './band.js';
import { halfOf } from './halving.js';
import { type Lottery, type LotteryOptions, makeLottery } from './lottery.js';
import type { Solver } from './solver.js';
import { wholeWeights } from './weights.js';

/**
 * A panel and as many substitutes at once. As a coin says which half is the panel, chances depend on what both have
 * together, and on nothing else. So the fairest lottery of both together is made, of as many types as for a panel alone,
 * and each of its outcomes is halved. Where one can't be, the lottery is made of pairs, with twice as many types.
 *
 * @param model of the panel alone
 * @param quotas how many of its groups are quotas
 * @returns a list of pairs, the proofs those of both together; `null` if there is none; @throws SolverFailure
 */
export async function makePairs(
  solver: Solver,
  model: QuotaModel,
  quotas: number,
  options: LotteryOptions,
): Promise<Lottery | null> {
  const both = bothModel(model, quotas);
  const together = await makeLottery(solver, both, options);
  if (together === null) return null;
  const { outcomes, weights, total } = together.portfolio;
  const found: Outcome[] = [];
  const shares: number[] = [];
  for (const [at, outcome] of outcomes.entries()) {
    await options.pause?.();
    const half = halfOf(solver, model, quotas, outcome, at);
    if (half === null) continue;
    found.push([...half, ...outcome.map((people, type) => people - (half[type] as number))]);
    shares.push(weights[at] as number);
  }
  const left = options.secondsLeft?.();
  if (found.length === outcomes.length || (found.length > 1 && left !== undefined && left <= 0)) {
    const complete = together.complete && found.length === outcomes.length;
    return withPairs(together, both, wholeWeights(found, shares, total), { complete });
  }
  const pairs = await makeLottery(solver, pairModel(model, quotas), options);
  if (pairs === null) return null;
  return withPairs(together, both, pairs.portfolio, {
    complete: pairs.complete,
    cuts: together.cuts + pairs.cuts,
  });
}

function withPairs(
  together: Lottery,
  both: QuotaModel,
  portfolio: Portfolio,
  how: Partial<Lottery>,
): Lottery {
  const outcomes = portfolio.outcomes.map(bothOf);
  // Whoever has no chance in these pairs has no part in what is proven of those who have one.
  const cap =
    together.cap === undefined ? {} : { cap: capOn(both, { ...portfolio, outcomes }, together.cap) };
  return { ...together, ...cap, ...how, portfolio };
}

function bothOf(pair: Outcome): Outcome {
  const [one, other] = halvesOf(pair);
  return one.map((people, type) => people + (other[type] as number));
}
