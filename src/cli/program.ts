import { Command, Option } from 'commander';
import type { Language } from '../messages/catalogue.js';
import { type HelpKey, helpText } from '../messages/help.js';
import type { World } from './world.js';

/** The command tree. What a command does is loaded only when it runs, so that `--help` is quick. */

export const COMMANDS = ['init', 'check', 'preview', 'draw', 'panel', 'verify', 'simulate', 'synth'] as const;
export type CommandName = (typeof COMMANDS)[number];

export type RunCommand = (
  name: CommandName,
  args: readonly string[],
  options: Record<string, unknown>,
) => Promise<void>;

interface Flag {
  readonly flags: string;
  readonly text: HelpKey;
  readonly repeat?: true;
  readonly fallback?: string;
}

const PLAN_FLAGS: readonly Flag[] = [
  { flags: '-c, --plan <file>', text: 'opt.plan' },
  { flags: '--size <n>', text: 'opt.size' },
  { flags: '--stratify <names>', text: 'opt.stratify' },
  { flags: '--age-bands <bands>', text: 'opt.age-bands' },
  { flags: '--reference-date <date>', text: 'opt.reference-date' },
  { flags: '--min-age <years>', text: 'opt.min-age' },
  { flags: '--max-age <years>', text: 'opt.max-age' },
  { flags: '--districts <names>', text: 'opt.districts' },
  { flags: '--exclude <rule>', text: 'opt.exclude', repeat: true },
  { flags: '--targets <file>', text: 'opt.targets' },
  { flags: '--objective <name>', text: 'opt.objective' },
  { flags: '--reserve <factor>', text: 'opt.reserve' },
  { flags: '--max-per-household <n>', text: 'opt.max-per-household' },
  { flags: '--title <text>', text: 'opt.title' },
  { flags: '--seed-source <text>', text: 'opt.seed-source' },
];

const REGISTER_FLAGS: readonly Flag[] = [
  { flags: '--column <role=name>', text: 'opt.column', repeat: true },
  { flags: '--encoding <name>', text: 'opt.encoding' },
  { flags: '--delimiter <char>', text: 'opt.delimiter' },
  { flags: '--key-file <file>', text: 'opt.key-file' },
  { flags: '--workers <n>', text: 'opt.workers' },
];

const GENERAL_FLAGS: readonly Flag[] = [
  { flags: '--json', text: 'opt.json' },
  { flags: '-q, --quiet', text: 'opt.quiet' },
  { flags: '-v, --verbose', text: 'opt.verbose' },
  { flags: '--lang <de|en>', text: 'opt.lang' },
  { flags: '--no-color', text: 'opt.no-color' },
  { flags: '--no-input', text: 'opt.no-input' },
];

interface Shape {
  readonly args: readonly (readonly [name: string, text: HelpKey])[];
  readonly example: string;
  readonly own: readonly Flag[];
  readonly plan: boolean;
}

