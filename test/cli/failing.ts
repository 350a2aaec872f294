import { readdirSync } from 'node:fs';
import { BIN, execute, newFolder, type Outcome, problemsOf } from './run.js';

/** Commands in a Node in which something is different, which is how failures are brought about. */

export interface Failing {
  readonly cwd: string;
  /** runs in every thread before the program */
  readonly before?: string;
  readonly options?: readonly string[];
  readonly language?: 'de' | 'en';
}

export interface FailedOutcome extends Outcome {
  /** what stands in the system's temporary folder afterwards */
  readonly left: readonly string[];
}

export async function failing(
  args: readonly string[],
  { cwd, before = '', options = [], language = 'en' }: Failing,
): Promise<FailedOutcome> {
  const temporary = newFolder();
  // With a name of its own, or an error's frames would show all of it.
  const load = `data:text/javascript,${encodeURIComponent(`${before}\n//# sourceURL=before.mjs`)}`;
  const outcome = await execute(process.execPath, [...options, '--import', load, BIN, ...args], {
    cwd,
    language,
    env: { TMPDIR: temporary, TEMP: temporary },
  });
  return { ...outcome, left: readdirSync(temporary) };
}

/** Codes and parameters of the problems that a command with `--json` told. */
export function told(outcome: Outcome): unknown[] {
  return problemsOf(outcome).map(({ code, params }) => [code, params]);
}
