import { digest, hashBytes } from '#machine';
import { verifyBatchLog } from '../audit/batch.js';
import { type Check, check } from '../audit/checks.js';
import type { BatchBody, BatchLog } from '../audit/entries/batch.js';
import { LOG_NAME } from '../audit/names.js';
import { type Problem, Refusal } from '../core/problem.js';
import { keysBeside } from './opening.js';
import type { Tools } from './tools.js';
import { FolderChecks } from './verify-batch-folders.js';
import { type BatchGiven, type BatchRead, batchGiven } from './verify-batch-given.js';
import type { BatchSeen, Remark, VerifyFacts, VerifyRequest } from './verify-request.js';
import type { Target } from './verify-target.js';

/** A batch once more (SPEC 16): the log about all draws by itself, and each draw beside it with all that is at hand. */

export interface VerifiedBatch {
  readonly checks: readonly Check[];
  readonly remarks: readonly Remark[];
  readonly problems: readonly Problem[];
  readonly seen: BatchSeen;
}

/** The verification of one folder. */
export type VerifyOne = (
  request: VerifyRequest,
  tools: Tools,
) => Promise<{
  readonly facts: Pick<VerifyFacts, 'read' | 'checks' | 'remarks'>;
  readonly problems: readonly Problem[];
}>;

/** @throws Refusal BATCH-001 .. BATCH-007 for a list that is given, BATCH-009 for a draw of municipalities */
export async function verifyBatch(
  read: BatchRead,
  target: Target,
  request: VerifyRequest,
  tools: Tools,
  verifyOne: VerifyOne,
): Promise<VerifiedBatch> {
  const { batch: log } = read;
  const given = await batchGiven(tools.files, read, target, request);
  const folders = new FolderChecks(log, given.plans.size > 0);
  const problems: Problem[] = [];
  const unused = [...given.unused];
  if (target.folder !== null) {
    const all = { log, folder: target.folder, given, request };
    problems.push(...(await lookInto(all, folders, tools, verifyOne)));
    if (request.optimality && !folders.hasLottery) unused.push('--optimality');
  }
  const checks = [
    ...(await verifyBatchLog(digest, hashBytes, log)),
    ...given.checks,
    ...(target.folder === null ? [] : folders.checks),
    check('given.applies', unused),
  ];
  return { checks, remarks: [...given.remarks, ...folders.remarks], problems, seen: folders.seen };
}

interface Looking {
  readonly log: BatchLog;
  readonly folder: string;
  readonly given: BatchGiven;
  readonly request: VerifyRequest;
}

async function lookInto(
  looking: Looking,
  folders: FolderChecks,
  tools: Tools,
  verifyOne: VerifyOne,
): Promise<Problem[]> {
  const { log, folder } = looking;
  const { files } = tools;
  const isThere = (key: string) => files.kind(files.join(files.join(folder, key), LOG_NAME)) === 'file';
  const problems: Problem[] = [];
  for (const town of log.batch.municipalities) {
    const { key } = town;
    if (!isThere(key)) {
      folders.missing(key);
      continue;
    }
    const one = requestFor(town, looking, tools);
    const found = await unlessRefused(verifyOne(one, tools));
    if (!('refusal' in found)) {
      folders.add(key, found.facts);
      problems.push(...found.problems);
      continue;
    }
    folders.refused(key, found.refusal.problems);
    // Without its register or its key a log still shows whether it is the one that the batch tells of.
    const { register: _, keyFile: __, ...alone } = one;
    const again = await unlessRefused(verifyOne(alone, tools));
    if ('refusal' in again) folders.unreadable(key);
    else folders.add(key, again.facts);
  }
  const known = new Set(log.batch.municipalities.map(({ key }) => key));
  for (const key of files.names(folder))
    if (/^\d{8}$/.test(key) && !known.has(key) && isThere(key)) folders.strange(key);
  return problems;
}

async function unlessRefused<T>(work: Promise<T>): Promise<T | { readonly refusal: Refusal }> {
  try {
    return await work;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { refusal };
  }
}

/** All that is at hand for one municipality. */
function requestFor(
  { key, size }: BatchBody['municipalities'][number],
  { log, folder, given, request }: Looking,
  { files }: Tools,
): VerifyRequest {
  const { registers, plans, commitments } = given;
  const register = registers.get(key);
  const keyFile = files.join(request.keyFile ?? keysBeside(files, folder), `${key}.key`);
  // A key that was given is compared in any case, another one is needed only to make labels.
  const needsKey = log.commitments !== undefined && (register ?? request.keyFile) !== undefined;
  const commitment = commitments.get(key);
  return {
    ...{ target: files.join(folder, key), ofBatch: { key, size }, plan: plans.get(key) ?? null },
    optimality: request.optimality,
    ...(register === undefined ? {} : { register: [register] }),
    ...(needsKey && files.kind(keyFile) === 'file' ? { keyFile } : {}),
    ...(request.commitment === undefined || commitment === undefined ? {} : { commitment }),
  };
}
