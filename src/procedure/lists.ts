import type { Draw } from '../core/draw.js';
import { isListColumn } from '../core/list-cells.js';
import type { DrawPlan } from '../core/plan.js';
import type { Candidate } from '../register/collector.js';
import { formOf, type RegisterFile } from '../register/file.js';
import { RecordParser } from '../register/record-text.js';
import { drawnList, type List, listFile } from '../report/lists.js';
import type { OutputFile } from './result.js';

export interface ListFile extends OutputFile {
  /** people in it */
  readonly rows: number;
}

/** The invitation list and the reserve list, byte for byte. */
export function listFiles(draw: Draw<Candidate>, register: readonly RegisterFile[]): ListFile[] {
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
): ListFile {
  const list = tableOf(draw, part, register);
  return { name, bytes: listFile(list, draw.plan.output.dialect), rows: list.rows.length };
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
