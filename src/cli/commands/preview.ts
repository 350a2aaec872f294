import { loadPanelPlan, loadPlan } from '../../procedure/plan-file.js';
import { preview } from '../../procedure/preview.js';
import { EXIT } from '../exit.js';
import { mannerOf, type PlanOptions, planRequest } from '../overrides.js';
import { sayPreview } from '../say/preview.js';
import type { Session } from '../session.js';

interface PreviewOptions extends PlanOptions {
  readonly lang?: string;
  readonly workers?: string;
  readonly panel?: boolean;
  readonly compare?: boolean;
  readonly already?: string;
  readonly timeLimit?: string;
}

/** `preview`: strata, exact shares and chances before there is a seed. */
export async function run(session: Session, register: readonly string[], given: object): Promise<number> {
  const options = given as PreviewOptions;
  const { panel = false, compare = false, already, keyFile } = options;
  const { terminal, world } = session;
  const tools = session.tools(mannerOf(options));
  const load = panel ? loadPanelPlan : loadPlan;
  const plan = await load(world.files, planRequest(options));
  session.speak(plan.input.language, options.lang);
  const request = {
    ...{ plan, register, panel, compare },
    ...(keyFile === undefined ? {} : { keyFile }),
    ...(already === undefined ? {} : { already }),
  };
  const { facts, problems } = await preview(request, tools);
  terminal.endProgress();
  sayPreview(terminal, facts, panel);
  terminal.problems(problems);
  return EXIT.done;
}
