import type { Tools } from '../../procedure/tools.js';

/** What a task of the worker works with. */
export interface Workplace {
  /** the procedure's tools on these files; what is read of a register is told to the page */
  readonly tools: (files: ReadonlyMap<string, Blob>) => Tools;
}

export type Task<Request, Answer> = (request: Request, at: Workplace) => Promise<Answer>;
