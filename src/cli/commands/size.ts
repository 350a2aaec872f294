import { loadPlan } from '../../procedure/plan-file.js';
import { size } from '../../procedure/size.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { sayAfterSize } from '../say/next-step.js';
import { saySize } from '../say/size.js';
import type { Session } from '../session.js';

/** `size`: how many letters for how many places. */
export async function run(
  session: Session,
  register: readonly string[],
  options: OptionsOf<'size'>,
): Promise<number> {
  const { terminal, world } = session;
  const plan = await loadPlan(world.files, options);
  session.speak(plan.input.language, options.lang);
  const progress = (run: number, runs: number) =>
    terminal.progress(() => terminal.text('simulate.progress', { run, runs }));
  const { facts, problems } = await size({ ...options, plan, register, progress }, session.tools(options));
  terminal.endProgress();
  saySize(terminal, facts);
  if (facts.isReached) sayAfterSize(terminal, world, { plan, register }, facts.recommended.letters);
  terminal.problems(problems);
  return facts.isReached ? EXIT.done : EXIT.infeasible;
}
