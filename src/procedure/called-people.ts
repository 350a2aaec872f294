import { digest } from '#machine';
import { type Aftermath, aftermathOf } from '../audit/aftermath.js';
import { checkAftermath } from '../audit/aftermath-checks.js';
import { type ReadLog, readLog } from '../audit/read-log.js';
import type { Called } from '../core/called.js';
import { isListColumn, LIST_COLUMNS } from '../core/list-cells.js';
import { isBefore } from '../core/moment.js';
import type { DrawPlan } from '../core/plan.js';
import { refuse } from '../core/problem.js';
import { replyCodes } from '../core/reply-code.js';
import { normaliseText } from '../core/text.js';
import { joinId, labelOf } from '../core/ticket.js';
import type { SideFile } from '../register/side-files.js';
import type { Files } from './files.js';
import { readListAs } from './list-readings.js';
import { keyBeside, readKey } from './opening.js';
import { isKeyPurged } from './verify-purge.js';
import { locate, readLogFile, unfinishedBeside } from './verify-target.js';

/** Everybody who was called, with what the lists beside the log say of them: their ids and addresses stand nowhere else. */

export interface CalledPerson {
  readonly called: Called;
  readonly id: string;
  /** reply code, without a hyphen */
  readonly code: string;
  /** the register's values as they stand on the list, by column */
  readonly fields: ReadonlyMap<string, string>;
}

export interface CalledProcedure {
  /** path of the log */
  readonly log: string;
  readonly folder: string;
  /** the log as it stands there */
  readonly bytes: Uint8Array;
  readonly read: ReadLog;
  readonly aftermath: Aftermath;
  /** the effective plan of the draw */
  readonly plan: DrawPlan;
}

export interface CalledPeople extends CalledProcedure {
  /** the register's columns on the list of the draw */
  readonly columns: readonly string[];
  /** in the order in which they were called */
  readonly people: readonly CalledPerson[];
}

export interface CalledRequest {
  /** the folder of the draw */
  readonly target: string;
  /** left out: the folder's name with `.key` behind it, if labels are made with a key */
  readonly keyFile?: string | undefined;
}

/**
 * The log of a draw of letters, and what came after it.
 * @throws Refusal LOG-001, LOG-002 (not sound), CALL-001 (no folder), CALL-002 (no letters were drawn)
 */
export async function calledProcedure(files: Files, path: string): Promise<CalledProcedure> {
  const target = locate(files, path);
  const { folder, log } = target;
  if (folder === null) throw refuse('usage', 'CALL-001', { file: path });
  const bytes = await readLogFile(files, log, unfinishedBeside(files, target));
  const read = readLog(digest, bytes);
  const checks = [...read.checks, ...checkAftermath(digest, read).checks];
  const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: log }, { checks: failed });
  const aftermath = aftermathOf(digest, read);
  if (aftermath === null) throw refuse('invalid', 'CALL-002', { file: log });
  return { log, folder, bytes, read, aftermath, plan: aftermath.draw.plan.plan };
}

/**
 * Whether something can be added to the log now.
 * @param at the time of it
 * @throws Refusal CALL-010 between a commitment and its draw, LOG-004 if the clock is behind the log
 */
export function requireContinuable({ read, log }: CalledProcedure, at: string): void {
  if (read.parts.some(({ isOpen }) => isOpen)) throw refuse('invalid', 'CALL-010', { file: log });
  const { at: last = '' } = JSON.parse(read.lines.at(-1) ?? '{}') as { readonly at?: string };
  if (isBefore(at, last)) throw refuse('usage', 'LOG-004', { file: log }, { last, now: at });
}

/**
 * The key of the labels; `null`: there is none.
 * @throws Refusal KEY-001, KEY-002, KEY-005 (it was deleted), CALL-003 (another key)
 */
