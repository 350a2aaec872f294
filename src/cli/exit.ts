import type { RefusalKind } from '../core/problem.js';

/** Exit codes, as `--help` and the README have them. Any other code is a failure of the program. */
export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  invalid: 3,
  mismatch: 4,
  infeasible: 5,
  overwrite: 6,
  interrupted: 130,
} as const satisfies Record<RefusalKind | 'done' | 'bug' | 'interrupted', number>;
