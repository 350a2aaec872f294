/**
 * Cells of our lists (SPEC 9). A spreadsheet would run a cell as a formula that begins with one of ten characters;
 * an apostrophe in front makes it a text. Whoever reads the list again takes it away. So that both always fit, a cell
 * that already begins with apostrophes before such a character gets one more.
 */

/** The columns that lists have of the draw, before the register's own. */
export const LIST_COLUMNS = ['los_rang', 'los_schicht', 'los_ticket'] as const;
/** The column of somebody's number, in the list for a draw with balls. */
export const NUMBER_COLUMN = 'los_nummer';
/** The column of the number of panels that somebody is on, of the 1,000 of a draw with balls. */
export const PANELS_COLUMN = 'los_gremien';

const OWN: readonly string[] = [...LIST_COLUMNS, NUMBER_COLUMN, PANELS_COLUMN];

/** What a formula can begin with, also in the wide forms of East Asian scripts. */
export const FORMULA_SIGNS = '=+\\-@\\t\\r＝＋－＠';
const FORMULA = new RegExp(`^[${FORMULA_SIGNS}]`);
const ESCAPED = new RegExp(`^'+[${FORMULA_SIGNS}]`);

/** Whether a column is one of ours. */
export function isListColumn(name: string): boolean {
  return OWN.includes(name);
}

/** Whether a file with this header is a list of ours, or was made from one. */
export function isListHeader(header: readonly string[]): boolean {
  return header.some(isListColumn);
}

/** @param forSpreadsheet whether a formula is to become a text */
export function listCell(cell: string, forSpreadsheet: boolean): string {
  return ESCAPED.test(cell) || (forSpreadsheet && FORMULA.test(cell)) ? `'${cell}` : cell;
}

/** The cell that {@link listCell} made this of. */
export function plainCell(cell: string): string {
  return ESCAPED.test(cell) ? cell.slice(1) : cell;
}
