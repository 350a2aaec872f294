import { baseName } from '../core/file-name.js';
import { refuse } from '../core/problem.js';
import type { Files } from './files.js';
import { readTownList, type TownRow } from './town-list.js';

/** The list of a batch: of each municipality its key, its register, how many to draw, perhaps a plan of its own. */

export interface BatchRow {
  /** eight digits */
  readonly key: string;
  /** empty: the list has none */
  readonly name: string;
  /** path of the register */
  readonly register: string;
  /** `null`: the list does not say; 0: no letters */
  readonly size: number | null;
  /** path; `null`: the plan of the batch */
  readonly plan: string | null;
  readonly line: number;
}

export interface BatchList {
  readonly file: { readonly name: string; readonly bytes: number; readonly sha256: string };
  /** in the order of keys */
  readonly rows: readonly BatchRow[];
}

const MOST_BYTES = 64_000_000;
const MOST_ROWS = 20_000;

/**
 * @returns paths as the list has them, from its own folder on
 * @throws Refusal BATCH-001 .. BATCH-007, BATCH-017 with all that is wrong with it, SIDE-002, BOOK-001 .. BOOK-007
 */
export async function readBatchList(files: Files, path: string): Promise<BatchList> {
  const name = baseName(path);
  const bytes = await files.read(path, MOST_BYTES).catch((cause: { code?: string }) => {
    throw refuse('invalid', 'BATCH-001', { file: path }, { reason: cause.code ?? 'EIO' });
  });
  const folder = files.folderOf(path);
  const registers = new Set<string>();
  const judge = ({ register }: Pick<TownRow, 'register'>) => {
    const at = register === '' ? '' : files.at(folder, register);
    const isRight = register !== '' && !registers.has(at);
    registers.add(at);
    return isRight ? null : 'BATCH-005';
  };
  const { file, rows } = await readTownList(bytes, name, {
    needed: ['key', 'register'],
    lacking: 'BATCH-002',
    judge,
  });
  if (rows.length === 0 || rows.length > MOST_ROWS)
    throw refuse('invalid', 'BATCH-007', { file: name }, { rows: rows.length, most: MOST_ROWS });
  const found = rows.map(
    ({ register, plan, ...row }): BatchRow => ({
      ...row,
      register: pathOf(files, folder, register),
      plan: plan === '' ? null : pathOf(files, folder, plan),
    }),
  );
  return { file, rows: found.sort((a, b) => (a.key < b.key ? -1 : 1)) };
}

/** As it is written, or with its letters put together or taken apart: some programs write them otherwise than disks do. */
function pathOf(files: Files, folder: string, written: string): string {
  const ways = [written, written.normalize('NFC'), written.normalize('NFD')].map((way) =>
    files.join(folder, way),
  );
  return ways.find((way) => isThere(files, way)) ?? ways[0] ?? '';
}

function isThere(files: Files, path: string): boolean {
  try {
    return files.kind(path) !== null;
  } catch {
    return true;
  }
}
