import { vi } from 'vitest';
import type { Outcome } from './run.js';

/** The command line in this process, so that a test can put something else in the place of a module. */

const EVENTS = ['SIGINT', 'SIGTERM', 'uncaughtException'] as const;

/** Runs it anew, with whatever is mocked; listeners and exit code are as before afterwards. */
export async function runHere(args: readonly string[]): Promise<Outcome> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const listeners = EVENTS.map((event) => [event, process.rawListeners(event)] as const);
  const { exitCode } = process;
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => stdout.push(String(text)) > 0);
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => stderr.push(String(text)) > 0);
  try {
    vi.resetModules();
    const { main } = await import('../../src/cli/main.js');
    await main(args);
    return { code: Number(process.exitCode), stdout: stdout.join(''), stderr: stderr.join('') };
  } finally {
    out.mockRestore();
    err.mockRestore();
    process.exitCode = exitCode;
    for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error');
    for (const [event, before] of listeners) {
      for (const listener of process.rawListeners(event))
        if (!before.includes(listener)) process.off(event, listener as () => void);
    }
  }
}
