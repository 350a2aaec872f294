import type { HelpKey } from '../../messages/help.js';
import type { Session } from '../session.js';
import type { OptionsOf } from './options.js';

/** The commands, in the order of the procedure. What their flags are stands in table.ts. */

export const COMMANDS = ['init', 'check', 'preview', 'draw', 'panel', 'verify', 'simulate', 'synth'] as const;
export type CommandName = (typeof COMMANDS)[number];

export interface CommandRow<C extends CommandName> {
  /** what the command is given besides flags, as the help shows it; `null`: nothing */
  readonly argument: { readonly name: string; readonly text: HelpKey } | null;
  /** the first thing that the help says */
  readonly example: string;
  /** what it does is loaded only when it runs, so that `--help` is quick */
  readonly load: () => Promise<CommandModule<C>>;
}

/** What a command's file offers: does its work and gives the exit code. */
export interface CommandModule<C extends CommandName> {
  readonly run: (session: Session, args: readonly string[], options: OptionsOf<C>) => Promise<number>;
}

const REGISTER = { name: '[register...]', text: 'arg.register' } as const;
const SEED = '"3 12 17 28 41 49 Superzahl 7"';

export const COMMAND_ROWS: { readonly [C in CommandName]: CommandRow<C> } = {
  init: {
    argument: REGISTER,
    example: 'losverfahren init register.csv',
    load: () => import('../commands/init.js'),
  },
  check: {
    argument: REGISTER,
    example: 'losverfahren check register.csv',
    load: () => import('../commands/check.js'),
  },
  preview: {
    argument: REGISTER,
    example: 'losverfahren preview register.csv --plan losverfahren.yaml',
    load: () => import('../commands/preview.js'),
  },
  draw: {
    argument: REGISTER,
    example: `losverfahren draw register.csv --plan losverfahren.yaml --seed ${SEED} --output ziehung`,
    load: () => import('../commands/draw.js'),
  },
  panel: {
    argument: { name: '[answers...]', text: 'arg.answers' },
    example: `losverfahren panel answers.csv --targets targets.csv --size 35 --seed ${SEED} --output panel`,
    load: () => import('../commands/panel.js'),
  },
  verify: {
    argument: { name: '<draw>', text: 'arg.draw' },
    example: 'losverfahren verify ziehung --register register.csv',
    load: () => import('../commands/verify.js'),
  },
  simulate: {
    argument: REGISTER,
    example: 'losverfahren simulate register.csv --plan losverfahren.yaml --runs 1000',
    load: () => import('../commands/simulate.js'),
  },
  synth: {
    argument: null,
    example: 'losverfahren synth --rows 20000 --seed musterstadt --output musterstadt.csv',
    load: () => import('../commands/synth.js'),
  },
};
