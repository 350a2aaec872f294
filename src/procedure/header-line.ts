import type { Problem } from '../core/problem.js';
import { looksLikeHeader } from '../plan/columns.js';
import { firstLines } from '../register/first-lines.js';
import type { RegisterSource } from '../register/source.js';
import type { BookPlace } from '../register/workbook/source.js';

/** Problems of a file whose first line may be a title and not the column names. */
const OF_HEADERS = ['REG-006', 'REG-007', 'REG-008', 'REG-022'];

/**
 * Says of the problems of headers which line looks like the column names, if there is one.
 * @param named columns that the plan names
 */
export async function withHeaderLines(
  problems: readonly Problem[],
  sources: readonly RegisterSource[],
  named: readonly string[],
  place: BookPlace,
): Promise<Problem[]> {
  return Promise.all(
    problems.map(async (problem) => {
      const file = problem.where?.[0]?.file;
      const source = sources.find(({ name }) => name === file);
      if (source === undefined || !OF_HEADERS.includes(problem.code)) return problem;
      const found = (await firstLines(source, place)).find(
        ({ line, names }) => line > 1 && names.length > 1 && looksLikeHeader(names, named),
      );
      const params = found === undefined ? { nowhere: 'yes' } : { line: found.line };
      return { ...problem, params: { ...problem.params, ...params } };
    }),
  );
}
