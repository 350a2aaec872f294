import { baseName } from '../core/file-name.js';
import { refuse } from '../core/problem.js';
import type { Files } from './files.js';
import { SideFiles } from './side-files.js';
import { readTownList } from './town-list.js';

/** The municipalities that are drawn in: keys and numbers of letters, from the list of a batch or `municipalities.csv`. */

export interface Town {
  /** eight digits */
  readonly key: string;
  /** at least 1 */
  readonly size: number;
}

/**
 * @returns in the order of keys; those that have no letters are left out
 * @throws Refusal SIDE-001, SIDE-002, BOOK-001 .. for the file, SQL-013 for other columns, SQL-014 if nobody has letters,
 *   BATCH-003, BATCH-004, BATCH-006 and BATCH-017 as of the list of a batch
 */
export async function readTowns(files: Files, path: string): Promise<Town[]> {
  const name = baseName(path);
  const bytes = await new SideFiles(files, []).readTyped(path);
  const { rows } = await readTownList(bytes, name, { needed: ['key', 'size'], lacking: 'SQL-013' });
  const drawn = rows.flatMap(({ key, size }): Town[] => (size === null || size === 0 ? [] : [{ key, size }]));
  if (drawn.length === 0) throw refuse('invalid', 'SQL-014', { file: name });
  return drawn.sort((a, b) => (a.key < b.key ? -1 : 1));
}
