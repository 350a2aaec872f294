import { listName } from '../audit/names.js';
import type { Draw } from '../core/draw.js';
import { isListColumn, LIST_COLUMNS } from '../core/list-cells.js';
import type { DrawPlan, OutputPlan } from '../core/plan.js';
import { cellNames, stratumName } from '../core/strata.js';
import type { Candidate } from '../register/collector.js';
import { formOf, type RegisterFile } from '../register/file.js';
import { RecordParser } from '../register/record-text.js';
import { hashSource, memorySource } from '../register/source.js';
import { drawnList, type List, listBook, listFile } from '../report/lists.js';
import type { OutputFile } from './result.js';

export interface ListFile extends OutputFile {
  /** people in it */
  readonly rows: number;
  /** of a workbook: SHA-256 of its rows as they are read (SPEC 9) */
  readonly rows_sha256?: string;
}

/** A list of people that may become a workbook. */
export interface PeopleList extends ListFile {
  readonly list: List;
  /** how many people each stratum has, by its name; `null`: nobody knows here */
  readonly sizes: ReadonlyMap<string, number> | null;
}

/** The invitation list and the reserve list, byte for byte. */
export function listFiles(draw: Draw<Candidate>, register: readonly RegisterFile[]): PeopleList[] {
  return [
    listOf(draw, 'invited', 'invitations.csv', register),
    listOf(draw, 'reserve', 'reserve.csv', register),
  ];
}

export function listOf(
  draw: Draw<Candidate>,
  part: 'invited' | 'reserve',
  name: string,
  register: readonly RegisterFile[],
): PeopleList {
  const { dimensions, strata } = draw.frame.stratification;
  const sizes = new Map(
    strata.map(({ cell, size }) => [stratumName(cellNames(dimensions, cell)), size] as const),
  );
  return peopleList(name, tableOf(draw, part, register), draw.plan, sizes);
}

export function peopleList(
  name: string,
  list: List,
  { output: { dialect } }: DrawPlan,
  sizes: PeopleList['sizes'] = null,
): PeopleList {
  return { name, bytes: listFile(list, dialect), rows: list.rows.length, list, sizes };
}

/** Lists of people as the plan wants them: CSV files, or workbooks in their place. Other files stay as they are. */
export async function inDialect(
  files: readonly (ListFile | PeopleList)[],
  dialect: OutputPlan['dialect'],
): Promise<ListFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const { name, bytes, rows } = file;
      if (dialect !== 'xlsx' || !('list' in file)) return { name, bytes, rows };
      const { list, sizes } = file;
      const book = await listBook(list, countsOf(list, sizes));
      const { withRowsOfBook } = await import('../register/workbook/source.js');
      const read = await withRowsOfBook(memorySource(name, book), {});
      return { name: listName(name, dialect), bytes: book, rows, rows_sha256: await hashSource(read) };
    }),
  );
}

/** How many people of each stratum are on the list; a list without strata has no counts. */
function countsOf({ header, rows }: List, sizes: PeopleList['sizes']): List | null {
  const at = header.indexOf(LIST_COLUMNS[1]);
  if (at < 0) return null;
  const counts = new Map([...(sizes?.keys() ?? [])].map((name) => [name, 0]));
  for (const row of rows) counts.set(row[at] ?? '', (counts.get(row[at] ?? '') ?? 0) + 1);
  const known = sizes !== null;
  return {
    header: [LIST_COLUMNS[1], ...(known ? ['N_h'] : []), 'n_h'],
    rows: [...counts].map(([name, count]) => [
      ...[name, ...(known ? [String(sizes.get(name) ?? 0)] : [])],
      String(count),
    ]),
  };
}

/** A list as a table, before it is written in some form. */
export function tableOf(
  draw: Draw<Candidate>,
  part: 'invited' | 'reserve',
  register: readonly RegisterFile[],
): List {
  const { columns, fields } = fieldReader(draw.plan, register);
  return drawnList(draw, part, columns, fields);
}

/** The columns that lists have of the register, those of an earlier list left out, and their values of a person. */
export function fieldReader(
  plan: DrawPlan,
  register: readonly RegisterFile[],
): { readonly columns: readonly string[]; readonly fields: (person: Candidate) => string[] } {
  // Columns without a name are empty throughout; rank, stratum and ticket are this draw's own.
  const named = (register[0]?.header ?? []).filter((name) => name !== '');
  const columns = (plan.output.columns ?? named).filter((name) => !isListColumn(name));
  const places = register.map((file) => columns.map((name) => file.header.indexOf(name)));
  const parsers = register.map((file) => new RecordParser(formOf(file)));
  const fields = (person: Candidate) => {
    const texts = parsers[person.file]?.texts(person.record) ?? [];
    return (places[person.file] ?? []).map((at) => texts[at] ?? '');
  };
  return { columns, fields };
}
