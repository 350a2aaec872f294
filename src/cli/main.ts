import { EXIT } from './exit.js';
import { leftBehind, report, unheard } from './failures.js';
import { runCommandLine } from './run.js';
import type { Terminal } from './terminal.js';
import { thisMachine, type World } from './world.js';

/** How a process is asked to end: Ctrl-C, `kill`, a terminal or window that is closed, Ctrl-Break. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/** Runs the command line of this process; the exit code is left in `process.exitCode`. */
export async function main(argv: readonly string[]): Promise<void> {
  const world = thisMachine();
  let terminal: Terminal | undefined;
  const speaker = () => terminal;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      tidyUp(world, terminal);
      process.exit(EXIT.interrupted);
    });
  }
  // Thrown where nobody awaits it, such as in a listener: Node itself would show the error's own words.
  process.on('uncaughtException', (cause) => {
    tidyUp(world, terminal);
    process.exit(terminal === undefined ? EXIT.bug : report(terminal, cause, argv));
  });
  const ended = watchStreams(speaker);
  const code = await runCommandLine(argv, world, (begun) => {
    terminal = begun;
  });
  ended(code);
}

function tidyUp({ unfinished }: World, terminal: Terminal | undefined): void {
  terminal?.endProgress();
  const left = unfinished.discard();
  if (left.length > 0) terminal?.problems([leftBehind(left)]);
}

/**
 * A stream that fails does not end a command: what is being stored is stored. What was not heard is said once,
 * on the other stream, when the command has come to its end.
 * @returns to be told what the command ended with; leaves what the process ends with in `process.exitCode`
 */
function watchStreams(speaker: () => Terminal | undefined): (code: number) => void {
  let failure: unknown;
  let ended: number | undefined;
  const settle = () => {
    if (ended === undefined) return;
    process.exitCode = failure === undefined ? ended : unheard(speaker(), failure, ended);
  };
  process.stdout.on('error', (cause) => {
    if (failure !== undefined) return;
    failure = cause;
    settle();
  });
  // Nobody is left to tell.
  process.stderr.on('error', () => {});
  return (code) => {
    ended = code;
    settle();
  };
}
