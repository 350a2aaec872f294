import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { allocationBody, frameBody, selectionBody } from '../audit/bodies.js';
import { type Check, check, differingFields, isSame } from '../audit/checks.js';
import type { DrawLog } from '../audit/schema.js';
import type { Json } from '../core/canonical.js';
import type { DrawPlan } from '../core/plan.js';
import { type Problem, Refusal } from '../core/problem.js';
import { readSeed } from '../core/seed.js';
import { resolvePlan } from '../plan/resolve.js';
import type { RegisterFile } from '../register/file.js';
import { openRegister, type ReadOptions } from '../register/read.js';
import { fileSource, hashSource, memorySource, type RegisterSource } from '../register/source.js';
import { type ConductedDraw, conductDraw } from './conduct.js';
import { readIdLists, readTables, SideFiles } from './inputs.js';
import { listFiles } from './list-files.js';
import { digest, loadPlan, sha256Bytes, standardInput } from './prepare.js';

/** The draw once more from the raw register, compared with what the log says. */

export interface RecomputeOptions {
  /** where files may be that the plan names */
  readonly folders: readonly (string | undefined)[];
  readonly key: string | null;
  readonly reading: (bytes: number) => ReadOptions;
  /** the plan file, if its effect is to be checked as well */
  readonly plan: string | undefined;
}

export interface Recomputed {
  readonly checks: readonly Check[];
  /** what is wrong with the register, if it can't be drawn from at all */
  readonly problems: readonly Problem[];
}

/** @throws Refusal if a file can't be opened (REG-001, SIDE-001) */
export async function verifyRegister(
  log: DrawLog,
  paths: readonly string[],
  options: RecomputeOptions,
): Promise<Recomputed> {
  const sources: RegisterSource[] = [];
  for (const path of paths)
    sources.push(path === '-' ? memorySource('-', await standardInput()) : await fileSource(path));
  const plan: DrawPlan = log.plan.plan;
  const side = new SideFiles(
    [...options.folders, ...paths.map((path) => dirname(path))].filter((path) => path !== undefined),
  );
  const idLists = await readIdLists(plan, side);
  const inputs = check('register.inputs', changedInputs(log, side));
  try {
    const register = await openRegister(sources, plan.register);
    const checks = options.plan === undefined ? [] : [await verifyEffect(log, options.plan, register)];
    const total = sources.reduce((sum, source) => sum + source.size, 0);
    const prepared = { plan, register, idLists, digest, key: options.key };
    const conducted = await conductDraw(prepared, readSeed(digest, log.seed.text), options.reading(total));
    return {
      checks: [...checks, check('register.readable', []), inputs, ...compare(log, conducted)],
      problems: [],
    };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    const codes = [...new Set(cause.problems.map((problem) => problem.code))];
    const files = check('register.files', await changedFiles(log, sources));
    return { checks: [check('register.readable', codes), files, inputs], problems: cause.problems };
  }
}

async function changedFiles(log: DrawLog, sources: readonly RegisterSource[]): Promise<string[]> {
  const logged = log.register.files.map((file) => file.sha256).sort();
  const hashes = await Promise.all(sources.map(hashSource));
  return isSame(logged, [...hashes].sort()) ? [] : sources.map((source) => source.name);
}

/** Files that are not as they were logged. Tables and targets are not read again: the logged plan has their rows. */
function changedInputs(log: DrawLog, side: SideFiles): string[] {
  const { inputs, plan } = log.plan;
  const strangers = side.facts.filter((file) => !inputs.some((logged) => isSame({ ...file }, logged)));
  const unread = inputs.filter((logged) => !side.facts.some((file) => isSame({ ...file }, logged)));
  const tables = plan.sample.table === null && plan.sample.quotas === undefined ? 0 : 1;
  return [...strangers, ...(unread.length > tables ? unread : [])].map((file) => file.name);
}

function compare(log: DrawLog, conducted: ConductedDraw): Check[] {
  const { draw, reading } = conducted;
  const { plan, frame, allocation } = draw;
  const lists = listFiles(draw, reading.register);
  const differs = (expected: Json, logged: object) => differingFields(expected, logged as Json);
  return [
    compareFiles(log, conducted),
    check('register.frame', differs(frameBody(plan, frame), log.frame)),
    check('register.allocation', differs(allocationBody(plan, frame, allocation), log.allocation)),
    check('register.selection', differs(selectionBody(draw), log.selection)),
    check(
      'register.lists',
      lists.flatMap((list) => {
        const logged = log.outputs.files.find((file) => file.name === list.name);
        return logged?.sha256 === sha256Bytes(list.bytes) && logged.rows === list.rows ? [] : [list.name];
      }),
    ),
  ];
}

/** The same bytes; or other files with the very same records, only in another order. */
function compareFiles(log: DrawLog, { reading }: ConductedDraw): Check {
  const { files, digest: content } = log.register;
  const shas = (list: readonly { sha256: string }[]) => list.map((file) => file.sha256).sort();
  if (isSame(shas(files), shas(reading.files))) {
    // What else is said of the files has to be true as well; only their names may be others.
    const facts = (list: readonly Omit<(typeof files)[number], 'name'>[]) =>
      list
        .map(({ bytes, sha256, rows, encoding, delimiter }) => ({ sha256, bytes, rows, encoding, delimiter }))
        .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
    const wrong = isSame(facts(files), facts(reading.files)) ? [] : reading.files.map((file) => file.name);
    return check('register.files', content === reading.tally.digest ? wrong : [...wrong, 'digest']);
  }
  const rows = (list: readonly { rows: number }[]) => list.reduce((sum, file) => sum + file.rows, 0);
  const reordered = content === reading.tally.digest && rows(files) === rows(reading.files);
  if (reordered) return { ...check('register.files', []), note: 'reordered' };
  return check(
    'register.files',
    reading.files.map((file) => file.name),
  );
}

/** The plan file beside the one that was logged. */
export async function verifyPlan(log: DrawLog, path: string): Promise<Check[]> {
  const bytes = await readFile(path).catch(() => null);
  const same = bytes !== null && log.plan.plan_file?.sha256 === sha256Bytes(bytes);
  return [check('plan.file', same ? [] : [path])];
}

/** Whether the plan file, with the flags that were logged, has the effect that was logged. */
async function verifyEffect(log: DrawLog, path: string, register: readonly RegisterFile[]): Promise<Check> {
  try {
    const loaded = await loadPlan({ plan: path }, log.plan.overrides as Json);
    const tables = await readTables(loaded, new SideFiles([loaded.folder, '.']));
    const header = register[0]?.header ?? [];
    const { plan } = resolvePlan(loaded.input, { header, register: '', planFile: path, ...tables });
    return check(
      'plan.effective',
      differingFields(plan as unknown as Json, log.plan.plan as unknown as Json),
    );
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return check(
      'plan.effective',
      cause.problems.map((problem) => problem.code),
    );
  }
}
