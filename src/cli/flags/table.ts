import type { HelpKey } from '../../messages/help.js';
import { MOST_WORKERS } from '../processors.js';
import { COMMANDS, type CommandName } from './commands.js';
import {
  ageBands,
  columns,
  day,
  delimiter,
  dialect,
  dimensions,
  districts,
  encoding,
  exclusions,
  factor,
  file,
  files,
  fingerprint,
  idsTables,
  instant,
  type ListParser,
  objective,
  oneOf,
  type Parser,
  panelNumber,
  path,
  paths,
  people,
  publicKey,
  seconds,
  table,
  text,
  texts,
  whole,
  writtenDelimiter,
  years,
} from './parsers.js';

/**
 * Every flag of the command line: how it is spelt, how its value is understood, which commands have it, and what
 * the help says of it. A command offers what it honours and nothing else; its options are typed by these rows.
 */

/** The headings of the help. */
export type FlagGroup = 'own' | 'plan' | 'register' | 'general';

export interface FlagRow {
  /** name, with its short form before it and its value behind it: `-s, --seed <text>`; without a value a switch */
  readonly flag: `${'' | `-${string}, `}--${string}`;
  /** how its value is understood; a list's may be given several times */
  readonly as?: Parser<unknown> | ListParser<unknown>;
  readonly for: readonly CommandName[];
  readonly text: HelpKey;
  /** what holds if the flag isn't given, as it would be typed */
  readonly fallback?: string;
  /** what it changes in the plan; it becomes part of that and is no option of its own */
  readonly key?: string;
  /** flags of which one has to be given as well, or this one would have no effect */
  readonly needs?: readonly `--${string}`[];
}

/** Commands that read a plan file. */
const READERS = ['check', 'preview', 'commit', 'draw', 'panel', 'simulate'] as const;
/** Those, and the one that writes it. */
const PLANNED = ['init', ...READERS] as const;
const LOTTERY = ['preview', 'commit', 'draw', 'panel', 'simulate'] as const;
/** Those that write lists. */
const LISTS = ['draw', 'panel'] as const;
/** Those that write a log. */
const LOGS = ['commit', ...LISTS] as const;
/** Those whose labels may be made with a key that there is. */
const KEYED = ['check', 'preview', 'draw', 'panel', 'simulate'] as const;
/** Without them `verify` has the log alone. */
const READ_AGAIN = ['--register', '--answers', '--urn'] as const;

