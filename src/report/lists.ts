import { stringify } from '#csv-stringify';
import type { Draw } from '../core/draw.js';
import { LIST_COLUMNS, listCell } from '../core/list-cells.js';
import type { OutputPlan } from '../core/plan.js';
import type { Selectable, StratumSelection } from '../core/selection.js';
import { cellNames, stratumName } from '../core/strata.js';
import { byTicket } from '../core/ticket.js';
import { type Sheet, workbookFile } from './workbook.js';

/** The lists that leave the house: the register's columns in the order of the tickets. */
export interface List {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Invited people or the reserve, in the order of the tickets.
 * @param fields the register's values of a person, in the order of `columns`
 */
export function drawnList<T extends Selectable>(
  draw: Draw<T>,
  part: keyof Pick<StratumSelection<T>, 'invited' | 'reserve'>,
  columns: readonly string[],
  fields: (person: T) => readonly string[],
): List {
  const { dimensions, strata } = draw.frame.stratification;
  const people = draw.selection.flatMap((stratum, index) => {
    const name = stratumName(cellNames(dimensions, strata[index]?.cell ?? []));
    return stratum[part].map((person) => ({ person, name }));
  });
  people.sort((a, b) => byTicket(a.person, b.person));
  const rows = people.map(({ person, name }, at) => [String(at + 1), name, person.ticket, ...fields(person)]);
  return { header: [...LIST_COLUMNS, ...columns], rows };
}

/**
 * The list as a workbook: the same cells as in a CSV file, which no spreadsheet runs here, and the counts on a second
 * sheet.
 * @param counts left out: there are none
 */
export function listBook(list: List, counts: List | null): Promise<Uint8Array> {
  const rows = list.rows.map((row) => row.map((cell) => listCell(cell, false)));
  const sheets: Sheet[] = [{ name: 'Liste', header: list.header, rows }];
  if (counts !== null) sheets.push({ name: 'Zahlen', ...counts, hasNumbers: true });
  return workbookFile(sheets);
}

/**
 * The list as a file. For German Excel: `;`, UTF-8 with BOM, CRLF, and an apostrophe before cells that a
 * spreadsheet would run as a formula. `rfc4180`: commas, CRLF, and nothing else but what SPEC 9 takes away again.
 */
export function listFile(list: List, dialect: OutputPlan['dialect']): Uint8Array {
  const forExcel = dialect !== 'rfc4180';
  const cells = (row: readonly string[]) => row.map((cell) => listCell(cell, forExcel));
  const text = stringify([list.header, ...list.rows].map(cells), {
    bom: forExcel,
    delimiter: forExcel ? ';' : ',',
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
  });
  return new TextEncoder().encode(text);
}
