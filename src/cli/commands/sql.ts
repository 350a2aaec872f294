import { refuse } from '../../core/problem.js';
import { loadPlan } from '../../procedure/plan-file.js';
import { typedSeed } from '../../procedure/seed.js';
import { type SqlRequest, sql } from '../../procedure/sql.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { sqlText } from '../say/sql.js';
import type { Session } from '../session.js';
import { toStandardOutput } from '../standard-output.js';

/** `sql`: a draw of a log, or one by a plan, as SQL. */
export async function run(
  session: Session,
  args: readonly string[],
  options: OptionsOf<'sql'>,
): Promise<number> {
  const { output, dialect, table, force } = options;
  const { terminal, world } = session;
  if (output !== '-') world.outputs.checkFiles([output], force);
  const from = await sourceOf(session, args, options);
  const { facts, problems } = await sql({ ...options, from }, session.tools({}));
  const text = sqlText(terminal, facts);
  const bytes = new TextEncoder().encode(text);
  const statements = facts.statements.map(({ kind, sql }) => ({ kind, sql }));
  terminal.json({ format: 'losverfahren/sql/1', output, dialect, table, statements });
  if (output !== '-') {
    world.outputs.writeFiles([{ path: output, bytes }], force);
    terminal.heading('sql.written', { dialect, file: output });
    terminal.tell('sql.next');
  } else if (!terminal.settings.json) await toStandardOutput(world.stdout, [bytes]);
  terminal.problems(problems);
  return EXIT.done;
}

/** @throws Refusal SQL-009 for a counting that has been made, SEED-001 for numbers without a seed, and what is wrong with the plan */
async function sourceOf(
  session: Session,
  args: readonly string[],
  options: OptionsOf<'sql'>,
): Promise<SqlRequest['from']> {
  const { plan: path, counts, seed, keyFile, count, batch, list } = options;
  if (path === undefined) {
    if (list !== undefined)
      throw refuse('usage', 'USE-015', undefined, { flag: '--list', needs: ['--plan'] });
    return { target: args[0] ?? '.', count, ...(batch === undefined ? {} : { batch }) };
  }
  if (count && counts !== undefined) throw refuse('usage', 'SQL-009');
  const plan = await loadPlan(session.world.files, { plan: path, overrides: {} });
  session.speak(plan.input.language, options.lang);
  return {
    plan,
    register: args,
    ...(keyFile === undefined ? {} : { keyFile }),
    counted: counts === undefined ? null : { path: counts, seed: typedSeed(seed) },
    ...(batch === undefined ? {} : { batch: { column: batch, ...(list === undefined ? {} : { list }) } }),
  };
}
