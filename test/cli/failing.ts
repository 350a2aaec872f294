import { runCommandLine } from '../../src/cli/run.js';
import type { World } from '../../src/cli/world.js';
import { type Outcome, problemsOf, type RunOptions, worldIn } from './run.js';

/** Commands on a machine where something is different, which is how failures are brought about. */

/** The command line in this process, on a machine that is changed as `change` says. */
export async function runOn(
  change: (world: World) => Partial<World>,
  args: readonly string[],
  options: RunOptions,
): Promise<Outcome> {
  const world = worldIn(options);
  const code = await runCommandLine(args, { ...world, ...change(world) });
  return { code, stdout: world.stdout.text, stderr: world.stderr.text };
}

/** A module of this text. It has a name of its own, or errors' frames would show all of it. */
export function moduleOf(text: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(`${text}\n//# sourceURL=before.mjs`)}`);
}

/** Codes and parameters of the problems that a command with `--json` told. */
export function told(outcome: Outcome): unknown[] {
  return problemsOf(outcome).map(({ code, params }) => [code, params]);
}
