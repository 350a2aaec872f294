import { loadPlan } from '../../procedure/plan-file.js';
import { simulate } from '../../procedure/simulate.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { saySimulation } from '../say/simulate.js';
import type { Session } from '../session.js';

/** `simulate`: the draw over many seeds, observed chances beside the exact ones. */
export async function run(
  session: Session,
  register: readonly string[],
  options: OptionsOf<'simulate'>,
): Promise<number> {
  const { runs, simulationSeed: seed } = options;
  const { terminal, world } = session;
  const tools = session.tools({ ...options, workers: 0 });
  const plan = await loadPlan(world.files, options);
  session.speak(plan.input.language, options.lang);
  const progress = (run: number) =>
    terminal.progress(() => terminal.text('simulate.progress', { run, runs }));
  const request = { ...options, plan, register, seed, progress };
  const { facts, problems } = await simulate(request, tools);
  terminal.endProgress();
  saySimulation(terminal, facts, request);
  terminal.problems(problems);
  return EXIT.done;
}
