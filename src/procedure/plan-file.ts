import { sha256Bytes } from '#machine';
import { baseName } from '../core/file-name.js';
import { type Place, refuse } from '../core/problem.js';
import type { Stage } from '../plan/output-columns.js';
import type { PlanOverrides } from '../plan/overrides.js';
import { panelInput } from '../plan/panel.js';
import type { PlanInput } from '../plan/schema.js';
import type { Files } from './files.js';
import { planTextOf } from './plan-text.js';

/** The plan file that is read when none is named. */
export const PLAN_NAME = 'losverfahren.yaml';

/** Where a plan comes from. */
export interface PlanRequest {
  /** path of the plan file; left out: `losverfahren.yaml`, if it is there */
  readonly plan?: string;
  /** what flags change */
  readonly overrides: PlanOverrides;
  /** path of a file with quotas that takes the place of the plan's */
  readonly targets?: string;
}

export interface LoadedPlan {
  readonly stage: Stage;
  readonly input: PlanInput;
  /** `null`: flags only */
  readonly file: { readonly name: string; readonly sha256: string } | null;
  /** where the plan's relative paths begin */
  readonly folder: string;
  readonly overrides: PlanOverrides;
  /** path of the file with quotas that a flag names; it begins at the working directory */
  readonly targets: string | null;
  /** path of a list of the people who are on the panel already, likewise; its rule is the last one */
  readonly already: string | null;
  /** where a key of the plan stands, for messages */
  readonly locate: (key: string) => Place;
}

/** Plan file and flags; flags win. @throws Refusal PLAN-001 .. PLAN-015 */
export async function loadPlan(files: Files, request: PlanRequest): Promise<LoadedPlan> {
  return withOverrides(await readPlan(files, request), request.overrides);
}

/** A plan of letters without overrides, with some. */
export function withOverrides(read: LoadedPlan, overrides: PlanOverrides): LoadedPlan {
  const changed = { ...read, overrides };
  return { ...changed, input: merge(read.input, overrides), locate: locator(changed) };
}

/**
 * The plan of a panel: the plan file's section `panel`, or the file itself, and flags; flags win.
 * @throws Refusal PLAN-001 .. PLAN-015, PLAN-064
 */
export async function loadPanelPlan(files: Files, request: PlanRequest): Promise<LoadedPlan> {
  const { overrides } = request;
  const stage = 'panel';
  const read = await readPlan(files, request);
  const { allocation = 'proportional' } = read.input.sample ?? {};
  // With targets the plan of the letters is no plan of the panel, but its title and day still count.
  const apart = read.file !== null && hasTargets(overrides) && allocation === 'proportional';
  const input = apart ? { panel: {}, ...read.input } : read.input;
  if (input.panel === undefined)
    return { ...read, stage, input: panelInput(merge(input, overrides)), locate: locator(read) };
  return { ...read, stage, input: merge(panelInput(input), overrides), locate: locator(read, 'panel.') };
}

/** Whether `--targets` was given: now, or when the draw was made that these overrides are logged of. */
function hasTargets({ sample }: PlanOverrides): boolean {
  return sample?.quotas !== undefined;
}

/** What a flag says stands in no file. */
function locator({ locate, overrides }: LoadedPlan, section = ''): LoadedPlan['locate'] {
  return (key) => (isTyped(overrides, key.split('.')) ? { key } : locate(`${section}${key}`));
}

function isTyped(overrides: unknown, [first, ...rest]: readonly string[]): boolean {
  if (overrides === undefined) return false;
  if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides)) return true;
  return first !== undefined && isTyped((overrides as Readonly<Record<string, unknown>>)[first], rest);
}

/** Flags alone, whatever plan file there is. */
export function loadPlanWithoutFile(request: PlanRequest): LoadedPlan {
  const none = withoutFile(request);
  return { ...none, input: merge(none.input, request.overrides) };
}

/** The same of a panel. @throws Refusal PLAN-064 if the flags make no plan of one */
export function loadPanelPlanWithoutFile(request: PlanRequest): LoadedPlan {
  const loaded = loadPlanWithoutFile(request);
  return { ...loaded, stage: 'panel', input: panelInput(loaded.input) };
}

function withoutFile({ overrides, targets }: PlanRequest): LoadedPlan {
  return {
    stage: 'letters',
    input: { version: 1 },
    file: null,
    folder: '.',
    overrides,
    targets: targets ?? null,
    already: null,
    locate: (key) => ({ key }),
  };
}

/** The plan file as it stands, flags apart. */
async function readPlan(files: Files, request: PlanRequest): Promise<LoadedPlan> {
  const found = await findPlanFile(files, request.plan);
  const none = withoutFile(request);
  if (found === null) return none;
  // What not every draw needs is loaded when it is needed: it takes longer than a small register.
  const { parsePlan, planLines } = await import('../plan/load.js');
  const name = baseName(found.path);
  const text = planTextOf(found.bytes);
  if (text === null) throw refuse('invalid', 'PLAN-087', { file: name });
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
  return named !== undefined || files.kind(PLAN_NAME) === 'file'
    ? readPlanFile(files, named ?? PLAN_NAME)
    : null;
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
function merge(input: PlanInput, overrides: PlanOverrides): PlanInput {
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
