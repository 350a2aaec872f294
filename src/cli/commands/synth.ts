import { syntheticRegister } from '../../procedure/synth.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import type { Session } from '../session.js';
import { toStandardOutput } from '../standard-output.js';

/** `synth`: a synthetic town's register, reproducible from its seed. */
export async function run(
  { terminal, world }: Session,
  _args: readonly string[],
  options: OptionsOf<'synth'>,
): Promise<number> {
  const { output, rows, districts, seed, encoding, delimiter } = options;
  const parts = syntheticRegister({ rows, districts, seed, encoding, delimiter });
  if (output === '-') {
    await toStandardOutput(world.stdout, parts);
    return EXIT.done;
  }
  await world.outputs.writeParts(output, parts, options.force);
  terminal.json({ format: 'losverfahren/synth/1', output, rows, seed });
  terminal.tell('synth.written', { rows, file: output, seed });
  return EXIT.done;
}
