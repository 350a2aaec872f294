import { columnKey, POSTCODES } from '../core/column-name.js';
import type { DrawPlan } from '../core/plan.js';
import { type Place, type Problem, SHOWN_LINES, warning } from '../core/problem.js';
import { findColumn } from '../plan/columns.js';
import type { RegisterFile } from '../register/file.js';
import type { BookFacts, ColumnFacts } from '../register/workbook/facts.js';

/** What is to be known of a register that was kept in a workbook: what was read, and what a spreadsheet may have changed. */

/** @returns BOOK-010 .. BOOK-017 of all files that are workbooks */
export function workbookNotes(register: readonly RegisterFile[], plan: DrawPlan): Problem[] {
  return register.flatMap(({ source, header }) => {
    const { workbook, name } = source;
    if (workbook === undefined || workbook.facts === null) return [];
    const { facts, sheet } = workbook;
    const place = { file: name };
    const isOpen = plan.register.sheet === undefined && facts.others.length > 0;
    return [
      ...(isOpen ? [warning('BOOK-010', place, { sheet, sheets: facts.others })] : []),
      ...hiddenNotes(facts, place),
      ...(facts.formulas > 0 ? [warning('BOOK-012', place, { count: facts.formulas })] : []),
      ...facts.columns.flatMap((column) => [
        ...zeroNote(column, plan, place),
        ...dateNote(column, plan, header, place),
      ]),
      ...mergedNote(facts, place),
    ];
  });
}

function hiddenNotes(facts: BookFacts, place: Place): Problem[] {
  const isHidden = (at: number) => facts.hiddenColumns.some(([first, last]) => first <= at && at <= last);
  const columns = facts.columns.filter(({ name }, at) => name !== '' && isHidden(at)).map(({ name }) => name);
  const rows = facts.hiddenRows;
  return [
    ...(rows > 0 ? [warning('BOOK-011', place, { rows })] : []),
    ...(columns.length > 0 ? [warning('BOOK-017', place, { columns })] : []),
  ];
}

/** Usual names of a municipality's key, as `columnKey` writes them. */
const KEYS_OF_PLACES = ['ags', 'gemeindeschluessel', 'amtlichergemeindeschluessel', 'gemeindekennziffer'];
/** Running numbers that have fewer are of no length at all. */
const SHORTEST_ID = 5;

/** Numbers that are shorter than they can have been. */
function zeroNote(column: ColumnFacts, plan: DrawPlan, place: Place): Problem[] {
  const digits = wantedDigits(column, plan);
  const count = [...column.numbers].reduce(
    (sum, [length, cells]) => (length < digits ? sum + cells : sum),
    0,
  );
  return count === 0 ? [] : [warning('BOOK-013', { ...place, column: column.name }, { count, digits })];
}

/** How many digits the numbers of a column should have; 0: any number. */
function wantedDigits({ name, numbers, digits, zeros }: ColumnFacts, plan: DrawPlan): number {
  const key = columnKey(name);
  if (POSTCODES.some((postcode) => postcode === key)) return 5;
  if (KEYS_OF_PLACES.includes(key)) return 8;
  const longest = Math.max(0, ...numbers.keys(), ...digits.keys());
  // Some cells are texts and begin with a zero: the others have lost theirs.
  if (zeros > 0) return longest;
  return plan.register.columns.id.includes(name) && longest >= SHORTEST_ID ? longest : 0;
}

/** Dates where a spreadsheet has made them of something else, and those of birth. */
function dateNote(
  { name, dates, dateRows }: ColumnFacts,
  plan: DrawPlan,
  header: readonly string[],
  place: Place,
): Problem[] {
  if (dates === 0) return [];
  const { id, district, gender, age, birth_date } = plan.register.columns;
  const roles = ['house_number', 'house_number_suffix', 'postcode', 'street'] as const;
  const never = [...id, district, gender, age, ...roles.map((role) => findColumn(role, header))];
  const where = { ...place, column: name };
  if (name === birth_date) return [warning('BOOK-016', where, { count: dates })];
  if (!never.includes(name)) return [];
  return [
    warning('BOOK-014', { ...where, lines: dateRows.slice(0, SHOWN_LINES), total: dates }, { count: dates }),
  ];
}

function mergedNote({ merged, headerRow, columns }: BookFacts, place: Place): Problem[] {
  const below = merged.filter(
    ({ from, to, column }) => to > headerRow && to > from && column < columns.length,
  );
  if (below.length === 0) return [];
  const lines = below.slice(0, SHOWN_LINES).map(({ from }) => from);
  return [warning('BOOK-015', { ...place, lines, total: below.length })];
}
