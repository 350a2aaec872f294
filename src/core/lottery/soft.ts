import type { QuotaModel } from './outcome.js';
import type { PlannedQuota } from './quotas.js';
import type { LotteryList, NamedQuota, Softening } from './record.js';

/**
 * Quotas that the plan lets give way where all of them can't be met (SPEC 6.3). What they give way by is weighed, and
 * that it can't be much less is proven as a bound on chances is (weak duality): for any multipliers `u_g` of the
 * groups and `m` of the size, every choice of people misses the quotas by at least
 *
 *     m * n + sum(u_g * (u_g > 0 ? min_g : max_g)) - sum(N_t * max(0, m + sum of u_g of t's groups))
 *           - sum(max(0, |u_g| - w_g) * (how far the group may give way on this side))
 *
 * A group that can't give way does so by 0 people.
 */

/** What a place off counts, and how far a group may give way, in the model's numbers. */
export interface Give {
  readonly weight: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Of each group of the model; `null`: it can't give way. Households come behind the quotas. */
export function givesOf(
  { groups, size }: QuotaModel,
  quotas: readonly PlannedQuota[],
  already: readonly number[],
): (Give | null)[] {
  return groups.map(({ min, max }, at) => {
    const { weight, min_flex = null, max_flex = null } = quotas[at] ?? {};
    if (weight === undefined) return null;
    const present = already[at] ?? 0;
    const lowest = Math.min(min, Math.max(0, (min_flex ?? 0) - present));
    const highest = Math.max(max, max_flex === null ? size : Math.min(size, max_flex - present));
    return { weight, lowest, highest };
  });
}

/** By how much these quotas are looser than the plan's, weighed. */
export function deviationOf(planned: readonly PlannedQuota[], quotas: readonly NamedQuota[]): number {
  return planned.reduce((sum, { min, max, weight = 0 }, at) => {
    const quota = quotas[at] ?? { min, max };
    return sum + weight * (min - quota.min + (quota.max - max));
  }, 0);
}

/**
 * A weighed deviation below which no choice of people can be, a whole number.
 * @param model of the plan's quotas as they stand
 */
export function provenDeviation(
  model: QuotaModel,
  gives: readonly (Give | null)[],
  { groups, size, one }: Softening['proof'],
): number {
  const unit = BigInt(one);
  let sum = BigInt(size) * BigInt(model.size);
  const worth = model.sizes.map(() => BigInt(size));
  for (const [at, group] of model.groups.entries()) {
    const multiplier = BigInt(groups[at] ?? 0);
    if (multiplier === 0n) continue;
    const give = gives[at] ?? null;
    if (give !== null) {
      const over = (multiplier > 0n ? multiplier : -multiplier) - BigInt(give.weight) * unit;
      const far = multiplier > 0n ? group.min - give.lowest : give.highest - group.max;
      if (over > 0n) sum -= over * BigInt(far);
    }
    sum += multiplier * BigInt(multiplier > 0n ? group.min : group.max);
    for (const type of group.members) worth[type] = (worth[type] as bigint) + multiplier;
  }
  for (const [type, people] of model.sizes.entries()) {
    const own = worth[type] as bigint;
    if (own > 0n) sum -= own * BigInt(people);
  }
  return sum <= 0n ? 0 : Number((sum + unit - 1n) / unit);
}

/**
 * What does not hold of quotas that gave way.
 * @param model of the plan's quotas as they stand
 */
export function softeningErrors(
  model: QuotaModel,
  planned: readonly PlannedQuota[],
  { quotas, already, softening }: Pick<LotteryList, 'quotas' | 'already' | 'softening'>,
): string[] {
  if (quotas.length !== planned.length) return ['quotas'];
  const wrong = planned.flatMap((plan, at) => {
    const quota = quotas[at] as NamedQuota;
    const isSame = quota.min === plan.min && quota.max === plan.max;
    const isLooser = quota.min <= plan.min && quota.max >= plan.max;
    const isWithin =
      quota.min >= (plan.min_flex ?? 0) && quota.max <= (plan.max_flex ?? Number.MAX_SAFE_INTEGER);
    const mayBe = softening !== undefined && plan.weight !== undefined && isLooser && isWithin;
    return isSame || mayBe ? [] : [`quota ${at + 1}`];
  });
  if (softening === undefined) return wrong;
  const { deviation, proven, proof } = softening;
  const found = provenDeviation(model, givesOf(model, planned, already), proof);
  if (proof.groups.length !== model.groups.length) return [...wrong, 'proof'];
  const isIt = deviation === deviationOf(planned, quotas) && deviation > 0;
  return [
    ...wrong,
    ...(isIt ? [] : ['deviation']),
    ...(proven === found && found <= deviation ? [] : ['proven']),
  ];
}
