import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { fingerprint } from '../../src/audit/chain.js';
import { digest } from '../../src/machine/node.js';
import { rebuilt } from '../audit/verifying.js';
import { pool } from './panel-answers.js';
import { csvText, PLAN, save, type Table, town } from './registers.js';
import { type Entry, newFolder, type Outcome, type RunOptions, readEntries, run } from './run.js';

/** Draws and panels whose register, plan and key were committed to before their event. */

/** Long before the event, and after it. */
export const BEFORE = '2026-11-02T10:00:00Z';
export const AFTER = '2026-12-05T19:30:00Z';
export const LOTTO = '3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913';
export const EVENT = '{ type: lotto, game: 6aus49, date: 2026-12-05, spiel_77: true }';
/** Of a panel that is drawn later. */
export const LATER_EVENT = '{ type: lotto, game: 6aus49, date: 2027-01-30, spiel_77: true }';

export const register: Table = town(150, 'commit');

/** A plan as a clerk would write it, with a list of ids and an event. */
export const PLANNED = PLAN.replace('size: 40', 'size: 14')
  .replace('  exclude:\n', '  exclude:\n    - { ids: rat.csv, reason: Rat }\n')
  .replace('reason: nicht mehr gemeldet', 'reason: nicht mehr gemeldet, may_be_empty: true')
  .replace('  source: Lotto am Samstag', `  event: ${EVENT}`);

/** A new folder with register, plan and list. */
export function office(planText = PLANNED, table = register): string {
  const folder = newFolder();
  save(folder, 'register.csv', csvText(table));
  save(folder, 'plan.yaml', planText);
  save(folder, 'rat.csv', `PersonID\r\n${table[9]?.[0]}\r\n${table[20]?.[0]}\r\n`);
  return folder;
}

export const COMMIT = ['commit', '-c', 'plan.yaml', '-o', 'out', '--at', BEFORE];
export const DRAW = ['draw', '-c', 'plan.yaml', '-o', 'out', '--lotto', LOTTO, '--at', AFTER];

/** Of a panel: answers and quotas in files, everything else typed. */
export const COMMIT_PANEL = [
  ...['commit', 'answers.csv', '--panel', '--targets', 'targets.csv', '--size', '20'],
  ...['-o', 'out', '--at', BEFORE],
];
export const SEED = '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913';
export const DRAW_PANEL = [
  ...['panel', 'answers.csv', '--targets', 'targets.csv', '-o', 'out', '--seed', SEED, '--at', AFTER],
];
export { pool as answersOffice };

/** Runs it and demands that it is done. */
export async function done(folder: string, args: readonly string[], options: RunOptions = {}) {
  const outcome = await run(args, { cwd: folder, ...options });
  expect([outcome.code, outcome.code === 0 ? '' : outcome.stderr]).toEqual([0, '']);
  return outcome;
}

/** A folder with a commitment to a draw of letters. */
export async function committed(planText = PLANNED, table = register): Promise<string> {
  const folder = office(planText, table);
  await done(folder, COMMIT);
  return folder;
}

