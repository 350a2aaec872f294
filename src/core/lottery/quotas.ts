import type { QuotaRow, SamplePlan } from '../plan.js';
import { refuse } from '../problem.js';
import { cellNames, type Stratification } from '../strata.js';
import type { QuotaModel } from './outcome.js';
import type { LotteryPool, LotteryRecord, LotteryType, NamedQuota } from './record.js';
import { OF_FRAME, type Share, sharedPlaces, shareText } from './shares.js';

/** A quota of the plan on one group, with how far it may be loosened. */
export interface PlannedQuota extends NamedQuota {
  readonly min_flex: number | null;
  readonly max_flex: number | null;
  /** what `min` and `max` come of, `12345/54321`; left out: they were given */
  readonly share?: string;
  /** as in the plan */
  readonly weight?: number;
}

/** How many people a plan draws, and how far quotas of shares may be off. */
export type Places = Pick<SamplePlan, 'size' | 'slack'>;

/** More groups than any panel can be looked at by. */
export const MOST_GROUPS = 100_000;

/** How many groups the plan's rows make, written out. */
export function quotaCount(frame: Stratification, rows: readonly QuotaRow[]): number {
  const sizes = new Map(frame.dimensions.map(({ name, categories }) => [name, categories.length]));
  const groupsOf = ({ group }: QuotaRow) =>
    group.reduce(
      (product, { dimension, categories }) =>
        product * (categories === null ? (sizes.get(dimension) ?? 0) : 1),
      1,
    );
  return rows.reduce((sum, row) => sum + groupsOf(row), 0);
}

/**
 * The plan's rows, those for each category of a dimension written out, and shares of the frame at their numbers.
 * @throws Refusal QUOTA-012 if these are more groups than can be looked at
 */
export function expandQuotas(
  frame: Stratification,
  rows: readonly QuotaRow[],
  places: Places,
): PlannedQuota[] {
  const count = quotaCount(frame, rows);
  if (count > MOST_GROUPS)
    throw refuse('invalid', 'QUOTA-012', { key: 'sample.quotas' }, { count, most: MOST_GROUPS });
  let people: readonly CountedStratum[] | undefined;
  return rows.flatMap(({ group, ...bounds }) => {
    let groups: NamedQuota['group'][] = [[]];
    for (const { dimension, categories } of group) {
      const present = frame.dimensions.find(({ name }) => name === dimension)?.categories ?? [];
      const choices = categories === null ? present.map((category) => [category]) : [categories];
      groups = groups.flatMap((begun) =>
        choices.map((choice) => [...begun, { dimension, categories: choice }]),
      );
    }
    return groups.map((written) => {
      const quota = { group: written, ...bounds };
      if (quota.share !== OF_FRAME) return quota;
      people ??= countedStrata(frame);
      return { ...quota, ...ofFrame(frame, people, written, places) };
    });
  });
}

/** Of a group the exact share of the places that its people are of the frame. */
function ofFrame(
  { dimensions }: Stratification,
  people: readonly CountedStratum[],
  group: NamedQuota['group'],
  { size, slack = 0 }: Places,
): Pick<PlannedQuota, 'min' | 'max' | 'share'> {
  const names = dimensions.map(({ name }) => name);
  const share = shareOfPeople(names, people, group);
  return { ...sharedPlaces(share, size, slack), share: shareText(share) };
}

/** People of a stratum, by the names of its categories. */
export interface CountedStratum {
  readonly categories: readonly string[];
  readonly people: number;
}

export function countedStrata({ dimensions, strata }: Stratification): CountedStratum[] {
  return strata.map(({ cell, size }) => ({ categories: cellNames(dimensions, cell), people: size }));
}

/** How many of all people are in a group. @param dimensions their names, in the order of the categories */
export function shareOfPeople(
  dimensions: readonly string[],
  strata: readonly CountedStratum[],
  group: NamedQuota['group'],
): Share {
  let inside = 0;
  let all = 0;
  for (const { categories, people } of strata) {
    all += people;
    if (isInGroup(dimensions, categories, group)) inside += people;
  }
  return { numerator: BigInt(inside), denominator: BigInt(Math.max(1, all)) };
}

/**
 * Whether somebody is in a group: for each dimension of the group their category is one of those listed.
 * @param dimensions the plan's, by name
 * @param categories one for each of these dimensions
 */
export function isInGroup(
  dimensions: readonly string[],
  categories: readonly string[],
  group: NamedQuota['group'],
): boolean {
  return group.every((part) =>
    part.categories.includes(categories[dimensions.indexOf(part.dimension)] ?? ''),
  );
}

/** The part of a lottery's record that its model is made of. */
export type ModelRecord = LotteryPool & Pick<LotteryRecord, 'quotas'>;

/**
 * The numbers behind the names. The model's groups are the quotas, less the people who are in already, and
 * then the households, in their order.
 */
export function quotaModel(frame: Stratification, record: ModelRecord): QuotaModel {
  const { n, types, quotas, already, households } = record;
  const dimensions = frame.dimensions.map(({ name }) => name);
  const categories = frame.strata.map(({ cell }) => cellNames(frame.dimensions, cell));
  const isIn = (stratum: number, group: NamedQuota['group']) =>
    isInGroup(dimensions, categories[stratum] ?? [], group);
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

/** Who can get a letter: everybody of the frame, nobody is in yet and no household is limited here. */
export function wholeFrame(frame: Stratification, n: number): LotteryPool {
  return { n, types: strataAsTypes(frame), households: [], already: [] };
}
