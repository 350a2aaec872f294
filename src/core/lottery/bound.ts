import type { QuotaModel } from './outcome.js';

/**
 * A proof that the least chance can't be larger, which anybody can check by adding up (weak duality of
 * linear programs). Weigh the types with `a_t >= 0`. The least chance is at most the weighted mean
 *
 *     sum(a_t * x_t) / sum(a_t * N_t)
 *
 * and for any multipliers `u_g` of the groups and `m` of the size, every outcome has
 *
 *     sum(a_t * x_t) <= m * n + sum(u_g * (u_g > 0 ? max_g : min_g)) + sum(N_t * max(0, a_t - m - sum of u_g of t's groups))
 *
 * All are whole numbers; good multipliers make the bound tight, bad ones only make it large.
 */
export interface BoundProof {
  readonly types: readonly number[];
  readonly groups: readonly number[];
  readonly size: number;
}

/** An exact fraction that need not be reduced; the denominator is positive. */
export type Fraction = readonly [numerator: bigint, denominator: bigint];

/** The upper bound of the least chance that the proof gives; never more than 1. A multiplier that is lacking is 0. */
export function provenBound(model: QuotaModel, proof: BoundProof): Fraction {
  const reduced = model.sizes.map((_, type) => BigInt(proof.types[type] ?? 0) - BigInt(proof.size));
  let above = BigInt(proof.size) * BigInt(model.size);
  for (const [at, group] of model.groups.entries()) {
    const multiplier = BigInt(proof.groups[at] ?? 0);
    if (multiplier === 0n) continue;
    above += multiplier * BigInt(multiplier > 0n ? group.max : group.min);
    for (const type of group.members) reduced[type] = (reduced[type] as bigint) - multiplier;
  }
  let weight = 0n;
  for (const [type, size] of model.sizes.entries()) {
    const left = reduced[type] as bigint;
    if (left > 0n) above += BigInt(size) * left;
    weight += BigInt(proof.types[type] ?? 0) * BigInt(size);
  }
  if (weight <= 0n || above >= weight) return [1n, 1n];
  return above < 0n ? [0n, 1n] : [above, weight];
}
