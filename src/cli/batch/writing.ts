import { LOG_NAME } from '../../audit/names.js';
import { isRefusedFor } from '../../core/problem.js';
import type { ManyFolders } from '../../node/outputs.js';
import type { CommitDone, CommitTask } from '../../procedure/batch-commit.js';
import { type FailedOutcome, failedFor } from '../../procedure/batch-task.js';
import type { OutputFile } from '../../procedure/result.js';
import { readLogFile } from '../../procedure/verify-target.js';
import type { World } from '../world.js';
import type { MunicipalityAnswer, MunicipalityTask } from './tasks.js';

/** Puts into its folder what was drawn or committed to. */

/** What is wrong with the disk is wrong for all that come. */
const HOPELESS = ['ENOSPC', 'EDQUOT', 'EROFS'];

export interface Written {
  /** as it is now that it was written, or could not be */
  readonly answer: MunicipalityAnswer;
  /** whether it makes sense to go on */
  readonly goesOn: boolean;
}

/** @param folders where all of them go */
export async function write(
  folders: ManyFolders,
  task: MunicipalityTask,
  answer: MunicipalityAnswer,
): Promise<Written> {
  try {
    if (answer.kind === 'drawn')
      return await placed(folders, task.folder, answer, answer.files, answer.before ?? undefined);
    if (answer.kind === 'committed') return await committed(folders, task as CommitTask, answer);
    return { answer, goesOn: true };
  } catch (cause) {
    const failed = failedFor(cause);
    return { answer: failed, goesOn: !isHopeless(failed) };
  }
}

async function placed(
  folders: ManyFolders,
  folder: string,
  answer: MunicipalityAnswer,
  files: readonly OutputFile[],
  before?: Uint8Array,
): Promise<Written> {
  const notes = await folders.write(folder, files, before);
  const errors = notes.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return { answer, goesOn: true };
  // It is decided, and the next call finishes it.
  return { answer: { kind: 'failed', refusal: 'overwrite', problems: errors }, goesOn: true };
}

/** The key first: without it a commitment is of no use. */
async function committed(
  folders: ManyFolders,
  { folder, keyFile }: CommitTask,
  answer: CommitDone,
): Promise<Written> {
  const { key } = answer;
  const bytes = new TextEncoder().encode(`${key}\n`);
  if (key !== null) await folders.writeFile({ path: keyFile, bytes, isSecret: true });
  return placed(folders, folder, answer, answer.files);
}

function isHopeless({ problems }: FailedOutcome): boolean {
  return problems.some(({ params }) => HOPELESS.includes(String(params?.reason ?? '')));
}

/** What a killed call had decided in a folder is put in its place; what else is there shows later. */
export async function finishInterrupted(
  { files, outputs }: World,
  folders: readonly string[],
): Promise<void> {
  for (const folder of folders) {
    if (files.kind(folder) !== 'folder') continue;
    const path = files.join(folder, LOG_NAME);
    const log = files.kind(path) === 'file' ? await readLogFile(files, path) : undefined;
    try {
      outputs.checkFolder(folder, [], false, log);
    } catch (cause) {
      if (!isRefusedFor(cause, 'OUT-012') && !isRefusedFor(cause, 'OUT-003')) throw cause;
    }
  }
}
