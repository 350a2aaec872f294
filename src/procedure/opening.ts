import { digest as machineDigest, sha256Bytes } from '#machine';
import type { InputFacts } from '../audit/bodies.js';
import { type PlanOptions, planOverrides } from '../cli/overrides.js';
import type { Json } from '../core/canonical.js';
import { isDigest } from '../core/digest.js';
import type { RegisterPlan } from '../core/plan.js';
import { error, type Place, type Problem, Refusal, refuse, warning } from '../core/problem.js';
import { findColumn } from '../plan/columns.js';
import { panelInput } from '../plan/panel.js';
import { baseName, type FoundColumn, registerDialect, resolvePlan } from '../plan/resolve.js';
import type { PlanInput } from '../plan/schema.js';
import type { TargetsForm } from '../plan/targets.js';
import { contradiction } from '../register/encoding.js';
import type { RegisterFile } from '../register/file.js';
import { openRegister } from '../register/read.js';
import type { RegisterSource } from '../register/source.js';
import type { Prepared } from './conduct.js';
import type { Files } from './files.js';
import { idFiles, readIdLists, readTables, SideFiles } from './side-files.js';

export const digest = machineDigest;

/** The plan file that is read when none is named. */
const PLAN_NAME = 'losverfahren.yaml';

export interface LoadedPlan {
  readonly input: PlanInput;
  /** `null`: flags only */
  readonly file: { readonly name: string; readonly sha256: string } | null;
  /** where the plan's relative paths begin */
  readonly folder: string;
  readonly overrides: Json;
  /** path of the file with quotas that a flag names; it begins at the working directory */
  readonly targets: string | null;
  /** where a key of the plan stands, for messages */
  readonly locate: (key: string) => Place;
}

/** Plan file and flags; flags win. @throws Refusal PLAN-001 .. PLAN-015 */
export async function loadPlan(
  files: Files,
  options: PlanOptions,
  overrides = planOverrides(options),
): Promise<LoadedPlan> {
  const read = await readPlan(files, options, overrides);
  return { ...read, input: merge(read.input, overrides), locate: locator(read) };
}

/**
 * The plan of a panel: the plan file's section `panel`, or the file itself, and flags; flags win.
 * @throws Refusal PLAN-001 .. PLAN-015, PLAN-064
 */
export async function loadPanelPlan(
  files: Files,
  options: PlanOptions,
  overrides = planOverrides(options),
): Promise<LoadedPlan> {
  const read = await readPlan(files, options, overrides);
  const { allocation = 'proportional' } = read.input.sample ?? {};
  // With targets the plan of the letters is no plan of the panel, but its title and day still count.
  const apart = read.file !== null && hasTargets(overrides) && allocation === 'proportional';
  const input = apart ? { panel: {}, ...read.input } : read.input;
  if (input.panel === undefined)
    return { ...read, input: panelInput(merge(input, overrides)), locate: locator(read) };
  return { ...read, input: merge(panelInput(input), overrides), locate: locator(read, 'panel.') };
}

/** Whether `--targets` was given: now, or when the draw was made that these overrides are logged of. */
function hasTargets(overrides: Json): boolean {
  const { sample } = overrides as { readonly sample?: { readonly quotas?: Json } };
  return typeof sample?.quotas === 'string';
}

/** What a flag says stands in no file. */
function locator({ locate, overrides }: LoadedPlan, section = ''): LoadedPlan['locate'] {
  return (key) => (isTyped(overrides, key.split('.')) ? { key } : locate(`${section}${key}`));
}

function isTyped(overrides: Json | undefined, [first, ...rest]: readonly string[]): boolean {
  if (overrides === undefined) return false;
  if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides)) return true;
  return first !== undefined && isTyped((overrides as Readonly<Record<string, Json>>)[first], rest);
}

/** Flags alone, whatever plan file there is. */
export function loadPlanWithoutFile(options: PlanOptions, overrides = planOverrides(options)): LoadedPlan {
  const none = withoutFile(options, overrides);
  return { ...none, input: merge(none.input, overrides) };
}

function withoutFile(options: PlanOptions, overrides: Json): LoadedPlan {
  const { targets = null } = options;
  return { input: { version: 1 }, file: null, folder: '.', overrides, targets, locate: (key) => ({ key }) };
}

/** The plan file as it stands, flags apart. */
async function readPlan(files: Files, options: PlanOptions, overrides: Json): Promise<LoadedPlan> {
  const found = await findPlanFile(files, options.plan);
  const none = withoutFile(options, overrides);
  if (found === null) return none;
  // What not every draw needs is loaded when it is needed: it takes longer than a small register.
  const { parsePlan, planLines } = await import('../plan/load.js');
  const text = new TextDecoder().decode(found.bytes);
  const name = baseName(found.path);
  const lineOf = planLines(text);
  const locate = (key: string): Place => {
    const line = lineOf(key);
    return { file: name, key, ...(line === undefined ? {} : { lines: [line] }) };
  };
  const file = { name, sha256: sha256Bytes(found.bytes) };
  return { ...none, input: parsePlan(text, name), file, folder: files.folderOf(found.path), locate };
}

