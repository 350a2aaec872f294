import { digest } from '#machine';
import type { BasisLog, LoggedCommitment, Stage } from '../audit/entries/draw.js';
import { LOG_NAME } from '../audit/names.js';
import type { LogPart } from '../audit/parts.js';
import { readLog } from '../audit/read-log.js';
import { refuse } from '../core/problem.js';
import type { Files } from './files.js';
import { isKeyPurged } from './verify-purge.js';
import { readLogFile } from './verify-target.js';

/** A commitment that a draw goes on from: it is in the folder that the draw is written into. */
export interface Committed {
  readonly stage: Stage;
  /** of the log, for messages */
  readonly path: string;
  /** the log as it stands there */
  readonly bytes: Uint8Array;
  readonly lines: readonly string[];
  readonly basis: CommittedBasis;
  /** how many draws on it have been made already; another one sets the last aside */
  readonly drawn: number;
  /** its key was deleted, as the log says */
  readonly isKeyPurged: boolean;
  /** texts of the seeds of the parts before this one */
  readonly seeds: readonly string[];
  /** of the parts before this one: a draw that a panel continues */
  readonly before: readonly LogPart[];
}

/** What is said of a draw that goes on from a commitment. */
export interface OnCommitment {
  readonly fingerprint: string;
  /** draws on it that have been set aside */
  readonly redrawn: number;
}

/** `null`: nothing was committed to */
export function onCommitment(committed: Committed | null): OnCommitment | null {
  if (committed === null) return null;
  return { fingerprint: committed.basis.commitment.fingerprint, redrawn: committed.drawn };
}

export type CommittedBasis = BasisLog & { readonly commitment: LoggedCommitment };

/**
 * The commitment at the end of the log in this folder; `null`: there is no log, or it ends with something else.
 * @throws Refusal LOG-001, LOG-002
 */
export async function commitmentIn(files: Files, folder: string, stage: Stage): Promise<Committed | null> {
  const path = files.join(folder, LOG_NAME);
  if (files.kind(folder) !== 'folder' || files.kind(path) !== 'file') return null;
  const bytes = await readLogFile(files, path);
  const read = readLog(digest, bytes);
  const last = read.parts.at(-1);
  if (last === undefined || last.stage !== stage || !isCommitted(last.basis)) return null;
  const failed = read.checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: path }, { checks: failed });
  return {
    ...{ stage, path, bytes, lines: read.lines, basis: last.basis },
    isKeyPurged: isKeyPurged(read, read.parts),
    drawn: last.log === null ? 0 : last.log.redraws.length + 1,
    seeds: read.parts.slice(0, -1).flatMap(({ log }) => (log === null ? [] : [log.seed.text])),
    before: read.parts.slice(0, -1),
  };
}

function isCommitted(basis: LogPart['basis']): basis is CommittedBasis {
  return basis?.commitment !== undefined;
}

/**
 * Whether a draw can go on from it now.
 * @param reason why the draw that was made on it is set aside; left out: none is to be
 * @throws Refusal CMT-003 if it has been drawn on, CMT-004 if it has not and should be set aside
 */
export function requireOpen({ path, drawn }: Committed, reason: string | undefined): void {
  if (drawn > 0 && reason === undefined) throw refuse('overwrite', 'CMT-003', { file: path });
  if (drawn === 0 && reason !== undefined) throw refuse('usage', 'CMT-004', { file: path });
}
