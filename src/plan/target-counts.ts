import { error, type Place, type Problem } from '../core/problem.js';
import type { GroupInput, PlacedQuota } from './quota-input.js';

/** Counts of a population in a targets file: everybody is the sum of the lines on the same features. */

const MOST = 1_000_000_000;

/** `12345`, `12.345`, `12,345` or `12 345`; `null` if it is no count. */
export function readCount(cell: string): number | null {
  const digits = /^\d{1,3}(?:([., {2}'’])\d{3})(?:\1\d{3})*$/.test(cell) ? cell.replace(/\D/g, '') : cell;
  return /^\d{1,10}$/.test(digits) && Number(digits) <= MOST ? Number(digits) : null;
}

/**
 * The counts with everybody beside them. Combinations bring the features of which they are made with them: each value
 * of a feature that has no line of its own gets a quota on the sum of its lines.
 * @param top the header's line
 */
export function withPopulation(
  quotas: readonly PlacedQuota[],
  top: Place,
): { readonly quotas: readonly PlacedQuota[]; readonly problems: readonly Problem[] } {
  const totals = new Map<string, number>();
  for (const { quota } of quotas) {
    const key = featuresOf(quota.group);
    if (quota.population !== undefined) totals.set(key, (totals.get(key) ?? 0) + quota.population[0]);
  }
  const asked = new Set(
    quotas.flatMap(({ quota }) => (quota.min === undefined ? [featuresOf(quota.group)] : [])),
  );
  const problems = [...totals].flatMap(([key, total]) =>
    total > 0 || !asked.has(key) ? [] : [error('PLAN-116', top, { names: JSON.parse(key) as string[] })],
  );
  const counted = quotas.map((placed): PlacedQuota => {
    const { quota } = placed;
    if (quota.population === undefined) return placed;
    const total = totals.get(featuresOf(quota.group)) ?? 0;
    return { ...placed, quota: { ...quota, population: [quota.population[0], total] } };
  });
  return { quotas: [...counted.map(ofNumbers), ...marginsOf(counted, top)], problems };
}

/** What a line says itself goes before what follows from its count. */
function ofNumbers(placed: PlacedQuota): PlacedQuota {
  const { population: _, ...numbers } = placed.quota;
  return numbers.min === undefined ? placed : { ...placed, quota: numbers };
}

function featuresOf(group: readonly GroupInput[]): string {
  return JSON.stringify(group.map(({ dimension }) => dimension).sort());
}

function marginsOf(quotas: readonly PlacedQuota[], top: Place): PlacedQuota[] {
  const sums = new Map<
    string,
    { readonly of: string; readonly total: number; readonly values: Map<string, number> }
  >();
  for (const { quota } of quotas) {
    if (quota.group.length !== 1) continue;
    sums.set(quota.group[0]?.dimension ?? '', { of: '', total: 0, values: new Map() });
  }
  for (const { quota } of quotas) {
    if (quota.population === undefined || quota.group.length < 2) continue;
    const [people, total] = quota.population;
    const of = featuresOf(quota.group);
    for (const { dimension, categories } of quota.group) {
      const sum = sums.get(dimension) ?? { of, total, values: new Map<string, number>() };
      sums.set(dimension, sum);
      const value = categories?.[0] ?? '';
      if (sum.of === of) sum.values.set(value, (sum.values.get(value) ?? 0) + people);
    }
  }
  return [...sums].flatMap(([dimension, { total, values }]) =>
    [...values].map(([value, people]): PlacedQuota => {
      const group = [{ dimension, categories: [value] }];
      return { quota: { group, population: [people, total] }, place: top };
    }),
  );
}
