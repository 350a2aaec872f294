import { type Problem, Refusal } from '../core/problem.js';
import { stratumName } from '../core/strata.js';
import type { Preparation } from './opening.js';

/**
 * What is wrong with a table's rows stands at their lines in its file.
 * @throws Refusal as the work does, with these places
 */
export async function atTableLines<T>(
  { plan, tableFile }: Pick<Preparation, 'plan' | 'tableFile'>,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof Refusal) || tableFile === null) throw cause;
    const { name: file, lines } = tableFile;
    const rows = (plan.sample.table ?? []).map(({ categories }) => stratumName(categories));
    const placed = (problem: Problem): Problem => {
      if (problem.where?.[0]?.key !== 'sample.table') return problem;
      const stratum = problem.params?.stratum;
      // Of a stratum that is named twice, the second row.
      const row =
        problem.code === 'PLAN-043' ? rows.lastIndexOf(String(stratum)) : rows.indexOf(String(stratum));
      const line = row < 0 ? undefined : lines[row + 1];
      return { ...problem, where: [{ file, ...(line === undefined ? {} : { lines: [line] }) }] };
    };
    throw new Refusal(cause.kind, cause.problems.map(placed));
  }
}
