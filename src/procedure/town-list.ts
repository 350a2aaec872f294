import { sha256Bytes } from '#machine';
import { columnKey } from '../core/column-name.js';
import { officialKey, wholeNumber } from '../core/official-key.js';
import { error, type Problem, Refusal, refuse, SHOWN_LINES } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import { sheetWith } from './table-sheet.js';

/** A list of municipalities: that of a batch, or what `municipalities` writes. Keys, and what is to be done in each. */

export interface TownRow {
  /** eight digits */
  readonly key: string;
  /** empty: the list has none */
  readonly name: string;
  /** `null`: the list does not say; 0: no letters */
  readonly size: number | null;
  /** paths as they are written; empty: there is none */
  readonly register: string;
  readonly plan: string;
  readonly line: number;
}

export interface TownList {
  readonly file: { readonly name: string; readonly bytes: number; readonly sha256: string };
  /** as they stand */
  readonly rows: readonly TownRow[];
}

/** Usual names of columns, as `columnKey` writes them, the most telling first. */
const COLUMNS = {
  key: [
    ...['key', 'ags', 'ags8', 'agscode', 'schluessel', 'gemeindeschluessel', 'amtlichergemeindeschluessel'],
    ...['amtlichergemeindeschluesselags', 'gemeindeschluesselags', 'gemeindekennziffer', 'gkz'],
    ...[
      'gemeindenummer',
      'schluesselnummer',
      'ars',
      'regionalschluessel',
      'amtlicherregionalschluessel',
      'rs',
    ],
  ],
  register: ['register', 'registerdatei', 'melderegister', 'datei', 'file', 'pfad', 'path'],
  size: ['size', 'briefe', 'letters', 'anzahl', 'umfang', 'stichprobe', 'n'],
  plan: ['plan', 'plandatei'],
  name: ['name', 'gemeinde', 'gemeindename', 'stadt', 'kommune', 'municipality'],
} as const;
export type TownColumn = keyof typeof COLUMNS;
type Places = ReadonlyMap<TownColumn, number>;

/** Titles above a header have few lines. */
const HEADER_WITHIN = 10;

export interface TownListForm {
  /** columns that must be there, and the code of the refusal where they are not */
  readonly needed: readonly TownColumn[];
  readonly lacking: string;
  /** code of what else is wrong with a row; `null`: nothing */
  readonly judge?: (row: Omit<TownRow, 'key' | 'size'>) => string | null;
}

/**
 * @throws Refusal with all that is wrong: `lacking` and BATCH-017 for its columns, BATCH-003, BATCH-004 and BATCH-006 for
 *   keys and sizes, SIDE-002, BOOK-001 .. BOOK-007 for the file
 */
export async function readTownList(bytes: Uint8Array, name: string, form: TownListForm): Promise<TownList> {
  const hasColumns = (row: readonly string[]) => form.needed.every((column) => placesOf(row).has(column));
  const isHeader = (row: readonly string[], at: number) => at < HEADER_WITHIN && hasColumns(row);
  const { rows, lines } = await sheetWith((sheet) => sheet.rows.some(isHeader), bytes, name);
  const at = rows.findIndex(isHeader);
  const header = rows[at];
  if (header === undefined) throw refuse('invalid', form.lacking, { file: name });
  refuseTwice(header, name);
  const reader = new RowReader(placesOf(header), form.judge ?? (() => null));
  for (const [index, row] of rows.entries())
    if (index > at && !isNote(row)) reader.add(row, lines[index] ?? index + 1);
  const problems = reader.problems(name);
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return { file: { name, bytes: bytes.length, sha256: sha256Bytes(bytes) }, rows: reader.rows };
}

function placesOf(row: readonly string[]): Places {
  const keys = row.map(columnKey);
  const places = new Map<TownColumn, number>();
  for (const [column, names] of Object.entries(COLUMNS) as [TownColumn, readonly string[]][]) {
    const best = names.map((name) => keys.indexOf(name)).find((at) => at >= 0);
    if (best !== undefined && ![...places.values()].includes(best)) places.set(column, best);
  }
  return places;
}

/** Nobody knows which of them is meant. @throws Refusal BATCH-017 */
function refuseTwice(header: readonly string[], file: string): void {
  const keys = header.map(columnKey);
  const names = [...placesOf(header).values()]
    .filter((at) => keys.indexOf(keys[at] ?? '') !== keys.lastIndexOf(keys[at] ?? ''))
    .map((at) => normaliseText(header[at] ?? ''));
  if (names.length > 0) throw refuse('invalid', 'BATCH-017', { file }, { columns: names });
}

/** Nothing, or a footnote below the table: something in the first column alone, which is no key. */
function isNote(row: readonly string[]): boolean {
  const filled = row.flatMap((cell, at) => (normaliseText(cell) === '' ? [] : [at]));
  const [first] = filled;
  if (first === undefined) return true;
  return filled.length === 1 && first === 0 && !/^[\d\s]+$/.test(row[0] ?? '');
}

/** Collects rows, and what is wrong by kind with the lines. */
class RowReader {
  readonly rows: TownRow[] = [];
  readonly #faults = new Map<string, number[]>();
  readonly #keys = new Set<string>();

  constructor(
    readonly places: Places,
    readonly judge: NonNullable<TownListForm['judge']>,
  ) {}

  add(cells: readonly string[], line: number): void {
    const raw = (column: TownColumn) => cells[this.places.get(column) ?? -1] ?? '';
    const cell = (column: TownColumn) => normaliseText(raw(column));
    const key = officialKey(cell('key'));
    const size = cell('size') === '' ? null : wholeNumber(cell('size'));
    const row = { name: cell('name'), register: pathIn(raw('register')), plan: pathIn(raw('plan')), line };
    if (key === null) this.#fault('BATCH-003', line);
    else if (this.#keys.has(key)) this.#fault('BATCH-004', line);
    const other = this.judge(row);
    if (other !== null) this.#fault(other, line);
    if (size === null && cell('size') !== '') this.#fault('BATCH-006', line);
    if (key === null) return;
    this.#keys.add(key);
    this.rows.push({ key, size, ...row });
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

/** As it stands, for a disk may tell apart what looks the same; but for the quotation marks with which Windows copies a path. */
function pathIn(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}
