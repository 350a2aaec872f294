import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { digest } from '../src/machine/node.js';
import { done, verdictIn } from './cli/commitments.js';
import { save } from './cli/registers.js';
import { type Entry, execute, type Outcome, readEntries, run } from './cli/run.js';

/** The second program for what comes after the letters, beside this one: replies, runs of replacements, codes. */

const PROGRAM = fileURLToPath(new URL('./independent/later.py', import.meta.url));
export const URN = ['--urn', 'out/urn.csv'];
export const LOG = 'out/audit.jsonl';

/** What the other program says, in a folder. */
export function later(folder: string, ...args: readonly string[]): Promise<Outcome> {
  return execute('python3', [PROGRAM, ...args], { cwd: folder, env: { LANG: undefined, LC_ALL: undefined } });
}

/** What the other program found, which holds. */
export async function laterHolds(folder: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await later(folder, LOG, ...args);
  expect([code, stdout.slice(0, 6), stderr]).toEqual([0, 'holds:', '']);
  return stdout;
}

/** Evenings after the draw. */
export const day = (number: number) => new Date(Date.UTC(2026, 11, 5 + number, 20)).toISOString();

export type Said = readonly [who: string, outcome: string];

/** Records replies as a file of them. @param column the column in front: of the id, or of the code */
async function record(folder: string, at: string, said: readonly Said[], column: string, ...more: string[]) {
  save(folder, 'replies.csv', `${column};Ergebnis\n${said.map((row) => `${row.join(';')}\n`).join('')}`);
  const { stdout } = await done(folder, [
    'record',
    'out',
    '--replies',
    'replies.csv',
    '--at',
    at,
    '--json',
    ...more,
  ]);
  return JSON.parse(stdout) as { readonly called: number; readonly accepted: number; readonly free: number };
}

/** A run of replacements; whether places stayed free. */
async function replace(folder: string, at: string): Promise<boolean> {
  const outcome = await run(['replace', 'out', '--register', 'register.csv', '--at', at], { cwd: folder });
  expect([outcome.code === 0 || outcome.code === 5, outcome.stdout !== '']).toEqual([true, true]);
  return outcome.code === 5;
}

/** Who was called, by id, as the lists have them. */
function calledIds(folder: string): string[] {
  const lists = readdirSync(join(folder, 'out')).filter((name) =>
    /^(?:invitations|replacements-\d+|supplement-\d+)\.csv$/.test(name),
  );
  return lists.flatMap((name) => readFileSync(join(folder, 'out', name), 'utf8').match(/P\d{9}/g) ?? []);
}

/** The key of a folder that was committed to; null: labels are ids. */
export function keyIn(folder: string): string | null {
  return readdirSync(folder).includes('out.key')
    ? readFileSync(join(folder, 'out.key'), 'utf8').trim()
    : null;
}

/** By section 3. */
export function labelOf(key: string | null, id: string): string {
  return key === null ? id : digest(`${digest(`${key}:${id}`)}:${id}`);
}

/** Of each label what was said last, and whether somebody got the place. */
export function saidSoFar(entries: readonly Entry[]) {
  const last = new Map<string, { readonly outcome: string; readonly seq: number }>();
  const given = new Set<string>();
  for (const { type, seq, body } of entries) {
    const { label, outcome, out } = body as { label: string; outcome: string; out: string };
    if (type === 'reply') last.set(label, { outcome, seq });
    if (type === 'replacement') given.add(out);
  }
  return { last, given };
}

/** Numbers below `most` that follow from a name. */
function lots(name: string): (most: number) => number {
  let count = 0;
  return (most) => Number.parseInt(digest(`${name} ${count++}`).slice(0, 8), 16) % most;
}

const pick = <T>(lot: (most: number) => number, choices: readonly T[]): T =>
  choices[lot(choices.length)] as T;
const FIRST = [
  'accepted',
  'declined',
  'declined',
  'unreachable',
  'undeliverable',
  'moved',
  'deceased',
  'withdrawn',
];
const AFTER_YES = ['withdrawn', 'moved', 'deceased'];
const LATE = ['accepted', 'accepted', 'declined', 'unreachable', 'undeliverable'];

