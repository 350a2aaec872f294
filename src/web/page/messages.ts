import type { Problem, RefusalKind } from '../../core/problem.js';
import type { AnswerOf, RequestOf, TaskName } from './tasks.js';

/** What page and worker tell each other. */

/** A task for the worker. It does one at a time. */
export interface Order<N extends TaskName = TaskName> {
  readonly name: N;
  readonly request: RequestOf<N>;
  /** highs.wasm in base64, as the page has it */
  readonly solver: string;
}

/** How far a register or an urn has been read. */
export interface Read {
  readonly read: number;
  readonly bytes: number;
  readonly rows: number;
}

export type Report<N extends TaskName = TaskName> =
  | { readonly kind: 'progress'; readonly progress: Read }
  | { readonly kind: 'done'; readonly answer: AnswerOf<N> }
  | { readonly kind: 'refused'; readonly refusal: RefusalKind; readonly problems: readonly Problem[] }
  /** something that should not happen: what kind of error, never what it says, for that may be of a person */
  | { readonly kind: 'failed'; readonly name: string };
