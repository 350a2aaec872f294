import { digest } from '#machine';
import { CHECKS, type Check, check } from '../audit/checks.js';
import type { DrawLog } from '../audit/entries/draw.js';
import { checkComplete, expectedChecks } from '../audit/expected.js';
import { verifyLists } from '../audit/lists.js';
import { verifyLog } from '../audit/verify.js';
import { type Problem, refuse } from '../core/problem.js';
import { labelOf } from '../core/ticket.js';
import type { IdList } from '../register/ids.js';
import type { Files } from './files.js';
import { readKey } from './opening.js';
import { verifyRegister } from './recompute.js';
import { type PlanSources, verifyEffect, verifyOverrides, verifyPlan } from './recompute-plan.js';
import { SideFiles } from './side-files.js';
import type { Tools } from './tools.js';
import { readInputs } from './verify-inputs.js';
import { readLists } from './verify-lists.js';
import type { Part, VerifyRequest } from './verify-request.js';
import { checkAlready, checkInvited, isComparable, letsInOthers } from './verify-stages.js';
import type { Target } from './verify-target.js';

export interface PartContext {
  readonly target: Target;
  readonly request: VerifyRequest;
  readonly parts: readonly Part[];
}

export interface VerifiedPart {
  readonly checks: readonly Check[];
  readonly problems: readonly Problem[];
}

/** All checks of a draw or a panel, and whether these are all that there must be. */
export async function verifyPart(part: Part, context: PartContext, tools: Tools): Promise<VerifiedPart> {
  const { log, isPanel, isLast, paths } = part;
  const { request, target, parts } = context;
  const { files } = tools;
  const stage = isPanel ? 'panel' : 'letters';
  const checks: Check[] = [...verifyLog(digest, log, stage), ...checkSeed(part)];
  const problems: Problem[] = [];
  const folder = listFolder(files, part, context);
  if (folder !== null) checks.push(...verifyLists(log, await readLists(files, log, folder)));
  const key = await keyFor(files, part, context);
  checks.push(...key.checks, ...checkNumber(part, request.panelNumber));
  const typed = isLast ? { targets: request.targets, already: request.already } : {};
  const isTyped = typed.targets !== undefined || (isPanel && typed.already !== undefined);
  const plans = planSources(part, typed);
  if (part.plan !== null)
    checks.push(verifyPlan(log, part.plan.file), verifyOverrides(log, stage, part.plan, typed));
  const hasEffect = checks.length;
  if (plans !== null && paths === undefined)
    checks.push(...(await verifyEffect(files, log, stage, plans, null)));
  const isUnseen = plans !== null && paths === undefined && checks.length === hasEffect;
  if (request.optimality && log.allocation.lottery !== undefined) {
    const { verifyOptimality } = await import('./optimality.js');
    checks.push(await verifyOptimality(log, tools.search, tools.program));
  }
  let pool: readonly string[] | null = null;
  let present: readonly string[] | null = null;
  if (paths !== undefined || isTyped) {
    const side = new SideFiles(
      files,
      foldersOf(files, part, target, paths),
      new Set(log.plan.inputs.map(({ sha256 }) => sha256)),
    );
    const inputs = await readInputs(log, side, {
      ...typed,
      plan: part.plan?.input ?? null,
      isWhole: paths !== undefined,
    });
    checks.push(inputs.check);
    present = presentLabels(log, inputs.idLists, key.key);
    if (paths !== undefined) {
      const { idLists } = inputs;
      const options = { idLists, key: key.key, reading: tools.reading, plan: plans };
      const found = await verifyRegister(files, log, stage, paths, options);
      checks.push(...found.checks);
      problems.push(...found.problems);
      pool = found.pool;
    }
  }
  const draw = parts.find((one) => !one.isPanel)?.log;
  const isAfterDraw = isPanel && draw !== undefined && isComparable(draw, log) && !letsInOthers(log);
  if (isAfterDraw && draw !== undefined) checks.push(checkInvited(draw, log, pool));
  const earlier = parts
    .slice(0, parts.indexOf(part))
    .filter((one) => one.isPanel && isComparable(one.log, log));
  if (present !== null && earlier.length > 0)
    checks.push(
      checkAlready(
        earlier.map((one) => one.log),
        present,
      ),
    );
  const expected = expectedChecks({
    hasLottery: log.plan.plan.sample.allocation === 'quotas',
    hasLists: folder !== null,
    plan: part.plan !== null,
    effect: plans !== null && !isUnseen,
    seed: part.seed !== null,
    key: key.checks.length > 0,
    number: isPanel && isLast && request.panelNumber !== undefined,
    optimality: request.optimality && log.plan.plan.sample.allocation === 'quotas',
    inputs: isTyped,
    register: paths !== undefined,
    afterDraw: isAfterDraw,
    afterPanel: present !== null && earlier.length > 0,
  });
  checks.push(checkComplete(expected, checks));
  const all = checks.sort((a, b) => CHECKS.indexOf(a.name) - CHECKS.indexOf(b.name));
  return { checks: isPanel ? all.map((one) => ({ ...one, part: 'panel' as const })) : all, problems };
}

