import { digest } from '#machine';
import { fingerprint } from '../audit/chain.js';
import { type Check, check } from '../audit/checks.js';
import { checkCommitment } from '../audit/commitment.js';
import type { LoggedCommitment, Stage } from '../audit/entries/draw.js';
import { readEntry } from '../audit/entries/line.js';
import { checkFrame, loggedFrame } from '../audit/frame.js';
import { judgeList } from '../audit/lottery.js';
import type { LogPart } from '../audit/parts.js';
import type { ReadLog } from '../audit/read-log.js';
import { eventTime, isBeforeEvent } from '../core/event.js';
import { URN_NAME } from '../core/urn.js';
import { hashSource, type RegisterSource } from '../register/source.js';
import type { Files } from './files.js';
import type { Tools } from './tools.js';
import { ofTheList } from './verify-remarks.js';
import type { Remark, VerifyRequest } from './verify-request.js';
import type { Target } from './verify-target.js';

/** What was settled before the seed: that it is the published commitment, that it fits, and the urns. */

export interface VerifiedCommitments {
  /** whether it is the published one */
  readonly given: readonly Check[];
  readonly byPart: ReadonlyMap<LogPart, readonly Check[]>;
  /** urns that were given and are none of this log */
  readonly unused: readonly string[];
  readonly remarks: readonly Remark[];
}

interface CommittedPart {
  readonly logged: LogPart;
  readonly basis: NonNullable<LogPart['basis']>;
  readonly commitment: LoggedCommitment;
}

/** @throws Refusal if an urn can't be read */
export async function verifyCommitments(
  read: ReadLog,
  request: Pick<VerifyRequest, 'commitment' | 'urn' | 'register' | 'answers'>,
  target: Target,
  tools: Tools,
): Promise<VerifiedCommitments> {
  const parts = read.parts.flatMap((logged): CommittedPart[] => {
    const { basis } = logged;
    return basis?.commitment === undefined ? [] : [{ logged, basis, commitment: basis.commitment }];
  });
  const byPart = new Map<LogPart, readonly Check[]>();
  const last = parts.findIndex(({ commitment }) => commitment.fingerprint === request.commitment);
  const urns = await urnsOf(parts, request.urn, target, tools.files);
  for (const [at, part] of parts.entries()) {
    const { logged, basis, commitment } = part;
    const found = [
      checkCommitment(basis, commitment, logged.stage, before(read, logged)),
      ...(logged.isOpen ? openChecks(part) : []),
      ...(await urnChecks(part, urns.get(part), tools)),
      // A fingerprint holds all that stands before it. Without urn or register nobody sees who should have been drawn.
      ...(at <= last && !urns.has(part) && !isRecomputed(part, request, read) ? [missingUrn()] : []),
    ];
    byPart.set(logged, logged.stage === 'panel' ? found.map(ofPanel) : found);
  }
  const used = new Set([...urns.values()].map(({ path }) => path));
  return {
    given: request.commitment === undefined ? [] : [checkGiven(request.commitment, parts)],
    byPart,
    unused: (request.urn ?? []).filter((path) => !used.has(path)).map((path) => `--urn ${path}`),
    remarks: parts.flatMap((part, at) => [
      ...lateRemarks(read, part),
      ...listRemarks(part),
      ...(parts[at - 1]?.commitment.fingerprint === (request.commitment ?? null) ? [laterRemark(part)] : []),
    ]),
  };
}

/** Whether this part follows from what was given: letters from the register, the last panel from the answers. */
function isRecomputed(
  { logged }: CommittedPart,
  { register, answers }: Pick<VerifyRequest, 'register' | 'answers'>,
  read: ReadLog,
): boolean {
  if (logged.stage !== 'panel') return register !== undefined;
  const given = read.log === null ? (answers ?? register) : answers;
  return given !== undefined && (logged.isOpen || logged === read.parts.findLast(({ isOpen }) => !isOpen));
}

function missingUrn(): Check {
  return { ...check('urn.file', [URN_NAME]), note: 'no-urn' };
}

