import { CommanderError } from 'commander';
import { error, type Problem, Refusal } from '../core/problem.js';
import type { Language } from '../messages/catalogue.js';
import { WorkerFailure } from '../node/threads/worker-failure.js';
import { EXIT } from './exit.js';
import { systemLanguage } from './locale.js';
import { buildProgram, COMMANDS, type CommandName } from './program.js';
import { Session } from './session.js';
import { Terminal } from './terminal.js';
import type { World } from './world.js';

type Options = Record<string, unknown>;

/** What a command's file offers: does its work and gives the exit code. */
export interface CommandModule {
  readonly run: (session: Session, args: readonly string[], options: Options) => Promise<number>;
}

const MODULES: Readonly<Record<CommandName, () => Promise<CommandModule>>> = {
  init: () => import('./commands/init.js'),
  check: () => import('./commands/check.js'),
  preview: () => import('./commands/preview.js'),
  draw: () => import('./commands/draw.js'),
  panel: () => import('./commands/panel.js'),
  verify: () => import('./commands/verify.js'),
  simulate: () => import('./commands/simulate.js'),
  synth: () => import('./commands/synth.js'),
};

/**
 * One call of the command line.
 * @param begun is told who speaks, and again when a command begins to
 * @returns the exit code; nothing is thrown
 */
export async function runCommandLine(
  argv: readonly string[],
  world: World,
  begun: (terminal: Terminal) => void = () => {},
): Promise<number> {
  const language = requestedLanguage(argv) ?? systemLanguage(world.environment);
  let terminal = new Terminal(terminalSettings(language, { json: argv.includes('--json') }), world);
  begun(terminal);
  let code: number = EXIT.done;
  const named = namedLanguage(argv);
  if (named !== undefined && named !== 'de' && named !== 'en') {
    terminal.problems([error('USE-010', undefined, { flag: '--lang', expected: 'de, en' })]);
    return EXIT.usage;
  }
  const program = buildProgram(language, world, async (name, args, options) => {
    terminal = new Terminal(terminalSettings(language, options), world);
    begun(terminal);
    const module = await MODULES[name]();
    code = await module.run(new Session(terminal, world), args, options);
  });
  try {
    if (argv.length === 0) program.help();
    await program.parseAsync(argv as string[], { from: 'user' });
    return code;
  } catch (cause) {
    return report(terminal, cause, argv);
  } finally {
    world.unfinished.discard();
  }
}

function requestedLanguage(argv: readonly string[]): Language | undefined {
  const value = namedLanguage(argv);
  return value === 'de' || value === 'en' ? value : undefined;
}

function namedLanguage(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  return at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
}

function terminalSettings(language: Language, options: Options) {
  return {
    language,
    json: options.json === true,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
    color: options.color === false ? false : undefined,
    input: options.input !== false,
  };
}

/** Turns whatever was thrown into messages and an exit code. */
export function report(terminal: Terminal, cause: unknown, argv: readonly string[]): number {
  if (cause instanceof Refusal) {
    terminal.problems(cause.problems);
    return EXIT[cause.kind];
  }
  if (cause instanceof CommanderError) {
    if (cause.exitCode === 0 || cause.code === 'commander.help') return EXIT.done;
    terminal.problems([usageProblem(cause, argv)]);
    return EXIT.usage;
  }
  if (cause instanceof WorkerFailure) {
    terminal.problems([error('RUN-001', undefined, { worker: String(cause.worker), detail: cause.detail })]);
    return EXIT.bug;
  }
  // By its name, or the solver would have to be loaded for every command.
  if (cause instanceof Error && cause.name === 'SolverFailure') {
    const { status } = cause as Error & { readonly status?: string };
    terminal.problems([error('RUN-002', undefined, { status: status ?? '' })]);
    return EXIT.bug;
  }
  const detail = cause instanceof Error ? `${cause.name}${placeOf(cause)}` : 'unknown';
  terminal.problems([error('BUG-001', undefined, { detail })]);
  if (terminal.settings.verbose && cause instanceof Error) terminal.detail(framesOf(cause).join('\n'));
  return EXIT.bug;
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

function usageProblem(cause: CommanderError, argv: readonly string[]): Problem {
  const [, name = ''] = /'([^']*)'/.exec(cause.message) ?? [];
  const [, nearest = ''] = /Did you mean (?:one of )?([^?,)]+)/.exec(cause.message) ?? [];
  const command = COMMANDS.find((known) => argv.includes(known)) ?? '';
  const params = { name: name.split(' ')[0] ?? '', nearest, command, commands: COMMANDS };
  switch (cause.code) {
    case 'commander.unknownCommand':
      return error('USE-001', undefined, params);
    case 'commander.unknownOption':
      return error('USE-002', undefined, params);
    case 'commander.optionMissingArgument':
      return error('USE-003', undefined, { ...params, name });
    case 'commander.missingArgument':
      return error('USE-007', undefined, params);
    case 'commander.excessArguments':
      return error('USE-008', undefined, params);
    default:
      return error('USE-004', undefined, { ...params, detail: cause.message.replace(/^error: /, '') });
  }
}
