import type { BatchDraw } from '../core/batch.js';
import { type Problem, Refusal, type RefusalKind } from '../core/problem.js';
import type { Seed } from '../core/seed.js';
import type { BatchJob } from './batch-opening.js';
import type { OutputFile } from './result.js';

/** The draw of one municipality of a batch as a task, and what becomes of it: plain data, so that a thread can do it. */

export interface DrawTask {
  readonly job: BatchJob;
  /** of this municipality */
  readonly seed: Seed;
  /** where its lists and its log are, or are to be */
  readonly folder: string;
  /** of a batch on commitments: what was committed to, and where its key is */
  readonly committed?: { readonly fingerprint: string; readonly keyFile: string };
  /** the log about all of them has it: it must be there */
  readonly isClosed: boolean;
}

/** What became of it. Nothing has been written by then. */
export type DrawOutcome =
  | {
      /** `kept`: it was there already, and is what would have been drawn */
      readonly kind: 'drawn' | 'kept';
      readonly draw: BatchDraw;
      readonly files: readonly OutputFile[];
      /** the log that it goes on from */
      readonly before: Uint8Array | null;
      /** warnings */
      readonly problems: readonly Problem[];
    }
  | FailedOutcome;

export interface FailedOutcome {
  readonly kind: 'failed';
  readonly refusal: RefusalKind | 'bug';
  readonly problems: readonly Problem[];
}

/** @throws what is no refusal */
export function failedFor(cause: unknown): FailedOutcome {
  if (!(cause instanceof Refusal)) throw cause;
  const problems = cause.problems.filter(({ severity }) => severity === 'error');
  return { kind: 'failed', refusal: cause.kind, problems };
}
