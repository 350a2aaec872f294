import { checkRegister } from '../../procedure/check.js';
import { loadPlan } from '../../procedure/plan-file.js';
import { rowsOfBook } from '../../procedure/workbook-rows.js';
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
  if (options.saveRows !== undefined) world.outputs.checkFiles([options.saveRows], false);
  const { facts, problems } = await checkRegister({ ...options, plan, register }, session.tools(options));
  terminal.endProgress();
  if (options.saveRows !== undefined) {
    const rows = await rowsOfBook(facts.preparation.register);
    await world.outputs.writeParts(options.saveRows, rows, false);
  }
  sayCheck(terminal, facts, problems);
  sayAfterCheck(terminal, world, facts, { plan, register });
  terminal.problems(problems);
  return facts.errors === 0 ? EXIT.done : EXIT.invalid;
}
