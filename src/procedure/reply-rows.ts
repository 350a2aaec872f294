import { readReferenceDate } from '../core/age.js';
import { columnKey } from '../core/column-name.js';
import { isListColumn } from '../core/list-cells.js';
import type { Way } from '../core/outcome.js';
import { error, type Problem, Refusal, refuse, SHOWN_LINES } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import { joinId } from '../core/ticket.js';
import { type Happening, happeningOf, needsOf, wayOf } from './reply-words.js';

/** A file of replies: rows of a CSV file or a workbook, understood column by column. */

export interface ReplyRow {
  /** of the file, from 1 on; 0: it was typed */
  readonly line: number;
  /** as it was typed; empty: there is an id instead */
  readonly code: string;
  readonly id: string;
  readonly happening: Happening;
  readonly way: Way | null;
  readonly attempts: number | null;
  /** `null`: nothing was said of them */
  readonly needs: readonly string[] | null;
  /** YYYY-MM-DD; empty: nobody said when */
  readonly date: string;
  /** what somebody said of their own accord */
  readonly note: string;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** the line on which each row begins */
  readonly lines: readonly number[];
}

/** Usual names of columns, as `columnKey` writes them. */
const COLUMNS = {
  code: ['code', 'antwortcode', 'rueckmeldecode', 'antwortkennung', 'replycode', 'loscode'],
  outcome: ['outcome', 'ergebnis', 'antwort', 'rueckmeldung', 'teilnahme', 'result', 'reply'],
  way: ['way', 'weg', 'kanal', 'antwortweg', 'channel'],
  attempts: ['attempts', 'versuche', 'anzahlversuche', 'kontaktversuche'],
  date: ['date', 'datum', 'eingang', 'eingangsdatum', 'antwortdatum', 'datumderantwort'],
  needs: ['needs', 'bedarf', 'bedarfe', 'unterstuetzung', 'unterstuetzungsbedarf'],
  note: ['note', 'notiz', 'grund', 'anmerkung', 'bemerkung', 'bemerkungen', 'reason', 'comment'],
} as const;
type Column = keyof typeof COLUMNS;

/** Titles above a header have few lines. */
const HEADER_WITHIN = 10;
const MOST_NOTE = 2000;

/**
 * The rows in the order in which things happened, if each has a date; otherwise as they stand.
 * @param ids names of the register's id columns
 * @param codes of what people may need
 * @throws Refusal REC-001 (no such columns), REC-002 .. REC-006 (cells), REC-007 (nothing in it), all together
 */
export function replyRows(
  sheet: Sheet,
  ids: readonly string[],
  codes: readonly string[],
): readonly ReplyRow[] {
  const rows = sheet.rows.map((row) => row.map(normaliseText));
  const at = rows.slice(0, HEADER_WITHIN).findIndex((row) => headerOf(row, ids) !== null);
  const header = headerOf(rows[at] ?? [], ids);
  if (header === null) {
    throw refuse('invalid', 'REC-001', { file: sheet.name }, { ids });
  }
  const reader = new RowReader(sheet, header, codes);
  const found = rows.flatMap((row, index) =>
    index <= at || row.every((cell) => cell === '') ? [] : reader.row(row, sheet.lines[index] ?? index + 1),
  );
  if (reader.problems.length > 0) throw new Refusal('invalid', reader.problems);
  if (found.length === 0) throw refuse('invalid', 'REC-007', { file: sheet.name });
  return found.every(({ date }) => date !== '') ? [...found].sort(byDate) : found;
}

const byDate = (a: ReplyRow, b: ReplyRow) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);

interface Header {
  readonly places: ReadonlyMap<Column, number>;
  /** of the id's columns; empty: there is a code */
  readonly ids: readonly number[];
}

function headerOf(row: readonly string[], ids: readonly string[]): Header | null {
  const keys = row.map((name) => (isListColumn(name) ? '' : columnKey(name)));
  const places = new Map<Column, number>();
  for (const [column, names] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const best = names.map((name) => keys.indexOf(name)).find((at) => at >= 0);
    if (best !== undefined && !ids.includes(row[best] ?? '')) places.set(column, best);
  }
  const idPlaces = ids.map((name) => row.indexOf(name));
  const hasIds = idPlaces.every((at) => at >= 0);
  if (!places.has('outcome') || !(hasIds || places.has('code'))) return null;
  return { places, ids: hasIds ? idPlaces : [] };
}

