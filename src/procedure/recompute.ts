import { digest, sha256Bytes } from '#machine';
import { allocationBody, frameBody, selectionBody } from '../audit/bodies.js';
import { type Check, check, differingFields, isSame } from '../audit/checks.js';
import type { DrawLog } from '../audit/schema.js';
import type { Json } from '../core/canonical.js';
import type { Draw } from '../core/draw.js';
import type { Frame } from '../core/frame.js';
import type { DrawPlan } from '../core/plan.js';
import { type Problem, Refusal } from '../core/problem.js';
import { readSeed, type Seed } from '../core/seed.js';
import { panelInput } from '../plan/panel.js';
import { resolvePlan } from '../plan/resolve.js';
import type { PlanInput } from '../plan/schema.js';
import type { RegisterFile } from '../register/file.js';
import { type FrameReading, openRegister, type ReadOptions } from '../register/read.js';
import { hashSource, type RegisterSource } from '../register/source.js';
import { type Allocated, conductDraw, type Prepared } from './conduct.js';
import type { Files } from './files.js';
import { type ListFile, listFiles } from './lists.js';
import { type LoadedPlan, loadPanelPlan, loadPlan, loadPlanWithoutFile, type PlanFile } from './plan-file.js';
import { loggedIdFiles, readIdLists, readTables, SideFiles } from './side-files.js';

/** The draw once more from the raw register, compared with what the log says. */

export interface GivenPlan {
  readonly file: PlanFile;
  /** `null`: it can't be understood */
  readonly input: PlanInput | null;
}

export interface RecomputeOptions {
  /** where files may be that the plan names */
  readonly folders: readonly string[];
  readonly key: string | null;
  readonly reading: (bytes: number) => ReadOptions;
  /** how the people were drawn, and what lists came of it */
  readonly conduct?: Conduct;
  /** what the plan is to be made from once more, if its effect is to be checked as well */
  readonly plan: PlanSources | null;
}

/** A plan file, targets typed with it, or both. */
export interface PlanSources {
  /** `null`: the plan was made of flags alone */
  readonly file: GivenPlan | null;
  readonly targets: string | undefined;
}

export interface Again {
  readonly draw: Draw;
  readonly reading: FrameReading;
  readonly lists: readonly ListFile[];
}

export type Conduct = (prepared: Prepared, seed: Seed, log: DrawLog, reading: ReadOptions) => Promise<Again>;

const drawAgain: Conduct = async (prepared, seed, log, options) => {
  const { draw, reading } = await conductDraw(prepared, seed, options, (_, frame) =>
    lotteryAgain(log, frame),
  );
  return { draw, reading, lists: listFiles(draw, reading.register) };
};

export interface Recomputed {
  readonly checks: readonly Check[];
  /** what is wrong with the register, if it can't be drawn from at all */
  readonly problems: readonly Problem[];
}

/** @throws Refusal if a file can't be opened (REG-001, SIDE-001) */
export async function verifyRegister(
  disk: Files,
  log: DrawLog,
  paths: readonly string[],
  options: RecomputeOptions,
): Promise<Recomputed> {
  const sources: RegisterSource[] = [];
  for (const path of paths) sources.push(await disk.open(path));
  const plan: DrawPlan = log.plan.plan;
  const side = new SideFiles(disk, [...options.folders, ...paths.map((path) => disk.folderOf(path))]);
  const idLists = await readIdLists(
    loggedIdFiles(plan, options.plan?.file?.input?.eligibility?.exclude),
    plan,
    side,
  );
  const inputs = check('register.inputs', changedInputs(log, side));
  try {
    const register = await openRegister(sources, plan.register);
    const checks =
      options.plan === null
        ? []
        : await verifyEffect(disk, log, options.plan, register, options.conduct !== undefined);
    const total = sources.reduce((sum, source) => sum + source.size, 0);
    const prepared = { plan, register, idLists, digest, key: options.key };
    const seed = readSeed(digest, log.seed.text);
    const conduct = options.conduct ?? drawAgain;
    const again = await conduct(prepared, seed, log, options.reading(total));
    return {
      checks: [...checks, check('register.readable', []), inputs, ...compare(log, again)],
      problems: [],
    };
  } catch (cause) {
    // A file that the plan names says nothing of the register.
    if (!(cause instanceof Refusal) || cause.problems.some(({ code }) => code === 'SIDE-001')) throw cause;
    const codes = [...new Set(cause.problems.map((problem) => problem.code))];
    const files = check('register.files', await changedFiles(log, sources));
    return { checks: [check('register.readable', codes), files, inputs], problems: cause.problems };
  }
}

/** The log's lottery; that it is one for these people is what the checks are about. */
async function lotteryAgain(log: DrawLog, frame: Frame): Promise<Allocated> {
  const { allocationOfLog } = await import('../audit/lottery.js');
  return allocationOfLog(log, frame) ?? { allocation: frame.stratification.strata.map(() => 0) };
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

function compare(log: DrawLog, again: Again): Check[] {
  const { draw, lists } = again;
  const { plan, frame, allocation, lottery } = draw;
  const differs = (expected: Json, logged: object) => differingFields(expected, logged as Json);
  return [
    compareFiles(log, again),
    check('register.frame', differs(frameBody(plan, frame), log.frame)),
    check('register.allocation', differs(allocationBody(plan, frame, allocation, lottery), log.allocation)),
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
function compareFiles(log: DrawLog, { reading }: Again): Check {
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
export function verifyPlan(log: DrawLog, { path, bytes }: PlanFile): Check {
  return check('plan.file', log.plan.plan_file?.sha256 === sha256Bytes(bytes) ? [] : [path]);
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
  sources: PlanSources,
  register: readonly RegisterFile[] | null,
  isPanel = false,
): Promise<Check[]> {
  const { targets } = sources;
  const path = sources.file?.file.path ?? null;
  try {
    const loaded = await loadedAgain(disk, sources, log.plan.overrides as Json, isPanel);
    const tables = await tablesOf(disk, loaded, register === null && targets === undefined);
    if (tables === null) return [];
    const header = register === null ? namedColumns(log.plan.plan) : (register[0]?.header ?? []);
    const { plan } = resolvePlan(loaded.input, { header, register: '', planFile: path, ...tables });
    const differing = differingFields(plan as unknown as Json, log.plan.plan as unknown as Json);
    const found = check('plan.effective', differing);
    return [register === null ? { ...found, note: 'unseen' } : found];
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.problems.some(({ code }) => code === 'SIDE-001')) throw cause;
    const codes = cause.problems.map((problem) => problem.code);
    return [check('plan.effective', codes)];
  }
}

/** The plan as it was made for the draw: the same file, the flags of the log. */
async function loadedAgain(
  disk: Files,
  { file, targets }: PlanSources,
  overrides: Json,
  isPanel: boolean,
): Promise<LoadedPlan> {
  const typed = targets === undefined ? {} : { targets };
  if (file !== null) {
    const load = isPanel ? loadPanelPlan : loadPlan;
    return load(disk, { file: file.file.path, overrides, ...typed });
  }
  const loaded = loadPlanWithoutFile({ overrides, ...typed });
  return isPanel ? { ...loaded, input: panelInput(loaded.input) } : loaded;
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
    ...[...id, ...household, district, birth_date, age, gender],
    ...eligibility.exclude.map((rule) => ('column' in rule ? rule.column : null)),
    ...stratify.map((dimension) => (dimension.source === 'column' ? dimension.column : null)),
    ...(output.columns ?? []),
  ];
  return [...new Set(named.filter((name) => name !== null))];
}
