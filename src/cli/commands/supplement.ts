import { refuse } from '../../core/problem.js';
import { drawSupplement } from '../../procedure/draw-supplement.js';
import { typedSeed } from '../../procedure/seed.js';
import { confirmSeed } from '../confirm.js';
import { writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { recording } from '../ledger.js';
import { saySupplement } from '../say/supplement.js';
import type { Session } from '../session.js';

/** `draw --supplement`: a further round in the folder of a draw. */
export async function run(
  session: Session,
  register: readonly string[],
  options: OptionsOf<'draw'>,
): Promise<number> {
  const { terminal, world } = session;
  const { output: target, overrides, keyFile, plan, seed: typed } = options;
  const { size } = overrides.sample ?? {};
  // Everything else is as it was for the draw.
  const others = Object.keys({ ...overrides, sample: undefined, ...overrides.sample }).filter(
    (key) => key !== 'sample' && key !== 'size',
  );
  const events = (['lotto', 'dice', 'drand'] as const).filter((flag) => options[flag] !== undefined);
  const flags = [
    ...others,
    ...events.map((flag) => `--${flag}`),
    ...(options.redraw ? ['--redraw'] : []),
    ...(options.protocol ? ['--protocol'] : []),
  ];
  if (flags.length > 0 || size === undefined) throw refuse('usage', 'SUPP-005', undefined, { flags });
  const tools = session.tools(options);
  const seed = typedSeed(typed);
  const { result, notes } = await recording(world, target, tools.now(), async () => {
    const drawn = await drawSupplement({ target, keyFile, plan, register, size, seed }, tools);
    terminal.endProgress();
    return { ...drawn, problems: await confirmSeed(session, seed, drawn.problems) };
  });
  terminal.stored = { folder: target, fingerprint: result.facts.fingerprint };
  saySupplement(terminal, world, result.facts, target);
  terminal.problems([...result.problems, ...notes]);
  return writtenCode(notes);
}