/** Of a list from which nobody has been drawn yet; afterwards it is said of the draw. */
function listRemarks({ basis, logged: { stage, isOpen } }: CommittedPart): Remark[] {
  const { lottery } = basis;
  return isOpen && lottery !== undefined ? ofTheList(lottery).map((remark) => ofStage(stage, remark)) : [];
}

/** By its own time it was not made before the event, and so it shows nothing. */
function lateRemarks({ lines }: ReadLog, { basis, commitment, logged: { stage } }: CommittedPart): Remark[] {
  const { event } = basis.plan.plan.seed;
  const date = event === undefined ? null : eventTime(event);
  const line = lines.find((one) => digest(one) === commitment.fingerprint);
  const at = line === undefined ? undefined : readEntry(line)?.at;
  if (date === null || at === undefined || isBeforeEvent(at, date)) return [];
  return [ofStage(stage, { kind: 'late', params: { at, date } })];
}

/** What was settled after the commitment that was given. */
function laterRemark({ commitment, logged: { stage } }: CommittedPart): Remark {
  return ofStage(stage, { kind: 'settled-later', params: { fingerprint: commitment.fingerprint } });
}

const ofStage = (stage: Stage, remark: Remark): Remark =>
  stage === 'panel' ? { ...remark, part: 'panel' } : remark;

const ofPanel = (one: Check): Check => ({ ...one, part: 'panel' });

function before({ lines }: ReadLog, { begin }: LogPart): string | null {
  return begin === 0 ? null : fingerprint(digest, lines.slice(0, begin));
}

/** The published commitment is one of this log; it holds everything that stands before its line. */
function checkGiven(given: string, parts: readonly CommittedPart[]): Check {
  if (parts.some(({ commitment }) => commitment.fingerprint === given)) return check('commitment.given', []);
  const logged = parts.at(-1)?.commitment.fingerprint ?? '–';
  return { ...check('commitment.given', ['commitment']), differs: { given, logged } };
}

/** Of what has not been drawn yet. */
function openChecks({ basis, logged: { stage } }: CommittedPart): Check[] {
  const frame = loggedFrame(basis);
  const isLottery = basis.plan.plan.sample.allocation === 'quotas';
  return [checkFrame(basis, frame), ...(frame !== null && isLottery ? judgeList(basis, frame, stage) : [])];
}

interface GivenUrn {
  readonly path: string;
  readonly source: RegisterSource;
}

/** Each given urn goes to the commitment that names its hash; one that fits none, to the last that has none. */
async function urnsOf(
  parts: readonly CommittedPart[],
  given: readonly string[] | undefined,
  { folder }: Target,
  files: Files,
): Promise<ReadonlyMap<CommittedPart, GivenUrn>> {
  const beside = folder === null ? null : files.join(folder, URN_NAME);
  const paths = given ?? (beside !== null && files.kind(beside) === 'file' ? [beside] : []);
  const found = new Map<CommittedPart, GivenUrn>();
  const strangers: GivenUrn[] = [];
  for (const path of parts.length === 0 ? [] : paths) {
    const source = await files.open(path);
    // A single one needs no hash to find its place.
    const hash = parts.length === 1 ? parts[0]?.commitment.urn.sha256 : await hashSource(source);
    const part = parts.find((one) => one.commitment.urn.sha256 === hash && !found.has(one));
    if (part === undefined) strangers.push({ path, source });
    else found.set(part, { path, source });
  }
  for (const stranger of strangers) {
    const free = parts.findLast((part) => !found.has(part));
    if (free !== undefined) found.set(free, stranger);
  }
  return found;
}

async function urnChecks(
  { basis, commitment, logged: { log, stage } }: CommittedPart,
  urn: GivenUrn | undefined,
  { reading }: Tools,
): Promise<Check[]> {
  if (urn === undefined) return [];
  const { source } = urn;
  const { verifyUrn } = await import('./verify-urn.js');
  return verifyUrn({ stage, basis, commitment, log, source, options: reading(source.size) });
}
