import { digest } from '#machine';
import { fingerprint, logFile, logLines } from '../audit/chain.js';
import { type PurgedFile, type PurgedKind, purgeEvent } from '../audit/entries/purge.js';
import { LOG_NAME } from '../audit/names.js';
import { type ReadLog, readLog } from '../audit/read-log.js';
import { isBefore } from '../core/moment.js';
import { type Problem, refuse, warning } from '../core/problem.js';
import {
  besideLog,
  copiesIn,
  type Found,
  isRecorded,
  joined,
  keyOf,
  ORDER,
  type Place,
  type PurgeTarget,
  type Remains,
  slipsIn,
  stateOf,
} from './purge-files.js';
import { type NotDue, type PurgePlan, purgePlan, selected } from './purge-plan.js';
import type { Result } from './result.js';
import type { Tools } from './tools.js';
import { locate, readLogFile } from './verify-target.js';

/**
 * Which personal data of a draw is deleted, and the log that says so. Nothing has been deleted yet by then: first the
 * log is written, then the files go, so that none goes without a record; what stays behind the next call deletes.
 */

export interface PurgeRequest {
  /** the folder of the draw */
  readonly target: string;
  readonly keyFile: string;
  /** somebody has said where the key is */
  readonly isKeyNamed: boolean;
  /** path of the plan; left out: the usual one, if it is there and the log's */
  readonly plan?: string;
  /** only what the plan says is due by now */
  readonly due: boolean;
  /** the urn as well */
  readonly urn: boolean;
  /** folders with slips that were not handed out */
  readonly slips: readonly string[];
  readonly remains: Remains;
}

export interface PurgeFacts {
  /** in the order in which they go */
  readonly targets: readonly PurgeTarget[];
  /** what is new in the log */
  readonly recorded: readonly PurgedFile[];
  /** what the plan keeps for now; without `due` nothing */
  readonly notDue: readonly NotDue[];
  /** the log as it stands there */
  readonly before: Uint8Array;
  /** of the log that will stand there */
  readonly fingerprint: string;
}

/**
 * @throws Refusal LOG-001, LOG-002 (not sound), LOG-004 (the clock), PURGE-001 .. PURGE-003, PURGE-006, PURGE-009,
 *   KEY-001, KEY-002, and what is wrong with the plan
 */
export async function purge(request: PurgeRequest, tools: Tools): Promise<Result<PurgeFacts>> {
  const { files } = tools;
  const { log, folder } = locate(files, request.target);
  if (folder === null) throw refuse('usage', 'PURGE-007', { file: request.target });
  const before = await readLogFile(files, log);
  const read = readLog(digest, before);
  requireDrawn(read, log);
  const at = tools.now();
  const plan = await purgePlan(files, request, read, log);
  const place = { files, read, folder, remains: request.remains };
  const { kinds, notDue } = selected(request, plan, at.slice(0, 10));
  const found = await targetsOf(place, request, plan, kinds);
  const recorded = newIn(read, found.targets);
  const lines = recorded.length === 0 ? read.lines : continued(read, recorded, at, log);
  return {
    facts: { targets: found.targets, recorded, notDue, before, fingerprint: fingerprint(digest, lines) },
    files: recorded.length === 0 ? [] : [{ name: LOG_NAME, bytes: logFile(lines) }],
    lines,
    problems: [
      ...plan.problems,
      ...found.problems,
      ...(found.targets.length === 0 ? [] : idNotes(read, log)),
    ],
  };
}

/** A log that is broken is not continued, nor one that a draw still has to go on from. */
function requireDrawn({ checks, parts }: ReadLog, log: string): void {
  const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: log }, { checks: failed });
  if (parts.some(({ isOpen }) => isOpen)) throw refuse('invalid', 'PURGE-001', { file: log });
}

