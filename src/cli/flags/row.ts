import type { HelpKey } from '../../messages/help.js';
import type { CommandName } from './commands.js';
import type { ListParser, Parser } from './parsers.js';

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

/** Commands that read a plan file for a draw or a panel; `size` reads one for the people that there are. */
export const READERS = ['check', 'preview', 'commit', 'draw', 'panel', 'simulate'] as const;
/** Those, and the one that writes it. */
export const PLANNED = ['init', ...READERS] as const;
/** Those for which it matters who can be drawn. */
export const FRAMED = [...PLANNED, 'size'] as const;
export const LOTTERY = ['preview', 'commit', 'draw', 'panel', 'simulate'] as const;
/** Those that write lists. */
export const LISTS = ['draw', 'panel'] as const;
/** Those that write a log. */
export const LOGS = ['commit', ...LISTS] as const;
/** Those whose labels may be made with a key that there is. */
export const KEYED = ['check', 'preview', 'draw', 'panel', 'simulate'] as const;
/** Without them `verify` has the log alone. */
export const READ_AGAIN = ['--register', '--answers', '--urn'] as const;
