import { EXIT } from './exit.js';
import { report, runCommandLine } from './run.js';
import type { Terminal } from './terminal.js';
import { thisMachine, type World } from './world.js';

/** Runs the command line of this process; the exit code is left in `process.exitCode`. */
export async function main(argv: readonly string[]): Promise<void> {
  const world = thisMachine();
  let terminal: Terminal | undefined;
  handleSignals(world, () => terminal?.endProgress());
  // Thrown where nobody awaits it, such as in a listener: Node itself would show the error's own words.
  process.on('uncaughtException', (cause) => {
    world.unfinished.discard();
    process.exit(terminal === undefined ? EXIT.bug : report(terminal, cause, argv));
  });
  process.exitCode = await runCommandLine(argv, world, (begun) => {
    terminal = begun;
  });
}

function handleSignals({ unfinished }: World, tidy: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      tidy();
      unfinished.discard();
      process.exit(EXIT.interrupted);
    });
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (cause: NodeJS.ErrnoException) => {
      // The reader (`| head`) has seen enough; nobody is left to tell.
      if (cause.code !== 'EPIPE') throw cause;
      unfinished.discard();
      process.exit(process.exitCode ?? EXIT.done);
    });
  }
}