/** The lines of the log in a folder. */
export function linesOf(folder: string, name = 'out'): string[] {
  return readFileSync(join(folder, name, 'audit.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
}

export function logFingerprint(folder: string, name = 'out'): string {
  return fingerprint(digest, linesOf(folder, name));
}

/** The fingerprint of the last commitment in a log: the hash of its line. */
export function commitmentOf(folder: string, name = 'out'): string {
  const line = linesOf(folder, name).findLast((one) => /"type":"(?:panel\.)?commitment"/.test(one));
  if (line === undefined) throw new Error('no commitment');
  return digest(line);
}

export function copied(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

export interface Verdict {
  readonly code: number | null;
  /** checks that failed */
  readonly failed: readonly string[];
  /** codes of a refusal */
  readonly refused: readonly string[];
  readonly remarks: readonly string[];
}

interface Verification {
  readonly checks: readonly { readonly name: string; readonly passed: boolean }[];
  readonly remarks: readonly { readonly kind: string }[];
}

/** What `verify` says of a folder. */
export function verdict(folder: string, ...args: readonly string[]): Promise<Verdict> {
  return verdictIn(folder, 'out', ...args);
}

/** Of what stands there under this name. */
export async function verdictIn(folder: string, name: string, ...args: readonly string[]): Promise<Verdict> {
  const { code, stdout, stderr } = await run(['verify', name, '--json', ...args], { cwd: folder });
  if (stdout === '') return { code, failed: [], refused: codesOf(stderr), remarks: [] };
  const { checks, remarks } = JSON.parse(stdout) as Verification;
  const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  return { code, failed, refused: [], remarks: remarks.map(({ kind }) => kind) };
}

/** The codes of problems in whatever was written to standard error as JSON. */
export function codesOf(stderr: string): string[] {
  return [...stderr.matchAll(/"code": "([A-Z]+-\d+)"/g)].map(([, code = '']) => code);
}

export const refusedWith = ({ stderr }: Outcome) => codesOf(stderr);

/** Changes the log's entries, or gives others, and writes them with a chain that fits again. */
export function forge(folder: string, change: (entries: Entry[]) => unknown, name = 'out'): void {
  const entries = readEntries(join(folder, name));
  const made = change(entries);
  const forged = Array.isArray(made) ? (made as Entry[]) : entries;
  const numbered = forged.map((entry, seq) => ({ ...entry, seq }));
  writeFileSync(join(folder, name, 'audit.jsonl'), rebuilt(numbered));
}

/** The body of the last entry of a type. */
export function bodyIn<T = Record<string, unknown>>(entries: readonly Entry[], type: string): T {
  const entry = entries.findLast((one) => one.type === type);
  if (entry === undefined) throw new Error(`no entry ${type}`);
  return entry.body as T;
}

/** Letters and then a panel of those who said yes, each with an event of its own. */
export const TWO_STAGES = `${PLANNED.replace('size: 14', 'size: 60').replace('reserve: 1.5', 'reserve: 0')}panel:
  register:
    files: [zusagen.csv]
    columns: { id: PersonID, gender: Geschlecht, district: Stadtteil }
  sample:
    size: 8
    allocation: quotas
    quotas:
      - { gender: w, min: 3, max: 5 }
      - { gender: m, min: 3, max: 5 }
  seed:
    event: ${LATER_EVENT}
`;

export const COMMIT_SECOND = [
  ...['commit', 'zusagen.csv', '--panel', '-c', 'plan.yaml', '--draw', 'out', '-o', 'gremium'],
  ...['--key-file', 'out.key', '--at', '2026-12-20T10:00:00Z'],
];
export const LATER = '5 6 7 8 9 10 Superzahl 0 Spiel 77 7654321';
export const DRAW_SECOND = [
  ...['panel', 'zusagen.csv', '-c', 'plan.yaml', '-o', 'gremium', '--lotto', LATER],
  ...['--key-file', 'out.key', '--at', '2027-01-30T20:00:00Z'],
];

/** The register's rows of some who were invited: those who said yes. */
export function saveAnswers(folder: string, people = 40): void {
  const invited = new Set(readFileSync(join(folder, 'out/invitations.csv'), 'utf8').match(/P\d{9}/g));
  const [header = [], ...rows] = register;
  const yes = rows.filter(([id = '']) => invited.has(id)).slice(0, people);
  save(folder, 'zusagen.csv', csvText([header, ...yes]));
}

/** Committed to, drawn, and a panel committed to that continues it. */
export async function twoStages(): Promise<string> {
  const folder = await committed(TWO_STAGES);
  await done(folder, DRAW);
  saveAnswers(folder);
  await done(folder, COMMIT_SECOND);
  return folder;
}
