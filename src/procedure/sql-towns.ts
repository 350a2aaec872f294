import { baseName } from '../core/file-name.js';
import { refuse, SHOWN_LINES } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import { readSideFile } from '../register/side-files.js';
import type { Files } from './files.js';
import { SideFiles } from './side-files.js';

/** The municipalities that are drawn in: keys and numbers of letters, from the list of a batch or `municipalities.csv`. */

export interface Town {
  /** eight digits */
  readonly key: string;
  /** at least 1 */
  readonly size: number;
}

/** Names of the columns, the first that is there counts. */
const KEY = ['key', 'ags', 'schlüssel', 'gemeindeschlüssel'];
const SIZE = ['size', 'letters', 'briefe', 'anzahl'];
/**
 * @returns in the order of keys; those that have no letters are left out
 * @throws Refusal SIDE-001, SIDE-002, BOOK-001 .. for the file, SQL-013 for other columns, SQL-014 for what is no municipality
 */
export async function readTowns(files: Files, path: string): Promise<Town[]> {
  const name = baseName(path);
  const bytes = await new SideFiles(files, []).readTyped(path);
  const { rows, lines } = await readSideFile(bytes, name);
  const header = rows.findIndex((row) => placesOf(row).every((at) => at >= 0));
  const [keyAt = -1, sizeAt = -1] = placesOf(rows[header] ?? []);
  if (header < 0) throw refuse('invalid', 'SQL-013', { file: name });
  const towns = new Map<string, Town>();
  const wrong: number[] = [];
  for (const [at, row] of rows.entries()) {
    if (at <= header || row.every((cell) => normaliseText(cell) === '')) continue;
    const key = keyOf(normaliseText(row[keyAt] ?? ''));
    const size = sizeOf(normaliseText(row[sizeAt] ?? ''));
    if (key === null || size === null || towns.has(key)) wrong.push(lines[at] ?? at + 1);
    else towns.set(key, { key, size });
  }
  const drawn = [...towns.values()].filter(({ size }) => size > 0);
  if (wrong.length > 0 || drawn.length === 0) {
    const place = { file: name, lines: wrong.slice(0, SHOWN_LINES), total: wrong.length };
    throw refuse('invalid', 'SQL-014', wrong.length === 0 ? { file: name } : place);
  }
  return drawn.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function placesOf(row: readonly string[]): [key: number, size: number] {
  const names = row.map((cell) => normaliseText(cell).toLowerCase());
  const place = (usual: readonly string[]) =>
    usual.map((one) => names.indexOf(one)).find((at) => at >= 0) ?? -1;
  return [place(KEY), place(SIZE)];
}

/** Eight digits, also if a spreadsheet took the zero at the beginning away. */
function keyOf(cell: string): string | null {
  return /^\d{7,8}$/.test(cell) ? cell.padStart(8, '0') : null;
}

/** Without a number there are no letters. */
function sizeOf(cell: string): number | null {
  return /^\d{0,8}$/.test(cell) ? Number(cell) : null;
}
