import { sha256Bytes } from '#machine';
import { type Check, check, differingFields, isSame } from '../audit/checks.js';
import type { DrawLog, Stage } from '../audit/entries/draw.js';
import { type BatchMunicipality, flagsIn } from '../core/batch.js';
import type { Json } from '../core/canonical.js';
import type { DrawPlan } from '../core/plan.js';
import { isRefusedFor, type Problem, Refusal } from '../core/problem.js';
import { type PlanOverrides, readOverrides } from '../plan/overrides.js';
import { panelInput } from '../plan/panel.js';
import type { Population } from '../plan/quotas.js';
import { resolvePlan } from '../plan/resolve.js';
import type { PlanInput } from '../plan/schema.js';
import type { RegisterFile } from '../register/file.js';
import { isOnlyAlready } from './already.js';
import type { Files } from './files.js';
import {
  type LoadedPlan,
  loadPanelPlan,
  loadPanelPlanWithoutFile,
  loadPlan,
  loadPlanWithoutFile,
  type PlanFile,
} from './plan-file.js';
import { readTables, SideFiles } from './side-files.js';

/** A plan that somebody has, compared with the one that the log says was in force. */

export interface GivenPlan {
  readonly file: PlanFile;
  /** `null`: it can't be understood */
  readonly input: PlanInput | null;
}

/** What a batch says of the draw in one municipality. */
export type OfBatch = Pick<BatchMunicipality, 'key' | 'size'>;

/** A plan file, targets typed with it, or both. */
export interface PlanSources {
  /** `null`: the plan was made of flags alone */
  readonly file: GivenPlan | null;
  readonly targets: string | undefined;
  /** of a panel: the frame of the draw of letters in the same log; `null`: there is none */
  readonly population: Population | null;
}

/** The plan file beside the one that was logged. A copy of it may have other line ends, which say nothing. */
export function verifyPlan(log: DrawLog, { path, bytes }: PlanFile): Check {
  const as = samePlanFile(bytes, log.plan.plan_file?.sha256);
  return as === 'line-ends'
    ? { ...check('plan.file', []), note: as }
    : check('plan.file', as === null ? [path] : []);
}

/** Whether a file is the one with this hash: all of it, but for its line ends, or not. */
export function samePlanFile(bytes: Uint8Array, logged: string | undefined): 'same' | 'line-ends' | null {
  if (logged === sha256Bytes(bytes)) return 'same';
  return lineEndings(bytes).some((other) => sha256Bytes(other) === logged) ? 'line-ends' : null;
}

/** The same text with each kind of line ends, with and without a byte order mark. */
function lineEndings(bytes: Uint8Array): Uint8Array[] {
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  return ['\n', '\r\n', '\r'].flatMap((end) =>
    ['', '\ufeff'].map((mark) => new TextEncoder().encode(mark + text.replaceAll('\n', end))),
  );
}

/** What flags changed of the plan file, by the keys of a plan. */
export function overriddenKeys({ plan: { overrides } }: DrawLog): string[] {
  // That it is no such thing is for the checks to say.
  if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides)) return [];
  return Object.entries(overrides).flatMap(([section, changed]) =>
    changed !== null && typeof changed === 'object' && !Array.isArray(changed)
      ? Object.keys(changed).map((key) => `${section}.${key}`)
      : [section],
  );
}

/**
 * Whether the draw was done by the plan file as it stands. What a flag changed was not announced with it; only
 * quotas and a list of people already on the panel, which are files of their own, can be given here as well; and
 * what a batch says of its plan was announced with its list.
 */
export function verifyOverrides(
  log: DrawLog,
  stage: Stage,
  { input }: GivenPlan,
  given: { readonly targets?: string | undefined; readonly ofBatch?: OfBatch | undefined },
): Check {
  const { ofBatch } = given;
  const settled = ofBatch === undefined ? null : flagsIn(ofBatch, log.plan.plan.seed.event);
  if (settled !== null && isSame(log.plan.overrides, { ...settled })) return check('plan.overrides', []);
  const { overrides, problems } = readOverrides(log.plan.overrides);
  if (overrides === null) return check('plan.overrides', problems.map(overridesPlace));
  const exclude = overrides.eligibility?.exclude;
  const explained = [
    ...(given.targets === undefined ? [] : ['sample.quotas', 'sample.allocation']),
    ...(exclude !== undefined && isOnlyAlready(exclude, rulesOf(input, stage))
      ? ['eligibility.exclude']
      : []),
  ];
  return check(
    'plan.overrides',
    overriddenKeys(log).filter((key) => !explained.includes(key)),
  );
}

