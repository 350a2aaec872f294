import { normaliseText } from '../../core/text.js';
import { CsvBytes, fieldText } from './csv-text.js';
import type { BookFacts, ColumnFacts } from './facts.js';
import { BookFault } from './fault.js';
import { CellFaults } from './faults.js';
import { CELL, columnLetters, type RowCells } from './row-cells.js';
import { digitsOf, LEADING_ZERO } from './strings.js';

interface ColumnCount extends ColumnFacts {
  dates: number;
  zeros: number;
  readonly dateRows: number[];
  readonly numbers: Map<number, number>;
  readonly digits: Map<number, number>;
}

/** What is known of the rows; the sheet knows the rest. */
export type RowFacts = Pick<BookFacts, 'columns' | 'headerRow' | 'formulas' | 'hiddenRows' | 'first'>;

/** Whoever looks for the names looks at so many rows. */
const FIRST_ROWS = 30;
const SHOWN_ROWS = 10;

/**
 * The rows of a sheet as CSV (SPEC 9): row N of the sheet is line N, as long as no cell has a line end in it. Rows above
 * that of the names are empty lines, and so are those with nothing in them. A row has as many fields as that of the
 * names, or more if there is something in them.
 */
export class BookRows {
  readonly #out = new CsvBytes();
  readonly #faults = new CellFaults();
  readonly #columns: ColumnCount[] = [];
  readonly facts = {
    columns: this.#columns as readonly ColumnFacts[],
    headerRow: 0,
    formulas: 0,
    hiddenRows: 0,
    first: [] as { row: number; texts: string[] }[],
  };
  #written = 0;
  #cells = 0;

  /** @param headerRow the row of the names, from 1; @param mostCells of all rows together */
  constructor(
    readonly headerRow: number,
    readonly mostCells: number,
  ) {}

  take(row: number, cells: RowCells, isHidden: boolean): void {
    let width = cells.width;
    while (width > 0 && cells.isEmpty(width - 1)) width--;
    if (width === 0) return;
    if (row <= FIRST_ROWS) this.facts.first.push({ row, texts: texts(cells, width) });
    if (row < this.headerRow) return;
    if (this.facts.headerRow === 0) this.#header(row, cells, width);
    const most = Math.max(width, this.#columns.length);
    this.#cells += most;
    if (this.#cells > this.mostCells || this.#out.length > MOST_BYTES) throw new BookFault('large');
    this.facts.formulas += cells.formulas;
    if (isHidden) this.facts.hiddenRows++;
    this.#out.lines(row - 1 - this.#written);
    this.#fields(row, cells, width);
    this.#out.delimiters(most - width);
    this.#out.lines(1);
    this.#written = row;
  }

  /** @throws Refusal BOOK-006, BOOK-007 */
  finish(file: string): readonly Uint8Array<ArrayBuffer>[] {
    this.#faults.refuse(file);
    return this.#out.finish();
  }

  get length(): number {
    return this.#out.length;
  }

  #header(row: number, cells: RowCells, width: number): void {
    this.facts.headerRow = row;
    for (const text of texts(cells, width))
      this.#columns.push({
        name: normaliseText(text),
        dates: 0,
        numbers: new Map(),
        digits: new Map(),
        zeros: 0,
        dateRows: [],
      });
  }

  #fields(row: number, cells: RowCells, width: number): void {
    const { kinds, values } = cells;
    const { strings } = cells.tables;
    const isHeader = row === this.facts.headerRow;
    for (let column = 0; column < width; column++) {
      if (column > 0) this.#out.delimiters(1);
      const kind = kinds[column] as number;
      if (kind === CELL.none) continue;
      const value = values[column] as string | number;
      const facts = isHeader ? undefined : this.#columns[column];
      if (typeof value === 'number') {
        this.#out.bytes(strings.bytes, strings.start(value), strings.start(value + 1));
        if (facts !== undefined) countDigits(facts, strings.digits(value));
      } else if (kind === CELL.number || kind === CELL.date) {
        this.#plain(value);
        if (facts !== undefined) countNumber(facts, kind, value, row);
      } else {
        this.#out.text(fieldText(value));
        if (facts !== undefined && kind === CELL.text) countDigits(facts, digitsOf(value));
        this.#faults.look(cells, column, row, this.#columns[column]?.name || columnLetters(column));
      }
    }
  }

  /** A number, which has nothing in it that would need quotation marks, unless a stranger wrote something else. */
  #plain(value: string): void {
    if (PLAIN.test(value)) this.#out.ascii(value);
    else this.#out.text(fieldText(value.replace(/\r\n?/g, '\n')));
  }
}

const PLAIN = /^[-\d.:]*$/;
const MOST_BYTES = 0x3fffffff;

function texts(cells: RowCells, width: number): string[] {
  return Array.from({ length: width }, (_, column) => cells.text(column));
}

function countDigits(facts: ColumnCount, digits: number): void {
  if (digits === 0) return;
  const length = digits & ~LEADING_ZERO;
  facts.digits.set(length, (facts.digits.get(length) ?? 0) + 1);
  if (digits !== length) facts.zeros++;
}

function countNumber(facts: ColumnCount, kind: number, value: string, row: number): void {
  if (kind === CELL.date) {
    facts.dates++;
    if (facts.dateRows.length < SHOWN_ROWS) facts.dateRows.push(row);
    return;
  }
  const digits = digitsOf(value);
  const length = digits & ~LEADING_ZERO;
  if (length !== digits) countDigits(facts, digits);
  else if (length > 0) facts.numbers.set(length, (facts.numbers.get(length) ?? 0) + 1);
}
