import type { Frame } from '../core/frame.js';
import { quotaCount } from '../core/lottery/quotas.js';
import type { DrawPlan, QuotaPart } from '../core/plan.js';
import { error, type Place, type Problem, warning } from '../core/problem.js';
import { nearest } from '../plan/nearest.js';

/** Quotas for values that nobody has: mistakes, not wishes, and nothing that a lower minimum mends. */

/** What a row is called that adds up the others. */
const TOTAL = /^(summe|gesamt|insgesamt|zusammen|total|sum|all|alle)$/i;
/** Values that are shown; there can be as many as districts. */
const MOST_VALUES = 12;

/**
 * @param placeOf a row of the plan's quotas
 * @param already people of each quota, written out, who are on the panel already; empty: nobody is
 * @returns errors for quotas that ask for people of values that nobody has, notes for some of several values
 */
export function absentQuotas(
  plan: DrawPlan,
  frame: Frame,
  placeOf: (row: number) => Place,
  already: readonly number[] = [],
): Problem[] {
  const { dimensions } = frame.stratification;
  let next = 0;
  return (plan.sample.quotas ?? []).flatMap((quota, row) => {
    const from = next;
    next += quotaCount(frame.stratification, [quota]);
    // Somebody who is on the panel has these values.
    if (already.slice(from, next).some((people) => people > 0)) return [];
    return quota.group.flatMap((part) => {
      const known = dimensions.find(({ name }) => name === part.dimension)?.categories ?? [];
      return absentValues(part, quota.min, known, isListed(plan, part), placeOf(row));
    });
  });
}

/** Whether the plan lists the categories of a dimension; those of them that nobody has have been noted. */
function isListed({ stratify }: DrawPlan, part: QuotaPart): boolean {
  const dimension = stratify.find(({ name }) => name === part.dimension);
  return dimension?.source === 'age' || dimension?.categories !== null;
}

function absentValues(
  { dimension, categories }: QuotaPart,
  min: number,
  known: readonly string[],
  isListedThere: boolean,
  place: Place,
): Problem[] {
  const absent = (categories ?? []).filter((name) => !known.includes(name));
  const [first] = absent;
  if (first === undefined) return [];
  const params = {
    dimension,
    names: absent,
    values: known.slice(0, MOST_VALUES),
    nearest: nearest(first, known) ?? '',
    adding: TOTAL.test(first) ? first : '',
  };
  if (absent.length === categories?.length && min > 0) return [error('QUOTA-020', place, params)];
  return isListedThere ? [] : [warning('QUOTA-021', place, params)];
}
