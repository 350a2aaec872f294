import { NUMBERED_TOTAL } from '../../core/lottery/portfolio.js';
import { error, Refusal } from '../../core/problem.js';
import { PANEL_LISTS, panel } from '../../procedure/panel.js';
import { loadPanelPlan } from '../../procedure/plan-file.js';
import { typedSeed } from '../../procedure/seed.js';
import { EXIT } from '../exit.js';
import { mannerOf, type PlanOptions, planRequest } from '../overrides.js';
import { numberedPageWords, sayPanel } from '../say/panel.js';
import { verifyCommand } from '../say/verify-command.js';
import type { Session } from '../session.js';

interface PanelOptions extends PlanOptions {
  readonly seed?: string;
  readonly output: string;
  readonly draw?: string;
  readonly already?: string;
  readonly numbered?: boolean;
  readonly panelNumber?: string;
  readonly force?: boolean;
  readonly at?: string;
  readonly lang?: string;
  readonly timeLimit?: string;
}

/** `panel`: from those who said yes to the panel, under quotas or from pots. */
export async function run(session: Session, register: readonly string[], given: object): Promise<number> {
  const options = given as PanelOptions;
  const { output, force = false, keyFile, draw, already, numbered = false } = options;
  const { terminal, world } = session;
  const number = panelNumberOf(options.panelNumber);
  const tools = session.tools({ ...mannerOf(options), workers: 0 });
  const plan = await loadPanelPlan(world.files, planRequest(options));
  session.speak(plan.input.language, options.lang);
  const seed = typedSeed(options.seed);
  world.outputs.checkFolder(output, PANEL_LISTS, force);
  if (draw !== undefined) world.outputs.finishInterrupted(draw);
  const request = {
    ...{ plan, register, seed, numbered, page: numberedPageWords(terminal) },
    ...(keyFile === undefined ? {} : { keyFile }),
    ...(draw === undefined ? {} : { draw }),
    ...(already === undefined ? {} : { already }),
    ...(number === null ? {} : { panelNumber: number }),
  };
  const { facts, files, problems } = await panel(request, tools);
  terminal.endProgress();
  world.outputs.writeTogether(output, files);
  const next = verifyCommand(world.files, facts.preparation, { ...request, flag: '--answers', output });
  sayPanel(terminal, facts, output, next);
  terminal.problems(problems);
  return EXIT.done;
}

/** `417`, from 0 to 999. @throws Refusal USE-010 */
function panelNumberOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const expected = `000 – ${NUMBERED_TOTAL - 1}`;
  throw new Refusal('usage', [error('USE-010', undefined, { flag: '--panel-number', expected })]);
}