/** Replies that may follow on what is in the log, and others that have to correct it; of a person one at most. */
function invented(
  folder: string,
  lot: (most: number) => number,
): { readonly plain: Said[]; readonly corrections: Said[] } {
  const { last, given } = saidSoFar(readEntries(`${folder}/out`));
  const key = keyIn(folder);
  const plain: Said[] = [];
  const corrections: Said[] = [];
  for (const id of calledIds(folder)) {
    const label = labelOf(key, id);
    const before = last.get(label)?.outcome;
    const isOpen = before === 'unreachable' || before === 'undeliverable';
    if (before === undefined) {
      if (lot(4) > 0) plain.push([id, pick(lot, FIRST)]);
    } else if (lot(8) === 0) {
      const others = [...new Set(FIRST)].filter((outcome) => outcome !== before);
      const isPlain = (outcome: string) =>
        before === 'accepted' ? AFTER_YES.includes(outcome) : isOpen && !given.has(label);
      corrections.push([id, pick(lot, others.filter((outcome) => !isPlain(outcome)).concat(before))]);
    } else if (before === 'accepted') {
      if (lot(4) === 0) plain.push([id, pick(lot, AFTER_YES)]);
    } else if (isOpen && !given.has(label) && lot(2) === 0) {
      plain.push([id, pick(lot, LATE)]);
    }
  }
  return {
    plain,
    corrections: corrections.filter(([id, outcome]) => outcome !== last.get(labelOf(key, id))?.outcome),
  };
}

/** The codes by label as the other program writes them. */
export async function theirCodes(folder: string): Promise<ReadonlyMap<string, string>> {
  const stdout = await laterHolds(folder, ...(keyIn(folder) === null ? ['--codes'] : ['--key', 'out.key']));
  const lines = stdout.trimEnd().split('\n').slice(1);
  return new Map(lines.map((line) => [line.slice(10), line.slice(0, 9)]));
}

export interface State {
  readonly called: number;
  readonly accepted: number;
  readonly free: number;
  /** runs in which places stayed free */
  readonly stayed: number;
}

/**
 * Replies, corrections and runs, in three turns, the second time by the other program's codes; the last turn without a run.
 * @param round how many are called in a supplementary round behind the second run; one turn more then
 */
export async function procedure(folder: string, name: string, round?: number): Promise<State> {
  const lot = lots(name);
  let state = { called: 0, accepted: 0, free: 0 };
  let stayed = 0;
  const last = round === undefined ? 2 : 3;
  for (let turn = 0; turn <= last; turn++) {
    const { plain, corrections } = invented(folder, lot);
    const codes = turn === 1 ? await theirCodes(folder) : null;
    const key = keyIn(folder);
    const said = plain.map(([id, outcome]): Said => [codes?.get(labelOf(key, id)) ?? id, outcome]);
    state = await record(folder, day(4 * turn + 1), said, codes === null ? 'PersonID' : 'Code');
    if (corrections.length > 0)
      state = await record(
        folder,
        day(4 * turn + 2),
        corrections,
        'PersonID',
        '--correct',
        '--reason',
        'Irrtum',
      );
    if (turn < last && (await replace(folder, day(4 * turn + 3)))) stayed++;
    if (turn === 1 && round !== undefined) await supplement(folder, day(4 * turn + 4), round);
  }
  return { ...state, stayed };
}

/** A supplementary round, of dice nobody has thrown before. */
export function supplement(folder: string, at: string, size: number): Promise<Outcome> {
  const seed = ['--seed', `Würfel 4 2 6 1 3 3 5 2 1 6 4 4 2 6 1 3 5 5 2 1 6 6, ${at.slice(0, 10)}`];
  const args = [
    'draw',
    'register.csv',
    '-c',
    'plan.yaml',
    '--supplement',
    '-o',
    'out',
    '--size',
    String(size),
  ];
  return done(folder, [...args, ...seed, '--at', at]);
}

/** What this program says of the log with nothing beside it. */
export function logAlone(folder: string) {
  mkdirSync(join(folder, 'alone'));
  copyFileSync(join(folder, LOG), join(folder, 'alone/audit.jsonl'));
  return verdictIn(folder, 'alone/audit.jsonl');
}

export const replacements = (entries: readonly Entry[]) =>
  entries.filter(({ type }) => type === 'replacement');
export const replies = (entries: readonly Entry[], outcome?: string) =>
  entries.filter(({ type, body }) => type === 'reply' && (outcome === undefined || body.outcome === outcome));
