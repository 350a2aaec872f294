import type { Outcome } from '../core/lottery/outcome.js';
import { byValue, type Climber } from './climb.js';
import type { Mixed, Mixture } from './mixture.js';
import { type Found, type OutcomeSearch, TIME_LIMIT } from './outcomes.js';
import { SolverFailure } from './program.js';
import type { Cut } from './relaxation.js';

/**
 * Completes a set of outcomes until a mixture of them has the wanted expected numbers of people (column
 * generation). The mixture says what one more person of each type is worth; outcomes worth more than the
 * present ones are looked for, by exchanging people first and by the solver if that finds none. If even
 * the best outcome is worth less than what is wanted, no lottery reaches it; then the values make an
 * inequality that says so.
 */
export type Reach =
  | { readonly kind: 'reached'; readonly mixed: Mixed }
  | { readonly kind: 'impossible'; readonly cut: Cut }
  | { readonly kind: 'unfinished'; readonly mixed: Mixed };

export interface ReachTools {
  readonly mixture: Mixture;
  readonly climber: Climber;
  readonly search: OutcomeSearch;
  readonly pause: () => Promise<void>;
  readonly secondsLeft: () => number | undefined;
  /** what is lacking, and the weights of the outcomes as they are mixed now */
  readonly progress: (lack: number, weights: ArrayLike<number>) => void;
}

/** So many people may be missing at the end: the solver's own tolerance. */
const REACHED = 1e-6;
/** Values are made whole with this many steps up to the greatest. */
const STEPS = 100_000;
const MOST_PROPORTIONS = 1000;
const MOST_ROUNDS = 3000;
/** An outcome that is worth more by less than this, in the dearest person's worth, is worth the same. */
const PRICE_TOLERANCE = 1e-6;

/** @param wanted people of each type to be expected, at least */
export async function reach(tools: ReachTools, wanted: readonly number[]): Promise<Reach> {
  const { mixture, search, pause, secondsLeft } = tools;
  mixture.want(wanted);
  for (let round = 0; ; round++) {
    await pause();
    const mixed = mixture.solve();
    tools.progress(mixed.lack, mixed.weights);
    if (mixed.missing <= REACHED) return { kind: 'reached', mixed };
    const seconds = secondsLeft();
    if (round >= MOST_ROUNDS || (seconds !== undefined && seconds <= 0)) return { kind: 'unfinished', mixed };
    if (mixture.add(climbed(tools, mixed)) > 0) continue;
    const coefficients = wholeValues(mixed.worth);
    const needed = dot(coefficients, wanted);
    const present = worthOfMixture(mixture.outcomes, mixed, coefficients);
    const found = searched(search, coefficients, present + 0.25 * (needed - present), seconds);
    if (found === null) return { kind: 'unfinished', mixed };
    // All values are whole, and so is the best: the solver's bound may be off by less than a half.
    const max = Math.round(found.bound);
    if (max < needed - 0.5) return { kind: 'impossible', cut: { coefficients, max } };
    const better = tools.climber.climb(found.outcome, mixed.worth, byValue(mixed.worth));
    const outcomes = better === null ? [found.outcome] : [found.outcome, better];
    if (mixture.add(outcomes) === 0) return { kind: 'unfinished', mixed };
  }
}

export interface Better {
  readonly outcomes: readonly Outcome[];
  /** the search ended before it was certain that there are no more */
  readonly isEarly: boolean;
}

/**
 * Outcomes that are worth more than those that are mixed now.
 * @param worth of one more person of each type
 * @param present what each of the mixed outcomes is worth
 * @param weights of all outcomes so far
 */
export async function betterOutcomes(
  tools: ReachTools,
  worth: readonly number[],
  present: number,
  weights: ArrayLike<number>,
): Promise<Better> {
  const { mixture, climber, search, pause, secondsLeft } = tools;
  await pause();
  const before = mixture.outcomes.length;
  tools.progress(0, weights);
  const seconds = secondsLeft();
  if (seconds !== undefined && seconds <= 0) return { outcomes: [], isEarly: true };
  const added = () => ({ outcomes: mixture.outcomes.slice(before), isEarly: false });
  if (mixture.add(climbed(tools, { worth, weights: Array.from(weights) })) > 0) return added();
  const greatest = Math.max(...worth);
  if (!(greatest > 0)) return added();
  const values = worth.map((value) => value / greatest);
  const least = present / greatest + PRICE_TOLERANCE;
  const found = searched(search, values, least, seconds);
  if (found === null) return { outcomes: [], isEarly: true };
  if (dot(values, found.outcome) <= least) {
    // Nothing better was found; only a search that came to its end says that there is nothing.
    const isOpen = seconds !== undefined && !found.isBest && found.bound > least;
    return { outcomes: [], isEarly: isOpen };
  }
  const better = climber.climb(found.outcome, worth, byValue(worth));
  mixture.add(better === null ? [found.outcome] : [found.outcome, better]);
  return added();
}

/** `null`: none was found in time; the outcomes that there are still make a lottery. */
function searched(
  search: OutcomeSearch,
  values: readonly number[],
  enough: number,
  seconds: number | undefined,
): Found | null {
  try {
    return search.most(values, enough, seconds);
  } catch (cause) {
    if (cause instanceof SolverFailure && cause.status === TIME_LIMIT) return null;
    throw cause;
  }
}

/** Outcomes that are worth more than the mixture, found from those that it is made of. */
function climbed({ mixture, climber }: ReachTools, mixed: Pick<Mixed, 'worth' | 'weights'>): Outcome[] {
  const order = byValue(mixed.worth);
  const present = worthOfMixture(mixture.outcomes, mixed, mixed.worth);
  const better: Outcome[] = [];
  for (const [at, weight] of mixed.weights.entries()) {
    if (weight <= 1e-12) continue;
    const outcome = climber.climb(mixture.outcomes[at] as Outcome, mixed.worth, order);
    if (outcome !== null && dot(mixed.worth, outcome) > present + 1e-9) better.push(outcome);
  }
  return better;
}

/** All outcomes with weight are worth the same; that of the heaviest is the most exact. */
function worthOfMixture(
  outcomes: readonly Outcome[],
  mixed: Pick<Mixed, 'weights'>,
  values: readonly number[],
): number {
  let heaviest = 0;
  for (const [at, weight] of mixed.weights.entries()) {
    if (weight > (mixed.weights[heaviest] as number)) heaviest = at;
  }
  return dot(values, outcomes[heaviest] as Outcome);
}

/** Values like thirds keep their proportions: rounded ones would make an inequality that is a hair too weak. */
function wholeValues(worth: readonly number[]): number[] {
  const greatest = Math.max(...worth);
  for (let steps = 1; steps <= MOST_PROPORTIONS; steps++) {
    const amounts = worth.map((value) => (value / greatest) * steps);
    if (amounts.some((amount) => Math.abs(amount - Math.round(amount)) > 1e-7)) continue;
    return amounts.map((amount) => Math.round(amount) * Math.floor(STEPS / steps));
  }
  return worth.map((value) => Math.round((value / greatest) * STEPS));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}