/** Without a key the labels are the ids. */
function idNotes({ parts }: ReadLog, log: string): Problem[] {
  const isPlain = parts.some(({ basis }) => basis?.plan.label_key_hash === null);
  return isPlain ? [warning('PURGE-014', { file: log })] : [];
}

/** What is chosen, and what an earlier call has recorded and not deleted. */
async function targetsOf(
  place: Place,
  { keyFile, isKeyNamed, slips }: PurgeRequest,
  plan: PurgePlan,
  kinds: ReadonlySet<PurgedKind>,
): Promise<Found> {
  const { read } = place;
  const copies = copiesIn(place, plan.folder, plan.copies);
  requireCopies(place, copies, plan);
  const looksFor = (kind: PurgedKind) => kinds.has(kind) || read.purged.some((file) => file.kind === kind);
  const all = joined([
    ...(looksFor('copy') ? [copies] : []),
    ...(looksFor('state') ? [stateOf(place)] : []),
    ...(looksFor('list') ? [besideLog(place, 'list')] : []),
    ...(looksFor('urn') ? [besideLog(place, 'urn')] : []),
    ...(looksFor('key') ? [await keyOf(place, keyFile, isKeyNamed)] : []),
    ...(looksFor('slip') ? await Promise.all(slips.map((one) => slipsIn(place, one))) : []),
  ]);
  const isMeant = ({ file }: PurgeTarget) => kinds.has(file.kind) || isRecorded(read, file);
  const sorted = all.targets
    .filter(isMeant)
    .sort((a, b) => ORDER.indexOf(a.file.kind) - ORDER.indexOf(b.file.kind));
  const isUnknown = kinds.has('slip') && slips.length === 0 && plan.dates.slips !== undefined;
  return {
    targets: withoutTwins(place, sorted),
    problems: [...all.problems, ...(isUnknown ? [warning('PURGE-016')] : [])],
  };
}

/** @throws Refusal PURGE-009 if log or plan are among the copies: they are the proof */
function requireCopies({ files, folder, remains }: Place, copies: Found, plan: PurgePlan): void {
  const proof = [files.join(folder, LOG_NAME), ...(plan.path === null ? [] : [plan.path])];
  const own = copies.targets.find(({ path }) => proof.some((one) => remains.isSame(path, one)));
  if (own !== undefined) throw refuse('invalid', 'PURGE-009', { file: own.path });
}

/** Each file once. What the log names itself is no copy, although the plan may name it too. */
function withoutTwins({ files, remains }: Place, targets: readonly PurgeTarget[]): PurgeTarget[] {
  const named = targets.filter(({ file }) => file.kind !== 'copy' && file.kind !== 'slip');
  const isTaken = ({ path, file }: PurgeTarget) =>
    file.kind === 'copy' && named.some((one) => remains.isSame(path, one.path));
  const others = targets.filter((one) => !isTaken(one));
  return [...new Map(others.map((one) => [files.at('.', one.path), one])).values()];
}

/** What the log does not say yet; files of one name and kind are one. */
function newIn(read: ReadLog, targets: readonly PurgeTarget[]): PurgedFile[] {
  const items = new Map<string, PurgedFile>();
  const counted = new Set<PurgedFile>();
  for (const { file } of targets) {
    if (isRecorded(read, file) || counted.has(file)) continue;
    counted.add(file);
    const id = `${file.kind}/${file.name}`;
    const rows = file.rows === null ? null : file.rows + (items.get(id)?.rows ?? 0);
    items.set(id, { ...file, rows });
  }
  return [...items.values()];
}

/** @throws Refusal LOG-004 */
function continued({ lines }: ReadLog, recorded: readonly PurgedFile[], at: string, log: string): string[] {
  const { at: last = '' } = JSON.parse(lines.at(-1) ?? '{}') as { readonly at?: string };
  if (isBefore(at, last)) throw refuse('usage', 'LOG-004', { file: log }, { last, now: at });
  return logLines(digest, [purgeEvent(recorded)], at, lines);
}
