import { compareOutcomes, type Outcome, typesOfPeople } from '../core/lottery/outcome.js';
import type { Portfolio } from '../core/lottery/portfolio.js';

/**
 * Weights as whole numbers that sum to W: each rounded down, and the largest remainders up. Outcomes that
 * are left without weight are dropped; the others are sorted, so the order in which they were found
 * leaves no trace.
 * @param shares not negative; need not sum to one
 * @throws RangeError if there are none, or their sum is not positive
 */
export function wholeWeights(
  outcomes: readonly Outcome[],
  shares: ArrayLike<number>,
  total: number,
): Portfolio {
  const entries = roundedDown(outcomes, shares, total);
  entries.sort((a, b) => b.remainder - a.remainder || compareOutcomes(a.outcome, b.outcome));
  let missing = missingOf(entries, total);
  for (let at = 0; missing !== 0; at = (at + 1) % entries.length) {
    const entry = entries[missing > 0 ? at : entries.length - 1 - at] as Entry;
    if (missing < 0 && entry.weight === 0) continue;
    entry.weight += Math.sign(missing);
    missing -= Math.sign(missing);
  }
  return portfolioOf(entries, total);
}

/**
 * The same for thousands of outcomes, of which each type is in a few: rounded one after the other, each in the
 * direction in which types are off less, measured in what is wanted of them. By remainders alone what types are off
 * would add up.
 */
export function evenWeights(
  outcomes: readonly Outcome[],
  shares: ArrayLike<number>,
  total: number,
): Portfolio {
  const entries = roundedDown(outcomes, shares, total)
    .sort((a, b) => compareOutcomes(a.outcome, b.outcome))
    .map((entry) => ({ ...entry, present: typesOfPeople(entry.outcome) }));
  const off = new Off(entries);
  for (const entry of entries) {
    off.add(entry.present, entry.remainder);
    if (off.gain(entry.present) <= 0) continue;
    off.add(entry.present, -1);
    entry.weight++;
  }
  for (let pass = 0; pass < PASSES; pass++)
    for (const entry of entries)
      for (const step of [1, -1]) {
        if (entry.weight + step < 0 || off.gain(entry.present, step) <= 0) continue;
        off.add(entry.present, -step);
        entry.weight += step;
      }
  let missing = missingOf(entries, total);
  while (missing !== 0) {
    const step = Math.sign(missing);
    const [first, ...others] = entries.filter(({ weight }) => weight + step >= 0);
    if (first === undefined) throw new RangeError('expected outcomes');
    const best = others.reduce(
      (so, one) => (off.gain(one.present, step) > off.gain(so.present, step) ? one : so),
      first,
    );
    off.add(best.present, -step);
    best.weight += step;
    missing -= step;
  }
  return portfolioOf(entries, total);
}

const PASSES = 5;

interface Entry {
  readonly outcome: Outcome;
  weight: number;
  /** what has been taken off */
  readonly remainder: number;
}

function roundedDown(outcomes: readonly Outcome[], shares: ArrayLike<number>, total: number): Entry[] {
  const sum = sumOf(shares);
  if (!(sum > 0)) throw new RangeError(`expected shares with a positive sum, got ${sum}`);
  return outcomes.map((outcome, at) => {
    const exact = ((shares[at] as number) / sum) * total;
    const nearest = Math.round(exact);
    // What differs from a whole number by the solver's rounding only was meant to be whole.
    const amount = Math.abs(exact - nearest) < 1e-10 * total ? nearest : exact;
    return { outcome, weight: Math.floor(amount), remainder: amount - Math.floor(amount) };
  });
}

function missingOf(entries: readonly Entry[], total: number): number {
  return total - entries.reduce((all, entry) => all + entry.weight, 0);
}

function portfolioOf(entries: readonly Entry[], total: number): Portfolio {
  const kept = entries
    .filter((entry) => entry.weight > 0)
    .sort((a, b) => compareOutcomes(a.outcome, b.outcome));
  return {
    outcomes: kept.map((entry) => entry.outcome),
    weights: kept.map((entry) => entry.weight),
    total,
  };
}

/** By how much types are off so far, in people times weight. */
class Off {
  readonly #off: number[] = [];
  /** what is wanted of each type, in the same measure */
  readonly #wanted: number[] = [];

  constructor(entries: readonly (Entry & { readonly present: Int32Array })[]) {
    for (const { present, weight, remainder } of entries)
      for (const type of present) {
        this.#off[type] = 0;
        this.#wanted[type] = (this.#wanted[type] ?? 0) + weight + remainder;
      }
  }

  add(present: Int32Array, weight: number): void {
    for (const type of present) this.#off[type] = (this.#off[type] as number) + weight;
  }

  /** What it helps if the outcome has so much more weight. */
  gain(present: Int32Array, step = 1): number {
    let sum = 0;
    for (let from = 0, to = 0; from < present.length; from = to) {
      const type = present[from] as number;
      while (present[to] === type) to++;
      const change = (to - from) * step;
      sum += (change * (2 * (this.#off[type] as number) - change)) / (this.#wanted[type] as number);
    }
    return sum;
  }
}

/** In their order. */
export function sumOf(shares: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < shares.length; at++) sum += shares[at] as number;
  return sum;
}
