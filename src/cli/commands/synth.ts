import { syntheticRegister } from '../../procedure/synth.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import type { Session } from '../session.js';
import type { Screen } from '../world.js';

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

async function toStandardOutput(stdout: Screen, parts: Iterable<Uint8Array>): Promise<void> {
  for (const part of parts) {
    if (stdout.write(part)) continue;
    const isTaken = await new Promise<boolean>((resolve) => {
      stdout.once('drain', () => resolve(true));
      stdout.once('error', () => resolve(false));
    });
    // Nobody reads on; what that means is for whoever holds the stream to say.
    if (!isTaken) return;
  }
}
