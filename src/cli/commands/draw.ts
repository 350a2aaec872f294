import { DRAW_LISTS, draw } from '../../procedure/draw.js';
import { loadPlan } from '../../procedure/plan-file.js';
import { typedSeed } from '../../procedure/seed.js';
import { EXIT } from '../exit.js';
import { mannerOf, type PlanOptions, planRequest } from '../overrides.js';
import { sayDraw } from '../say/draw.js';
import { verifyCommand } from '../say/verify-command.js';
import type { Session } from '../session.js';

interface DrawOptions extends PlanOptions {
  readonly seed?: string;
  readonly output: string;
  readonly force?: boolean;
  readonly at?: string;
  readonly lang?: string;
  readonly workers?: string;
  readonly timeLimit?: string;
}

/** `draw`: lists and log from register, plan and seed, whole or not at all. */
export async function run(session: Session, register: readonly string[], given: object): Promise<number> {
  const options = given as DrawOptions;
  const { output, force = false, keyFile } = options;
  const { terminal, world } = session;
  const tools = session.tools(mannerOf(options));
  const plan = await loadPlan(world.files, planRequest(options));
  session.speak(plan.input.language, options.lang);
  const seed = typedSeed(options.seed);
  world.outputs.checkFolder(output, DRAW_LISTS, force);
  const request = { plan, register, seed, ...(keyFile === undefined ? {} : { keyFile }) };
  const { facts, files, problems } = await draw(request, tools);
  terminal.endProgress();
  world.outputs.writeTogether(output, files);
  const next = verifyCommand(world.files, facts.preparation, { ...request, flag: '--register', output });
  sayDraw(terminal, facts, output, next);
  terminal.problems(problems);
  return EXIT.done;
}
