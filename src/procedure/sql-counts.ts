import type { DrawPlan } from '../core/plan.js';
import { byKind, error, type Problem, Refusal, refuse } from '../core/problem.js';
import { listedCategories, type NamedStratum, type Stratification, stratify } from '../core/strata.js';
import { normaliseText } from '../core/text.js';
import { parseSideFile, type SideFile } from '../register/side-files.js';
import { TOWN_NAME } from '../report/sql/towns.js';

/** What the query that counts the strata gave: a file with a column for each dimension, and N_h. */

/** The column of the numbers. */
const SIZE = 'N_h';

/**
 * The strata of the plan with these numbers of people.
 * @param name of the file, for messages
 * @throws Refusal SIDE-002 if it is no CSV, SQL-004 for other columns, SQL-005 for lines that are no stratum
 */
export function countedStrata(bytes: Uint8Array, name: string, plan: DrawPlan): Stratification {
  const file = parseSideFile(bytes, name);
  checkHeader(file, name, [...plan.stratify.map((dimension) => dimension.name), SIZE]);
  return stratify(plan.stratify, strataOf(file, name, plan, 0));
}

/**
 * The same of each municipality, by its key as it stands in the first column.
 * @throws Refusal as {@link countedStrata}
 */
export function countedTowns(
  bytes: Uint8Array,
  name: string,
  plan: DrawPlan,
): ReadonlyMap<string, Stratification> {
  const file = parseSideFile(bytes, name);
  checkHeader(file, name, [TOWN_NAME, ...plan.stratify.map((dimension) => dimension.name), SIZE]);
  const towns = new Map<string, NamedStratum[]>();
  for (const { categories, size } of strataOf(file, name, plan, 1)) {
    const [key = '', ...own] = categories;
    const known = towns.get(key);
    if (known === undefined) towns.set(key, [{ categories: own, size }]);
    else known.push({ categories: own, size });
  }
  return new Map([...towns].map(([key, strata]) => [key, stratify(plan.stratify, strata)] as const));
}

function checkHeader(file: SideFile, name: string, columns: readonly string[]): void {
  const [header = []] = file.rows;
  if (header.map(normaliseText).join('\0') !== columns.join('\0'))
    throw refuse('invalid', 'SQL-004', { file: name, lines: [file.lines[0] ?? 1] }, { columns });
}

/** @param apart so many columns stand before those of the dimensions */
function strataOf(file: SideFile, name: string, plan: DrawPlan, apart: number): NamedStratum[] {
  const met = new Set<string>();
  const wrong: Problem[] = [];
  const strata = file.rows.slice(1).map((row, at) => {
    const fields = row.map(normaliseText);
    const categories = fields.slice(0, -1);
    const own = categories.slice(apart);
    const size = /^[1-9][0-9]{0,14}$/.test(fields.at(-1) ?? '') ? Number(fields.at(-1)) : 0;
    const key = categories.join('\0');
    const isStratum =
      own.length === plan.stratify.length &&
      own.every(isCategoryOf(plan)) &&
      !categories.slice(0, apart).includes('');
    if (!isStratum || size === 0 || met.has(key))
      wrong.push(error('SQL-005', { file: name, lines: [file.lines[at + 1] ?? 0] }));
    met.add(key);
    return { categories, size };
  });
  if (wrong.length > 0 || strata.length === 0)
    throw wrong.length > 0
      ? new Refusal('invalid', byKind(wrong))
      : refuse('invalid', 'SQL-005', { file: name });
  return strata;
}

/** Whether the dimension at this place can have the category. */
function isCategoryOf({ stratify: dimensions }: DrawPlan) {
  return (category: string, at: number) => {
    const dimension = dimensions[at];
    const listed = dimension === undefined ? null : listedCategories(dimension);
    return category !== '' && (listed === null || listed.includes(category));
  };
}
