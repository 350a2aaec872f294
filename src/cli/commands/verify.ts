import { givenPlan, verify } from '../../procedure/verify.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { sayVerification } from '../say/verify.js';
import type { Session } from '../session.js';

/** `verify`: everything again, from the log alone and from the register. Nothing is written or moved. */
export async function run(
  session: Session,
  args: readonly string[],
  options: OptionsOf<'verify'>,
): Promise<number> {
  const { terminal, world } = session;
  const plan = await Promise.all((options.plan ?? []).map((path) => givenPlan(world.files, path)));
  // The log does not tell the plan's language.
  session.speak(plan[0]?.input?.language, options.lang);
  const [target = '.'] = args;
  const { facts, problems } = await verify({ ...options, target, plan }, session.tools(options));
  terminal.endProgress();
  sayVerification(terminal, facts);
  terminal.problems(problems);
  return facts.checks.every(({ passed }) => passed) ? EXIT.done : EXIT.mismatch;
}
