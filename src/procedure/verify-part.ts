import { digest } from '#machine';
import { aftermathOf } from '../audit/aftermath.js';
import { CHECKS, type Check, check } from '../audit/checks.js';
import type { DrawLog, Stage } from '../audit/entries/draw.js';
import { checkComplete, expectedChecks } from '../audit/expected.js';
import { verifyLists } from '../audit/lists.js';
import type { ReadLog } from '../audit/read-log.js';
import { checkSeedEvent } from '../audit/seed-event.js';
import { verifyLog } from '../audit/verify.js';
import { type Problem, refuse } from '../core/problem.js';
import { labelOf } from '../core/ticket.js';
import type { Population } from '../plan/quotas.js';
import type { IdList } from '../register/ids.js';
import type { Files } from './files.js';
import { keyBeside, readKey } from './opening.js';
import { populationOf } from './population.js';
import { verifyRegister } from './recompute.js';
import {
  type OfBatch,
  type PlanSources,
  verifyEffect,
  verifyOverrides,
  verifyPlan,
} from './recompute-plan.js';
import { SideFiles } from './side-files.js';
import type { Tools } from './tools.js';
import { checkNumber, checkSeed } from './verify-given-words.js';
import { readInputs } from './verify-inputs.js';
import { readLists } from './verify-lists.js';
import { isKeyPurged, purgedLists } from './verify-purge.js';
import type { Part, VerifyRequest } from './verify-request.js';
import { checkAlready, checkInvited, checkShares, isComparable, letsInOthers } from './verify-stages.js';
import type { Target } from './verify-target.js';

export interface PartContext {
  readonly target: Target;
  readonly request: VerifyRequest;
  readonly parts: readonly Part[];
  readonly read: ReadLog;
}

export interface VerifiedPart {
  readonly checks: readonly Check[];
  readonly problems: readonly Problem[];
  /** labels of everybody a panel could be drawn from; `null`: the answers are not at hand */
  readonly pool: readonly string[] | null;
}

/** All checks of a draw or a panel, and whether these are all that there must be. */
export async function verifyPart(part: Part, context: PartContext, tools: Tools): Promise<VerifiedPart> {
  const { log, isPanel, isLast, paths } = part;
  const { request } = context;
  const { files } = tools;
  const typed = isLast ? { targets: request.targets, already: isPanel ? request.already : undefined } : {};
  const folder = listFolder(files, part, context);
  const purged = purgedLists(context.read, stageOf(part));
  const key = await keyFor(files, part, context);
  const letters = context.parts.find((one) => !one.isPanel)?.log ?? null;
  const population = letters === null ? null : populationOf(letters);
  const plan = await planChecks(files, part, typed, population, request.ofBatch);
  const seen = await fileChecks(part, { context, typed, key: key.key, plan: plan.sources }, tools);
  const stages = stageChecks(part, context, seen);
  const checks = [
    ...verifyLog(digest, log, stageOf(part)),
    ...(await checkSeedEvent(log)),
    ...checkShares(letters, log),
    ...(await checkSetAside(log, stageOf(part))),
    ...checkSeed(part),
    ...(folder === null ? [] : verifyLists(log, await readLists(files, log, folder), purged)),
    ...key.checks,
    ...checkNumber(part, request.panelNumber),
    ...plan.checks,
    ...(request.optimality ? await optimalityChecks(log, tools) : []),
    ...seen.checks,
    ...stages.checks,
  ];
  const hasLottery = log.plan.plan.sample.allocation === 'quotas';
  const expected = expectedChecks({
    hasLottery,
    event: log.plan.plan.seed.event !== undefined || log.plan.plan.municipality !== undefined,
    hasLists: folder !== null,
    keptLists: log.outputs.files.some(({ name }) => !purged.has(name)),
    plan: part.plan !== null,
    effect: plan.sources !== null && !plan.isUnseen,
    shares: log.plan.plan.sample.shares_from !== undefined,
    seed: part.seed !== null,
    key: key.checks.length > 0,
    number: isPanel && isLast && request.panelNumber !== undefined,
    optimality: request.optimality && hasLottery,
    inputs: isTyped(typed),
    register: paths !== undefined,
    urn: log.commitment !== undefined && key.key !== null,
    ...stages.shown,
  });
  const all = [...checks, checkComplete(expected, checks)].sort(
    (a, b) => CHECKS.indexOf(a.name) - CHECKS.indexOf(b.name),
  );
  const { problems, pool } = seen;
  const own = isPanel ? all.map((one) => ({ ...one, part: 'panel' as const })) : all;
  return { checks: own, problems, pool };
}

