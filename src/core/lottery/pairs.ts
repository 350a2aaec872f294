import { digestModulo, type TextDigest } from '../digest.js';
import type { Fraction } from './bound.js';
import type { Outcome, QuotaModel } from './outcome.js';
import type { Portfolio } from './portfolio.js';

/**
 * Substitutes (SPEC 6.3): a second panel of the same make, drawn at once. An outcome is then a _pair_: what the one half
 * has of each type, and behind it what the other half has. A coin says which half is the panel, so everybody's chance
 * to be on the panel is their chance to be a substitute, to the last digit, however the halves were found.
 */

/**
 * What a pair has to keep to: the types once more for the second half, the quotas for each half, as many people in each,
 * nobody in both, households over both.
 * @param model of a panel alone; its groups are the quotas, then the households
 * @param quotas how many of the groups are quotas
 */
export function pairModel({ sizes, size, groups }: QuotaModel, quotas: number): QuotaModel {
  const T = sizes.length;
  const other = (members: readonly number[]) => members.map((type) => type + T);
  const own = groups.slice(0, quotas);
  const half = { members: [...sizes.keys()], min: size, max: size };
  return {
    sizes: [...sizes, ...sizes],
    size: 2 * size,
    groups: [
      ...own,
      ...own.map(({ members, ...bounds }) => ({ members: other(members), ...bounds })),
      half,
      ...sizes.map((people, type) => ({ members: [type, type + T], min: 0, max: people })),
      ...groups.slice(quotas).map(({ members, ...bounds }) => ({
        members: [...members, ...other(members)],
        ...bounds,
      })),
    ],
  };
}

/**
 * What both halves of a pair have together keeps to this: twice as many people, and twice each quota. Not everything that
 * does can be halved.
 */
export function bothModel({ sizes, size, groups }: QuotaModel, quotas: number): QuotaModel {
  return {
    sizes,
    size: 2 * size,
    groups: groups.map((group, at) =>
      at < quotas ? { ...group, min: 2 * group.min, max: 2 * group.max } : group,
    ),
  };
}

/** The halves of a pair. */
export function halvesOf(pair: Outcome): readonly [Outcome, Outcome] {
  const T = pair.length / 2;
  // Of thousands of packed pairs a copy would take as much memory again.
  return pair instanceof Int32Array
    ? [pair.subarray(0, T), pair.subarray(T)]
    : [pair.slice(0, T), pair.slice(T)];
}

/** A list of pairs as a list of single panels: each half with the weight of its pair, and twice the sum of weights. */
export function panelsOf({ outcomes, weights, total }: Portfolio): Portfolio {
  return {
    outcomes: outcomes.flatMap(halvesOf),
    weights: weights.flatMap((weight) => [weight, weight]),
    total: 2 * total,
  };
}

/** The same for both: half of a chance to be in either half. */
export function halved([numerator, denominator]: Fraction): Fraction {
  return [numerator, 2n * denominator];
}

export function doubled([numerator, denominator]: Fraction): Fraction {
  return [2n * numerator, denominator];
}

/** Whether the second half is the panel: `int(H(seedHash ‖ ":lottery:1")) mod 2` (SPEC 6.3). */
export function isSwapped(digest: TextDigest, seedHash: string): boolean {
  return digestModulo(digest(`${seedHash}:lottery:1`), 2) === 1;
}