/** Collects what is wrong by kind, with the lines. */
class RowReader {
  readonly #faults = new Map<string, number[]>();

  constructor(
    readonly sheet: Pick<Sheet, 'name'>,
    readonly header: Header,
    readonly codes: readonly string[],
  ) {}

  get problems(): Problem[] {
    return [...this.#faults].map(([code, lines]) =>
      error(
        code,
        { file: this.sheet.name, lines: lines.slice(0, SHOWN_LINES), total: lines.length },
        code === 'REC-006' ? { codes: this.codes } : undefined,
      ),
    );
  }

  row(cells: readonly string[], line: number): ReplyRow[] {
    const cell = (column: Column) => cells[this.header.places.get(column) ?? -1] ?? '';
    const code = cell('code');
    const parts = this.header.ids.map((at) => cells[at] ?? '');
    const id = parts.every((part) => part === '') ? '' : joinId(parts);
    // A row of a list that was handed out and that nobody has answered yet.
    if (cell('outcome') === '' && (code !== '' || id !== '')) return [];
    const row = understoodRow({ line, code, id }, cell, this.codes);
    for (const fault of row.faults) {
      const lines = this.#faults.get(fault) ?? [];
      lines.push(line);
      this.#faults.set(fault, lines);
    }
    return row.row === null ? [] : [row.row];
  }
}

/**
 * What the cells of a row say, or the codes of what can't be understood: REC-002 (neither code nor id), REC-003
 * (outcome), REC-004 (way or attempts), REC-005 (date), REC-006 (needs), REC-008 (note too long)
 */
export function understoodRow(
  { line, code, id }: Pick<ReplyRow, 'line' | 'code' | 'id'>,
  cell: (column: Column) => string,
  codes: readonly string[],
): { readonly row: ReplyRow | null; readonly faults: readonly string[] } {
  const happening = happeningOf(cell('outcome'));
  const way = cell('way') === '' ? null : wayOf(cell('way'));
  const attempts = attemptsOf(cell('attempts'));
  const date = dayOf(cell('date'));
  const { needs, unknown } = needsOf(cell('needs'), codes);
  const note = cell('note');
  const faults = [
    ...(code === '' && id === '' ? ['REC-002'] : []),
    ...(happening === undefined ? ['REC-003'] : []),
    ...(way === undefined || attempts === undefined ? ['REC-004'] : []),
    ...(date === undefined ? ['REC-005'] : []),
    ...(unknown.length > 0 ? ['REC-006'] : []),
    ...(note.length > MOST_NOTE ? ['REC-008'] : []),
  ];
  if (happening === undefined || way === undefined || attempts === undefined || date === undefined)
    return { row: null, faults };
  if (faults.length > 0) return { row: null, faults };
  const said = cell('needs') === '' ? null : needs;
  return { row: { line, code, id, happening, way, attempts, needs: said, date, note }, faults };
}

function attemptsOf(text: string): number | null | undefined {
  if (text === '') return null;
  const number = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return number > 0 ? number : undefined;
}

/** `3.11.2026`, `3.11.26`, `2026-11-03`, each perhaps with a time behind it. @returns YYYY-MM-DD; `undefined`: there is no such day */
export function dayOf(text: string): string | undefined {
  if (text === '') return '';
  const [day = ''] = text.split(/[T ,]/);
  const [, d = '', m = '', y = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(day) ?? [];
  const iso = y === '' ? day : `${y.padStart(4, '20')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return readReferenceDate(iso) === null ? undefined : iso;
}

/** A reply that was typed. @throws Refusal as {@link replyRows} for what can't be understood */
export function typedRow(
  { code, id }: Pick<ReplyRow, 'code' | 'id'>,
  cells: Readonly<Partial<Record<Column, string>>>,
  codes: readonly string[],
): ReplyRow {
  const { row, faults } = understoodRow(
    { line: 0, code, id },
    (column) => normaliseText(cells[column] ?? ''),
    codes,
  );
  if (row !== null) return row;
  throw new Refusal(
    'usage',
    faults.map((fault) => error(fault, undefined, fault === 'REC-006' ? { codes } : undefined)),
  );
}
