import { error, Refusal } from '../../core/problem.js';
import { writeParts } from '../../node/output-folder.js';
import { digest } from '../../procedure/opening.js';
import { decodeWindows1252 } from '../../register/encoding.js';
import { syntheticTown, TOWN_COLUMNS } from '../../simulation/town.js';
import { EXIT } from '../exit.js';
import type { Terminal } from '../terminal.js';

interface SynthOptions {
  readonly rows: string;
  readonly seed: string;
  readonly districts: string;
  readonly output: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly force?: boolean;
}

const PART_BYTES = 1 << 16;

/** `synth`: a synthetic town's register, reproducible from its seed. */
export async function run(terminal: Terminal, _args: readonly string[], given: object): Promise<number> {
  const options = given as SynthOptions;
  const rows = whole(options.rows, '--rows', 0, 1_000_000_000);
  const districts = whole(options.districts, '--districts', 1, 500);
  const encode = encoderOf(options.encoding);
  const delimiter = options.delimiter === 'tab' ? '\t' : options.delimiter;
  if (![';', ',', '\t', '|'].includes(delimiter)) throw wrong('--delimiter', '; , tab |');
  const town = syntheticTown(digest, {
    rows,
    districts,
    seed: options.seed,
    windows1252: options.encoding === 'windows-1252',
  });
  const parts = fileParts(town, delimiter, encode, options.encoding);
  if (options.output === '-') {
    await toStandardOutput(parts);
    return EXIT.done;
  }
  await writeParts(options.output, parts, options.force === true);
  terminal.json({ format: 'losverfahren/synth/1', output: options.output, rows, seed: options.seed });
  terminal.say(terminal.text('synth.written', { rows, file: options.output, seed: options.seed }));
  return EXIT.done;
}

function whole(text: string, flag: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  if (value < least || value > most) throw wrong(flag, `${least} – ${most}`);
  return value;
}

function wrong(flag: string, expected: string): Refusal {
  return new Refusal('usage', [error('USE-010', undefined, { flag, expected })]);
}

function encoderOf(encoding: string): (text: string) => Buffer {
  if (encoding === 'utf-8') return (text) => Buffer.from(text);
  if (encoding === 'utf-16le') return (text) => Buffer.from(text, 'utf16le');
  if (encoding === 'windows-1252') return encodeWindows1252;
  throw wrong('--encoding', 'utf-8, utf-16le, windows-1252');
}

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const BYTE_OF = new Map([...decodeWindows1252(ALL_BYTES, 0, 256)].map((letter, byte) => [letter, byte]));

function encodeWindows1252(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = BYTE_OF.get(text[at] as string) ?? 63;
  return bytes;
}

/** Header and rows with CRLF, in parts of some tens of kilobytes; Unicode begins with its mark. */
function* fileParts(
  town: Iterable<readonly string[]>,
  delimiter: string,
  encode: (text: string) => Buffer,
  encoding: string,
): Generator<Buffer> {
  let text = `${encoding === 'windows-1252' ? '' : '\ufeff'}${TOWN_COLUMNS.join(delimiter)}\r\n`;
  for (const row of town) {
    text += `${row.join(delimiter)}\r\n`;
    if (text.length < PART_BYTES) continue;
    yield encode(text);
    text = '';
  }
  if (text !== '') yield encode(text);
}

async function toStandardOutput(parts: Iterable<Buffer>): Promise<void> {
  for (const part of parts) {
    if (!process.stdout.write(part)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
