import { error, type Problem, Refusal, SHOWN_LINES } from '../../core/problem.js';
import { CELL, type RowCells } from './row-cells.js';

/** Cells that have no value: errors such as #N/A, and formulas that no spreadsheet has reckoned. */
export class CellFaults {
  readonly #kinds = new Map<
    string,
    { readonly code: string; readonly column: string; lines: number[]; total: number }
  >();

  /** @param column its name, for messages */
  look(cells: RowCells, at: number, row: number, column: string): void {
    const kind = cells.kinds[at];
    if (kind !== CELL.error && kind !== CELL.uncounted) return;
    const code = kind === CELL.error ? 'BOOK-006' : 'BOOK-007';
    const key = `${code} ${column}`;
    const found = this.#kinds.get(key) ?? { code, column, lines: [], total: 0 };
    found.total++;
    if (found.lines.length < SHOWN_LINES) found.lines.push(row);
    // A stranger's workbook may have as many columns with errors as it likes.
    if (this.#kinds.size < MOST_KINDS) this.#kinds.set(key, found);
  }

  /** @throws Refusal BOOK-006, BOOK-007 */
  refuse(file: string): void {
    const problems: Problem[] = [...this.#kinds.values()].map(({ code, column, lines, total }) =>
      error(code, { file, lines, total, column }),
    );
    if (problems.length > 0) throw new Refusal('invalid', problems);
  }
}

const MOST_KINDS = 100;
