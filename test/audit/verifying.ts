import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from '../../src/audit/chain.js';
import { canonicalJson, type Json } from '../../src/core/canonical.js';
import { digest } from '../../src/machine/node.js';
import { csvText, PLAN, save, type Table, town } from '../cli/registers.js';
import { type Entry, newFolder, readEntries, run, SEED } from '../cli/run.js';

/** A small draw, and `verify` in this process, so that hundreds of forgeries can be tried. */

export const register: Table = town(150, 'audit');
/** With a file of ids, a rule for it, and everything else that a log can have. */
export const plan = PLAN.replace('size: 40', 'size: 14').replace(
  '  exclude:\n',
  '  exclude:\n    - { ids: rat.csv, reason: Rat }\n',
);

/** Draws into `out` of a new folder and gives the folder. */
export async function drawn(planText = plan, table = register): Promise<string> {
  const folder = newFolder();
  save(folder, 'register.csv', csvText(table));
  save(folder, 'plan.yaml', planText);
  save(folder, 'rat.csv', `PersonID\r\n${table[9]?.[0]}\r\n${table[20]?.[0]}\r\n`);
  const args = ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out', '--at', '2026-12-05T19:30:00Z'];
  const outcome = await run(args, { cwd: folder });
  if (outcome.code !== 0) throw new Error(outcome.stderr);
  return folder;
}

/** A copy of the whole folder, to be tampered with. */
export function copyOf(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

export interface Verdict {
  readonly code: number;
  /** names of the checks that failed */
  readonly failed: readonly string[];
  readonly notes: readonly string[];
  /** codes of a refusal */
  readonly refused: readonly string[];
}

interface Verification {
  readonly verified: boolean;
  readonly checks: readonly { readonly name: string; readonly passed: boolean; readonly note?: string }[];
}

export interface Given {
  readonly register?: boolean;
  readonly plan?: boolean;
  readonly seed?: string;
  readonly fingerprint?: string;
  readonly optimality?: boolean;
}

/** What `verify` says of the folder's draw; with register and plan unless told otherwise. */
export async function verdict(folder: string, given: Given = {}): Promise<Verdict> {
  const args = [
    ...['verify', 'out', '--json'],
    ...(given.register === false ? [] : ['--register', 'register.csv']),
    ...(given.plan === false ? [] : ['--plan', 'plan.yaml']),
    ...(given.seed === undefined ? [] : ['--seed', given.seed]),
    ...(given.optimality === true ? ['--optimality'] : []),
    ...(given.fingerprint === undefined ? [] : ['--fingerprint', given.fingerprint]),
  ];
  const { code, stdout, stderr } = await run(args, { cwd: folder });
  if (stdout === '') {
    const { problems } = JSON.parse(stderr) as { readonly problems: readonly { readonly code: string }[] };
    return { code: code ?? -1, failed: [], notes: [], refused: problems.map((problem) => problem.code) };
  }
  const { checks } = JSON.parse(stdout) as Verification;
  return {
    code: code ?? -1,
    failed: checks.filter(({ passed }) => !passed).map(({ name }) => name),
    notes: checks.flatMap(({ note }) => note ?? []),
    refused: [],
  };
}

/** The log's text. */
export function logText(folder: string): string {
  return readFileSync(join(folder, 'out/audit.jsonl'), 'utf8');
}

export function writeLog(folder: string, content: string | Buffer): void {
  writeFileSync(join(folder, 'out/audit.jsonl'), content);
}

export function fingerprintOf(folder: string): string {
  return fingerprint(digest, logText(folder).trimEnd().split('\n'));
}

/** The entries as the clever clerk writes them: canonical, and the chain fits again. */
export function rebuilt(entries: readonly Entry[]): string {
  let prev = '0'.repeat(64);
  return entries
    .map((entry) => {
      const line = canonicalJson({ ...entry, prev } as unknown as Json);
      prev = digest(line);
      return `${line}\n`;
    })
    .join('');
}

/** Changes the log's entries in place and writes them with a new chain. */
export function forge(folder: string, change: (entries: Entry[]) => void): void {
  const entries = readEntries(join(folder, 'out'));
  change(entries);
  writeLog(folder, rebuilt(entries));
}
