import { type Problem, warning } from '../core/problem.js';

/** What a draw would have to have, or a call to name, for something that was asked for. */
type Lack = 'quotas' | 'password' | 'simulation' | 'log';

/** There is nothing that could be done; whoever asked for it must not think that it was done. */
export function withoutEffect(flag: string, lacks: Lack): Problem {
  return warning('USE-016', undefined, { flag, lacks });
}
