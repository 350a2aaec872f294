import { cellText, dateText, numberText } from './cells.js';
import { damaged, expectSound } from './fault.js';
import type { NumberFormat } from './formats.js';
import type { SharedStrings } from './strings.js';

/** What a cell holds. Of {@link CellKind.shared} the value is a number of {@link SharedStrings}, of the others a text. */
export const CELL = {
  none: 0,
  shared: 1,
  text: 2,
  number: 3,
  date: 4,
  truth: 5,
  error: 6,
  uncounted: 7,
} as const;

/** What a sheet by the format can have. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** What cells refer to. */
export interface BookTables {
  readonly strings: SharedStrings;
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
}

/** A cell as it stands in a sheet. */
export interface WrittenCell {
  readonly type: string;
  /** number of its style, as a text; empty: none */
  readonly style: string;
  /** of `<v>`; `null`: there is none */
  readonly value: string | null;
  /** of `<is>` */
  readonly inline: string;
  readonly isFormula: boolean;
}

/** The cells of one row at a time. */
export class RowCells {
  readonly kinds = new Uint8Array(LAST_COLUMN);
  readonly values: (string | number)[] = [];
  /** one more than the last column with a cell in it, empty ones included */
  width = 0;
  formulas = 0;

  constructor(readonly tables: BookTables) {}

  clear(): void {
    this.kinds.fill(0, 0, this.width);
    this.width = 0;
    this.formulas = 0;
  }

  /** @throws BookFault if there is a cell already, or there can't be one */
  put(column: number, cell: WrittenCell): void {
    const { type, value, isFormula } = cell;
    expectSound(column < LAST_COLUMN && this.kinds[column] === CELL.none);
    if (isFormula) this.formulas++;
    if (type === 's') {
      if (value !== null) this.#set(column, CELL.shared, this.#index(value));
    } else if (type === '' || type === 'n') this.#number(column, cell);
    else if (type === 'inlineStr') this.#set(column, CELL.text, cellText(cell.inline));
    else if (type === 'str') this.#result(column, cellText(value ?? ''), isFormula);
    else if (type === 'b') this.#set(column, CELL.truth, truthText(value ?? ''));
    else if (type === 'e') this.#set(column, CELL.error, value ?? '');
    else if (type === 'd') this.#set(column, CELL.date, (value ?? '').slice(0, 10));
    else throw damaged();
  }

  isEmpty(column: number): boolean {
    const kind = this.kinds[column];
    if (kind === CELL.none) return true;
    const value = this.values[column];
    if (typeof value !== 'number') return value === '' && kind !== CELL.error && kind !== CELL.uncounted;
    const { strings } = this.tables;
    return strings.start(value) === strings.start(value + 1);
  }

  /** The text of a cell; empty if there is none. */
  text(column: number): string {
    if (this.kinds[column] === CELL.none) return '';
    const value = this.values[column] ?? '';
    return typeof value === 'number' ? this.tables.strings.text(value) : value;
  }

  #number(column: number, { style, value, isFormula }: WrittenCell): void {
    if (value === null || value === '') {
      // A formula that no spreadsheet has reckoned yet.
      if (isFormula) this.#set(column, CELL.uncounted, '');
      return;
    }
    const format = style === '' ? undefined : this.tables.formats[Number(style)];
    if (format?.isDate) {
      this.#set(column, CELL.date, dateText(value, this.tables.from1904));
      return;
    }
    const text = numberText(value);
    const isShort = format !== undefined && text.length < format.digits && /^\d+$/.test(text);
    this.#set(column, CELL.number, isShort ? text.padStart(format.digits, '0') : text);
  }

  /** Some programs write the error of a formula as its text. */
  #result(column: number, text: string, isFormula: boolean): void {
    this.#set(column, isFormula && ERROR.test(text) ? CELL.error : CELL.text, text);
  }

  #index(value: string): number {
    expectSound(/^\d{1,9}$/.test(value));
    const index = Number(value);
    this.tables.strings.expect(index);
    return index;
  }

  #set(column: number, kind: number, value: string | number): void {
    this.kinds[column] = kind;
    this.values[column] = value;
    if (column >= this.width) this.width = column + 1;
  }
}

/** Errors in English and German, and those of LibreOffice. */
const ERROR =
  /^(?:#(?:N\/A|NV|VALUE!|WERT!|REF!|BEZUG!|DIV\/0!|NAME\?|NUM!|ZAHL!|NULL!|SPILL!|ÜBERLAUF!|CALC!)|Err:\d{3})$/;

function truthText(value: string): string {
  return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
}

/** The number of a column, from 0, by its letters; those that no sheet has give more than there are. */
export function columnOf(letters: string): number {
  let number = 0;
  for (let at = 0; at < letters.length; at++) number = number * 26 + letters.charCodeAt(at) - 64;
  return number - 1;
}

export function columnLetters(column: number): string {
  const before = Math.floor(column / 26);
  return (before === 0 ? '' : columnLetters(before - 1)) + String.fromCharCode(65 + (column % 26));
}
