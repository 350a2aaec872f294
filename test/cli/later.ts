import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMIT, DRAW, done, office, PLANNED, register } from './commitments.js';
import { save, type Table } from './registers.js';
import { type Entry, readEntries } from './run.js';

/** A draw that was committed to, and what comes after its letters. */

/** Rows of a list beside the log, by column. */
export function listed(folder: string, name: string): Readonly<Record<string, string>>[] {
  const text = readFileSync(join(folder, 'out', name), 'utf8').replace(/^\uFEFF/, '');
  const [header = [], ...rows] = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'));
  return rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at] ?? ''])));
}

export const idsOn = (folder: string, name: string): string[] =>
  listed(folder, name).map(({ PersonID = '' }) => PersonID);

/** Records outcomes of people by their ids, at once. */
export async function replied(
  folder: string,
  outcomes: Readonly<Record<string, string>>,
  ...more: readonly string[]
): Promise<void> {
  const rows = Object.entries(outcomes).map(([id, outcome]) => `${id};${outcome}`);
  save(folder, 'antworten.csv', ['PersonID;Ergebnis', ...rows, ''].join('\n'));
  await done(folder, ['record', 'out', '--replies', 'antworten.csv', '--at', LATER, ...more]);
}

/** After the draw. */
export const LATER = '2026-12-20T10:00:00Z';
export const REPLACE = ['replace', 'out', '--at', LATER];

/** With a ladder, and as many groups as leave none of them large. */
export const LADDER = `${PLANNED}replacements: { ladder: [age, gender] }\n`;

/** Committed to and drawn; nobody has answered yet. */
export async function called(planText = LADDER, table: Table = register): Promise<string> {
  const folder = office(planText, table);
  await done(folder, COMMIT);
  await done(folder, DRAW);
  return folder;
}

/** Numbers of the entries of this type. */
export function entriesOf(folder: string, type: string): number[] {
  return readEntries(join(folder, 'out')).flatMap((entry, at) => (entry.type === type ? [at] : []));
}

export function bodyAt<T = Record<string, unknown>>(entries: readonly Entry[], type: string, nth = 0): T {
  const entry = entries.filter((one) => one.type === type)[nth];
  if (entry === undefined) throw new Error(`no entry ${type} ${nth}`);
  return entry.body as T;
}
