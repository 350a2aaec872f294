import type { Delimiter, Encoding } from '../../core/plan.js';
import { error, Refusal } from '../../core/problem.js';
import { syntheticRegister } from '../../procedure/synth.js';
import { EXIT } from '../exit.js';
import type { Session } from '../session.js';
import type { Screen } from '../world.js';

interface SynthOptions {
  readonly rows: string;
  readonly seed: string;
  readonly districts: string;
  readonly output: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly force?: boolean;
}

/** `synth`: a synthetic town's register, reproducible from its seed. */
export async function run(session: Session, _args: readonly string[], given: object): Promise<number> {
  const { output, force = false, seed, ...options } = given as SynthOptions;
  const { terminal, world } = session;
  const rows = whole(options.rows, '--rows', 0, 1_000_000_000);
  const districts = whole(options.districts, '--districts', 1, 500);
  const parts = syntheticRegister({
    ...{ rows, districts, seed },
    encoding: encodingOf(options.encoding),
    delimiter: delimiterOf(options.delimiter),
  });
  if (output === '-') {
    await toStandardOutput(world.stdout, parts);
    return EXIT.done;
  }
  await world.outputs.writeParts(output, parts, force);
  terminal.json({ format: 'losverfahren/synth/1', output, rows, seed });
  terminal.say(terminal.text('synth.written', { rows, file: output, seed }));
  return EXIT.done;
}

function whole(text: string, flag: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  if (value < least || value > most) throw wrong(flag, `${least} – ${most}`);
  return value;
}

function encodingOf(text: string): Encoding {
  const encodings: readonly string[] = ['utf-8', 'utf-16le', 'windows-1252'];
  if (!encodings.includes(text)) throw wrong('--encoding', encodings.join(', '));
  return text as Encoding;
}

function delimiterOf(text: string): Delimiter {
  const delimiter = text === 'tab' ? '\t' : text;
  if (![';', ',', '\t', '|'].includes(delimiter)) throw wrong('--delimiter', '; , tab |');
  return delimiter as Delimiter;
}

function wrong(flag: string, expected: string): Refusal {
  return new Refusal('usage', [error('USE-010', undefined, { flag, expected })]);
}

async function toStandardOutput(stdout: Screen, parts: Iterable<Uint8Array>): Promise<void> {
  for (const part of parts) {
    if (!stdout.write(part)) await new Promise<void>((resolve) => stdout.once('drain', resolve));
  }
}
