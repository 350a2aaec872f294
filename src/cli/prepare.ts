import { hash as nodeHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { InputFacts } from '../audit/bodies.js';
import type { Json } from '../core/canonical.js';
import { isDigest } from '../core/digest.js';
import { type Problem, Refusal, refuse, warning } from '../core/problem.js';
import { findColumn } from '../plan/columns.js';
import { type FoundColumn, registerDialect, resolvePlan } from '../plan/resolve.js';
import type { PlanInput } from '../plan/schema.js';

import { nodeDigest } from '../register/node-digest.js';
import { openRegister } from '../register/read.js';
import { fileSource, memorySource, type RegisterSource } from '../register/source.js';
import type { Prepared } from './conduct.js';
import { type PlanOptions, planOverrides } from './overrides.js';

export const digest = nodeDigest;

export function sha256Bytes(bytes: Buffer): string {
  return nodeHash('sha256', bytes, 'hex');
}

/** The plan file that is read when none is named. */
export const PLAN_NAME = 'losverfahren.yaml';

export interface LoadedPlan {
  readonly input: PlanInput;
  /** `null`: flags only */
  readonly file: { readonly name: string; readonly sha256: string } | null;
  /** where the plan's relative paths begin */
  readonly folder: string;
  readonly overrides: Json;
}

/** Plan file and flags; flags win. @throws Refusal PLAN-001 .. PLAN-015 */
export async function loadPlan(
  options: PlanOptions,
  overrides = planOverrides(options),
): Promise<LoadedPlan> {
  const found = await readPlanFile(options.plan);
  if (found === null) return { input: merge({ version: 1 }, overrides), file: null, folder: '.', overrides };
  const name = basename(found.path);
  // What not every draw needs is loaded when it is needed: it takes longer than a small register.
  const { parsePlan } = await import('../plan/load.js');
  return {
    input: merge(parsePlan(found.bytes.toString('utf8'), name), overrides),
    file: { name, sha256: sha256Bytes(found.bytes) },
    folder: dirname(found.path),
    overrides,
  };
}

/** Flags alone, whatever plan file there is. */
export function loadPlanWithoutFile(options: PlanOptions): LoadedPlan {
  const overrides = planOverrides(options);
  return { input: merge({ version: 1 }, overrides), file: null, folder: '.', overrides };
}

async function readPlanFile(named: string | undefined): Promise<{ path: string; bytes: Buffer } | null> {
  const path = named ?? PLAN_NAME;
  try {
    return { path, bytes: path === '-' ? await standardInput() : await readFile(path) };
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    if (named === undefined && code === 'ENOENT') return null;
    throw refuse('invalid', 'PLAN-001', { file: path }, { reason: code });
  }
}

let input: Promise<Buffer> | undefined;

/** All of standard input, read once. */
export function standardInput(): Promise<Buffer> {
  input ??= (async () => {
    const parts: Buffer[] = [];
    for await (const part of process.stdin) parts.push(part as Buffer);
    return Buffer.concat(parts);
  })();
  return input;
}

/** Objects are merged key by key, everything else is replaced. */
function merge(input: PlanInput, overrides: Json): PlanInput {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const mergeValues = (old: unknown, next: unknown): unknown => {
    if (!isObject(old) || !isObject(next)) return next;
    const merged: Record<string, unknown> = { ...old };
    for (const [key, value] of Object.entries(next)) merged[key] = mergeValues(old[key], value);
    return merged;
  };
  return mergeValues(input, overrides) as PlanInput;
}

export interface Preparation extends Prepared {
  readonly loaded: LoadedPlan;
  readonly inputs: readonly InputFacts[];
  readonly found: readonly FoundColumn[];
  readonly warnings: readonly Problem[];
  /** bytes of all files, for the progress bar */
  readonly bytes: number;
}

/** Opens everything that a draw is made from. @throws Refusal with all that is wrong with it */
export async function prepare(files: readonly string[], options: PlanOptions): Promise<Preparation> {
  return prepareLoaded(files, await loadPlan(options), options.keyFile);
}

export async function prepareLoaded(
  files: readonly string[],
  loaded: LoadedPlan,
  keyFile: string | undefined,
): Promise<Preparation> {
  const { input, folder } = loaded;
  const sources = await registerSources(files, loaded);
  const register = await openRegister(sources, registerDialect(input));
  const header = register[0]?.header ?? [];
  const side = new SideFiles([folder]);
  const table = await readTable(input, side);
  const context = {
    header,
    register: register[0]?.source.name ?? '',
    planFile: loaded.file?.name ?? null,
    table,
  };
  const { plan, found, warnings } = resolvePlan(input, context);
  const idLists = await readIdLists(plan, side);
  const key = keyFile === undefined ? null : await readKey(keyFile);
  return {
    plan,
    register,
    idLists,
    digest,
    key,
    loaded,
    inputs: side.facts,
    found,
    warnings: [...warnings, ...personalLabels(plan.register.columns.id, header, key)],
    bytes: sources.reduce((sum, source) => sum + source.size, 0),
  };
}

/** The paths of the command line, else the plan's. */
export function registerPaths(files: readonly string[], loaded: LoadedPlan): readonly string[] {
  if (files.length > 0) return files;
  return (loaded.input.register?.files ?? []).map((path) => join(loaded.folder, path));
}

/** The files of the command line, else the plan's. @throws Refusal USE-005 if there are none, REG-001 */
export async function registerSources(
  files: readonly string[],
  loaded: LoadedPlan,
): Promise<RegisterSource[]> {
  const planned = loaded.input.register?.files ?? [];
  const paths = files.length > 0 ? files : planned.map((path) => resolve(loaded.folder, path));
  if (paths.length === 0) throw refuse('usage', 'USE-005');
  const opened = await Promise.allSettled(paths.map(registerSource));
  const problems = opened.flatMap((one) =>
    one.status === 'rejected' && one.reason instanceof Refusal ? one.reason.problems : [],
  );
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return opened.map((one) => (one as PromiseFulfilledResult<RegisterSource>).value);
}

async function registerSource(path: string): Promise<RegisterSource> {
  return path === '-' ? memorySource('-', await standardInput()) : fileSource(path);
}

/** Without a key the labels are the ids; an id made of names would put the names into the log. */
function personalLabels(id: readonly string[], header: readonly string[], key: string | null): Problem[] {
  const roles = ['family_name', 'given_names', 'birth_date', 'street'] as const;
  const personal = roles.flatMap((role) => findColumn(role, header) ?? []);
  const shown = id.filter((column) => personal.includes(column));
  return key === null && shown.length > 0
    ? [warning('DRAW-009', { key: 'register.columns.id' }, { columns: shown })]
    : [];
}

/** Files that a plan names, looked for in some folders; notes what was read for the log. */
export class SideFiles {
  readonly facts: InputFacts[] = [];

  constructor(readonly folders: readonly string[]) {}

  /** @throws Refusal SIDE-001 */
  async read(path: string): Promise<Buffer> {
    let reason = 'ENOENT';
    for (const folder of this.folders) {
      try {
        const bytes = await readFile(resolve(folder, path));
        this.facts.push({ name: basename(path), bytes: bytes.length, sha256: sha256Bytes(bytes) });
        return bytes;
      } catch (cause) {
        reason = (cause as NodeJS.ErrnoException).code ?? 'EIO';
      }
    }
    throw refuse('invalid', 'SIDE-001', { file: path }, { reason });
  }
}

export async function readTable(
  input: PlanInput,
  side: SideFiles,
): Promise<readonly Record<string, string>[] | null> {
  const table = input.sample?.table;
  if (table === undefined) return null;
  if (typeof table !== 'string') return table;
  const { namedRows, parseSideFile } = await import('../register/side-files.js');
  return namedRows(parseSideFile(await side.read(table), basename(table)));
}

/** The ids of every `exclude` rule that names a file. */
export async function readIdLists(
  plan: Prepared['plan'],
  side: SideFiles,
): Promise<Map<number, Set<string>>> {
  const lists = new Map<number, Set<string>>();
  const problems: Problem[] = [];
  for (const [index, rule] of plan.eligibility.exclude.entries()) {
    if (!('ids' in rule)) continue;
    const { idsOf, parseSideFile } = await import('../register/side-files.js');
    try {
      const name = basename(rule.ids);
      lists.set(index, idsOf(parseSideFile(await side.read(rule.ids), name), name, plan.register.columns.id));
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      problems.push(...cause.problems);
    }
  }
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return lists;
}

/** @throws Refusal KEY-001 if the file can't be read or holds no key */
export async function readKey(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw refuse('invalid', 'KEY-001', { file: path }, { reason: cause.code ?? 'EIO' });
  });
  const key = text.trim();
  if (!isDigest(key)) throw refuse('invalid', 'KEY-002', { file: path });
  return key;
}