const SHAPES: Readonly<Record<CommandName, Shape>> = {
  init: {
    args: [['[register...]', 'arg.register']],
    example: 'losverfahren init register.csv',
    own: [
      { flags: '-o, --output <file>', text: 'opt.output-plan', fallback: 'losverfahren.yaml' },
      { flags: '--force', text: 'opt.force-plan' },
      { flags: '--schema <file>', text: 'opt.schema' },
    ],
    plan: true,
  },
  check: {
    args: [['[register...]', 'arg.register']],
    example: 'losverfahren check register.csv',
    own: [],
    plan: true,
  },
  preview: {
    args: [['[register...]', 'arg.register']],
    example: 'losverfahren preview register.csv --plan losverfahren.yaml',
    own: [
      { flags: '--panel', text: 'opt.preview-panel' },
      { flags: '--compare', text: 'opt.compare' },
      { flags: '--already <file>', text: 'opt.already' },
      { flags: '--time-limit <seconds>', text: 'opt.time-limit' },
    ],
    plan: true,
  },
  draw: {
    args: [['[register...]', 'arg.register']],
    example:
      'losverfahren draw register.csv --plan losverfahren.yaml --seed "3 12 17 28 41 49 Superzahl 7" --output ziehung',
    own: [
      { flags: '-s, --seed <text>', text: 'opt.seed' },
      { flags: '-o, --output <dir>', text: 'opt.output-draw', fallback: 'ziehung' },
      { flags: '--dialect <name>', text: 'opt.dialect' },
      { flags: '--force', text: 'opt.force' },
      { flags: '--at <time>', text: 'opt.at' },
      { flags: '--time-limit <seconds>', text: 'opt.time-limit' },
    ],
    plan: true,
  },
  panel: {
    args: [['[answers...]', 'arg.answers']],
    example:
      'losverfahren panel answers.csv --targets targets.csv --size 35 --seed "3 12 17 28 41 49 Superzahl 7" --output panel',
    own: [
      { flags: '-s, --seed <text>', text: 'opt.seed' },
      { flags: '-o, --output <dir>', text: 'opt.output-panel', fallback: 'panel' },
      { flags: '--draw <dir>', text: 'opt.draw' },
      { flags: '--already <file>', text: 'opt.already' },
      { flags: '--numbered', text: 'opt.numbered' },
      { flags: '--panel-number <n>', text: 'opt.panel-number' },
      { flags: '--time-limit <seconds>', text: 'opt.time-limit' },
      { flags: '--dialect <name>', text: 'opt.dialect' },
      { flags: '--force', text: 'opt.force' },
      { flags: '--at <time>', text: 'opt.at' },
    ],
    plan: true,
  },
  verify: {
    args: [['<draw>', 'arg.draw']],
    example: 'losverfahren verify ziehung --register register.csv',
    own: [
      { flags: '-r, --register <files...>', text: 'opt.verify-register' },
      { flags: '-a, --answers <files...>', text: 'opt.verify-answers' },
      { flags: '--already <file>', text: 'opt.verify-already' },
      { flags: '-c, --plan <file>', text: 'opt.verify-plan' },
      { flags: '--targets <file>', text: 'opt.verify-targets' },
      { flags: '--optimality', text: 'opt.optimality' },
      { flags: '-s, --seed <text>', text: 'opt.verify-seed' },
      { flags: '--fingerprint <hash>', text: 'opt.fingerprint' },
      { flags: '--key-file <file>', text: 'opt.key-file' },
      { flags: '--workers <n>', text: 'opt.workers' },
    ],
    plan: false,
  },
  simulate: {
    args: [['[register...]', 'arg.register']],
    example: 'losverfahren simulate register.csv --plan losverfahren.yaml --runs 1000',
    own: [
      { flags: '--runs <n>', text: 'opt.runs', fallback: '1000' },
      { flags: '--simulation-seed <text>', text: 'opt.simulation-seed', fallback: '1' },
      { flags: '--time-limit <seconds>', text: 'opt.time-limit' },
    ],
    plan: true,
  },
  synth: {
    args: [],
    example: 'losverfahren synth --rows 20000 --seed musterstadt --output musterstadt.csv',
    own: [
      { flags: '--rows <n>', text: 'opt.rows', fallback: '20000' },
      { flags: '-s, --seed <text>', text: 'opt.synth-seed', fallback: '1' },
      { flags: '--districts <n>', text: 'opt.synth-districts', fallback: '12' },
      { flags: '-o, --output <file>', text: 'opt.output-synth', fallback: '-' },
      { flags: '--encoding <name>', text: 'opt.synth-encoding', fallback: 'utf-8' },
      { flags: '--delimiter <char>', text: 'opt.synth-delimiter', fallback: ';' },
      { flags: '--force', text: 'opt.force-plan' },
    ],
    plan: false,
  },
};

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
    const shape = SHAPES[name];
    const command = program.command(name);
    prepare(command, text, world);
    command.summary(text(`cmd.${name}`)).description(text(`cmd.${name}`));
    command.addHelpText('before', `${text('example')}\n  ${shape.example}\n`);
    command.helpOption('-h, --help', text('opt.help'));
    for (const [arg, key] of shape.args) command.argument(arg, text(key));
    addFlags(command, shape.own, text('group.own'), text);
    if (shape.plan) {
      addFlags(command, PLAN_FLAGS, text('group.plan'), text);
      addFlags(command, REGISTER_FLAGS, text('group.register'), text);
    }
    addFlags(command, GENERAL_FLAGS, text('group.general'), text);
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

function addFlags(
  command: Command,
  flags: readonly Flag[],
  group: string,
  text: (key: HelpKey) => string,
): void {
  for (const flag of flags) {
    const option = new Option(flag.flags, text(flag.text)).helpGroup(group);
    if (flag.fallback !== undefined) option.default(flag.fallback);
    if (flag.repeat)
      option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
    command.addOption(option);
  }
}
