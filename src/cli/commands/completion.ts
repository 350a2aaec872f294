import { refuse } from '../../core/problem.js';
import { completionScript } from '../completion/script.js';
import { SHELLS } from '../completion/words.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import type { Session } from '../session.js';
import { toStandardOutput } from '../standard-output.js';

/** `completion`: what a shell reads to complete what is typed. */
export async function run(
  { terminal, world }: Session,
  [named]: readonly string[],
  { output, force }: OptionsOf<'completion'>,
): Promise<number> {
  const shell = SHELLS.find((one) => one === named);
  if (shell === undefined)
    throw refuse('usage', 'USE-010', undefined, { flag: '<shell>', expected: SHELLS.join(', ') });
  const bytes = new TextEncoder().encode(completionScript(shell, terminal.language));
  if (output === '-') {
    await toStandardOutput(world.stdout, [bytes]);
    return EXIT.done;
  }
  await world.outputs.writeParts(output, [bytes], force);
  terminal.json({ format: 'losverfahren/completion/1', output, shell });
  terminal.tell('completion.written', { file: output, shell });
  return EXIT.done;
}
