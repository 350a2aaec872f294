import { dayNumber, momentAt } from '../core/calendar.js';
import { refuse } from '../core/problem.js';
import { sheetsFit } from './workbook-size.js';

/** Tables in XLSX workbooks: replies, answers and lists that somebody has saved from a spreadsheet. */

export interface Workbook {
  /** the sheet's rows from its first one on, empty ones between others too; all of the same length */
  readonly rows: readonly (readonly string[])[];
  readonly notes: WorkbookNotes;
}

/** What was no text in the sheet: a spreadsheet may have lost leading zeros there, or turned something into a date. */
export interface WorkbookNotes {
  readonly numbers: number;
  readonly dates: number;
}

/**
 * The first sheet of a workbook, or the one of that name, as texts: numbers without exponent, dates as YYYY-MM-DD, times
 * of day as HH:MM, truth values as TRUE and FALSE, formulas as their last result. Line ends within a cell are `\n`.
 * @param name of the file, for messages
 * @throws Refusal BOOK-001 (no workbook that can be read), BOOK-002 (no such sheet), BOOK-003 (too large)
 */
export async function readWorkbook(bytes: Uint8Array, name: string, sheet?: string): Promise<Workbook> {
  await sheetsFit(bytes, name);
  const { readSheet, SheetNotFoundError } = await import('read-excel-file/universal');
  const notes = { numbers: 0, dates: 0 };
  const options = { trim: false, parseNumber: (text: string) => ({ number: text }) };
  const data = await readSheet(copyOf(bytes), sheet ?? 1, options).catch((cause: unknown) => {
    if (cause instanceof SheetNotFoundError && sheet !== undefined)
      throw refuse('invalid', 'BOOK-002', { file: name }, { sheet, sheets: sheetsOf(cause) });
    throw refuse('invalid', 'BOOK-001', { file: name });
  });
  const textOf = (cell: unknown): string => {
    if (cell === null || cell === undefined) return '';
    if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
    if (typeof cell !== 'object') return String(cell).replace(/\r\n?/g, '\n');
    if ('number' in cell) {
      notes.numbers++;
      return numberText(String(cell.number));
    }
    notes.dates++;
    return dateText(Number(cell));
  };
  const rows = data.map((row) => row.map(textOf));
  while (rows.length > 0 && rows.at(-1)?.every((text) => text === '')) rows.pop();
  return { rows, notes };
}

/** The names of its sheets, in their order. @throws Refusal BOOK-001, BOOK-003 */
export async function sheetNames(bytes: Uint8Array, name: string): Promise<readonly string[]> {
  await sheetsFit(bytes, name);
  const { default: readSheets } = await import('read-excel-file/universal');
  const sheets = await readSheets(copyOf(bytes)).catch(() => {
    throw refuse('invalid', 'BOOK-001', { file: name });
  });
  return sheets.map(({ sheet }) => sheet);
}

function sheetsOf(cause: object): readonly string[] {
  return 'sheets' in cause && Array.isArray(cause.sheets) ? cause.sheets.map(String) : [];
}

function copyOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return copy.buffer;
}

/** Seconds; days before the first one of a spreadsheet's calendar are times of day. */
const FIRST_DAY = dayNumber({ year: 1900, month: 1, day: 1 }) * 86_400;

/** @param time milliseconds from the beginning of 1970 */
function dateText(time: number): string {
  // A fraction of a day that stands for a whole second may be a little too small.
  const moment = momentAt(Math.round(time / 1000));
  return time / 1000 < FIRST_DAY ? moment.slice(11, 16) : moment.slice(0, 10);
}

/** As many digits as a spreadsheet keeps. */
const DIGITS = 15;

/** A number as somebody would type it: no exponent, no `.0`, a full stop before decimals. */
export function numberText(stored: string): string {
  const text = stored.trim();
  if (/^-?[1-9]\d*$/.test(text)) return text;
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  const [digits = '', exponent = '0'] = number.toExponential(DIGITS - 1).split('e');
  const sign = digits.startsWith('-') ? '-' : '';
  const all = digits.replace(/[-.]/g, '');
  const point = Number(exponent) + 1;
  const whole = point <= 0 ? '0' : all.slice(0, point).padEnd(point, '0');
  const decimals = (point <= 0 ? '0'.repeat(-point) + all : all.slice(point)).replace(/0+$/, '');
  const value = decimals === '' ? whole : `${whole}.${decimals}`;
  return value === '0' ? value : sign + value;
}
