import { ABOVE_ALL, type KeepRule } from '../core/candidates.js';
import type { SamplePlan } from '../core/plan.js';
import { readDecimal } from '../core/selection.js';

/** Rows of a register that is better not read twice. */
const LARGE = 50_000;

/**
 * How many candidates a first reading keeps, when neither the strata nor N are known yet. More than twice
 * the share that will be needed, and always some of a stratum, for which the share alone would leave
 * too much to chance, or all that one could need if everybody came from it. To read a small register again takes less
 * time than to keep more of every small register. Whether it was enough is checked exactly afterwards, so this decides about speed,
 * never about people.
 */
export function firstRule(sample: SamplePlan, expectedRows: number): KeepRule {
  const [digits, unit] = readDecimal(sample.reserve);
  const wanted = (BigInt(sample.size) * (unit + digits)) / unit + 1n;
  const perPerson = Number((unit + digits) / unit) + 1;
  const usual = (expectedRows < LARGE ? 10 : 24) + 2 * perPerson;
  // A household limit may pass over any number of people.
  const least = sample.max_per_household === null ? Math.min(usual, Number(wanted) + 1) : usual;
  const rows = BigInt(Math.max(expectedRows, 1));
  const threshold = (5n * wanted * 2n ** 48n) / (2n * rows);
  return { least, below: threshold >= 2n ** 48n ? ABOVE_ALL : threshold.toString(16).padStart(12, '0') };
}

/** A rule that keeps exactly so many. */
export function exactRule(least: number): KeepRule {
  return { least, below: '' };
}
