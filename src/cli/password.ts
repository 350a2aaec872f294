import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { refuse } from '../core/problem.js';
import type { Session } from './session.js';

/** How a command gets a password: from a file or at a terminal, never from what was typed behind its name. */

/**
 * @param file path, `-` for standard input; left out: it is asked for
 * @returns gives the password's bytes, once it turns out that one is needed.
 *   It throws Refusal SIGN-002 if the file can't be read, SIGN-005 if nobody can be asked or nothing is answered
 */
export function passwordFrom(session: Session, file: string | undefined): () => Promise<Uint8Array> {
  return async () => {
    const password = file === undefined ? await askPassword(session) : await readPassword(session, file);
    if (password.length === 0) throw refuse('usage', 'SIGN-005');
    session.terminal.progress(() => session.terminal.text('sign.progress'));
    return password;
  };
}

const LF = 10;
const CR = 13;

/** Editors end a line; the password ends before that. */
async function readPassword({ world }: Session, file: string): Promise<Uint8Array> {
  const bytes = await world.files.read(file).catch((cause: { code?: string }) => {
    throw refuse('invalid', 'SIGN-002', { file }, { reason: cause.code ?? 'EIO' });
  });
  const line = bytes.at(-1) === LF ? bytes.subarray(0, -1) : bytes;
  return line.at(-1) === CR ? line.subarray(0, -1) : line;
}

/** Asks without showing what is typed. */
async function askPassword({ terminal, world }: Session): Promise<Uint8Array> {
  if (!terminal.isInteractive) throw refuse('usage', 'SIGN-005');
  const { stdin, stdout } = world;
  const unseen = new Writable({ write: (_part, _encoding, done) => done() });
  const input = createInterface({ input: stdin, output: unseen, terminal: true, historySize: 0 });
  // On a terminal the line editor takes Ctrl-C for itself.
  input.on('SIGINT', () => {
    input.close();
    stdout.write('\n');
    world.interrupt();
  });
  stdout.write(`${terminal.text('sign.ask')} `);
  const typed = await new Promise<string>((resolve) => {
    input.once('close', () => resolve(''));
    input.once('line', resolve);
  });
  input.close();
  stdout.write('\n');
  return new TextEncoder().encode(typed);
}
