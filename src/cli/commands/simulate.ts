import { error, Refusal } from '../../core/problem.js';
import { loadPlan } from '../../procedure/plan-file.js';
import { simulate } from '../../procedure/simulate.js';
import { EXIT } from '../exit.js';
import { mannerOf, type PlanOptions, planRequest } from '../overrides.js';
import { saySimulation } from '../say/simulate.js';
import type { Session } from '../session.js';

interface SimulateOptions extends PlanOptions {
  readonly runs: string;
  readonly simulationSeed: string;
  readonly lang?: string;
  readonly timeLimit?: string;
}

/** `simulate`: the draw over many seeds, observed chances beside the exact ones. */
export async function run(session: Session, register: readonly string[], given: object): Promise<number> {
  const options = given as SimulateOptions;
  const { simulationSeed: seed, keyFile } = options;
  const { terminal, world } = session;
  const runs = runsOf(options.runs);
  const tools = session.tools({ ...mannerOf(options), workers: 0 });
  const plan = await loadPlan(world.files, planRequest(options));
  session.speak(plan.input.language, options.lang);
  const progress = (run: number) =>
    terminal.progress(() => terminal.text('simulate.progress', { run, runs }));
  const request = { plan, register, runs, seed, progress, ...(keyFile === undefined ? {} : { keyFile }) };
  const { facts, problems } = await simulate(request, tools);
  terminal.endProgress();
  saySimulation(terminal, facts, request);
  terminal.problems(problems);
  return EXIT.done;
}

function runsOf(text: string): number {
  if (/^\d{1,7}$/.test(text) && Number(text) >= 2) return Number(text);
  throw new Refusal('usage', [error('USE-010', undefined, { flag: '--runs', expected: '2, 3, 4, ..' })]);
}
