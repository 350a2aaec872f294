import { Command, Option } from 'commander';
import type { Language, TextKey } from '../messages/catalogue.js';
import { catalogueOf, fill } from '../messages/fill.js';
import { flagsOf, type NamedFlag } from './flags/named.js';
import { COMMANDS, type CommandName } from './flags/table.js';

/** The command tree. What a command does is loaded only when it runs, so that `--help` is quick. */

export { COMMANDS, type CommandName };

export type RunCommand = (
  name: CommandName,
  args: readonly string[],
  options: Record<string, unknown>,
) => Promise<void>;

interface Shape {
  readonly args: readonly (readonly [name: string, text: TextKey])[];
  readonly example: string;
}

const SHAPES: Readonly<Record<CommandName, Shape>> = {
  init: { args: [['[register...]', 'arg.register']], example: 'losverfahren init register.csv' },
  check: { args: [['[register...]', 'arg.register']], example: 'losverfahren check register.csv' },
  preview: {
    args: [['[register...]', 'arg.register']],
    example: 'losverfahren preview register.csv --plan losverfahren.yaml',
  },
  draw: {
    args: [['[register...]', 'arg.register']],
    example:
      'losverfahren draw register.csv --plan losverfahren.yaml --seed "3 12 17 28 41 49 Superzahl 7" --output ziehung',
  },
  panel: {
    args: [['[answers...]', 'arg.answers']],
    example:
      'losverfahren panel answers.csv --targets targets.csv --size 35 --seed "3 12 17 28 41 49 Superzahl 7" --output panel',
  },
  verify: {
    args: [['<draw>', 'arg.draw']],
    example: 'losverfahren verify ziehung --register register.csv',
  },
  simulate: {
    args: [['[register...]', 'arg.register']],
    example: 'losverfahren simulate register.csv --plan losverfahren.yaml --runs 1000',
  },
  synth: {
    args: [],
    example: 'losverfahren synth --rows 20000 --seed musterstadt --output musterstadt.csv',
  },
};

/** @param version of the package */
export function buildProgram(language: Language, version: string, run: RunCommand): Command {
  const text = (key: TextKey, params?: Record<string, string>) =>
    fill(language, catalogueOf(language).texts[key], params);
  const program = new Command('losverfahren');
  prepare(program, text);
  program
    .description(text('program.about'))
    .version(version, '-V, --version', text('opt.version'))
    .usage(text('program.usage'))
    .addHelpText('before', `${text('program.example')}\n`)
    .addHelpText('after', `\n${text('program.exits')}`);
  for (const name of COMMANDS) {
    const shape = SHAPES[name];
    const command = program.command(name);
    prepare(command, text);
    command.summary(text(`cmd.${name}`)).description(text(`cmd.${name}`));
    command.addHelpText('before', `${text('example')}\n  ${shape.example}\n`);
    command.helpOption('-h, --help', text('opt.help'));
    for (const [arg, key] of shape.args) command.argument(arg, text(key));
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

function prepare(command: Command, text: (key: TextKey) => string): void {
  const titles: Record<string, TextKey> = {
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
    .configureOutput({ writeErr: () => {} })
    .configureHelp({
      styleTitle: (title) => (titles[title] === undefined ? title : text(titles[title] as TextKey)),
      optionDescription: (option) =>
        option.defaultValue === undefined || typeof option.defaultValue === 'boolean'
          ? option.description
          : `${option.description} [${String(option.defaultValue)}]`,
      subcommandTerm: (sub) => sub.name(),
    });
}

function optionOf(flag: NamedFlag, text: (key: TextKey) => string): Option {
  const option = new Option(flag.flag, text(flag.text)).helpGroup(text(`group.${flag.group}`));
  if (flag.fallback !== undefined) option.default(flag.fallback);
  // A list whose flag has the one value is given by typing the flag again.
  if (flag.as !== undefined && 'readAll' in flag.as && !option.variadic)
    option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  return option;
}
