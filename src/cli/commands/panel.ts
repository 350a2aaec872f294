import { PANEL_LISTS, panel } from '../../procedure/panel.js';
import { loadPanelPlan } from '../../procedure/plan-file.js';
import { seedFrom } from '../../procedure/seed.js';
import { confirmSeed } from '../confirm.js';
import { writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { goneOnFrom } from '../going-on.js';
import { finishRecording } from '../ledger.js';
import { numberedPageWords, sayPanel } from '../say/panel.js';
import { verifyCommand } from '../say/verify-command.js';
import type { Session } from '../session.js';

/** `panel`: from those who said yes to the panel, under quotas or from pots. */
export async function run(
  session: Session,
  register: readonly string[],
  options: OptionsOf<'panel'>,
): Promise<number> {
  const { output } = options;
  const { terminal, world } = session;
  const tools = session.tools({ ...options, workers: 0 });
  const finished = await finishRecording(world, output, session.tools({}).now());
  const from = await goneOnFrom(world, 'panel', options);
  const { committed, force, keyFile } = from;
  const plan = await from.plan(() => loadPanelPlan(world.files, options));
  session.speak(plan.input.language, options.lang);
  const seed = await seedFrom(world.files, options, plan);
  world.outputs.checkFolder(output, PANEL_LISTS, force, committed?.bytes);
  const request = {
    ...options,
    ...keyFile,
    plan,
    register,
    seed,
    committed,
    page: numberedPageWords(terminal),
  };
  const { facts, files, problems: found } = await panel(request, tools);
  terminal.endProgress();
  const problems = await confirmSeed(session, seed, found);
  const notes = world.outputs.writeTogether(output, files, force, committed?.bytes);
  terminal.stored = { folder: output, fingerprint: facts.fingerprint };
  const next = verifyCommand(world, facts.preparation, { ...request, flag: '--answers' });
  sayPanel(terminal, facts, output, next);
  terminal.problems([...finished, ...problems, ...notes]);
  return writtenCode(notes);
}
