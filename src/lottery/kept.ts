import { type BoundProof, provenBound } from '../core/lottery/bound.js';
import type { Outcome, QuotaModel } from '../core/lottery/outcome.js';
import { DIGITAL_TOTAL, toNumber } from '../core/lottery/portfolio.js';
import type { LotteryObjective } from '../core/plan.js';
import { capOn } from './band.js';
import { calibrate, MUCH_EASE } from './calibrate.js';
import { Climber } from './climb.js';
import type { Kept, Lottery } from './lottery-options.js';
import { portfolioFrom } from './numbered.js';
import { TIME_LIMIT } from './outcomes.js';
import { SolverFailure } from './program.js';

/** Whoever ends a search must not pick the outcome by that: of one alone nothing is made. */
export const FEWEST = 2;

export interface KeptOptions {
  readonly objective: LotteryObjective;
  /** W */
  readonly total?: number;
  readonly pause: () => Promise<void>;
  /** whether what is left to be done has to be done without being perfect */
  readonly expired: () => boolean;
}

/**
 * The fairest lottery that is soon made of what was kept; never complete.
 * @param mixed weights of the first of the outcomes, if some have been found already
 * @throws SolverFailure `time limit` if there are less than two outcomes
 */
export async function lotteryOfKept(
  model: QuotaModel,
  kept: Kept,
  options: KeptOptions,
  mixed: ArrayLike<number> | null = null,
): Promise<Lottery> {
  const { objective, total = DIGITAL_TOTAL, expired } = options;
  const weights = await weightsOfKept(model, kept, options, mixed);
  const { proof, cap, outcomes } = kept;
  const portfolio = portfolioFrom(model, new Climber(model), outcomes, weights, total, expired);
  return {
    ...{ portfolio, objective, proof, complete: false, cuts: 0 },
    ...(cap === null ? {} : { cap: capOn(model, portfolio, cap) }),
  };
}

/** The weights of such a lottery's outcomes. */
export async function weightsOfKept(
  model: QuotaModel,
  { expected, outcomes }: Kept,
  { objective, pause, expired }: KeptOptions,
  mixed: ArrayLike<number> | null = null,
): Promise<Float64Array> {
  if (outcomes.length < FEWEST) throw new SolverFailure(TIME_LIMIT);
  const even = new Float64Array(outcomes.length).fill(1 / outcomes.length);
  const found: Float64Array[] = [even];
  if (objective !== 'random') {
    found.push((await calibrate(outcomes, expected, pause, MUCH_EASE, expired)).weights);
    if (mixed !== null) found.push(Float64Array.from(even, (_, at) => mixed[at] ?? 0));
  }
  return fairest(model, outcomes, found);
}

/**
 * How far the least chance is below what is proven to be the largest, as a share of it.
 * @param weights of the outcomes, in any measure
 */
export function gapOf(
  model: QuotaModel,
  proof: BoundProof,
  outcomes: readonly Outcome[],
  weights: ArrayLike<number>,
): number {
  const bound = toNumber(provenBound(model, proof));
  if (!(bound > 0)) return 0;
  const chances = chancesOf(model, outcomes, weights);
  return Math.min(1, Math.max(0, 1 - chances.reduce((least, chance) => Math.min(least, chance), 1) / bound));
}

/** Of each type. */
function chancesOf(
  model: QuotaModel,
  outcomes: readonly Outcome[],
  weights: ArrayLike<number>,
): Float64Array {
  const people = new Float64Array(model.sizes.length);
  let sum = 0;
  for (const [at, outcome] of outcomes.entries()) {
    const weight = weights[at] as number;
    sum += weight;
    if (weight === 0) continue;
    for (let type = 0; type < people.length; type++)
      people[type] = (people[type] as number) + weight * (outcome[type] as number);
  }
  return people.map((value, type) => value / (Math.max(sum, 1e-300) * (model.sizes[type] as number)));
}

/** Shares of even weights that are tried: they give a chance to whoever is in an outcome. */
const EVEN_SHARES = [0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75];

/** Of weights, and of weights mixed with even ones, those with the largest least chance. */
function fairest(
  model: QuotaModel,
  outcomes: readonly Outcome[],
  found: readonly Float64Array[],
): Float64Array {
  const able = model.sizes.map(() => false);
  for (const outcome of outcomes)
    for (const [type, people] of outcome.entries()) if (people > 0) able[type] = true;
  const [even] = found as readonly [Float64Array];
  const evenly = chancesOf(model, outcomes, even);
  let best = even;
  let most = leastOf(evenly, able);
  for (const weights of found.slice(1)) {
    const sum = weights.reduce((all, weight) => all + weight, 0);
    if (!(sum > 0)) continue;
    const own = chancesOf(model, outcomes, weights);
    for (const share of EVEN_SHARES) {
      const least = leastOf(
        own.map((chance, type) => (1 - share) * chance + share * (evenly[type] as number)),
        able,
      );
      if (least <= most * (1 + 1e-9)) continue;
      most = least;
      best = weights.map((weight, at) => ((1 - share) * weight) / sum + share * (even[at] as number));
    }
  }
  return best;
}

/** Of the types that some outcome has. */
function leastOf(chances: Float64Array, able: readonly boolean[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [type, chance] of chances.entries()) if (able[type] && chance < least) least = chance;
  return least;
}
