import type { Frame } from '../core/frame.js';
import type { Fraction } from '../core/lottery/bound.js';
import { boundOf } from '../core/lottery/certificate.js';
import { chances, toNumber } from '../core/lottery/portfolio.js';
import type { NamedQuota } from '../core/lottery/record.js';
import type { DrawPlan } from '../core/plan.js';
import { cellNames } from '../core/strata.js';
import { type Fairness, fairness } from '../report/fairness.js';
import type { Openness } from '../report/openness.js';
import { type Reasons, reasons } from '../report/reasons.js';
import type { PreparedLottery } from './lottery.js';
import { opennessOf } from './openness.js';
import { targetEffects } from './target-effects.js';

/** What a lottery under quotas gives whom, before there is a seed. */
export interface LotteryPreview {
  /** people to draw */
  readonly n: number;
  /** so many substitutes are drawn at once, with the same chances; left out: none */
  readonly substitutes?: number;
  readonly fairness: Fairness;
  readonly bound: number;
  /** people who are in no outcome */
  readonly without_chance: number;
  /** which people can meet; `null`: the list is too large to be looked at */
  readonly openness: Openness | null;
  readonly complete: boolean;
  readonly strata: readonly StratumChance[];
  readonly quotas: readonly QuotaExpectation[];
  readonly least: {
    readonly strata: readonly (readonly string[])[];
    readonly people: number;
    readonly why: readonly Reason[];
    /** whether households stand in the way as well */
    readonly households: boolean;
  };
}

interface StratumChance {
  readonly stratum: readonly string[];
  readonly N_h: number;
  /** exact chances of its types, as fractions; people of shared households can have others */
  readonly chances: readonly string[];
  readonly least: number;
  readonly greatest: number;
  /** the least chance of those who have one; `null`: nobody has */
  readonly least_above_zero: number | null;
}

interface QuotaExpectation {
  readonly group: NamedQuota['group'];
  readonly available: number;
  readonly already: number;
  readonly min: number;
  readonly max: number;
  /** what the numbers are made of, as in `TargetEffect` */
  readonly share: string | null;
  readonly exact: number | null;
  /** people to be expected, those who are in already included */
  readonly expected: number;
}

interface Reason {
  readonly group: NamedQuota['group'];
  readonly side: 'min' | 'max';
  readonly bound: number;
}

export function previewLottery(frame: Frame, prepared: PreparedLottery, plan: DrawPlan): LotteryPreview {
  const targets = targetEffects(plan, frame);
  const { lottery, model, panels, record } = prepared;
  const exact = chances(model, panels);
  const numbers = exact.map(toNumber);
  const expected = model.sizes.map((size, type) => size * (numbers[type] as number));
  const found = reasons(exact, lottery.proof);
  return {
    n: record.n,
    ...(record.substitutes === undefined ? {} : { substitutes: record.substitutes }),
    fairness: fairness(model.sizes, numbers),
    bound: toNumber(boundOf(model, { ...record, proof: lottery.proof })),
    without_chance: model.sizes.reduce((sum, size, type) => (numbers[type] === 0 ? sum + size : sum), 0),
    openness: opennessOf(prepared),
    complete: lottery.complete,
    strata: strataChances(frame, record.types, exact),
    quotas: record.quotas.map((quota, at) => {
      const { members } = model.groups[at] ?? { members: [] };
      const already = record.already[at] ?? 0;
      return {
        group: quota.group,
        available: members.reduce((sum, type) => sum + (model.sizes[type] as number), 0),
        already,
        min: quota.min,
        max: quota.max,
        share: targets[at]?.share ?? null,
        exact: targets[at]?.exact ?? null,
        expected: already + members.reduce((sum, type) => sum + (expected[type] as number), 0),
      };
    }),
    least: {
      strata: [...new Set(found.types.map((type) => record.types[type]?.stratum ?? 0))].map((stratum) =>
        categoriesOf(frame, stratum),
      ),
      people: found.types.reduce((sum, type) => sum + (model.sizes[type] as number), 0),
      why: whys(record.quotas, found),
      households: found.maxima.some((at) => at >= record.quotas.length),
    },
  };
}

function whys(quotas: readonly NamedQuota[], found: Reasons): Reason[] {
  const named = (side: 'min' | 'max') => (at: number) => {
    const quota = quotas[at];
    return quota === undefined ? [] : [{ group: quota.group, side, bound: quota[side] }];
  };
  return [...found.maxima.flatMap(named('max')), ...found.minima.flatMap(named('min'))];
}

function strataChances(
  frame: Frame,
  types: readonly { readonly stratum: number }[],
  exact: readonly Fraction[],
): StratumChance[] {
  const { dimensions, strata } = frame.stratification;
  return strata.map(({ cell, size }, stratum) => {
    const own = exact.filter((_, type) => types[type]?.stratum === stratum);
    const numbers = own.map(toNumber);
    const positive = numbers.filter((chance) => chance > 0);
    return {
      stratum: cellNames(dimensions, cell),
      N_h: size,
      chances: [...new Set(own.map((fraction) => fraction.join('/')))],
      least: Math.min(...numbers),
      greatest: Math.max(...numbers),
      least_above_zero: positive.length === 0 ? null : Math.min(...positive),
    };
  });
}

function categoriesOf(frame: Frame, stratum: number): string[] {
  const { dimensions, strata } = frame.stratification;
  return cellNames(dimensions, strata[stratum]?.cell ?? []);
}
