import { compareOutcomes, type Outcome } from '../core/lottery/outcome.js';
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
  const sum = sumOf(shares);
  if (!(sum > 0)) throw new RangeError(`expected shares with a positive sum, got ${sum}`);
  const entries = outcomes.map((outcome, at) => {
    const exact = ((shares[at] as number) / sum) * total;
    const nearest = Math.round(exact);
    // What differs from a whole number by the solver's rounding only was meant to be whole.
    const amount = Math.abs(exact - nearest) < 1e-10 * total ? nearest : exact;
    return { outcome, weight: Math.floor(amount), remainder: amount - Math.floor(amount) };
  });
  entries.sort((a, b) => b.remainder - a.remainder || compareOutcomes(a.outcome, b.outcome));
  let missing = total - entries.reduce((all, entry) => all + entry.weight, 0);
  for (let at = 0; missing !== 0; at = (at + 1) % entries.length) {
    const entry = entries[missing > 0 ? at : entries.length - 1 - at] as (typeof entries)[number];
    if (missing < 0 && entry.weight === 0) continue;
    entry.weight += Math.sign(missing);
    missing -= Math.sign(missing);
  }
  const kept = entries
    .filter((entry) => entry.weight > 0)
    .sort((a, b) => compareOutcomes(a.outcome, b.outcome));
  return {
    outcomes: kept.map((entry) => entry.outcome),
    weights: kept.map((entry) => entry.weight),
    total,
  };
}

/** In their order. */
export function sumOf(shares: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < shares.length; at++) sum += shares[at] as number;
  return sum;
}
