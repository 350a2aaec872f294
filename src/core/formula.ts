/** What a spreadsheet takes for the beginning of a formula, fullwidth signs included. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** The cell as a list for a spreadsheet has it: an apostrophe keeps it from being run (SPEC 8). */
export function escapeFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}
