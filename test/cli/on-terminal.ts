import { fileURLToPath } from 'node:url';
import { BIN, environment, execute, type RunOptions } from './run.js';

/** The command line as somebody at a terminal has it. */

const TERMINAL = fileURLToPath(new URL('./on-terminal.py', import.meta.url));
/** Longer than any command here can take. */
const SECONDS = 15;

export interface Session {
  /** `null`: it hung and was killed; below 0: a signal ended it */
  readonly code: number | null;
  readonly output: string;
  /** whether the terminal echoes and edits lines as it did before; `null`: the system does not tell */
  readonly sane: boolean | null;
}

export interface Typing extends RunOptions {
  readonly width?: number;
  /** what is waited for, and what is typed then */
  readonly steps?: readonly (readonly [shown: string, typed: string])[];
}

export async function onTerminal(args: readonly string[], options: Typing): Promise<Session> {
  const env = environment({ ...options, env: { TERM: 'xterm', ...options.env } });
  const { cwd, width = 80, steps = [] } = options;
  const job = { command: [process.execPath, BIN, ...args], cwd, env, width, steps, seconds: SECONDS };
  const { code, stdout, stderr } = await execute('python3', [TERMINAL], { input: JSON.stringify(job) });
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Session;
}
