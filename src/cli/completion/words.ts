import type { Language } from '../../messages/catalogue.js';
import { type HelpKey, helpText } from '../../messages/help.js';
import { COMMAND_ROWS, COMMANDS, type CommandName } from '../flags/commands.js';
import { flagsOf, type NamedFlag } from '../flags/named.js';

/** What a shell can propose, from the table of commands and flags: the same for every shell. */

/** What stands behind a flag, or is given to a command: nothing, one of some words, something of the disk, or any text. */
export type Taken =
  | { readonly kind: 'nothing' | 'file' | 'folder' | 'text' }
  | { readonly kind: 'word'; readonly words: readonly string[] };

export interface FlagWords {
  /** `--seed` */
  readonly long: string;
  /** `-s`; `null`: it has none */
  readonly short: string | null;
  readonly about: string;
  readonly takes: Taken;
  /** what the help calls the value: `text` */
  readonly value: string;
  /** it may be given several times */
  readonly isList: boolean;
}

export interface CommandWords {
  readonly name: CommandName;
  readonly about: string;
  readonly flags: readonly FlagWords[];
  readonly takes: Taken;
}

/** The shells that there is a completion for. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/** Every command with its flags, in the order of the help. */
export function commandWords(language: Language): CommandWords[] {
  const text = (key: HelpKey) => helpText(language, key);
  const help = { ...{ long: '--help', short: '-h', about: text('opt.help') }, ...SWITCH };
  return COMMANDS.map((name) => ({
    ...{ name, about: text(`cmd.${name}`), takes: takenBy(name) },
    flags: [...flagsOf(name).map((flag) => flagWords(flag, text)), help],
  }));
}

/** The flags of the program itself. */
export function programWords(language: Language): FlagWords[] {
  const text = (key: HelpKey) => helpText(language, key);
  return [
    { ...{ long: '--help', short: '-h', about: text('opt.help') }, ...SWITCH },
    { ...{ long: '--version', short: '-V', about: text('opt.version') }, ...SWITCH },
  ];
}

const SWITCH = { takes: { kind: 'nothing' }, value: '', isList: false } as const;

function flagWords(flag: NamedFlag, text: (key: HelpKey) => string): FlagWords {
  const [, short = null] = /^(-\w), /.exec(flag.flag) ?? [];
  const [, value = ''] = /<([^>]+)>/.exec(flag.flag) ?? [];
  const isList = flag.as !== undefined && 'readAll' in flag.as;
  return { long: flag.name, short, about: text(flag.text), takes: takenByFlag(flag, value), value, isList };
}

function takenByFlag({ as }: NamedFlag, value: string): Taken {
  if (as === undefined) return { kind: 'nothing' };
  if ('words' in as && as.words !== undefined) return { kind: 'word', words: as.words };
  if (/^dirs?\b/.test(value)) return { kind: 'folder' };
  return { kind: /^(?:files?|path|key)\b/.test(value) ? 'file' : 'text' };
}

function takenBy(name: CommandName): Taken {
  if (name === 'completion') return { kind: 'word', words: SHELLS };
  return { kind: COMMAND_ROWS[name].argument === null ? 'nothing' : 'file' };
}
