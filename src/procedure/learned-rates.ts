import { digest } from '#machine';
import { aftermathOf } from '../audit/aftermath.js';
import { readLog } from '../audit/read-log.js';
import { betaBinomial } from '../core/binomial.js';
import { lastReply } from '../core/called.js';
import { type Problem, refuse, warning } from '../core/problem.js';
import type { Stratification } from '../core/strata.js';
import type { Asked, Rate } from '../core/yield.js';
import type { Files } from './files.js';
import { fromLogit, logit, type StrataRates, type ToldBy } from './size-rates.js';
import { locate, readLogFile, unfinishedBeside } from './verify-target.js';

/** Rates that earlier draws show. Their logs are enough: who was called, by categories, and what became of them. */

export interface Answers {
  readonly called: number;
  /** who take part, by their last reply */
  readonly accepted: number;
}

/** One of the draws that is learned from. */
export interface LearnedDraw extends Answers {
  /** as it was given */
  readonly path: string;
  readonly title: string | null;
  /** people of whom anything is known */
  readonly replied: number;
  /** accepted at the door */
  readonly visited: number;
}

export interface Learned extends Answers {
  readonly draws: readonly LearnedDraw[];
  /** by dimension and category */
  readonly categories: ReadonlyMap<string, ReadonlyMap<string, Answers>>;
}

/**
 * @param paths folders of draws, or logs
 * @throws Refusal LOG-001, LOG-002 (not sound), SIZE-011 (no letters were drawn), SIZE-013 (no replies),
 *   SIZE-014 (the same draw twice), SIZE-023 (nobody accepted)
 */
export async function learn(files: Files, paths: readonly string[]): Promise<Learned> {
  const categories = new Map<string, Map<string, Answers>>();
  const draws: LearnedDraw[] = [];
  const begins = new Set<string>();
  for (const path of paths) {
    const target = locate(files, path);
    const read = readLog(digest, await readLogFile(files, target.log, unfinishedBeside(files, target)));
    const failed = read.checks.filter(({ passed }) => !passed).map(({ name }) => name);
    if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: target.log }, { checks: failed });
    const aftermath = aftermathOf(digest, read);
    if (aftermath === null) throw refuse('invalid', 'SIZE-011', { file: target.log });
    const begin = read.lines[0] ?? '';
    if (begins.has(begin)) throw refuse('usage', 'SIZE-014', { file: target.log });
    begins.add(begin);
    const { title, stratify } = aftermath.draw.plan.plan;
    const draw = { called: 0, accepted: 0, replied: 0, visited: 0 };
    for (const person of aftermath.people.values()) {
      const reply = lastReply(person);
      const isAccepted = reply?.outcome === 'accepted';
      draw.called++;
      if (reply !== null) draw.replied++;
      if (isAccepted) draw.accepted++;
      if (isAccepted && reply.way === 'visit') draw.visited++;
      for (const [at, { name }] of stratify.entries())
        count(categories, name, person.categories[at] ?? '', isAccepted);
    }
    if (draw.replied === 0) throw refuse('invalid', 'SIZE-013', { file: target.log });
    draws.push({ path, title, ...draw });
  }
  const called = draws.reduce((sum, one) => sum + one.called, 0);
  const accepted = draws.reduce((sum, one) => sum + one.accepted, 0);
  if (accepted === 0) throw refuse('invalid', 'SIZE-023', undefined, { called });
  return { draws, called, accepted, categories };
}

function count(
  categories: Map<string, Map<string, Answers>>,
  dimension: string,
  category: string,
  isAccepted: boolean,
): void {
  const of = categories.get(dimension) ?? new Map<string, Answers>();
  categories.set(dimension, of);
  const { called, accepted } = of.get(category) ?? { called: 0, accepted: 0 };
  of.set(category, { called: called + 1, accepted: accepted + (isAccepted ? 1 : 0) });
}

type Known = Rate & { readonly kind: 'learned' };

/** The rate for everybody: Jeffreys' prior, Beta(1/2, 1/2), and what was answered. */
export function overallRate({ called, accepted }: Answers): Known {
  return { kind: 'learned', yes: accepted + 0.5, no: called - accepted + 0.5 };
}

/**
 * How many answers at the rate for everybody a category begins with: as many as make the answers of all categories most
 * likely together (empirical Bayes), from one yes to as many as were called. Where categories hardly differ each is
 * nearly like everybody, however few of it were called; where they do, each speaks for itself.
 */
function priorWeight(all: Answers, categories: readonly Answers[]): number {
  const { yes, no } = overallRate(all);
  const p = yes / (yes + no);
  const [least, most] = [Math.max(1 / p, 2), Math.max(all.called, 1 / p, 2)];
  const likelihood = (weight: number) =>
    categories.reduce((sum, { called, accepted }) => {
      return sum + betaBinomial(called, Math.max(1, weight * p), weight * (1 - p)).logOf(accepted);
    }, 0);
  let best = least;
  let highest = likelihood(least);
  for (let step = 1; step <= WEIGHTS; step++) {
    const weight = least * (most / least) ** (step / WEIGHTS);
    const found = likelihood(weight);
    if (found > highest) [best, highest] = [weight, found];
  }
  return best;
}

/** So many weights are tried, each greater by the same factor. */
const WEIGHTS = 40;