export const FLAGS = {
  own: [
    { flag: '-s, --seed <text>', as: text, for: LISTS, text: 'opt.seed' },
    { flag: '--lotto <text>', as: text, for: LISTS, text: 'opt.lotto' },
    { flag: '--dice <text>', as: text, for: LISTS, text: 'opt.dice' },
    { flag: '--drand <file>', as: file, for: LISTS, text: 'opt.drand' },
    {
      flag: '-o, --output <file>',
      as: path,
      for: ['init'],
      text: 'opt.output-plan',
      fallback: 'losverfahren.yaml',
    },
    { flag: '-o, --output <dir>', as: path, for: ['draw'], text: 'opt.output-draw', fallback: 'ziehung' },
    { flag: '-o, --output <dir>', as: path, for: ['panel'], text: 'opt.output-panel', fallback: 'panel' },
    { flag: '--force', for: ['init', 'sign', 'prove', 'sql', 'synth'], text: 'opt.force-plan' },
    { flag: '--force', for: LISTS, text: 'opt.force' },
    { flag: '--redraw', for: LISTS, text: 'opt.redraw', needs: ['--reason'] },
    { flag: '--reason <text>', as: text, for: LISTS, text: 'opt.reason', needs: ['--redraw'] },
    { flag: '--schema <file>', as: path, for: ['init'], text: 'opt.schema' },
    { flag: '-o, --output <dir>', as: path, for: ['commit'], text: 'opt.output-commit' },
    { flag: '--key-file <file>', as: file, for: ['commit'], text: 'opt.commit-key-file' },
    { flag: '--panel', for: ['preview', 'commit'], text: 'opt.preview-panel' },
    { flag: '--balls', for: ['commit'], text: 'opt.balls', needs: ['--panel'] },
    { flag: '--number <n>', as: whole(1, 999), for: ['commit'], text: 'opt.number', fallback: '1' },
    { flag: '--compare', for: ['preview'], text: 'opt.compare' },
    { flag: '--draw <dir>', as: path, for: ['commit', 'panel'], text: 'opt.draw' },
    { flag: '--already <file>', as: file, for: ['preview', 'commit', 'panel'], text: 'opt.already' },
    { flag: '--numbered', for: ['panel'], text: 'opt.numbered' },
    { flag: '--panel-number <n>', as: panelNumber, for: ['panel'], text: 'opt.panel-number' },
    { flag: '--time-limit <seconds>', as: seconds, for: LOTTERY, text: 'opt.time-limit' },
    { flag: '--at <time>', as: instant, for: LOGS, text: 'opt.at' },
    { flag: '-r, --register <files...>', as: files, for: ['verify'], text: 'opt.verify-register' },
    { flag: '-a, --answers <files...>', as: files, for: ['verify'], text: 'opt.verify-answers' },
    { flag: '--already <file>', as: file, for: ['verify'], text: 'opt.verify-already' },
    { flag: '-c, --plan <file>', as: files, for: ['verify'], text: 'opt.verify-plan' },
    { flag: '--targets <file>', as: file, for: ['verify'], text: 'opt.verify-targets' },
    { flag: '--optimality', for: ['verify'], text: 'opt.optimality' },
    { flag: '-s, --seed <text>', as: texts, for: ['verify'], text: 'opt.verify-seed' },
    { flag: '--lotto <text>', as: texts, for: ['verify'], text: 'opt.lotto' },
    { flag: '--dice <text>', as: texts, for: ['verify'], text: 'opt.dice' },
    { flag: '--drand <file>', as: files, for: ['verify'], text: 'opt.drand' },
    { flag: '--panel-number <n>', as: panelNumber, for: ['verify'], text: 'opt.verify-panel-number' },
    { flag: '--fingerprint <hash>', as: fingerprint, for: ['verify'], text: 'opt.fingerprint' },
    { flag: '--commitment <hash>', as: fingerprint, for: ['verify'], text: 'opt.commitment' },
    { flag: '--urn <files...>', as: files, for: ['verify'], text: 'opt.urn' },
    { flag: '--key-file <file>', as: file, for: ['verify'], text: 'opt.verify-key-file' },
    { flag: '--public-key <key>', as: publicKey, for: ['verify'], text: 'opt.public-key' },
    {
      flag: '--signature <file>',
      as: file,
      for: ['verify'],
      text: 'opt.signature',
      needs: ['--public-key'],
    },
    { flag: '--secret-key <file>', as: file, for: ['sign'], text: 'opt.secret-key' },
    { flag: '--comment <text>', as: text, for: ['sign'], text: 'opt.comment' },
    { flag: '--password-file <file>', as: file, for: ['sign'], text: 'opt.password-file' },
    {
      flag: '--workers <n>',
      as: whole(0, MOST_WORKERS),
      for: ['verify'],
      text: 'opt.workers',
      needs: READ_AGAIN,
    },
    { flag: '--slip <files...>', as: files, for: ['verify'], text: 'opt.verify-slip' },
    { flag: '--id <value>', as: texts, for: ['prove'], text: 'opt.prove-id' },
    { flag: '--drawn', for: ['prove'], text: 'opt.prove-drawn' },
    { flag: '-o, --output <path>', as: path, for: ['prove'], text: 'opt.prove-output' },
    { flag: '--page <file>', as: path, for: ['prove'], text: 'opt.prove-page', needs: ['--id'] },
    { flag: '--urn <file>', as: file, for: ['prove'], text: 'opt.prove-urn' },
    { flag: '--key-file <file>', as: file, for: ['prove'], text: 'opt.prove-key-file' },
    { flag: '--key-file <file>', as: file, for: ['purge'], text: 'opt.purge-key-file' },
    { flag: '--urn', for: ['purge'], text: 'opt.purge-urn' },
    { flag: '--slips <dirs...>', as: paths, for: ['purge'], text: 'opt.purge-slips' },
    { flag: '-c, --plan <file>', as: file, for: ['purge'], text: 'opt.purge-plan' },
    { flag: '--due', for: ['purge'], text: 'opt.due' },
    { flag: '--dry-run', for: ['purge'], text: 'opt.dry-run' },
    { flag: '-y, --yes', for: ['purge'], text: 'opt.yes' },
    { flag: '--at <time>', as: instant, for: ['purge'], text: 'opt.purge-at' },
    { flag: '--runs <n>', as: whole(2, 9_999_999), for: ['simulate'], text: 'opt.runs', fallback: '1000' },
    {
      flag: '--simulation-seed <text>',
      as: text,
      for: ['simulate'],
      text: 'opt.simulation-seed',
      fallback: '1',
    },
    { flag: '--rows <n>', as: whole(0, 1_000_000_000), for: ['synth'], text: 'opt.rows', fallback: '20000' },
    { flag: '-s, --seed <text>', as: text, for: ['synth'], text: 'opt.synth-seed', fallback: '1' },
    {
      flag: '--districts <n>',
      as: whole(1, 500),
      for: ['synth'],
      text: 'opt.synth-districts',
      fallback: '12',
    },
    { flag: '-o, --output <file>', as: path, for: ['synth'], text: 'opt.output-synth', fallback: '-' },
    {
      flag: '--encoding <name>',
      as: oneOf('utf-8', 'utf-16le', 'windows-1252'),
      for: ['synth'],
      text: 'opt.synth-encoding',
      fallback: 'utf-8',
    },
    {
      flag: '--delimiter <char>',
      as: writtenDelimiter,
      for: ['synth'],
      text: 'opt.synth-delimiter',
      fallback: ';',
    },
    {
      flag: '--dialect <name>',
      as: oneOf('duckdb', 'postgres', 'spark'),
      for: ['sql'],
      text: 'opt.sql-dialect',
      fallback: 'duckdb',
    },
    { flag: '--table <name>', as: table, for: ['sql'], text: 'opt.sql-table', fallback: 'register' },
    { flag: '--ids-table <rule=table>', as: idsTables, for: ['sql'], text: 'opt.ids-table' },
    { flag: '--count', for: ['sql'], text: 'opt.sql-count' },
    { flag: '-o, --output <file>', as: path, for: ['sql'], text: 'opt.output-synth', fallback: '-' },
    { flag: '-c, --plan <file>', as: file, for: ['sql'], text: 'opt.sql-plan' },
    { flag: '--counts <file>', as: file, for: ['sql'], text: 'opt.sql-counts', needs: ['--plan'] },
    { flag: '-s, --seed <text>', as: text, for: ['sql'], text: 'opt.seed', needs: ['--counts'] },
    { flag: '--key-file <file>', as: file, for: ['sql'], text: 'opt.sql-key-file', needs: ['--plan'] },
  ],
  plan: [
    { flag: '-c, --plan <file>', as: file, for: READERS, text: 'opt.plan' },
    { flag: '--size <n>', as: people, for: PLANNED, text: 'opt.size', key: 'sample.size' },
    { flag: '--stratify <names>', as: dimensions, for: PLANNED, text: 'opt.stratify', key: 'stratify' },
    {
      flag: '--age-bands <bands>',
      as: ageBands,
      for: PLANNED,
      text: 'opt.age-bands',
      key: 'stratify.age',
      needs: ['--stratify'],
    },
    {
      flag: '--reference-date <date>',
      as: day,
      for: PLANNED,
      text: 'opt.reference-date',
      key: 'eligibility.reference_date',
    },
    { flag: '--min-age <years>', as: years, for: PLANNED, text: 'opt.min-age', key: 'eligibility.min_age' },
    { flag: '--max-age <years>', as: years, for: PLANNED, text: 'opt.max-age', key: 'eligibility.max_age' },
    {
      flag: '--districts <names>',
      as: districts,
      for: PLANNED,
      text: 'opt.districts',
      key: 'eligibility.districts',
    },
    {
      flag: '--exclude <rule>',
      as: exclusions,
      for: PLANNED,
      text: 'opt.exclude',
      key: 'eligibility.exclude',
    },
    { flag: '--targets <file>', as: file, for: READERS, text: 'opt.targets', key: 'sample.quotas' },
    // A new plan would name a size that has nothing to do with the quotas.
    {
      flag: '--targets <file>',
      as: file,
      for: ['init'],
      text: 'opt.targets',
      key: 'sample.quotas',
      needs: ['--size'],
    },
    {
      flag: '--objective <name>',
      as: objective,
      for: ['init', ...LOTTERY],
      text: 'opt.objective',
      key: 'sample.objective',
    },
    {
      flag: '--reserve <factor>',
      as: factor,
      for: ['init', ...LOGS],
      text: 'opt.reserve',
      key: 'sample.reserve',
    },
    {
      flag: '--max-per-household <n>',
      as: people,
      for: PLANNED,
      text: 'opt.max-per-household',
      key: 'sample.max_per_household',
    },
    { flag: '--title <text>', as: text, for: ['init', 'preview', ...LOGS], text: 'opt.title', key: 'title' },
    {
      flag: '--seed-source <text>',
      as: text,
      for: ['init', ...LOGS],
      text: 'opt.seed-source',
      key: 'seed.source',
    },
    {
      flag: '--dialect <name>',
      as: dialect,
      for: ['init', ...LOGS],
      text: 'opt.dialect',
      key: 'output.dialect',
    },
  ],
  register: [
    { flag: '--column <role=name>', as: columns, for: PLANNED, text: 'opt.column', key: 'register.columns' },
    { flag: '--encoding <name>', as: encoding, for: PLANNED, text: 'opt.encoding', key: 'register.encoding' },
    {
      flag: '--delimiter <char>',
      as: delimiter,
      for: PLANNED,
      text: 'opt.delimiter',
      key: 'register.delimiter',
    },
    { flag: '--key-file <file>', as: file, for: KEYED, text: 'opt.key-file' },
    {
      flag: '--workers <n>',
      as: whole(0, MOST_WORKERS),
      for: ['check', 'preview', 'commit', 'draw'],
      text: 'opt.workers',
    },
  ],
  general: [
    { flag: '--json', for: COMMANDS, text: 'opt.json' },
    { flag: '-q, --quiet', for: COMMANDS, text: 'opt.quiet' },
    { flag: '-v, --verbose', for: COMMANDS, text: 'opt.verbose' },
    { flag: '--lang <de|en>', as: oneOf('de', 'en'), for: COMMANDS, text: 'opt.lang' },
    { flag: '--no-color', for: COMMANDS, text: 'opt.no-color' },
    { flag: '--no-input', for: COMMANDS, text: 'opt.no-input' },
  ],
} as const satisfies Record<FlagGroup, readonly FlagRow[]>;
