import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exclusionRules, type ShownExclusion, shownExclusions } from '../src/core/frame.js';
import type { DrawPlan } from '../src/core/plan.js';
import { byTicket } from '../src/core/ticket.js';
import { digest } from '../src/machine/node.js';
import { disk } from '../src/node/disk.js';
import { conductDraw } from '../src/procedure/conduct.js';
import { typedSeed } from '../src/procedure/seed.js';
import { idFiles, readIdLists, SideFiles } from '../src/procedure/side-files.js';
import { openRegister, type ReadOptions } from '../src/register/read.js';
import { memorySource, type RegisterSource } from '../src/register/source.js';
import { save } from './cli/registers.js';
import { execute } from './cli/run.js';

/** One draw by this program and by the second one, in a form in which they can be compared. */

const PROGRAM = fileURLToPath(new URL('./independent/draw.py', import.meta.url));

export interface Result {
  readonly seedHash: string;
  readonly frame: number;
  readonly rows: number;
  readonly excluded: readonly number[];
  /** as a log has it (SPEC 8) */
  readonly shown: readonly ShownExclusion[];
  readonly dimensions: readonly { readonly name: string; readonly categories: readonly string[] }[];
  readonly strata: readonly (readonly [cell: readonly number[], size: number, invited: number])[];
  readonly invited: readonly { readonly label: string; readonly ticket: string }[];
  readonly reserve: readonly { readonly label: string; readonly ticket: string }[];
}

export interface Draw {
  readonly files: readonly (readonly [name: string, bytes: Buffer])[];
  readonly plan: DrawPlan;
  readonly seed: string;
  readonly key?: string;
}

/** The draw by this program, of files in memory unless `reading` says otherwise. */
export async function ours(
  { files, plan, seed, key }: Draw,
  folder: string,
  reading: { readonly sources?: readonly RegisterSource[]; readonly options?: ReadOptions } = {},
): Promise<Result> {
  const text = typedSeed(seed);
  const sources = reading.sources ?? files.map(([name, bytes]) => memorySource(name, bytes));
  const register = await openRegister(sources, plan.register);
  const idLists = await readIdLists(
    idFiles(plan, undefined),
    plan,
    new SideFiles(disk(folder, process.stdin), [folder]),
  );
  const { draw } = await conductDraw(
    { plan, register, idLists, digest, key: key ?? null },
    text,
    reading.options,
  );
  const { frame, allocation, selection } = draw;
  const { dimensions, strata } = frame.stratification;
  const people = (part: 'invited' | 'reserve') =>
    selection
      .flatMap((stratum) => stratum[part])
      .sort(byTicket)
      .map(({ label, ticket }) => ({ label, ticket }));
  return {
    seedHash: text.hash,
    frame: strata.reduce((sum, { size }) => sum + size, 0),
    rows: frame.rows,
    excluded: frame.excluded,
    shown: shownExclusions(exclusionRules(plan), frame.excluded),
    dimensions,
    strata: strata.map(({ cell, size }, at) => [cell, size, allocation[at] ?? Number.NaN] as const),
    invited: people('invited'),
    reserve: people('reserve'),
  };
}

/** The draw by the other program: its result, or its exit code and what it wrote to standard error. */
export async function theirs({ files, ...draw }: Draw, folder: string) {
  for (const [name, bytes] of files) save(folder, name, bytes);
  const register = files.map(([name]) => name);
  save(folder, 'case.json', JSON.stringify({ register, ...draw }));
  const env = { LANG: undefined, LC_ALL: undefined };
  const outcome = await execute('python3', [PROGRAM, join(folder, 'case.json')], { env });
  const result = outcome.code === 0 ? (JSON.parse(outcome.stdout) as Result) : null;
  return { code: outcome.code, stderr: outcome.stderr, result };
}
