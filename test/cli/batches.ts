import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../../src/machine/node.js';
import { copied, done, linesOf } from './commitments.js';
import { csvText, markedTown, save } from './registers.js';
import { newFolder, run } from './run.js';

/** Batches of a few municipalities, one of them with a plan of its own, to be verified and tampered with. */

export const KEYS = ['08111001', '08111002', '08111003', '08111004'] as const;
export const [FIRST, SECOND, THIRD, OWN] = KEYS;

export const BATCH_PLAN = `version: 1
title: Bürgerrat Klima
eligibility: { reference_date: 2026-12-01, min_age: 16 }
stratify: [district]
`;
const OWN_PLAN = BATCH_PLAN.replace('[district]', '[district, gender]');
const DICE = 'seed: { event: { type: dice, count: 30, faces: 6, date: 2026-12-05 } }\n';
export const THROWN = Array.from({ length: 30 }, (_, at) => 1 + ((at * 5) % 6)).join(' ');
export const [EARLY, LATE] = ['2026-11-02T10:00:00Z', '2026-12-05T19:30:00Z'];
/** As a Land announces it: the canonical text of an event, for a plan that announces none. */
export const LAND_SEED =
  'Lotto 6aus49 2026-12-05: 3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913 Super 6 318406';

/**
 * A folder with registers, a list, and the batches `frei` (a text as its seed, nothing committed to), `land` (sizes from
 * the draw of municipalities `g`), `fest` (on commitments) and `offen` (committed to and not drawn).
 */
export async function batches(): Promise<string> {
  const cwd = newFolder();
  mkdirSync(join(cwd, 'reg'));
  save(cwd, 'plan.yaml', BATCH_PLAN);
  save(cwd, 'eigen.yaml', OWN_PLAN);
  save(cwd, 'wurf.yaml', BATCH_PLAN + DICE);
  save(cwd, 'wurf-eigen.yaml', OWN_PLAN + DICE);
  for (const [at, key] of KEYS.entries()) save(cwd, `reg/${key}.csv`, csvText(markedTown(30 + at)));
  save(cwd, 'liste.csv', listOf('eigen.yaml'));
  save(cwd, 'wurf.csv', listOf('wurf-eigen.yaml'));
  save(cwd, 'tabelle.csv', `AGS;Einwohner\n${KEYS.map((key, at) => `${key};${90 + at}\n`).join('')}`);
  save(cwd, 'register.csv', `AGS;Register\n${KEYS.map((key) => `${key};reg/${key}.csv\n`).join('')}`);
  const drawing = ['--hits', '8', '--letters', '1', '-s', LAND_SEED, '-o', 'g'];
  await done(cwd, ['municipalities', 'tabelle.csv', ...drawing]);
  await done(cwd, ['batch', 'liste.csv', '-c', 'plan.yaml', '-s', LAND_SEED, '-o', 'frei']);
  await done(cwd, ['batch', 'register.csv', '-c', 'plan.yaml', '--from', 'g', '-s', LAND_SEED, '-o', 'land']);
  await done(cwd, ['commit', '--batch', 'wurf.csv', '-c', 'wurf.yaml', '-o', 'offen', '--at', EARLY]);
  await done(cwd, ['commit', '--batch', 'wurf.csv', '-c', 'wurf.yaml', '-o', 'fest', '--at', EARLY]);
  await done(cwd, ['batch', 'wurf.csv', '-c', 'wurf.yaml', '--dice', THROWN, '-o', 'fest', '--at', LATE]);
  return cwd;
}

/** The last one has a plan of its own. */
export function listOf(ownPlan: string): string {
  const rows = KEYS.map((key, at) => `${key};reg/${key}.csv;${2 + at};${at === 3 ? ownPlan : ''}\n`);
  return `AGS;Register;Briefe;Plan\n${rows.join('')}`;
}

/** What was published when all was committed to. */
export function publishedOf(cwd: string, name: string): string {
  return digest(linesOf(cwd, name)[1] ?? '');
}

export interface Found {
  readonly code: number | null;
  /** names of the checks that failed, with their places behind */
  readonly failed: readonly string[];
  readonly passed: readonly string[];
  readonly notes: readonly string[];
  readonly remarks: readonly string[];
}

interface Verification {
  readonly checks: readonly {
    readonly name: string;
    readonly passed: boolean;
    readonly places: readonly string[];
    readonly note?: string;
  }[];
  readonly remarks: readonly { readonly kind: string }[];
}

/** What `verify` finds in a batch, once more with what is given. */
export async function found(cwd: string, name: string, ...args: readonly string[]): Promise<Found> {
  const { code, stdout, stderr } = await run(['verify', name, '--json', ...args], { cwd });
  if (stdout === '') throw new Error(stderr);
  const { checks, remarks } = JSON.parse(stdout) as Verification;
  return {
    code,
    failed: checks
      .filter(({ passed }) => !passed)
      .flatMap(({ name: check, places }) => places.map((place) => `${check}: ${place}`)),
    passed: checks.filter(({ passed }) => passed).map(({ name: check }) => check),
    notes: checks.flatMap(({ note }) => note ?? []),
    remarks: remarks.map(({ kind }) => kind),
  };
}

export { copied, done, save };
