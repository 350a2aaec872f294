import { stringify } from '#csv-stringify';
import type { Draw } from '../core/draw.js';
import { escapeFormula } from '../core/formula.js';
import type { OutputPlan } from '../core/plan.js';
import type { Selectable, StratumSelection } from '../core/selection.js';
import { cellNames, stratumName } from '../core/strata.js';
import { byTicket } from '../core/ticket.js';

/** The lists that leave the house: the register's columns in the order of the tickets. */
export interface List {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Rank, stratum and ticket stand before the register's own columns. */
export const LIST_COLUMNS = ['los_rang', 'los_schicht', 'los_ticket'] as const;

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
 * The list as a file. For German Excel: `;`, UTF-8 with BOM, CRLF, and an apostrophe before cells that a
 * spreadsheet would run as a formula. `rfc4180`: commas, CRLF, nothing else.
 */
export function listFile(list: List, dialect: OutputPlan['dialect']): Uint8Array {
  const forExcel = dialect === 'excel-de';
  const rows = [list.header, ...list.rows];
  const text = stringify(forExcel ? rows.map((row) => row.map(escapeFormula)) : (rows as string[][]), {
    bom: forExcel,
    delimiter: forExcel ? ';' : ',',
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
  });
  return new TextEncoder().encode(text);
}