export async function keyOfLabels(
  files: Files,
  { folder, read, aftermath, log }: CalledProcedure,
  keyFile: string = keyBeside(files, folder),
): Promise<string | null> {
  const hash = aftermath.draw.plan.label_key_hash;
  if (hash === null) return null;
  if (files.kind(keyFile) === null && isKeyPurged(read, read.parts))
    throw refuse('invalid', 'KEY-005', { file: keyFile });
  const key = await readKey(files, keyFile);
  if (digest(key) !== hash) throw refuse('invalid', 'CALL-003', { file: keyFile }, { log });
  return key;
}

/** Reply codes of everybody called, by their label. */
export function codesOf({ people }: Aftermath, key: string | null): ReadonlyMap<string, string> {
  return replyCodes(digest, [...people.keys()], key);
}

/**
 * Everybody who was called, with their rows.
 * @throws Refusal as {@link calledProcedure} and {@link keyOfLabels}, CALL-004 (a list was deleted), CALL-005 (it can't
 *   be read), CALL-006 (it is not the list that the log means), CALL-007 (it has no ids), SIDE-002
 */
export async function calledPeople(files: Files, request: CalledRequest): Promise<CalledPeople> {
  const procedure = await calledProcedure(files, request.target);
  const key = await keyOfLabels(files, procedure, request.keyFile);
  const { aftermath } = procedure;
  const codes = codesOf(aftermath, key);
  const rows = new Map<string, ListRow>();
  let columns: readonly string[] = [];
  for (const name of new Set([...aftermath.people.values()].map(({ list }) => list))) {
    const list = await readCalledList(files, procedure, name);
    columns = columns.length === 0 ? list.columns : columns;
    for (const row of list.rows) rows.set(row.ticket, row);
  }
  const people = [...aftermath.people.values()].map((called): CalledPerson => {
    const row = rows.get(called.ticket);
    const isTheirs = row !== undefined && labelOf(digest, row.id, key ?? undefined) === called.label;
    if (!isTheirs) throw refuse('invalid', 'CALL-006', { file: files.join(procedure.folder, called.list) });
    return { called, id: row.id, code: codes.get(called.label) ?? '', fields: row.fields };
  });
  return { ...procedure, columns, people };
}

export interface ListRow {
  readonly ticket: string;
  readonly id: string;
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * A list beside the log, as it was written; or with another delimiter, if a spreadsheet has saved it again.
 * @throws Refusal CALL-004, CALL-005, CALL-006, CALL-007, SIDE-002
 */
export async function readCalledList(
  files: Files,
  { folder, plan, read }: CalledProcedure,
  name: string,
): Promise<{ readonly columns: readonly string[]; readonly rows: readonly ListRow[] }> {
  const file = files.join(folder, name);
  if (read.gone.includes(name)) throw refuse('invalid', 'CALL-004', { file });
  const bytes = await files.read(file).catch((cause: { code?: string }) => {
    throw refuse('invalid', 'CALL-005', { file }, { reason: cause.code ?? 'EIO' });
  });
  const list = await readListAs(bytes, file, plan.output.dialect, headed);
  if (list === null) throw refuse('invalid', 'CALL-006', { file });
  const { header, records } = list;
  const ticket = header.indexOf(LIST_COLUMNS[2]);
  const ids = plan.register.columns.id.map((column) => header.indexOf(column));
  if (ids.includes(-1)) throw refuse('invalid', 'CALL-007', { file }, { columns: plan.register.columns.id });
  const columns = header.filter((column) => !isListColumn(column));
  const rows = records.map((record) => ({
    ticket: normaliseText(record[ticket] ?? ''),
    id: joinId(ids.map((at) => normaliseText(record[at] ?? ''))),
    fields: new Map(
      header.flatMap((column, at) => (isListColumn(column) ? [] : [[column, record[at] ?? '']])),
    ),
  }));
  return { columns, rows };
}

/** `null`: there are no tickets in it */
function headed({ rows }: SideFile): {
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
} | null {
  const [first = [], ...records] = rows;
  const header = first.map(normaliseText);
  return header.includes(LIST_COLUMNS[2]) ? { header, records } : null;
}
