import { digest } from '#machine';
import { isSame } from '../audit/checks.js';
import { verifyLists } from '../audit/lists.js';
import { LOG_NAME } from '../audit/names.js';
import type { LogPart } from '../audit/parts.js';
import { type ReadLog, readLog } from '../audit/read-log.js';
import { checkSeedEvent } from '../audit/seed-event.js';
import { verifyLog } from '../audit/verify.js';
import type { Json } from '../core/canonical.js';
import { type ProblemLine, refuse } from '../core/problem.js';
import { hashSource } from '../register/source.js';
import type { BatchJob } from './batch-opening.js';
import type { DrawOutcome, DrawTask } from './batch-task.js';
import type { Files } from './files.js';
import { readLists } from './verify-lists.js';
import { purgedLists } from './verify-purge.js';
import { readLogFile } from './verify-target.js';

/** A municipality's folder that is there already: whether it is what this batch would have drawn. */

/**
 * @returns what is there; `null`: nothing has been drawn
 * @throws Refusal BATCH-020 if it belongs to another plan, seed or size, BATCH-021 if its log or its lists do not hold,
 *   BATCH-022 if it was drawn from another register, BATCH-023 for a commitment that is none of this batch, BATCH-029 if
 *   it was drawn once more, BATCH-018 for the register of another municipality, REG-001
 */
export async function finishedDraw(files: Files, task: DrawTask): Promise<DrawOutcome | null> {
  const { folder, job, committed } = task;
  if (job.isTwin) throw refuse('invalid', 'BATCH-018', { file: job.register });
  const path = files.join(folder, LOG_NAME);
  if (files.kind(folder) !== 'folder' || files.kind(path) !== 'file') {
    // What was committed to is drawn on from there, or not at all.
    if (committed !== undefined) throw refuse('overwrite', 'BATCH-023', { file: folder });
    return null;
  }
  const read = readLog(digest, await readLogFile(files, path));
  const part = read.parts.find(({ stage }) => stage === 'letters');
  const failed = read.checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0 || part === undefined)
    throw refuse('invalid', 'BATCH-021', { file: folder }, { checks: failed });
  const own = part.basis?.commitment?.fingerprint;
  if (own !== committed?.fingerprint) throw refuse('overwrite', 'BATCH-023', { file: folder });
  // The log about all draws has one of each: that was set aside, and the other one no batch has made.
  if ((part.log?.redraws.length ?? 0) > 0) throw refuse('overwrite', 'BATCH-029', { file: folder });
  requireSame(task, part);
  if (part.log === null) return null;
  const { log } = part;
  const checks = [
    ...verifyLog(digest, log, 'letters'),
    ...(await checkSeedEvent(log)),
    ...verifyLists(log, await readLists(files, log, folder), purgedLists(read, 'letters')),
  ];
  const wrong = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (wrong.length > 0) throw refuse('invalid', 'BATCH-021', { file: folder }, { checks: wrong });
  await requireRegister(files, task, log.register.files);
  const { key, size, people } = job;
  const { chance } = log.selection;
  return {
    kind: 'kept',
    draw: {
      ...{ key, size, people, N: log.frame.N, fingerprint: drawnFingerprint(read, part) },
      chance: chance.equal ? [size, log.frame.N] : null,
    },
    files: [],
    before: null,
    problems: [],
  };
}

/** What the log's fingerprint was when it was first drawn. */
export function drawnFingerprint({ lines }: Pick<ReadLog, 'lines'>, { lasts }: LogPart): string {
  return digest(lines[lasts[0] ?? -1] ?? '');
}

/** @throws Refusal BATCH-020 */
function requireSame({ job, seed, folder }: DrawTask, { basis, log }: LogPart): void {
  const differing = [
    ...differingFrom(job, basis),
    ...(log === null || log.seed.text === seed.text ? [] : ['text']),
  ];
  refuseDiffering(folder, differing);
}

/** @throws Refusal BATCH-020 if there is any */
export function refuseDiffering(folder: string, differing: readonly string[]): void {
  if (differing.length === 0) return;
  throw refuse('overwrite', 'BATCH-020', { file: folder }, { differing: differing.map(faultLine) });
}

/** What does not fit, as a sentence has it. */
export const faultLine = (fault: string): ProblemLine => ({ text: `batch-fault.${fault}` });

/** What of a log is not as this batch has it: `plan`, `inputs`, `size`, `flags`, `label_key_hash`. */
export function differingFrom(job: BatchJob, basis: LogPart['basis']): string[] {
  const { plan_file, plan, overrides, inputs = [], label_key_hash = null } = basis?.plan ?? {};
  const isSized = plan?.sample.size === job.size;
  return [
    ...(plan_file?.sha256 === job.planFile.sha256 ? [] : ['plan']),
    ...(isSame(inputs.map(({ sha256 }) => sha256).sort(), job.inputs) ? [] : ['inputs']),
    ...(isSized ? [] : ['size']),
    ...(isSized && !isSame(overrides ?? null, job.overrides as Json) ? ['flags'] : []),
    // Only a commitment has a key of its own.
    ...(label_key_hash === null || basis?.commitment !== undefined ? [] : ['label_key_hash']),
  ];
}

/** @throws Refusal BATCH-022, REG-001 */
export async function requireRegister(
  files: Files,
  { job, folder }: Pick<DrawTask, 'job' | 'folder'>,
  logged: readonly { readonly sha256: string; readonly rows_sha256?: string | undefined }[],
): Promise<void> {
  const source = await files.open(job.register);
  const [file, ...others] = logged;
  if (others.length > 0 || (await hashSource(source)) !== file?.sha256)
    throw refuse('invalid', 'BATCH-022', { file: folder }, { register: source.name });
}
