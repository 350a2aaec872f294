import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { bodyIn, commitmentOf, copied, forge, verdictIn } from './cli/commitments.js';
import { type Entry, execute, type Outcome } from './cli/run.js';

/** The second programs for the public proof and for slips, beside this one. */

const PROGRAM = fileURLToPath(new URL('./independent/proof.py', import.meta.url));
const SLIPS = fileURLToPath(new URL('./independent/slip.py', import.meta.url));
const NO_LOCALE = { LANG: undefined, LC_ALL: undefined };

/** What the other program says, in a folder. */
export function proof(folder: string, ...args: readonly string[]): Promise<Outcome> {
  return execute('python3', [PROGRAM, ...args], { cwd: folder, env: NO_LOCALE });
}

/** A slip holds for both programs by this log, which may have gone on since. */
export async function slipHolds(folder: string, log: string, slip: string): Promise<void> {
  const ours = await verdictIn(folder, log, '--slip', slip);
  const theirs = await execute('python3', [SLIPS, log, slip], { cwd: folder, env: NO_LOCALE });
  expect([ours.code, ours.failed, JSON.parse(theirs.stdout).failed]).toEqual([0, [], []]);
}

/** Log and urn in a folder. */
export const inFolder = (name: string) => [`${name}/audit.jsonl`, `${name}/urn.csv`];

/** Both programs find, by log and urn, that what was published before the seed still is there; what the other says. */
export async function holds(folder: string, name = 'out', ...urns: readonly string[]): Promise<string> {
  const given = ['--commitment', commitmentOf(folder, name)];
  const ours = await verdictIn(folder, name, ...given, '--urn', `${name}/urn.csv`, ...urns);
  expect([ours.code, ours.failed]).toEqual([0, []]);
  const { code, stdout, stderr } = await proof(folder, ...inFolder(name), ...given, ...urns);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^holds: (draw|panel): the given commitment [0-9a-f]{64}, urn of \d+ people/m);
  return stdout;
}

/** By the other program what is wrong, in one line; by this one some failed check, or a refusal. */
export async function expectNamed(
  folder: string,
  reason: RegExp,
  ...given: readonly string[]
): Promise<void> {
  const { code, stdout, stderr } = await proof(folder, ...inFolder('out'), ...given);
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(/^wrong: [^\n]+\n$/);
  expect(stdout).toMatch(reason);
  const ours = await verdictIn(folder, 'out', '--urn', 'out/urn.csv', ...given);
  expect([ours.code, [...ours.failed, ...ours.refused].length > 0]).toEqual([4, true]);
}

// biome-ignore lint/suspicious/noExplicitAny: forgers are not careful either
export type Body = any;
export type Forge = (body: (type: string) => Body, entries: Entry[]) => unknown;
export type Forgery = readonly [name: string, reason: RegExp, forge: Forge];

export const strata = (body: (type: string) => Body, type = 'selection') => body(type).strata as Body[];
export const withTwo = (all: Body[], part: 'invited' | 'reserve', least = 1) =>
  all.find((stratum) => stratum[part].length >= least);

/** Forged, with hashes that fit, and named. */
export async function expectForgeryNamed(original: string, reason: RegExp, change: Forge): Promise<void> {
  const folder = copied(original);
  forge(folder, (entries) => change((type) => bodyIn<Body>(entries, type), entries));
  await expectNamed(folder, reason);
}
