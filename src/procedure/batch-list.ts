import { sha256Bytes } from '#machine';
import { columnKey } from '../core/column-name.js';
import { baseName } from '../core/file-name.js';
import { error, type Problem, Refusal, refuse, SHOWN_LINES } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import { readSideFile } from '../register/side-files.js';
import type { Files } from './files.js';

/** The list of a batch: of each municipality its key, its register, how many to draw, perhaps a plan of its own. */

export interface BatchRow {
  /** eight digits */
  readonly key: string;
  /** empty: the list has none */
  readonly name: string;
  /** path of the register */
  readonly register: string;
  /** `null`: the list does not say */
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

/** Usual names of columns, as `columnKey` writes them, the most telling first. */
const COLUMNS = {
  key: ['key', 'ags', 'schluessel', 'gemeindeschluessel', 'amtlichergemeindeschluessel', 'gkz', 'ars'],
  register: ['register', 'registerdatei', 'melderegister', 'datei', 'file', 'pfad', 'path'],
  size: ['size', 'briefe', 'letters', 'anzahl', 'umfang', 'stichprobe', 'n'],
  plan: ['plan', 'plandatei'],
  name: ['name', 'gemeinde', 'gemeindename', 'stadt', 'kommune', 'municipality'],
} as const;
type Column = keyof typeof COLUMNS;

/** Titles above a header have few lines. */
const HEADER_WITHIN = 10;
const MOST_BYTES = 64_000_000;
const MOST_ROWS = 20_000;

/**
 * @returns paths as the list has them, from its own folder on
 * @throws Refusal BATCH-001 .. BATCH-007 with all that is wrong with it, SIDE-002, BOOK-001 .. BOOK-007
 */
export async function readBatchList(files: Files, path: string): Promise<BatchList> {
  const name = baseName(path);
  const bytes = await files.read(path, MOST_BYTES).catch((cause: { code?: string }) => {
    throw refuse('invalid', 'BATCH-001', { file: path }, { reason: cause.code ?? 'EIO' });
  });
  const side = await readSideFile(bytes, name);
  const rows = side.rows.map((row) => row.map(normaliseText));
  const at = rows.slice(0, HEADER_WITHIN).findIndex((row) => hasColumns(placesOf(row)));
  if (at < 0) throw refuse('invalid', 'BATCH-002', { file: name });
  const reader = new ListReader(files, files.folderOf(path), placesOf(rows[at] ?? []));
  for (const [index, row] of rows.entries())
    if (index > at && row.some((cell) => cell !== '')) reader.add(row, side.lines[index] ?? index + 1);
  const problems = reader.problems(name);
  if (problems.length > 0) throw new Refusal('invalid', problems);
  if (reader.rows.length === 0 || reader.rows.length > MOST_ROWS)
    throw refuse('invalid', 'BATCH-007', { file: name }, { rows: reader.rows.length, most: MOST_ROWS });
  const inOrder = [...reader.rows].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { file: { name, bytes: bytes.length, sha256: sha256Bytes(bytes) }, rows: inOrder };
}

type Places = ReadonlyMap<Column, number>;

function placesOf(row: readonly string[]): Places {
  const keys = row.map(columnKey);
  const places = new Map<Column, number>();
  for (const [column, names] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const best = names.map((name) => keys.indexOf(name)).find((at) => at >= 0);
    if (best !== undefined && ![...places.values()].includes(best)) places.set(column, best);
  }
  return places;
}

const hasColumns = (places: Places) => places.has('key') && places.has('register');

/** Collects rows, and what is wrong by kind with the lines. */
class ListReader {
  readonly rows: BatchRow[] = [];
  readonly #faults = new Map<string, number[]>();
  readonly #keys = new Set<string>();
  readonly #registers = new Set<string>();

  constructor(
    readonly files: Files,
    readonly folder: string,
    readonly places: Places,
  ) {}

  add(cells: readonly string[], line: number): void {
    const cell = (column: Column) => cells[this.places.get(column) ?? -1] ?? '';
    const key = officialKey(cell('key'));
    const size = sizeOf(cell('size'));
    const register = cell('register');
    const at = register === '' ? '' : this.files.at(this.folder, register);
    if (key === null) this.#fault('BATCH-003', line);
    else if (this.#keys.has(key)) this.#fault('BATCH-004', line);
    if (register === '' || this.#registers.has(at)) this.#fault('BATCH-005', line);
    if (size === 'wrong') this.#fault('BATCH-006', line);
    this.#registers.add(at);
    if (key === null || size === 'wrong') return;
    this.#keys.add(key);
    const plan = cell('plan') === '' ? null : this.files.join(this.folder, cell('plan'));
    const path = this.files.join(this.folder, register);
    this.rows.push({ key, name: cell('name'), register: path, size, plan, line });
  }

  problems(file: string): Problem[] {
    return [...this.#faults].map(([code, lines]) =>
      error(code, { file, lines: lines.slice(0, SHOWN_LINES), total: lines.length }, { count: lines.length }),
    );
  }

  #fault(code: string, line: number): void {
    const lines = this.#faults.get(code) ?? [];
    lines.push(line);
    this.#faults.set(code, lines);
  }
}

/** Eight digits of an official key as it was typed, with a zero that a spreadsheet took away; `null`: it is none. */
function officialKey(cell: string): string | null {
  const digits = cell.replace(/[\s'"=]/g, '');
  if (!/^(?:\d{7,8}|\d{11,12})$/.test(digits)) return null;
  const full = digits.length % 4 === 3 ? `0${digits}` : digits;
  // The association of municipalities (ARS) is no part of it.
  const key = full.length === 12 ? full.slice(0, 5) + full.slice(9) : full;
  const land = Number(key.slice(0, 2));
  return land >= 1 && land <= 16 ? key : null;
}

function sizeOf(cell: string): number | null | 'wrong' {
  if (cell === '') return null;
  const plain = cell.replace(/(?<=^\d{1,3})[.\s\u00a0\u202f](?=\d{3}$)/u, '');
  return /^[1-9]\d{0,7}$/.test(plain) ? Number(plain) : 'wrong';
}
