import type { Draw } from '../core/draw.js';
import type { Candidate } from '../register/collector.js';
import type { RegisterFile } from '../register/file.js';
import { RecordParser } from '../register/record-text.js';
import { drawnList, listFile } from '../report/lists.js';
import type { OutputFile } from './files.js';

export interface ListFile extends OutputFile {
  /** people in it */
  readonly rows: number;
}

/** The invitation list and the reserve list, byte for byte. */
export function listFiles(draw: Draw<Candidate>, register: readonly RegisterFile[]): ListFile[] {
  const header = register[0]?.header ?? [];
  const columns = draw.plan.output.columns ?? header;
  const places = register.map((file) => columns.map((name) => file.header.indexOf(name)));
  const parsers = register.map(
    ({ delimiter, encoding }) =>
      new RecordParser({ delimiter, encoding: encoding === 'windows-1252' ? encoding : 'utf-8' }),
  );
  const fields = (person: Candidate) => {
    const texts = parsers[person.file]?.texts(person.record) ?? [];
    return (places[person.file] ?? []).map((at) => texts[at] ?? '');
  };
  return (['invited', 'reserve'] as const).map((part) => {
    const list = drawnList(draw, part, columns, fields);
    const name = part === 'invited' ? 'invitations.csv' : 'reserve.csv';
    return { name, bytes: listFile(list, draw.plan.output.dialect), rows: list.rows.length };
  });
}