/** Draws that were set aside have to follow from their seeds as well, or there was nothing to set aside. */
async function checkSetAside(log: DrawLog, stage: Stage): Promise<Check[]> {
  const { setAside } = log;
  const wrong: string[] = [];
  for (const [at, drawn] of setAside.entries()) {
    const whole = { ...log, ...drawn };
    const checks = [...verifyLog(digest, whole, stage), ...(await checkSeedEvent(whole))];
    for (const { name, passed } of checks) if (!passed) wrong.push(`${at + 1}: ${name}`);
  }
  return setAside.length === 0 ? [] : [check('log.redraws', wrong)];
}

const stageOf = ({ isPanel }: Part) => (isPanel ? 'panel' : 'letters');

/** Files that were given by themselves. */
interface Typed {
  readonly targets?: string | undefined;
  readonly already?: string | undefined;
}

const isTyped = ({ targets, already }: Typed) => targets !== undefined || already !== undefined;

interface PlanChecks {
  readonly checks: readonly Check[];
  /** what the plan can be made of once more; `null`: nothing was given */
  readonly sources: PlanSources | null;
  /** a file that the plan names is not at hand, and there is no register that it would have to be there for */
  readonly isUnseen: boolean;
}

/** The given plan beside the logged one. With the register its effect is seen when that is read. */
async function planChecks(
  files: Files,
  part: Part,
  typed: Typed,
  population: Population | null,
  ofBatch: OfBatch | undefined,
): Promise<PlanChecks> {
  const { log, plan, paths } = part;
  const sources = planSources(part, typed, population);
  const given = { ...typed, ofBatch };
  const checks =
    plan === null ? [] : [verifyPlan(log, plan.file), verifyOverrides(log, stageOf(part), plan, given)];
  if (sources === null || paths !== undefined) return { checks, sources, isUnseen: false };
  const effect = await verifyEffect(files, log, stageOf(part), sources, null);
  return { checks: [...checks, ...effect], sources, isUnseen: effect.length === 0 };
}

async function optimalityChecks(log: DrawLog, { search, program }: Tools): Promise<Check[]> {
  if (log.lottery === undefined) return [];
  const { verifyOptimality } = await import('./optimality.js');
  return [await verifyOptimality(log, search, program)];
}

interface FileContext {
  readonly context: PartContext;
  readonly typed: Typed;
  readonly key: string | null;
  readonly plan: PlanSources | null;
}

interface FileChecks extends VerifiedPart {
  /** labels of those who are on the panel already; `null`: nobody is, or they are not known */
  readonly present: readonly string[] | null;
}

/** Lists of ids, quotas and tables, and the register or the answers. */
async function fileChecks(
  { log, plan: given, isPanel, paths }: Part,
  { context, typed, key, plan }: FileContext,
  { files, reading }: Tools,
): Promise<FileChecks> {
  if (paths === undefined && !isTyped(typed)) return { checks: [], problems: [], pool: null, present: null };
  const wanted = new Set(log.plan.inputs.map(({ sha256 }) => sha256));
  const side = new SideFiles(files, foldersOf(files, given, context.target, paths), wanted);
  const request = { ...typed, plan: given?.input ?? null, isWhole: paths !== undefined };
  const inputs = await readInputs(log, side, request);
  const { idLists } = inputs;
  const present = presentLabels(log, idLists, key);
  if (paths === undefined) return { checks: [inputs.check], problems: [], pool: null, present };
  const stage = isPanel ? 'panel' : 'letters';
  const found = await verifyRegister(files, log, stage, paths, { idLists, key, reading, plan });
  return { checks: [inputs.check, ...found.checks], problems: found.problems, pool: found.pool, present };
}