export interface PlanFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The usual one if none is named and it is there. */
async function findPlanFile(files: Files, named: string | undefined): Promise<PlanFile | null> {
  return named !== undefined || files.exists(PLAN_NAME) ? readPlanFile(files, named ?? PLAN_NAME) : null;
}

/** @throws Refusal PLAN-001 */
export async function readPlanFile(files: Files, path: string): Promise<PlanFile> {
  try {
    return { path, bytes: await files.read(path) };
  } catch (cause) {
    throw refuse(
      'invalid',
      'PLAN-001',
      { file: path },
      { reason: (cause as { code?: string }).code ?? 'EIO' },
    );
  }
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
  /** how the targets file is written, if there is one */
  readonly targetsForm: TargetsForm | null;
  /** bytes of all files, for the progress bar */
  readonly bytes: number;
}

/** Opens everything that a draw is made from. @throws Refusal with all that is wrong with it */
export async function prepareLoaded(
  disk: Files,
  files: readonly string[],
  loaded: LoadedPlan,
  keyFile: string | undefined,
): Promise<Preparation> {
  const { input, folder } = loaded;
  const sources = await registerSources(disk, files, loaded);
  const register = await openSources(sources, registerDialect(input));
  const header = register[0]?.header ?? [];
  const side = new SideFiles(disk, [folder]);
  const { form: targetsForm, ...tables } = await readTables(loaded, side);
  const context = {
    header,
    register: register[0]?.source.name ?? '',
    planFile: loaded.file?.name ?? null,
    locate: loaded.locate,
    ...tables,
  };
  const { plan, found, warnings } = resolvePlan(input, context);
  const idLists = await readIdLists(idFiles(plan, input.eligibility?.exclude), plan, side);
  const key = keyFile === undefined ? null : await readKey(disk, keyFile);
  return {
    plan,
    register,
    idLists,
    digest,
    key,
    loaded,
    inputs: side.facts,
    targetsForm,
    found,
    warnings: [...warnings, ...personalLabels(plan.register.columns.id, header, key)],
    bytes: sources.reduce((sum, source) => sum + source.size, 0),
  };
}

/** The paths of the command line, else the plan's. */
export function registerPaths(disk: Files, files: readonly string[], loaded: LoadedPlan): readonly string[] {
  if (files.length > 0) return files;
  return (loaded.input.register?.files ?? []).map((path) => disk.join(loaded.folder, path));
}

/** The files of the command line, else the plan's. @throws Refusal USE-005 if there are none, REG-001 */
export async function registerSources(
  disk: Files,
  files: readonly string[],
  loaded: LoadedPlan,
): Promise<RegisterSource[]> {
  const planned = loaded.input.register?.files ?? [];
  const paths = files.length > 0 ? files : planned.map((path) => disk.at(loaded.folder, path));
  if (paths.length === 0) throw refuse('usage', 'USE-005');
  const opened = await Promise.allSettled(paths.map((path) => disk.open(path)));
  const problems = opened.flatMap((one) =>
    one.status === 'rejected' && one.reason instanceof Refusal ? one.reason.problems : [],
  );
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return opened.map((one) => (one as PromiseFulfilledResult<RegisterSource>).value);
}

/** Opens the register. @throws Refusal REG-027 for a mark of another encoding, or what `openRegister` throws */
export async function openSources(
  sources: readonly RegisterSource[],
  dialect: Pick<RegisterPlan, 'encoding' | 'delimiter'>,
): Promise<readonly RegisterFile[]> {
  const problems: Problem[] = [];
  for (const source of sources) {
    const mark = contradiction(await firstBytes(source, 3), dialect.encoding);
    const params = { mark: mark ?? '', encoding: dialect.encoding };
    if (mark !== null) problems.push(error('REG-027', { file: source.name }, params));
  }
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return openRegister(sources, dialect);
}

async function firstBytes(source: RegisterSource, count: number): Promise<Uint8Array> {
  const reader = await source.open();
  const bytes = new Uint8Array(count);
  let length = 0;
  for (let read = -1; read !== 0 && length < count; length += read) {
    read = await reader.read(bytes.subarray(length));
  }
  await reader.close();
  return bytes.subarray(0, length);
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

/** @throws Refusal KEY-001 if the file can't be read or holds no key */
export async function readKey(files: Files, path: string): Promise<string> {
  const bytes = await files.read(path).catch((cause: { code?: string }) => {
    throw refuse('invalid', 'KEY-001', { file: path }, { reason: cause.code ?? 'EIO' });
  });
  const key = new TextDecoder().decode(bytes).trim();
  if (!isDigest(key)) throw refuse('invalid', 'KEY-002', { file: path });
  return key;
}
