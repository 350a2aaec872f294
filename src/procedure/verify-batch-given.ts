import { digest } from '#machine';
import { type Check, check } from '../audit/checks.js';
import type { BatchBody, BatchLog } from '../audit/entries/batch.js';
import { readEntry } from '../audit/entries/line.js';
import type { ReadLog } from '../audit/read-log.js';
import type { BatchPlanFile } from '../core/batch.js';
import { eventTime, isBeforeEvent, publicEvent } from '../core/event.js';
import { baseName } from '../core/file-name.js';
import { Refusal, shownKeys } from '../core/problem.js';
import { type BatchList, type BatchRow, readBatchList } from './batch-list.js';
import { lettersOf } from './batch-opening.js';
import type { Files } from './files.js';
import { givenPlan } from './given-plan.js';
import { type GivenPlan, samePlanFile } from './recompute-plan.js';
import { givenFlags } from './verify-given.js';
import { comparePublicSeed } from './verify-public-seed.js';
import type { Remark, VerifyRequest } from './verify-request.js';
import type { Target } from './verify-target.js';

/** What somebody has of a batch and wants to have compared with the log about all draws, and with each of them. */

export type BatchRead = ReadLog & { readonly batch: BatchLog };

export interface BatchGiven {
  readonly checks: readonly Check[];
  readonly unused: readonly string[];
  readonly remarks: readonly Remark[];
  /** by key: the plan that its draw is held to, the path of its register, its published commitment */
  readonly plans: ReadonlyMap<string, GivenPlan>;
  readonly registers: ReadonlyMap<string, string>;
  readonly commitments: ReadonlyMap<string, string>;
}

/** @throws Refusal BATCH-001 .. BATCH-007 for a list, BATCH-009 for a draw of municipalities, SEED-020 .. for a result */
export async function batchGiven(
  files: Files,
  read: BatchRead,
  { folder }: Target,
  request: VerifyRequest,
): Promise<BatchGiven> {
  const { batch: log } = read;
  const [path, ...others] = request.register ?? [];
  const list = path === undefined ? null : await readBatchList(files, path);
  const ownPlans = list === null ? new Map<string, GivenPlan>() : await plansIn(files, list);
  const plans = [request.plan ?? []].flat();
  // What was committed to and not drawn has no effect yet.
  const isHeld = plans.length > 0 && log.drawn !== null;
  const held = isHeld ? plansByKey(log, plans, list, ownPlans) : new Map<string, GivenPlan>();
  const seed = await comparePublicSeed(files, publicSeed(log), request);
  const hasFrom = log.batch.from !== null;
  const used = [
    ...['--plan', '--register', '--commitment'],
    ...(hasFrom ? ['--from'] : []),
    ...(folder === null ? [] : ['--optimality']),
    ...(folder !== null && log.commitments !== undefined && isFolder(files, request.keyFile)
      ? ['--key-file']
      : []),
  ];
  return {
    checks: [
      ...seed.checks,
      ...(request.commitment === undefined ? [] : [checkCommitment(read, request.commitment)]),
      ...(plans.length === 0 ? [] : [checkPlans(log.batch, plans)]),
      ...(list === null ? [] : checkList(log.batch, list, ownPlans)),
      ...(request.from === undefined || !hasFrom ? [] : [await checkFrom(files, log.batch, request.from)]),
    ],
    unused: [
      ...givenFlags(request).filter((flag) => !used.includes(flag)),
      ...others.map((one) => `--register ${one}`),
      ...seed.unused,
    ],
    remarks: [
      ...lateRemarks(read),
      ...(isFree(log) && seed.checks.length === 0 ? [{ kind: 'spelling' as const }] : []),
      ...(hasFrom && request.from === undefined ? [{ kind: 'unseen-from' as const }] : []),
      ...(folder === null ? [] : ownPlanRemarks(log, held)),
    ],
    plans: held,
    registers: new Map(list?.rows.map(({ key, register }) => [key, register])),
    commitments: new Map(log.commitments?.commitments.map(({ key, fingerprint }) => [key, fingerprint])),
  };
}

const isFolder = (files: Files, path: string | undefined) =>
  path !== undefined && files.kind(path) === 'folder';

function publicSeed({ commitments, drawn }: BatchLog) {
  if (drawn === null) return null;
  const { text } = drawn.seed;
  return { text, event: publicEvent(commitments?.event, text) };
}

function isFree({ commitments, drawn }: BatchLog): boolean {
  return commitments?.event.type === 'text' && drawn !== null;
}

/** By its own time the commitment was not made before the event. */
function lateRemarks({ batch: { commitments }, lines }: BatchRead): Remark[] {
  const date = commitments === undefined ? null : eventTime(commitments.event);
  const at = readEntry(lines[1] ?? '')?.at;
  return date === null || at === undefined || isBeforeEvent(at, date)
    ? []
    : [{ kind: 'late', params: { at, date } }];
}

/** The published fingerprint is that of the line which closes what is settled before the seed. */
function checkCommitment({ batch: { commitments }, lines }: BatchRead, given: string): Check {
  const logged = commitments === undefined ? '–' : digest(lines[1] ?? '');
  if (given === logged) return check('commitment.given', []);
  return { ...check('commitment.given', ['batch-commitments']), differs: { given, logged } };
}

