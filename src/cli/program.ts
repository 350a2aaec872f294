import { Command, Option } from 'commander';
import type { Language } from '../messages/catalogue.js';
import { type HelpKey, helpText } from '../messages/help.js';
import { COMMAND_ROWS, COMMANDS, type CommandName } from './flags/commands.js';
import { flagsOf, type NamedFlag } from './flags/named.js';
import type { RawOptions } from './flags/options.js';
import type { FlagGroup } from './flags/table.js';
import type { World } from './world.js';

/** The command tree. What a command does is loaded only when it runs, so that `--help` is quick. */

export type RunCommand = (name: CommandName, args: readonly string[], typed: RawOptions) => Promise<void>;

/** @param world where help goes, and which version this is */
export function buildProgram(language: Language, world: World, run: RunCommand): Command {
  const text = (key: HelpKey) => helpText(language, key);
  const program = new Command('losverfahren');
  prepare(program, text, world);
  program
    .description(text('program.about'))
    .version(world.program.toolVersion, '-V, --version', text('opt.version'))
    .usage(text('program.usage'))
    .addHelpText('before', `${text('program.example')}\n`)
    .addHelpText('after', `\n${text('program.exits')}`);
  for (const name of COMMANDS) {
    const row = COMMAND_ROWS[name];
    const command = program.command(name);
    prepare(command, text, world);
    command.summary(text(`cmd.${name}`)).description(text(`cmd.${name}`));
    command.addHelpText('before', `${text('example')}\n  ${row.example}\n`);
    command.addHelpOption(new Option('-h, --help', text('opt.help')).helpGroup(text('group.general')));
    if (row.argument !== null) command.argument(row.argument.name, text(row.argument.text));
    for (const flag of flagsOf(name)) command.addOption(optionOf(flag, text));
    command.action(async (...parts: unknown[]) => {
      const args = parts
        .slice(0, -2)
        .flat()
        .filter((part) => part !== undefined);
      await run(name, args as string[], command.opts());
    });
  }
  return program;
}

function prepare(command: Command, text: (key: HelpKey) => string, { stdout }: Pick<World, 'stdout'>): void {
  const titles: Record<string, HelpKey> = {
    'Usage:': 'help.usage',
    'Arguments:': 'help.arguments',
    'Options:': 'help.options',
    'Commands:': 'help.commands',
  };
  command
    .exitOverride()
    .helpCommand(false)
    .helpOption('-h, --help', text('opt.help'))
    .showSuggestionAfterError(true)
    // What went wrong is said once, in the reader's language, by main.
    .configureOutput({
      writeErr: () => {},
      writeOut: (help) => stdout.write(help),
      getOutHelpWidth: () => stdout.columns ?? 80,
    })
    .configureHelp({
      styleTitle: (title) => (titles[title] === undefined ? title : text(titles[title] as HelpKey)),
      optionDescription: (option) =>
        option.defaultValue === undefined || typeof option.defaultValue === 'boolean'
          ? option.description
          : `${option.description} [${String(option.defaultValue)}]`,
      subcommandTerm: (sub) => sub.name(),
    });
}

const HEADINGS: Readonly<Record<FlagGroup, HelpKey>> = {
  own: 'group.own',
  plan: 'group.plan',
  register: 'group.register',
  general: 'group.general',
};

function optionOf(flag: NamedFlag, text: (key: HelpKey) => string): Option {
  const option = new Option(flag.flag, text(flag.text)).helpGroup(text(HEADINGS[flag.group]));
  if (flag.fallback !== undefined) option.default(flag.fallback);
  // A list whose flag has the one value is given by typing the flag again.
  if (flag.as !== undefined && 'readAll' in flag.as && !option.variadic)
    option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  return option;
}
