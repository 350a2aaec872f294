import { COMMANDS, type CommandName } from './commands.js';
import { FLAGS, type FlagGroup, type FlagRow } from './table.js';

/** A row of the table with its names taken apart. */
export interface NamedFlag extends FlagRow {
  /** `--seed-source` */
  readonly name: string;
  /** `seedSource`; without the `no-` of a switch that is on unless it is typed */
  readonly option: string;
  readonly group: FlagGroup;
}

const NAMED: readonly NamedFlag[] = Object.entries(FLAGS).flatMap(([group, rows]) =>
  rows.map((row: FlagRow) => {
    const [name = ''] = /--[a-z-]+/.exec(row.flag) ?? [];
    const option = name.replace(/^--(?:no-)?/, '').replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
    return { ...row, name, option, group: group as FlagGroup };
  }),
);

/** The flags that a command has, in the order of the help. */
export function flagsOf(command: CommandName): readonly NamedFlag[] {
  return NAMED.filter((flag) => flag.for.includes(command));
}

/** The commands that have a flag of this name or short form, in the order of the procedure. */
export function commandsWith(name: string): CommandName[] {
  const having = NAMED.filter((flag) => flag.name === name || flag.flag.startsWith(`${name}, `));
  return COMMANDS.filter((command) => having.some((flag) => flag.for.includes(command)));
}