/** The plans that rows name, by their paths; those that can't be read are left out. */
async function plansIn(files: Files, { rows }: BatchList): Promise<Map<string, GivenPlan>> {
  const found = new Map<string, GivenPlan>();
  for (const path of new Set(rows.flatMap(({ plan }) => plan ?? [])))
    try {
      found.set(path, await givenPlan(files, path));
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
    }
  return found;
}

const isPlanOf = ({ file }: GivenPlan, logged: BatchPlanFile) =>
  samePlanFile(file.bytes, logged.sha256) !== null;

const plansOf = ({ plan, municipalities }: BatchBody): BatchPlanFile[] => [
  plan,
  ...municipalities.flatMap((one) => one.plan ?? []),
];

/** A plan that is none of the batch is meant for all that have none of their own. */
function plansByKey(
  { batch, drawn }: BatchLog,
  plans: readonly GivenPlan[],
  list: BatchList | null,
  ownPlans: ReadonlyMap<string, GivenPlan>,
): Map<string, GivenPlan> {
  const known = new Map<string, GivenPlan | undefined>();
  const listed = new Map(list?.rows.map(({ key, plan }) => [key, plan]));
  const stranger = plans.find((one) => !plansOf(batch).some((logged) => isPlanOf(one, logged)));
  const findFor = (logged: BatchPlanFile) =>
    plans.find((one) => isPlanOf(one, logged)) ??
    plans.find(({ file }) => baseName(file.path) === logged.name) ??
    (logged === batch.plan ? stranger : undefined);
  const held = new Map<string, GivenPlan>();
  const missing = new Set(drawn?.draws.missing);
  for (const { key, plan: own } of batch.municipalities.filter((one) => !missing.has(one.key))) {
    const logged = own ?? batch.plan;
    if (!known.has(logged.sha256)) known.set(logged.sha256, findFor(logged));
    const plan = known.get(logged.sha256) ?? ownPlans.get(listed.get(key) ?? '');
    if (plan !== undefined) held.set(key, plan);
  }
  return held;
}

/** Each given plan is one of the batch, byte for byte but for its line ends. */
function checkPlans(batch: BatchBody, plans: readonly GivenPlan[]): Check {
  const logged = plansOf(batch);
  const found = plans.map(({ file }) => ({
    name: file.path,
    as: new Set(logged.map(({ sha256 }) => samePlanFile(file.bytes, sha256))),
  }));
  const wrong = found.filter(({ as }) => !as.has('same') && !as.has('line-ends')).map(({ name }) => name);
  const made = check('batch.plan', wrong);
  const hasOtherEnds = made.passed && found.some(({ as }) => !as.has('same'));
  return hasOtherEnds ? { ...made, note: 'line-ends' } : made;
}

function ownPlanRemarks({ drawn }: BatchLog, held: ReadonlyMap<string, GivenPlan>): Remark[] {
  const keys = (drawn?.draws.draws ?? []).map(({ key }) => key).filter((key) => !held.has(key));
  if (held.size === 0 || keys.length === 0) return [];
  return [{ kind: 'own-plans', params: { count: keys.length, keys: shownKeys(keys) } }];
}

/** The list byte for byte, and what its rows say of each municipality. */
function checkList(
  batch: BatchBody,
  { file, rows }: BatchList,
  ownPlans: ReadonlyMap<string, GivenPlan>,
): Check[] {
  const isSameFile = file.sha256 === batch.list.sha256 && file.bytes === batch.list.bytes;
  const listed = new Map(rows.map((row) => [row.key, row]));
  const known = new Set(batch.municipalities.map(({ key }) => key));
  const places = [
    ...batch.municipalities.flatMap(({ key, size, plan }) => {
      const row = listed.get(key);
      if (row === undefined) return [`${key} missing`];
      const isPlan = plan === undefined ? row.plan === null : isPlanIn(row, plan, ownPlans);
      const isSize = row.size === size || (row.size === null && batch.from !== null);
      return [...(isSize ? [] : [`${key} size`]), ...(isPlan ? [] : [`${key} plan`])];
    }),
    // With a draw of municipalities only those are drawn in that have letters there.
    ...(batch.from === null
      ? rows.filter(({ key }) => !known.has(key)).map(({ key }) => `${key} added`)
      : []),
  ];
  return [check('batch.list', isSameFile ? [] : [file.name]), { ...check('batch.rows', places), places }];
}

/** A plan that is not at hand is known by its name alone. */
function isPlanIn(
  { plan }: BatchRow,
  logged: BatchPlanFile,
  ownPlans: ReadonlyMap<string, GivenPlan>,
): boolean {
  if (plan === null) return false;
  const own = ownPlans.get(plan);
  return own === undefined ? baseName(plan) === logged.name : isPlanOf(own, logged);
}

/** Municipalities, sizes and people are those of the draw of municipalities. */
async function checkFrom(files: Files, { municipalities, from }: BatchBody, path: string): Promise<Check> {
  const { fingerprint, letters } = await lettersOf(files, path);
  const known = new Set(municipalities.map(({ key }) => key));
  const places = [
    ...(fingerprint === from ? [] : [baseName(path)]),
    ...municipalities.flatMap(({ key, size, people }) => {
      const drawn = letters.get(key);
      if (drawn === undefined) return [`${key} added`];
      return [
        ...(drawn[0] === size ? [] : [`${key} size`]),
        ...(drawn[1] === people ? [] : [`${key} people`]),
      ];
    }),
    ...[...letters.keys()].filter((key) => !known.has(key)).map((key) => `${key} missing`),
  ];
  return { ...check('batch.from', places), places };
}
