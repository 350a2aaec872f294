import { checkRegister } from '../../procedure/check.js';
import { loadPlan } from '../../procedure/plan-file.js';
import { EXIT } from '../exit.js';
import { mannerOf, type PlanOptions, planRequest } from '../overrides.js';
import { sayCheck } from '../say/check.js';
import type { Session } from '../session.js';

interface CheckOptions extends PlanOptions {
  readonly lang?: string;
  readonly workers?: string;
}

/** `check`: how good a register is, with all problems and their lines. */
export async function run(session: Session, register: readonly string[], given: object): Promise<number> {
  const options = given as CheckOptions;
  const { terminal, world } = session;
  const plan = await loadPlan(world.files, planRequest(options));
  session.speak(plan.input.language, options.lang);
  const { keyFile } = options;
  const { facts, problems } = await checkRegister(
    { plan, register, ...(keyFile === undefined ? {} : { keyFile }) },
    session.tools(mannerOf(options)),
  );
  terminal.endProgress();
  sayCheck(terminal, facts, problems);
  terminal.problems(problems);
  return facts.errors === 0 ? EXIT.done : EXIT.invalid;
}
