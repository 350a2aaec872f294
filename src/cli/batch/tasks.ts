import { error } from '../../core/problem.js';
import type { CommitOutcome, CommitTask } from '../../procedure/batch-commit.js';
import type { DrawOutcome, DrawTask, FailedOutcome } from '../../procedure/batch-task.js';
import type { Program } from '../../procedure/tools.js';

/** What the threads of a batch are told, and what they say: plain data. */

export type MunicipalityTask =
  | ({ readonly kind: 'draw' } & DrawTask)
  | ({ readonly kind: 'commit' } & CommitTask);

export type MunicipalityAnswer = DrawOutcome | CommitOutcome;

export interface ThreadSetting {
  /** the folder from which relative paths begin */
  readonly start: string;
  /** the time that goes into logs; left out: what time it is */
  readonly at?: string;
  /** SOURCE_DATE_EPOCH */
  readonly epoch?: string;
  readonly program: Program;
  /** folder for what memory has no room for */
  readonly scratch: string;
}

/** What is no refusal ends one municipality's draw, and no other. */
export function failedBy(cause: unknown): FailedOutcome {
  return bugged(cause instanceof Error ? cause.name : 'unknown');
}

/** @param detail such as the error's name */
export function bugged(detail: string): FailedOutcome {
  return { kind: 'failed', refusal: 'bug', problems: [error('BATCH-030', undefined, { detail })] };
}
