import type { HelpKey } from '../../messages/help.js';

/** The commands, in the order of the procedure. What their flags are stands in table.ts. */

export const COMMANDS = [
  'init',
  'check',
  'size',
  'preview',
  'municipalities',
  'commit',
  'draw',
  'batch',
  'letters',
  'record',
  'replace',
  'visits',
  'status',
  'panel',
  'verify',
  'report',
  'sign',
  'prove',
  'sql',
  'purge',
  'simulate',
  'synth',
  'page',
  'completion',
] as const;
export type CommandName = (typeof COMMANDS)[number];

export interface CommandRow {
  /** what the command is given besides flags, as the help shows it; `null`: nothing */
  readonly argument: { readonly name: string; readonly text: HelpKey } | null;
  /** the first thing that the help says */
  readonly example: string;
}

const REGISTER = { name: '[register...]', text: 'arg.register' } as const;
const SEED = '"3 12 17 28 41 49 Superzahl 7"';

export const COMMAND_ROWS: Readonly<Record<CommandName, CommandRow>> = {
  init: {
    argument: REGISTER,
    example: 'losverfahren init register.csv',
  },
  check: {
    argument: REGISTER,
    example: 'losverfahren check register.csv',
  },
  size: {
    argument: REGISTER,
    example: 'losverfahren size register.csv --places 50 --rate 5%',
  },
  preview: {
    argument: REGISTER,
    example: 'losverfahren preview register.csv --plan losverfahren.yaml',
  },
  municipalities: {
    argument: { name: '<table>', text: 'arg.municipalities' },
    example: `losverfahren municipalities gemeinden.xlsx --hits 40 --letters 100 --seed ${SEED} --output gemeinden`,
  },
  commit: {
    argument: REGISTER,
    example: 'losverfahren commit register.csv --plan losverfahren.yaml --output ziehung',
  },
  draw: {
    argument: REGISTER,
    example: `losverfahren draw register.csv --plan losverfahren.yaml --seed ${SEED} --output ziehung`,
  },
  batch: {
    argument: { name: '<list>', text: 'arg.batch' },
    example: `losverfahren batch liste.csv --plan losverfahren.yaml --seed ${SEED} --output ziehungen`,
  },
  letters: {
    argument: { name: '[folder]', text: 'arg.called' },
    example: 'losverfahren letters ziehung --template einladung --output briefe.pdf',
  },
  record: {
    argument: { name: '<draw>', text: 'arg.draw' },
    example: 'losverfahren record ziehung --code K7QX-3M9P --outcome zugesagt',
  },
  replace: {
    argument: { name: '<draw>', text: 'arg.draw' },
    example: 'losverfahren replace ziehung',
  },
  visits: {
    argument: { name: '<draw>', text: 'arg.purge' },
    example: 'losverfahren visits ziehung --teams 2 --output besuche',
  },
  status: {
    argument: { name: '<draw>', text: 'arg.draw' },
    example: 'losverfahren status ziehung --public --output stand.csv',
  },
  panel: {
    argument: { name: '[answers...]', text: 'arg.answers' },
    example: `losverfahren panel answers.csv --targets targets.csv --size 35 --seed ${SEED} --output panel`,
  },
  verify: {
    argument: { name: '<draw>', text: 'arg.draw' },
    example: 'losverfahren verify ziehung --register register.csv',
  },
  report: {
    argument: { name: '<draw>', text: 'arg.draw' },
    example: 'losverfahren report ziehung --public --output niederschrift.pdf',
  },
  sign: {
    argument: { name: '<draw>', text: 'arg.draw' },
    example: 'losverfahren sign ziehung --secret-key stadt.key',
  },
  prove: {
    argument: { name: '<folder>', text: 'arg.committed' },
    example: 'losverfahren prove ziehung --id - --output slip.json --page slip.html',
  },
  purge: {
    argument: { name: '<draw>', text: 'arg.purge' },
    example: 'losverfahren purge ziehung --dry-run',
  },
  sql: {
    argument: { name: '[draw]', text: 'arg.sql' },
    example: 'losverfahren sql ziehung --dialect duckdb --output ziehung.sql',
  },
  simulate: {
    argument: REGISTER,
    example: 'losverfahren simulate register.csv --plan losverfahren.yaml --runs 1000',
  },
  synth: {
    argument: null,
    example: 'losverfahren synth --rows 20000 --seed musterstadt --output musterstadt.csv',
  },
  page: {
    argument: null,
    example: 'losverfahren page --output losverfahren.html',
  },
  completion: {
    argument: { name: '<shell>', text: 'arg.shell' },
    example: 'losverfahren completion bash --output losverfahren.bash',
  },
};
