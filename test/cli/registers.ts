import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Text } from '../../src/core/digest.js';
import { syntheticTown, TOWN_COLUMNS } from '../../src/simulation/town.js';

/** Small registers and plans for tests. */

export type Table = readonly (readonly string[])[];

/** Header and people of an invented town, in characters of windows-1252. */
export function town(rows: number, seed = 'tests', districts = 3): Table {
  return [TOWN_COLUMNS, ...syntheticTown(sha256Text, { rows, seed, districts, windows1252: true })];
}

/** Where a column stands. */
export function place(table: Table, name: string): number {
  const at = table[0]?.indexOf(name) ?? -1;
  if (at < 0) throw new Error(`no column ${name}`);
  return at;
}

/** The table with one more column, or with one column changed. */
export function withColumn(table: Table, name: string, value: (row: number) => string): Table {
  const [header = [], ...people] = table;
  const at = header.indexOf(name);
  const put = (row: readonly string[], text: string) =>
    at < 0 ? [...row, text] : [...row.slice(0, at), text, ...row.slice(at + 1)];
  return [put(header, name), ...people.map((row, number) => put(row, value(number)))];
}

/** The table without one column. */
export function without(table: Table, name: string): Table {
  const at = table[0]?.indexOf(name) ?? -1;
  return table.map((row) => row.toSpliced(at, 1));
}

/** The table with one person who has a block on information: a register without any is noted, or refused. */
export function withBlock(table: Table): Table {
  return withColumn(table, 'Auskunftssperre', (row) => (row === 1 ? '1' : ''));
}

/** What no output may ever show: these stand in every row's names and streets. */
export const MARKS = ['Geheimname', 'Geheimvorname', 'Geheimweg'] as const;

/** A town whose people all have marked names, so that a leak is seen whoever it is. */
export function markedTown(rows: number, seed = 'marked'): Table {
  const named = withColumn(town(rows, seed), 'Familienname', (row) => `${MARKS[0]}${row}`);
  const called = withColumn(named, 'Vorname', (row) => `${MARKS[1]}${row}`);
  return withColumn(called, 'Strasse', (row) => `${MARKS[2]}${row}`);
}

export interface CsvForm {
  readonly delimiter?: string;
  readonly end?: string;
  readonly mark?: boolean;
}

/** As text; fields with a delimiter, quotation mark or line end in them are quoted. */
export function csvText(table: Table, form: CsvForm = {}): string {
  const { delimiter = ';', end = '\r\n', mark = true } = form;
  const field = (text: string) =>
    text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return (mark ? '\ufeff' : '') + table.map((row) => row.map(field).join(delimiter) + end).join('');
}

/** The characters of the bytes 80 to 9f; a blank marks the five that are undefined. */
const UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** @throws Error for a character that the encoding lacks */
export function windows1252(text: string): Buffer {
  return Buffer.from(
    [...text].map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
      const place = UPPER.indexOf(character);
      if (place < 0) throw new Error(`not in windows-1252: ${character}`);
      return 0x80 + place;
    }),
  );
}

/** Writes a file and gives its path. */
export function save(folder: string, name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A plan for such a town as a clerk would write it. */
export const PLAN = `version: 1
title: Bürgerrat Wärme
register:
  files: [register.csv]
  columns:
    id: PersonID
    district: Stadtteil
    birth_date: Geburtsdatum
    gender: Geschlecht
    household: [Familienname, Strasse, Hausnummer, PLZ]
eligibility:
  reference_date: 2026-12-01
  min_age: 16
  exclude:
    - { column: Auskunftssperre, values: nonempty, reason: Auskunftssperre, confidential: true, may_be_empty: true }
    - { column: Status, values: [verstorben, verzogen], reason: nicht mehr gemeldet }
stratify:
  - district
  - gender: { w: [w], m: [m], by_lot: [d, x, ""] }
  - age: [16-39, 40-64, 65+]
sample:
  size: 40
  reserve: 1.5
seed:
  source: Lotto am Samstag
`;
