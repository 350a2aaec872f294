import { checkRegister } from '../../procedure/check.js';
import { loadPlan } from '../../procedure/plan-file.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { sayCheck } from '../say/check.js';
import { sayAfterCheck } from '../say/next-step.js';
import type { Session } from '../session.js';

/** `check`: how good a register is, with all problems and their lines. */
export async function run(
  session: Session,
  register: readonly string[],
  options: OptionsOf<'check'>,
): Promise<number> {
  const { terminal, world } = session;
  const plan = await loadPlan(world.files, options);
  session.speak(plan.input.language, options.lang);
  const { facts, problems } = await checkRegister({ ...options, plan, register }, session.tools(options));
  terminal.endProgress();
  sayCheck(terminal, facts, problems);
  sayAfterCheck(terminal, world, facts, { plan, register });
  terminal.problems(problems);
  return facts.errors === 0 ? EXIT.done : EXIT.invalid;
}