function rulesOf(input: PlanInput | null, stage: Stage): readonly object[] {
  try {
    const plan = input === null || stage === 'letters' ? input : panelInput(input);
    return plan?.eligibility?.exclude ?? [];
  } catch {
    return [];
  }
}

/**
 * Whether the plan file, with the flags that were logged, has the effect that was logged. Without the
 * register the columns that the log names stand for its header: whoever is honest fares the same, and only
 * a column that the log keeps quiet about is not missed.
 * @param register `null`: nobody has it
 * @returns no check where the plan's table is not at hand, nor the register
 * @throws Refusal SIDE-001 if there is the register and the plan's table can't be read
 */
export async function verifyEffect(
  disk: Files,
  log: DrawLog,
  stage: Stage,
  sources: PlanSources,
  register: readonly RegisterFile[] | null,
): Promise<Check[]> {
  const { targets, population } = sources;
  const path = sources.file?.file.path ?? null;
  const { overrides, problems } = readOverrides(log.plan.overrides);
  if (overrides === null) return [check('plan.effective', problems.map(overridesPlace))];
  try {
    const loaded = await loadedAgain(disk, sources, overrides, stage);
    const tables = await tablesOf(disk, loaded, register === null && targets === undefined);
    if (tables === null) return [];
    const header = register === null ? namedColumns(log.plan.plan) : (register[0]?.header ?? []);
    const { plan } = resolvePlan(loaded.input, {
      ...{ stage, header, register: '', planFile: path, population },
      ...tables,
    });
    const differing = differingFields(plan as unknown as Json, log.plan.plan as unknown as Json);
    const found = check('plan.effective', differing);
    return [register === null ? { ...found, note: 'unseen' } : found];
  } catch (cause) {
    if (!(cause instanceof Refusal) || isRefusedFor(cause, 'SIDE-001')) throw cause;
    const codes = cause.problems.map((problem) => problem.code);
    return [check('plan.effective', codes)];
  }
}

/** Where the log says of a flag what none can change. */
function overridesPlace({ where = [] }: Problem): string {
  return ['overrides', where[0]?.key ?? ''].filter((part) => part !== '').join('.');
}

/** The plan as it was made for the draw: the same file, the flags of the log. */
async function loadedAgain(
  disk: Files,
  { file, targets }: Pick<PlanSources, 'file' | 'targets'>,
  overrides: PlanOverrides,
  stage: Stage,
): Promise<LoadedPlan> {
  const typed = targets === undefined ? {} : { targets };
  if (file !== null) {
    const load = stage === 'panel' ? loadPanelPlan : loadPlan;
    return load(disk, { plan: file.file.path, overrides, ...typed });
  }
  const request = { overrides, ...typed };
  return stage === 'panel' ? loadPanelPlanWithoutFile(request) : loadPlanWithoutFile(request);
}

/** The files that a plan names besides; `null`: they are not at hand, which may be. */
async function tablesOf(disk: Files, loaded: LoadedPlan, mayBeMissing: boolean) {
  try {
    return await readTables(loaded, new SideFiles(disk, [loaded.folder, '.']));
  } catch (cause) {
    if (mayBeMissing && cause instanceof Refusal) return null;
    throw cause;
  }
}

function namedColumns({ register, eligibility, stratify, output }: DrawPlan): string[] {
  const { id, household, district, birth_date, age, gender } = register.columns;
  const named = [
    // First, for the columns that are usual come in the register's order.
    ...(output.columns ?? []),
    ...[...id, ...household, district, birth_date, age, gender],
    ...eligibility.exclude.map((rule) => ('column' in rule ? rule.column : null)),
    ...stratify.map((dimension) => (dimension.source === 'column' ? dimension.column : null)),
  ];
  return [...new Set(named.filter((name) => name !== null))];
}
