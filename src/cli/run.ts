import { CommanderError } from 'commander';
import type { Language } from '../messages/catalogue.js';
import { EXIT } from './exit.js';
import { leftBehind, report } from './failures.js';
import type { CommandName } from './flags/commands.js';
import { refuseMistyped } from './flags/mistyped.js';
import { type OptionsOf, parseOptions, type RawOptions } from './flags/options.js';
import { systemLanguage } from './locale.js';
import { buildProgram } from './program.js';
import type { Session } from './session.js';
import type { Terminal } from './terminal.js';
import type { World } from './world.js';

/** What a command's file offers: does its work and gives the exit code. */
export interface CommandModule<C extends CommandName> {
  readonly run: (session: Session, args: readonly string[], options: OptionsOf<C>) => Promise<number>;
}

/** What a command does is loaded only when it runs, so that `--help` is quick. */
const MODULES: { readonly [C in CommandName]: () => Promise<CommandModule<C>> } = {
  init: () => import('./commands/init.js'),
  check: () => import('./commands/check.js'),
  size: () => import('./commands/size.js'),
  preview: () => import('./commands/preview.js'),
  municipalities: () => import('./commands/municipalities.js'),
  commit: () => import('./commands/commit.js'),
  draw: () => import('./commands/draw.js'),
  batch: () => import('./commands/batch.js'),
  letters: () => import('./commands/letters.js'),
  record: () => import('./commands/record.js'),
  replace: () => import('./commands/replace.js'),
  visits: () => import('./commands/visits.js'),
  status: () => import('./commands/status.js'),
  panel: () => import('./commands/panel.js'),
  verify: () => import('./commands/verify.js'),
  report: () => import('./commands/report.js'),
  sign: () => import('./commands/sign.js'),
  prove: () => import('./commands/prove.js'),
  purge: () => import('./commands/purge.js'),
  sql: () => import('./commands/sql.js'),
  simulate: () => import('./commands/simulate.js'),
  synth: () => import('./commands/synth.js'),
  page: () => import('./commands/page.js'),
  completion: () => import('./commands/completion.js'),
};

/**
 * One call of the command line.
 * @param begun is told who speaks
 * @returns the exit code; nothing is thrown
 */
export async function runCommandLine(
  argv: readonly string[],
  world: World,
  begun: (terminal: Terminal) => void = () => {},
): Promise<number> {
  const language = requestedLanguage(argv) ?? systemLanguage(world.environment);
  let typed: RawOptions = { json: argv.includes('--json') };
  let terminal: Terminal | undefined;
  // Whoever asks for help waits for neither the catalogue nor the readers of a register.
  const speaker = async () => {
    const { Terminal } = await import('./terminal.js');
    terminal = new Terminal(terminalSettings(language, typed), world);
    begun(terminal);
    return terminal;
  };
  let code: number = EXIT.done;
  try {
    const program = buildProgram(language, world, async (name, args, options) => {
      typed = options;
      const { Session } = await import('./session.js');
      const session = new Session(await speaker(), world);
      try {
        code = await runCommand(name, session, args, options);
      } finally {
        await session.close();
      }
    });
    if (argv.length === 0) program.help();
    refuseMistyped(argv);
    await program.parseAsync(argv as string[], { from: 'user' });
    return code;
  } catch (cause) {
    if (isHelp(cause)) return EXIT.done;
    return report(terminal ?? (await speaker()), cause, argv);
  } finally {
    const left = world.unfinished.discard();
    if (left.length > 0) (terminal ?? (await speaker())).problems([leftBehind(left)]);
  }
}

async function runCommand<C extends CommandName>(
  name: C,
  session: Session,
  args: readonly string[],
  typed: RawOptions,
): Promise<number> {
  const options = await parseOptions(name, typed);
  const { run } = await MODULES[name]();
  return run(session, args, options);
}

function requestedLanguage(argv: readonly string[]): Language | undefined {
  const at = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  return value === 'de' || value === 'en' ? value : undefined;
}

function terminalSettings(language: Language, options: RawOptions) {
  return {
    language,
    json: options.json === true,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
    color: options.color === false ? false : undefined,
    input: options.input !== false,
  };
}

/** Help and version are thrown when they have been said. */
function isHelp(cause: unknown): boolean {
  return cause instanceof CommanderError && (cause.exitCode === 0 || cause.code === 'commander.help');
}
