import { readBook } from './workbook/book.js';
import { BookFault } from './workbook/fault.js';
import { CellFaults } from './workbook/faults.js';
import { CELL, columnLetters } from './workbook/row-cells.js';

/** Tables in small XLSX workbooks: replies and lists that somebody has saved from a spreadsheet. */

export interface Workbook {
  /** the sheet's rows from its first one on, empty ones between others too; all of the same length */
  readonly rows: readonly (readonly string[])[];
  readonly notes: WorkbookNotes;
  /** names of its other sheets */
  readonly others: readonly string[];
}

/** What was no text in the sheet: a spreadsheet may have lost leading zeros there, or turned something into a date. */
export interface WorkbookNotes {
  readonly numbers: number;
  readonly dates: number;
}

/** What people keep beside a register never comes near these; one cell far out makes a table of billions. */
const LIMITS = { bytes: 128_000_000, cells: 10_000_000 };

/**
 * The first sheet of a workbook that is not hidden, or the one of that name, as texts: numbers without exponent, dates as
 * YYYY-MM-DD, times of day as HH:MM, truth values as TRUE and FALSE, formulas as their last result. Line ends within a
 * cell are `\n`.
 * @param name of the file, for messages
 * @throws Refusal BOOK-001 (no workbook that can be read), BOOK-002 (no such sheet), BOOK-003 (too large), BOOK-004 (with
 *   a password), BOOK-005 (another kind of workbook), BOOK-006 and BOOK-007 (cells without a value)
 */
export async function readWorkbook(bytes: Uint8Array, name: string, sheet?: string): Promise<Workbook> {
  const found: { readonly row: number; readonly cells: readonly string[] }[] = [];
  let [numbers, dates, width, last] = [0, 0, 0, 0];
  const faults = new CellFaults();
  const { others } = await readBook(bytes, name, sheet, LIMITS, (row, cells) => {
    const texts: string[] = [];
    for (let column = 0; column < cells.width; column++) {
      if (cells.isEmpty(column)) continue;
      faults.look(cells, column, row, columnLetters(column));
      const kind = cells.kinds[column];
      if (kind === CELL.number) numbers++;
      if (kind === CELL.date) dates++;
      while (texts.length < column) texts.push('');
      texts.push(cells.text(column));
    }
    if (texts.length === 0) return;
    last = row;
    width = Math.max(width, texts.length);
    if (last * width > LIMITS.cells) throw new BookFault('large');
    found.push({ row, cells: texts });
  });
  faults.refuse(name);
  const rows: string[][] = Array.from({ length: last }, () => new Array<string>(width).fill(''));
  for (const { row, cells } of found)
    for (const [at, text] of cells.entries()) (rows[row - 1] as string[])[at] = text;
  return { rows, notes: { numbers, dates }, others };
}

export { numberText } from './workbook/cells.js';
