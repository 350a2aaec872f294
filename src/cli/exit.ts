import type { Problem, RefusalKind } from '../core/problem.js';

/** Exit codes, as `--help` and the README have them. Any other code is a failure of the program. */
export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  invalid: 3,
  mismatch: 4,
  infeasible: 5,
  overwrite: 6,
  /** done and stored; not all of it could be shown, or put in its place */
  partly: 7,
  interrupted: 130,
} as const satisfies Record<RefusalKind | 'done' | 'bug' | 'partly' | 'interrupted', number>;

/** What a command ends with whose files are stored. @param notes what was said of writing them */
export function writtenCode(notes: readonly Problem[]): number {
  return notes.some(({ severity }) => severity === 'error') ? EXIT.partly : EXIT.done;
}
