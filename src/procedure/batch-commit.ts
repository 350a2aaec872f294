import { digest } from '#machine';
import { LOG_NAME } from '../audit/names.js';
import { readLog } from '../audit/read-log.js';
import type { BatchCommitment } from '../core/batch.js';
import { frameSize } from '../core/frame.js';
import { type Problem, Refusal, refuse } from '../core/problem.js';
import { type KnownPlans, planOf } from './batch-draw.js';
import { differingFrom, refuseDiffering, requireRegister } from './batch-finished.js';
import type { BatchJob } from './batch-opening.js';
import { type FailedOutcome, failedFor } from './batch-task.js';
import { commit } from './commit.js';
import { readKey } from './opening.js';
import type { OutputFile } from './result.js';
import type { Tools } from './tools.js';
import { readLogFile } from './verify-target.js';

/** The commitment of one municipality of a batch (SPEC 11, 16). */

export interface CommitTask {
  readonly job: BatchJob;
  /** where its log and its urn are, or are to be */
  readonly folder: string;
  /** path of its key, if it is there */
  readonly keyFile: string;
  /** the key that is to be made otherwise */
  readonly newKey: string;
}

export interface CommitDone {
  readonly kind: 'committed' | 'kept';
  readonly commitment: BatchCommitment;
  readonly files: readonly OutputFile[];
  /** to be written before the files; `null`: it is there */
  readonly key: string | null;
  readonly problems: readonly Problem[];
}

export type CommitOutcome = CommitDone | FailedOutcome;

/** Looks whether it is there, and commits it if not. @throws what is no {@link Refusal} */
export async function commitMunicipality(
  task: CommitTask,
  plans: KnownPlans,
  tools: Tools,
): Promise<CommitOutcome> {
  try {
    return (await finishedCommitment(task, tools)) ?? (await committed(task, plans, tools));
  } catch (cause) {
    return failedFor(cause);
  }
}

async function committed(
  { job, keyFile, newKey }: CommitTask,
  plans: KnownPlans,
  tools: Tools,
): Promise<CommitOutcome> {
  const { files } = tools;
  const isThere = files.kind(keyFile) === 'file';
  const key = isThere ? await readKey(files, keyFile) : newKey;
  const plan = await planOf(files, job, plans);
  const request = { plan, register: [job.register], key, number: 1, balls: false, announcement: () => '' };
  const { facts, files: written, large, problems } = await commit(request, tools);
  const N = frameSize(facts.frame.stratification);
  const urns = large.map(({ name, stored }): OutputFile => ({ name, bytes: wholeOf(stored.chunks()) }));
  return {
    kind: 'committed',
    commitment: { key: job.key, fingerprint: facts.announced.fingerprint, N },
    // There is one text for the gazette for all of them.
    files: [...urns, ...written.filter(({ name }) => name === LOG_NAME)],
    key: isThere ? null : key,
    problems,
  };
}

function wholeOf(chunks: Iterable<Uint8Array>): Uint8Array {
  const parts = [...chunks].map((part) => part.slice());
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * @returns what is there; `null`: nothing was committed to
 * @throws Refusal BATCH-020 to BATCH-023 as of a draw, KEY-001, KEY-002
 */
async function finishedCommitment(task: CommitTask, { files }: Tools): Promise<CommitOutcome | null> {
  const { folder, job, keyFile } = task;
  if (job.isTwin) throw refuse('invalid', 'BATCH-018', { file: job.register });
  const path = files.join(folder, LOG_NAME);
  if (files.kind(folder) !== 'folder' || files.kind(path) !== 'file') return null;
  const read = readLog(digest, await readLogFile(files, path));
  const [part] = read.parts;
  const failed = read.checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'BATCH-021', { file: folder }, { checks: failed });
  const { basis, isOpen } = part ?? { basis: null, isOpen: false };
  if (basis?.commitment === undefined || !isOpen) throw refuse('overwrite', 'BATCH-023', { file: folder });
  refuseDiffering(folder, differingFrom(job, basis));
  if (digest(await readKey(files, keyFile)) !== basis.commitment.key_hash)
    throw refuse('overwrite', 'BATCH-023', { file: folder });
  await requireRegister(files, { job, folder }, basis.register.files);
  const commitment = { key: job.key, fingerprint: basis.commitment.fingerprint, N: basis.frame.N };
  return { kind: 'kept', commitment, files: [], key: null, problems: [] };
}