/** What ties a panel to the draw and the panels before it, as far as labels can be compared. */
function stageChecks(
  part: Part,
  { parts, read }: PartContext,
  { pool, present }: Pick<FileChecks, 'pool' | 'present'>,
): { checks: Check[]; shown: { afterDraw: boolean; afterPanel: boolean } } {
  const { log, isPanel } = part;
  const before = parts.slice(0, parts.indexOf(part)).filter((one) => isComparable(one.log, log));
  const draw = isPanel && !letsInOthers(log) ? before.find((one) => !one.isPanel)?.log : undefined;
  const letters = aftermathOf(digest, read);
  const panels = before.filter((one) => one.isPanel).map((one) => one.log);
  const stayed = panels.length > 0 ? present : null;
  return {
    checks: [
      ...(draw === undefined || letters === null ? [] : [checkInvited(letters, log, pool)]),
      ...(stayed === null ? [] : [checkAlready(panels, stayed)]),
    ],
    shown: { afterDraw: draw !== undefined, afterPanel: stayed !== null },
  };
}

/** Labels of those who are on the panel already; `null`: nobody is, or they can't be made without the key. */
function presentLabels(
  log: DrawLog,
  idLists: ReadonlyMap<number, IdList>,
  key: string | null,
): string[] | null {
  const { already = [] } = log.lottery ?? {};
  const ids = idLists.get(log.plan.plan.eligibility.exclude.length - 1);
  if (already.length === 0 || ids === undefined) return null;
  if (log.plan.label_key_hash !== null && key === null) return null;
  return [...ids.keys()].map((id) => labelOf(digest, id, key ?? undefined));
}

/** Where this part's lists are; `null`: they need not be there. Those of a draw may be in a folder of their own. */
function listFolder(files: Files, { log, isPanel, isLast }: Part, { target }: PartContext): string | null {
  const { folder } = target;
  if (folder === null || isLast) return folder;
  // Both write a reserve; what only a draw has tells whose lists these are.
  const own = log.outputs.files.map(({ name }) => name).filter((name) => name !== 'reserve.csv');
  return !isPanel && own.some((name) => files.kind(files.join(folder, name)) !== null) ? folder : null;
}

/** Where files may be that the plan names; the stranger's folder last. */
function foldersOf(
  files: Files,
  plan: Part['plan'],
  { log }: Target,
  paths: readonly string[] = [],
): string[] {
  return [
    ...(plan === null ? [] : [files.folderOf(plan.file.path)]),
    '.',
    ...paths.map((path) => files.folderOf(path)),
    files.folderOf(log),
  ];
}

/** Flags alone make the same plan once more only if there was no plan file. */
function planSources(
  { log, plan }: Part,
  { targets }: { readonly targets?: string | undefined },
  population: Population | null,
): PlanSources | null {
  const isWhole = plan !== null || (targets !== undefined && log.plan.plan_file === null);
  return isWhole ? { file: plan, targets, population } : null;
}

interface Keyed {
  readonly key: string | null;
  readonly checks: readonly Check[];
}

/**
 * The key, compared with its hash in the log. A draw that has none was not announced as keyed, unless the key is
 * another part's.
 * @throws Refusal KEY-001, KEY-002, or KEY-003 if labels are to be made with a key and there is none, KEY-005 if
 *   that is so because it was deleted
 */
async function keyFor(
  files: Files,
  { log, paths }: Part,
  { target, request, parts, read }: PartContext,
): Promise<Keyed> {
  const { keyFile } = request;
  const logged = log.plan.label_key_hash;
  const isPurged = isKeyPurged(read, read.parts);
  if (keyFile === undefined) {
    if (logged !== null && paths !== undefined) {
      if (isPurged) throw refuse('usage', 'KEY-005');
      const beside = keyBeside(files, target.folder ?? files.folderOf(target.log));
      throw refuse('usage', 'KEY-003', {}, { key: beside });
    }
    return { key: null, checks: [] };
  }
  const key = await readKey(files, keyFile);
  const hash = digest(key);
  const passed = check('key.given', []);
  if (logged === hash) return { key, checks: [isPurged ? { ...passed, note: 'kept' } : passed] };
  const isOthers = parts.some((one) => one.log.plan.label_key_hash === hash);
  if (logged === null && isOthers) return { key: null, checks: [] };
  const failed = check('key.given', ['label_key_hash']);
  if (logged === null) return { key: null, checks: [{ ...failed, note: 'no-key' }] };
  return { key, checks: [{ ...failed, differs: { given: hash, logged } }] };
}
