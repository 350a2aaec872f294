import { digestModulo, type TextDigest } from '../digest.js';
import type { Fraction } from './bound.js';
import type { Outcome, QuotaModel } from './outcome.js';

/** A lottery: outcomes with whole weights that sum to `total`. An outcome's chance is its weight's share. */
export interface Portfolio {
  readonly outcomes: readonly Outcome[];
  readonly weights: readonly number[];
  /** W */
  readonly total: number;
}

/** Weights of a draw that the seed decides sum to this. */
export const DIGITAL_TOTAL = 1_000_000_000;
/** Panels of a draw with balls, numbered from 0 to 999. */
export const NUMBERED_TOTAL = 1000;

/** For each type `sum(weight * x_t)`; its chance is this in `W * N_t`. */
export function weightedPeople(model: QuotaModel, portfolio: Portfolio): bigint[] {
  const sums = model.sizes.map(() => 0n);
  for (const [at, outcome] of portfolio.outcomes.entries()) {
    const weight = BigInt(portfolio.weights[at] as number);
    // Most types have nobody in an outcome, where there are many.
    for (let type = 0; type < outcome.length; type++) {
      const people = outcome[type] as number;
      if (people > 0) sums[type] = (sums[type] as bigint) + weight * BigInt(people);
    }
  }
  return sums;
}

/** Every type's chance as an exact fraction in lowest terms. */
export function chances(model: QuotaModel, portfolio: Portfolio): Fraction[] {
  return weightedPeople(model, portfolio).map((people, type) =>
    reduce([people, BigInt(portfolio.total) * BigInt(model.sizes[type] as number)]),
  );
}

/** Position of the smallest; the first of several. */
export function leastOf(fractions: readonly Fraction[]): number {
  let least = 0;
  for (const [at, fraction] of fractions.entries()) {
    if (compare(fraction, fractions[least] as Fraction) < 0) least = at;
  }
  return least;
}

export function compare(a: Fraction, b: Fraction): number {
  const difference = a[0] * b[1] - b[0] * a[1];
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export function reduce([numerator, denominator]: Fraction): Fraction {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [numerator / a, denominator / a];
}

/** A fraction as a log has it, `3/8`; its form has been looked at. */
export function readFraction(text: string): Fraction {
  const [numerator = '', denominator = ''] = text.split('/');
  return [BigInt(numerator), BigInt(denominator)];
}

/** For people to read, and for nothing else. */
export function toNumber([numerator, denominator]: Fraction): number {
  const scale = 10n ** 18n;
  return Number((numerator * scale) / denominator) / 1e18;
}

/** `r = int(H(seedHash ‖ ":lottery:0")) mod W` (SPEC 6.3). */
export function lotteryNumber(digest: TextDigest, seedHash: string, total: number): number {
  return digestModulo(digest(`${seedHash}:lottery:0`), total);
}

/**
 * The first outcome whose running weight exceeds the number.
 * @param number from 0 to W - 1
 * @throws RangeError for any other number
 */
export function pickOutcome(portfolio: Portfolio, number: number): number {
  if (!Number.isSafeInteger(number) || number < 0 || number >= portfolio.total) {
    throw new RangeError(`expected a number from 0 to ${portfolio.total - 1}, got ${number}`);
  }
  let running = 0;
  for (const [at, weight] of portfolio.weights.entries()) {
    running += weight;
    if (running > number) return at;
  }
  throw new RangeError('expected weights that sum to the total');
}
