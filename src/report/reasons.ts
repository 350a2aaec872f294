import type { BoundProof, Fraction } from '../core/lottery/bound.js';
import { compare, leastOf } from '../core/lottery/portfolio.js';

/** Why the least chance is no larger: quotas that stand in the way. */
export interface Reasons {
  /** types with the least chance, or hardly more */
  readonly types: readonly number[];
  /** groups whose maximum limits them */
  readonly maxima: readonly number[];
  /** groups whose minimum takes places from them */
  readonly minima: readonly number[];
}

/** Multipliers below this share of the largest are the solver's rounding. */
const SIGNIFICANT = 1e-6;

/** Read off the multipliers that prove the bound: only the quotas in the way have one. */
export function reasons(chances: readonly Fraction[], proof: BoundProof): Reasons {
  const least = chances[leastOf(chances)] ?? [0n, 1n];
  // A millionth more is the same chance, rounded to whole weights.
  const limit: Fraction = [least[0] * 1_000_001n, least[1] * 1_000_000n];
  const types = chances.flatMap((chance, type) => (compare(chance, limit) <= 0 ? [type] : []));
  const threshold = SIGNIFICANT * Math.max(...proof.groups.map(Math.abs), 0);
  const groups = (sign: number) =>
    proof.groups.flatMap((multiplier, group) =>
      multiplier * sign > threshold && multiplier !== 0 ? [group] : [],
    );
  return { types, maxima: groups(1), minima: groups(-1) };
}
