import { PROTOCOL_NAMES } from '../../audit/names.js';
import { numberedPageWords } from '../../procedure/numbered-page.js';
import { PANEL_LISTS, panel } from '../../procedure/panel.js';
import { loadPanelPlan } from '../../procedure/plan-file.js';
import { seedFrom } from '../../procedure/seed.js';
import { withoutEffect } from '../../procedure/without-effect.js';
import { confirmSeed } from '../confirm.js';
import { writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { goneOnFrom } from '../going-on.js';
import { finishRecording } from '../ledger.js';
import { sayPanel } from '../say/panel.js';
import { sayBeside } from '../say/report.js';
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
  const name = PROTOCOL_NAMES.panel;
  const names = [...PANEL_LISTS, ...(options.protocol ? [name] : [])];
  world.outputs.checkFolder(output, names, force, committed?.bytes);
  const request = {
    ...options,
    ...keyFile,
    plan,
    register,
    seed,
    committed,
    page: numberedPageWords(terminal.language, (key, params) => terminal.text(key, params)),
  };
  const { facts, files, problems: found } = await panel(request, tools);
  terminal.endProgress();
  const problems = await confirmSeed(session, seed, found);
  const more = options.protocol ? await protocol(session, name, files, plan) : [];
  const notes = world.outputs.writeTogether(output, [...files, ...more], force, committed?.bytes);
  terminal.stored = { folder: output, fingerprint: facts.fingerprint };
  const next = verifyCommand(world, facts.preparation, { ...request, flag: '--answers' });
  sayPanel(terminal, facts, output, next);
  for (const { name: file } of more) sayBeside(terminal, world, output, file);
  const unmade = options.protocol && more.length === 0 ? [withoutEffect('--protocol', 'log')] : [];
  terminal.problems([...finished, ...problems, ...unmade, ...notes]);
  return writtenCode(notes);
}

/** What charts are made with is loaded only if somebody wants some. */
async function protocol(...made: Parameters<typeof import('../protocol-beside.js').protocolBeside>) {
  return (await import('../protocol-beside.js')).protocolBeside(...made);
}
