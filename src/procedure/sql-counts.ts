import type { DrawPlan } from '../core/plan.js';
import { byKind, error, type Problem, Refusal, refuse } from '../core/problem.js';
import { listedCategories, type NamedStratum, type Stratification, stratify } from '../core/strata.js';
import { normaliseText } from '../core/text.js';
import { parseSideFile, type SideFile } from '../register/side-files.js';

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
  const columns = [...plan.stratify.map((dimension) => dimension.name), SIZE];
  const [header = []] = file.rows;
  if (header.map(normaliseText).join('\0') !== columns.join('\0'))
    throw refuse('invalid', 'SQL-004', { file: name, lines: [file.lines[0] ?? 1] }, { columns });
  return stratify(plan.stratify, strataOf(file, name, plan));
}

function strataOf(file: SideFile, name: string, plan: DrawPlan): NamedStratum[] {
  const met = new Set<string>();
  const wrong: Problem[] = [];
  const strata = file.rows.slice(1).map((row, at) => {
    const fields = row.map(normaliseText);
    const categories = fields.slice(0, -1);
    const size = /^[1-9][0-9]{0,14}$/.test(fields.at(-1) ?? '') ? Number(fields.at(-1)) : 0;
    const key = categories.join('\0');
    const isStratum = categories.length === plan.stratify.length && categories.every(isCategoryOf(plan));
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