/** The rate of a category that begins with so many answers. One that nobody was called from has the rate for everybody. */
function categoryRate(all: Answers, weight: number, own: Answers | undefined): Known {
  const overall = overallRate(all);
  if (own === undefined || own.called === 0) return overall;
  const p = overall.yes / (overall.yes + overall.no);
  return {
    kind: 'learned',
    yes: Math.max(1, weight * p) + own.accepted,
    no: weight * (1 - p) + own.called - own.accepted,
  };
}

interface LearnedDimension {
  readonly at: number;
  /** of each category of the frame */
  readonly rates: readonly Known[];
  /** of each category, how many were called */
  readonly called: readonly number[];
}

/** Rates of strata, with what is not known about them. */
export interface LearnedRates extends StrataRates {
  readonly overall: Known;
  /** rates of one run, if the uncertain ones are what `beta` gives */
  readonly once: (beta: (yes: number, no: number) => number) => readonly number[];
  readonly problems: readonly Problem[];
}

/**
 * What was learned, on the strata of a frame: dimensions and categories are the same if they have the same names. Where
 * several dimensions were learned, each changes the odds of the rate for everybody by its own factor.
 */
export function learnedRates(frame: Stratification, learned: Learned): LearnedRates {
  const overall = overallRate(learned);
  const dimensions = frame.dimensions.flatMap(({ name, categories }, at): LearnedDimension[] => {
    const known = learned.categories.get(name);
    if (known === undefined || !categories.some((category) => known.has(category))) return [];
    const weight = priorWeight(learned, [...known.values()]);
    return [
      {
        at,
        rates: categories.map((category) => categoryRate(learned, weight, known.get(category))),
        called: categories.map((category) => known.get(category)?.called ?? 0),
      },
    ];
  });
  const means = combined(frame, dimensions, overall, ({ yes, no }) => yes / (yes + no));
  const [only, ...others] = dimensions;
  const asked = (members: readonly number[], by: ToldBy): readonly Asked[] | null => {
    if (by === 'several' && others.length > 0) return null;
    const of = dimensions.find(({ at }) => at === by) ?? (others.length === 0 ? only : undefined);
    const sizes = new Map<Rate, number>();
    for (const at of members) {
      const { cell = [], size = 0 } = frame.strata[at] ?? {};
      const rate = of === undefined ? overall : (of.rates[cell[of.at] as number] ?? overall);
      // Categories that nobody was called from have one rate for all of them, which is not known.
      const same = [...sizes.keys()].find((known) => known === rate || isSame(known, rate, overall)) ?? rate;
      sizes.set(same, (sizes.get(same) ?? 0) + size);
    }
    return [...sizes].map(([rate, size]) => ({ rate, size }));
  };
  return {
    overall,
    means,
    asked,
    areIndependent: (by) => {
      const of = dimensions.find(({ at }) => at === by);
      return of !== undefined && of.called.filter((called) => called === 0).length <= 1;
    },
    once: (beta) => combined(frame, dimensions, overall, ({ yes, no }) => beta(yes, no)),
    problems: unmatched(frame, learned),
  };
}

function isSame(a: Rate, b: Rate, overall: LearnedRates['overall']): boolean {
  const isOverall = (rate: Rate) =>
    rate.kind === 'learned' && rate.yes === overall.yes && rate.no === overall.no;
  return isOverall(a) && isOverall(b);
}

/**
 * The rate of each stratum. With one dimension it is its category's. With several, a category moves the rate for
 * everybody by how far its odds are from the mean of its dimension, so that what is not known of the level counts once.
 */
function combined(
  { strata }: Stratification,
  dimensions: readonly LearnedDimension[],
  overall: Known,
  value: (rate: Known) => number,
): number[] {
  const values = dimensions.map(({ rates }) => rates.map(value));
  const [only, ...others] = dimensions;
  if (only !== undefined && others.length === 0)
    return strata.map(({ cell }) => values[0]?.[cell[only.at] as number] ?? 0);
  const level = value(overall);
  const shifts = dimensions.map(({ called }, index) => {
    const own = values[index] ?? [];
    const all = called.reduce((sum, number) => sum + number, 0);
    const mean = own.reduce((sum, rate, at) => sum + rate * ((called[at] ?? 0) / all), 0);
    // A category that nobody was called from says nothing about how it differs.
    return own.map((rate, at) => (called[at] === 0 ? 0 : logit(rate) - logit(mean)));
  });
  return strata.map(({ cell }) =>
    fromLogit(
      dimensions.reduce(
        (sum, { at }, index) => sum + (shifts[index]?.[cell[at] as number] ?? 0),
        logit(level),
      ),
    ),
  );
}

/** What is in the frame and was not learned, and the other way round. */
function unmatched({ dimensions }: Stratification, learned: Learned): Problem[] {
  const problems: Problem[] = [];
  const without = dimensions.filter(({ name, categories }) => {
    const known = learned.categories.get(name);
    return known === undefined || !categories.some((category) => known.has(category));
  });
  if (without.length > 0)
    problems.push(warning('SIZE-019', undefined, { dimensions: without.map(({ name }) => name) }));
  for (const { name, categories } of dimensions.filter((one) => !without.includes(one))) {
    const known = [...(learned.categories.get(name)?.keys() ?? [])];
    const missing = categories.filter((category) => !known.includes(category));
    const unused = known.filter((category) => !categories.includes(category)).sort();
    if (missing.length > 0)
      problems.push(warning('SIZE-020', undefined, { dimension: name, names: missing, values: unused }));
  }
  return problems;
}