/** Labels of those who are on the panel already; `null`: nobody is, or they can't be made without the key. */
function presentLabels(
  log: DrawLog,
  idLists: ReadonlyMap<number, IdList>,
  key: string | null,
): string[] | null {
  const { already = [] } = log.allocation.lottery ?? {};
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
function foldersOf(files: Files, { plan }: Part, { log }: Target, paths: readonly string[] = []): string[] {
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
): PlanSources | null {
  const isWhole = plan !== null || (targets !== undefined && log.plan.plan_file === null);
  return isWhole ? { file: plan, targets } : null;
}

function checkSeed({ log, seed }: Part): Check[] {
  if (seed === null) return [];
  if (seed === log.seed.text) return [check('seed.given', [])];
  return [{ ...check('seed.given', ['seed']), differs: { given: seed, logged: log.seed.text } }];
}

/** The balls' number is the word of those who drew, unless somebody else wrote it down. */
function checkNumber({ log, isPanel, isLast }: Part, number: number | undefined): Check[] {
  if (number === undefined || !isPanel || !isLast) return [];
  const { lottery } = log.allocation;
  if (lottery?.number_from === 'panel-number' && lottery.number === number)
    return [check('number.given', [])];
  const shown = (one: number) => String(one).padStart(3, '0');
  const logged = lottery?.number_from === 'panel-number' ? shown(lottery.number) : 'seed';
  return [{ ...check('number.given', ['number']), differs: { given: shown(number), logged } }];
}

interface Keyed {
  readonly key: string | null;
  readonly checks: readonly Check[];
}

/**
 * The key, compared with its hash in the log. A draw that has none was not announced as keyed, unless the key is
 * another part's.
 * @throws Refusal KEY-001, KEY-002, or KEY-003 if labels are to be made with a key and there is none
 */
async function keyFor(files: Files, { log, paths }: Part, { request, parts }: PartContext): Promise<Keyed> {
  const { keyFile } = request;
  const logged = log.plan.label_key_hash;
  if (keyFile === undefined) {
    if (logged !== null && paths !== undefined) throw refuse('usage', 'KEY-003');
    return { key: null, checks: [] };
  }
  const key = await readKey(files, keyFile);
  const hash = digest(key);
  if (logged === hash) return { key, checks: [check('key.given', [])] };
  const isOthers = parts.some((one) => one.log.plan.label_key_hash === hash);
  if (logged === null && isOthers) return { key: null, checks: [] };
  const failed = check('key.given', ['label_key_hash']);
  if (logged === null) return { key: null, checks: [{ ...failed, note: 'no-key' }] };
  return { key, checks: [{ ...failed, differs: { given: hash, logged } }] };
}
