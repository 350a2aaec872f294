import { PROTOCOL_NAMES } from '../../audit/names.js';
import { DRAW_LISTS, draw } from '../../procedure/draw.js';
import { loadPlan } from '../../procedure/plan-file.js';
import { seedFrom } from '../../procedure/seed.js';
import { confirmSeed } from '../confirm.js';
import { writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { goneOnFrom } from '../going-on.js';
import { finishRecording } from '../ledger.js';
import { sayDraw } from '../say/draw.js';
import { sayBeside } from '../say/report.js';
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
  const name = PROTOCOL_NAMES.draw;
  const names = [...DRAW_LISTS, ...(options.protocol ? [name] : [])];
  world.outputs.checkFolder(output, names, force, committed?.bytes);
  const request = { ...options, ...keyFile, plan, register, seed, committed };
  const { facts, files, problems: found } = await draw(request, session.tools(options));
  terminal.endProgress();
  const problems = await confirmSeed(session, seed, found);
  const more = options.protocol ? await protocol(session, name, files, plan) : [];
  const notes = world.outputs.writeTogether(output, [...files, ...more], force, committed?.bytes);
  terminal.stored = { folder: output, fingerprint: facts.fingerprint };
  const next = verifyCommand(world, facts.preparation, { ...request, flag: '--register' });
  sayDraw(terminal, facts, output, next);
  for (const { name: file } of more) sayBeside(terminal, world, output, file);
  terminal.problems([...finished, ...problems, ...notes]);
  return writtenCode(notes);
}

/** What charts are made with is loaded only if somebody wants some. */
async function protocol(...made: Parameters<typeof import('../protocol-beside.js').protocolBeside>) {
  return (await import('../protocol-beside.js')).protocolBeside(...made);
}
