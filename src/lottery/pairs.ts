import type { Outcome, QuotaModel } from '../core/lottery/outcome.js';
import { bothModel, halvesOf, pairModel } from '../core/lottery/pairs.js';
import { DIGITAL_TOTAL, type Portfolio } from '../core/lottery/portfolio.js';
import { capOn } from './band.js';
import { Halver } from './halving.js';
import { type KeptOptions, weightsOfKept } from './kept.js';
import { type Lottery, type LotteryOptions, makeLottery } from './lottery.js';
import type { Kept } from './lottery-options.js';
import { partOf, SolverFailure } from './program.js';
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
  // What is found of both together is of no use before it is halved, and that takes its time, too.
  const { kept, secondsLeft, ...others } = options;
  const limits = secondsLeft === undefined ? {} : { secondsLeft: partOf(secondsLeft, SHARE_OF_TIME) };
  const together = await makeLottery(solver, both, { ...others, ...limits });
  if (together === null) return null;
  const { proof, cap = null, portfolio } = together;
  const { outcomes, weights, total } = portfolio;
  const expected = expectedIn(both, portfolio);
  const halver = new Halver(solver, model, quotas);
  const found: Outcome[] = [];
  const shares: number[] = [];
  for (const [at, outcome] of outcomes.entries()) {
    await options.pause?.();
    if (found.length > 1 && (secondsLeft?.() ?? 1) <= 0) break;
    const half = halver.half(outcome, at);
    if (half === null) continue;
    found.push(packedPair(half, outcome));
    shares.push(weights[at] as number);
    if (secondsLeft?.() !== undefined) kept?.({ proof, cap, expected, outcomes: found });
  }
  if (found.length === outcomes.length || (found.length > 1 && (secondsLeft?.() ?? 1) <= 0)) {
    const complete = together.complete && found.length === outcomes.length;
    return withPairs(together, both, wholeWeights(found, shares, total), { complete });
  }
  const pairs = await makeLottery(solver, pairModel(model, quotas), {
    ...others,
    ...(secondsLeft === undefined ? {} : { secondsLeft }),
  }).catch((cause: unknown) => {
    if (found.length > 1 && secondsLeft?.() !== undefined && cause instanceof SolverFailure)
      return 'too late' as const;
    throw cause;
  });
  if (pairs === null) return null;
  if (pairs === 'too late')
    return withPairs(together, both, wholeWeights(found, shares, total), { complete: false });
  return withPairs(together, both, pairs.portfolio, {
    // With more time for both together, halving might have been enough.
    complete: together.complete && pairs.complete,
    cuts: together.cuts + pairs.cuts,
  });
}

/** Of the time for a list of pairs, what may go by before outcomes are halved. */
const SHARE_OF_TIME = 0.6;

/**
 * A list of the pairs that a search of pairs kept before it was ended; never complete.
 * @throws SolverFailure `time limit` if there are less than two
 */
export async function pairsOfKept(
  model: QuotaModel,
  quotas: number,
  kept: Kept,
  options: KeptOptions,
): Promise<Lottery> {
  const both = bothModel(model, quotas);
  const weights = await weightsOfKept(both, { ...kept, outcomes: kept.outcomes.map(bothOf) }, options);
  const { objective, total = DIGITAL_TOTAL } = options;
  const { proof, cap } = kept;
  const portfolio = wholeWeights(kept.outcomes, weights, total);
  const made = { portfolio, objective, proof, complete: false, cuts: 0, ...(cap === null ? {} : { cap }) };
  return withPairs(made, both, portfolio, {});
}

function expectedIn(both: QuotaModel, { outcomes, weights, total }: Portfolio): number[] {
  return both.sizes.map((_, type) =>
    outcomes.reduce(
      (sum, outcome, at) => sum + ((weights[at] as number) / total) * (outcome[type] as number),
      0,
    ),
  );
}

function withPairs(
  together: Lottery,
  both: QuotaModel,
  portfolio: Portfolio,
  how: Partial<Lottery>,
): Lottery {
  if (together.cap === undefined) return { ...together, ...how, portfolio };
  // Whoever has no chance in these pairs has no part in what is proven of those who have one.
  const cap = capOn(both, { ...portfolio, outcomes: portfolio.outcomes.map(bothOf) }, together.cap);
  return { ...together, cap, ...how, portfolio };
}

function packedPair(half: Outcome, both: Outcome): Int32Array {
  const pair = new Int32Array(2 * half.length);
  pair.set(half);
  for (let type = 0; type < half.length; type++)
    pair[half.length + type] = (both[type] as number) - (half[type] as number);
  return pair;
}

function bothOf(pair: Outcome): Outcome {
  const [one, other] = halvesOf(pair);
  return one.map((people, type) => people + (other[type] as number));
}
