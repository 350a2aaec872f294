import { loadPanelPlan, loadPlan } from '../../procedure/plan-file.js';
import { preview } from '../../procedure/preview.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { sayAfterPreview } from '../say/next-step.js';
import { sayPreview } from '../say/preview.js';
import type { Session } from '../session.js';

/** `preview`: strata, exact shares and chances before there is a seed; with `--hits` those of a draw of municipalities. */
export async function run(
  session: Session,
  register: readonly string[],
  options: OptionsOf<'preview'>,
): Promise<number> {
  if (options.hits !== undefined)
    return (await import('./preview-municipalities.js')).run(session, register, options);
  const { terminal, world } = session;
  const load = options.panel ? loadPanelPlan : loadPlan;
  const plan = await load(world.files, options);
  session.speak(plan.input.language, options.lang);
  const { facts, problems } = await preview({ ...options, plan, register }, session.tools(options));
  terminal.endProgress();
  sayPreview(terminal, facts, options.panel);
  sayAfterPreview(terminal, world, { plan, register });
  terminal.problems(problems);
  return EXIT.done;
}
