import { CommanderError } from 'commander';
import { error, type Problem, Refusal, warning } from '../core/problem.js';
import { reasonOf, systemCode } from '../node/refusals.js';
import { WorkerFailure } from '../node/threads/worker-failure.js';
import { EXIT } from './exit.js';
import { usageProblem } from './flags/usage.js';
import type { Terminal } from './terminal.js';
import { programFileFailure } from './version.js';

/** What is said when something fails, and what the process ends with. */

/** Turns whatever was thrown into messages and an exit code. */
export function report(terminal: Terminal, cause: unknown, argv: readonly string[]): number {
  if (cause instanceof Refusal) {
    terminal.problems(cause.problems);
    return EXIT[cause.kind];
  }
  if (cause instanceof CommanderError) {
    terminal.problems([usageProblem(cause, argv)]);
    return EXIT.usage;
  }
  if (cause instanceof WorkerFailure) {
    terminal.problems([error('RUN-001', undefined, { worker: String(cause.worker), detail: cause.detail })]);
    return EXIT.bug;
  }
  const known = programProblem(cause) ?? systemProblem(cause);
  if (known !== null && terminal.stored === null) {
    terminal.problems([known]);
    return known.code === 'RUN-012' ? EXIT.invalid : EXIT.bug;
  }
  const detail = cause instanceof Error ? `${cause.name}${placeOf(cause)}` : 'unknown';
  const { stored } = terminal;
  terminal.problems([
    stored === null
      ? error('BUG-001', undefined, { detail })
      : error('BUG-002', { file: stored.folder }, { detail, fingerprint: stored.fingerprint ?? '' }),
  ]);
  if (terminal.settings.verbose && cause instanceof Error) terminal.detail(framesOf(cause).join('\n'));
  return EXIT.bug;
}

/** What can't be read or loaded of the program itself. */
function programProblem(cause: unknown): Problem | null {
  // By its name, or the solver would have to be loaded for every command.
  if (cause instanceof Error && cause.name === 'SolverFailure') {
    const { status = '' } = cause as Error & { readonly status?: string };
    return status === 'not loaded' ? error('RUN-004') : error('RUN-002', undefined, { status });
  }
  const failure = programFileFailure(cause);
  if (failure === null) return null;
  return error('RUN-011', undefined, { file: failure.file, reason: failure.reason });
}

/** What the system has against something that nobody here asks about. */
function systemProblem(cause: unknown): Problem | null {
  const reason = systemCode(cause);
  if (reason === undefined) return null;
  const { path } = cause as NodeJS.ErrnoException;
  return error('RUN-012', path === undefined ? undefined : { file: path }, { reason });
}

/** Unfinished work that could not be removed. */
export function leftBehind(paths: readonly string[]): Problem {
  return warning(
    'OUT-014',
    paths.map((file) => ({ file })),
  );
}

/**
 * Standard output takes no more.
 * @param terminal there is none if only help was asked for
 * @param code what the command itself ended with
 * @returns what the process ends with: a reader who has seen enough (`| head`) is no failure, unless it has
 *   missed the fingerprint of a draw
 */
export function unheard(terminal: Terminal | undefined, cause: unknown, code: number): number {
  const reason = reasonOf(cause);
  const stored = terminal?.stored ?? null;
  if (stored === null && reason === 'EPIPE') return code;
  const params = { reason, fingerprint: stored?.fingerprint ?? '' };
  terminal?.problems([
    stored === null
      ? error('RUN-015', undefined, { reason })
      : error('RUN-014', { file: stored.folder }, params),
  ]);
  return code === EXIT.done ? EXIT.partly : code;
}

/** Where in the program it happened. */
function placeOf(cause: Error): string {
  const places = framesOf(cause).map((frame) => /([\w-]+\.js:\d+):\d+\)?$/.exec(frame)?.[1]);
  const place = places.find((found) => found !== undefined);
  return place === undefined ? '' : `, ${place}`;
}

/** The stack without the error's own words, which may hold a person's data and are never shown. */
function framesOf({ stack = '', message }: Error): string[] {
  const name = /^[\w$]+(?: \[\w+\])?(?:: )?/.exec(stack)?.[0] ?? '';
  // Words that were changed afterwards can't be told from the frames.
  if (!stack.startsWith(`${message}\n    at `, name.length)) return [];
  return stack
    .slice(name.length + message.length)
    .split('\n')
    .filter((line) => /^ {4}at /.test(line));
}
