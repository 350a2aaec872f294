import { digest } from '#machine';
import { isSame } from '../audit/checks.js';
import { verifyLists } from '../audit/lists.js';
import { LOG_NAME } from '../audit/names.js';
import type { LogPart } from '../audit/parts.js';
import { type ReadLog, readLog } from '../audit/read-log.js';
import { checkSeedEvent } from '../audit/seed-event.js';
import { verifyLog } from '../audit/verify.js';
import type { Json } from '../core/canonical.js';
import { refuse } from '../core/problem.js';
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
 *   BATCH-022 if it was drawn from another register, BATCH-023 for a commitment that is none of this batch, REG-001
 */
export async function finishedDraw(files: Files, task: DrawTask): Promise<DrawOutcome | null> {
  const { folder, job, committed } = task;
  const path = files.join(folder, LOG_NAME);
  if (files.kind(folder) !== 'folder' || files.kind(path) !== 'file') return null;
  const read = readLog(digest, await readLogFile(files, path));
  const part = read.parts.find(({ stage }) => stage === 'letters');
  const failed = read.checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0 || part === undefined)
    throw refuse('invalid', 'BATCH-021', { file: folder }, { checks: failed });
  const own = part.basis?.commitment?.fingerprint;
  if (own !== committed?.fingerprint) throw refuse('overwrite', 'BATCH-023', { file: folder });
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
    ...(log === null || log.seed.text === seed.text ? [] : ['seed']),
  ];
  if (differing.length > 0) throw refuse('overwrite', 'BATCH-020', { file: folder }, { differing });
}

/** What of a log is not as this batch has it: `plan`, `size`, `flags`. */
export function differingFrom(job: BatchJob, basis: LogPart['basis']): string[] {
  const { plan_file, plan, overrides } = basis?.plan ?? {};
  const isSized = plan?.sample.size === job.size;
  return [
    ...(plan_file?.sha256 === job.planFile.sha256 ? [] : ['plan']),
    ...(isSized ? [] : ['size']),
    ...(isSized && !isSame(overrides ?? null, job.overrides as Json) ? ['flags'] : []),
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
