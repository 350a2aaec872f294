import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import type { Session } from '../session.js';
import { toStandardOutput } from '../standard-output.js';
import { programFile } from '../version.js';

/** `page`: the offline page, as it was built with this program. */
export async function run(
  { terminal, world }: Session,
  _args: readonly string[],
  { output, force }: OptionsOf<'page'>,
): Promise<number> {
  const bytes = programFile('dist/page/losverfahren.html');
  if (output === '-') {
    await toStandardOutput(world.stdout, [bytes]);
    return EXIT.done;
  }
  await world.outputs.writeParts(output, [bytes], force);
  terminal.json({ format: 'losverfahren/page/1', output, bytes: bytes.length });
  terminal.tell('site.written', { file: output });
  return EXIT.done;
}
