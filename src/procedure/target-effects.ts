import type { Frame } from '../core/frame.js';
import { expandQuotas } from '../core/lottery/quotas.js';
import type { NamedQuota } from '../core/lottery/record.js';
import { readShareText } from '../core/lottery/shares.js';
import type { DrawPlan } from '../core/plan.js';

/** What quotas of shares became: their numbers, and what these are made of. */
export interface TargetEffect extends NamedQuota {
  /** people of the group and everybody, as they were given, such as `12345/54321`; `null`: numbers were given */
  readonly share: string | null;
  /** the share's exact number of places, rounded to be shown; `null` without a share */
  readonly exact: number | null;
}

/** In the order of the quotas, written out. */
export function targetEffects({ sample }: DrawPlan, { stratification }: Frame): TargetEffect[] {
  return expandQuotas(stratification, sample.quotas ?? [], sample).map(({ group, min, max, share }) => {
    const part = share === undefined ? null : readShareText(share);
    const exact = part === null ? null : placesOf(part, sample.size);
    return { group, min, max, share: share ?? null, exact };
  });
}

/** With two digits after the point, cut off. */
function placesOf(part: { readonly numerator: bigint; readonly denominator: bigint }, size: number): number {
  return Number((100n * part.numerator * BigInt(size)) / part.denominator) / 100;
}

/** The same, if numbers are made of shares: otherwise there is nothing to show that was not written. */
export function shownTargets(plan: DrawPlan, frame: Frame): readonly TargetEffect[] {
  const effects = targetEffects(plan, frame);
  return effects.some(({ share }) => share !== null) ? effects : [];
}
