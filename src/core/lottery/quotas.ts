import type { QuotaRow } from '../plan.js';
import type { Stratification } from '../strata.js';
import type { QuotaModel } from './outcome.js';
import type { LotteryRecord, LotteryType, NamedQuota } from './record.js';

/** A quota of the plan on one group, with how far it may be loosened. */
export interface PlannedQuota extends NamedQuota {
  readonly min_flex: number | null;
  readonly max_flex: number | null;
}

/** The plan's rows, those for each category of a dimension written out. */
export function expandQuotas(frame: Stratification, rows: readonly QuotaRow[]): PlannedQuota[] {
  return rows.flatMap(({ group, ...bounds }) => {
    let groups: NamedQuota['group'][] = [[]];
    for (const { dimension, categories } of group) {
      const present = frame.dimensions.find(({ name }) => name === dimension)?.categories ?? [];
      const choices = categories === null ? present.map((category) => [category]) : [categories];
      groups = groups.flatMap((begun) =>
        choices.map((choice) => [...begun, { dimension, categories: choice }]),
      );
    }
    return groups.map((written) => ({ group: written, ...bounds }));
  });
}

/** The part of a lottery's record that its model is made of. */
export type ModelRecord = Pick<LotteryRecord, 'n' | 'types' | 'quotas' | 'already' | 'households'>;

/**
 * The numbers behind the names. The model's groups are the quotas, less the people who are in already, and
 * then the households, in their order.
 */
export function quotaModel(frame: Stratification, record: ModelRecord): QuotaModel {
  const { n, types, quotas, already, households } = record;
  const places = new Map(frame.dimensions.map(({ name }, at) => [name, at] as const));
  const isIn = (stratum: number, group: NamedQuota['group']) =>
    group.every(({ dimension, categories }) => {
      const at = places.get(dimension) ?? -1;
      const category = frame.strata[stratum]?.cell[at] ?? -1;
      return categories.includes(frame.dimensions[at]?.categories[category] ?? '');
    });
  return {
    sizes: types.map((type) => type.size),
    size: n,
    groups: [
      ...quotas.map(({ group, min, max }, quota) => {
        const present = already[quota] ?? 0;
        return {
          members: types.flatMap((type, at) => (isIn(type.stratum, group) ? [at] : [])),
          min: Math.max(0, min - present),
          // Below zero: there are too many of them already.
          max: Math.min(n, max - present),
        };
      }),
      ...households.map(({ types: members, max }) => ({ members, min: 0, max })),
    ],
  };
}

/** Everybody of a stratum is interchangeable. */
export function strataAsTypes(frame: Stratification): LotteryType[] {
  return frame.strata.map(({ size }, stratum) => ({ stratum, size }));
}
