import { error } from '../../core/problem.js';
import { replace } from '../../procedure/replace.js';
import { EXIT, writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { recording } from '../ledger.js';
import { sayReplace } from '../say/replace.js';
import type { Session } from '../session.js';

/** `replace`: calls the next ones for everybody who is out. Places that nobody can get end it with exit code 5. */
export async function run(
  session: Session,
  [target = '.']: readonly string[],
  options: OptionsOf<'replace'>,
): Promise<number> {
  const { terminal, world } = session;
  const tools = session.tools(options);
  const { result, notes } = await recording(world, target, tools.now(), () =>
    replace({ ...options, target }, tools),
  );
  const { facts, files, problems } = result;
  terminal.endProgress();
  if (files.length > 0) terminal.stored = { folder: target, fingerprint: facts.fingerprint };
  sayReplace(terminal, world, facts, target);
  const { open, ladder, left } = facts;
  const stop = open.length === 0 ? [] : [error('REPL-007', undefined, { count: open.length, ladder, left })];
  terminal.problems([...problems, ...notes, ...stop]);
  const code = writtenCode(notes);
  return code === EXIT.done && open.length > 0 ? EXIT.infeasible : code;
}
