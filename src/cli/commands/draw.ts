import { DRAW_LISTS, draw } from '../../procedure/draw.js';
import { loadPlan } from '../../procedure/plan-file.js';
import { seedFrom } from '../../procedure/seed.js';
import { confirmSeed } from '../confirm.js';
import { writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { goneOnFrom } from '../going-on.js';
import { finishRecording } from '../ledger.js';
import { sayDraw } from '../say/draw.js';
import { verifyCommand } from '../say/verify-command.js';
import type { Session } from '../session.js';

/**
 * `draw`: lists and log from register, plan and seed, whole or not at all. In a folder with a commitment it goes on
 * from that.
 */
export async function run(
  session: Session,
  register: readonly string[],
  options: OptionsOf<'draw'>,
): Promise<number> {
  if (options.supplement) return (await import('./supplement.js')).run(session, register, options);
  const { output } = options;
  const { terminal, world } = session;
  const finished = await finishRecording(world, output, session.tools({}).now());
  const from = await goneOnFrom(world, 'letters', options);
  const { committed, force, keyFile } = from;
  const plan = await from.plan(() => loadPlan(world.files, options));
  session.speak(plan.input.language, options.lang);
  const seed = await seedFrom(world.files, options, plan);
  world.outputs.checkFolder(output, DRAW_LISTS, force, committed?.bytes);
  const request = { ...options, ...keyFile, plan, register, seed, committed };
  const { facts, files, problems: found } = await draw(request, session.tools(options));
  terminal.endProgress();
  const problems = await confirmSeed(session, seed, found);
  const notes = world.outputs.writeTogether(output, files, force, committed?.bytes);
  terminal.stored = { folder: output, fingerprint: facts.fingerprint };
  const next = verifyCommand(world, facts.preparation, { ...request, flag: '--register' });
  sayDraw(terminal, facts, output, next);
  terminal.problems([...finished, ...problems, ...notes]);
  return writtenCode(notes);
}
