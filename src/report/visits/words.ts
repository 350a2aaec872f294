/** The words of everything that is taken along to the doors, in a reader's language. */

/** What can be noted at a door, in the order in which it is offered; the words of a file for `record`. */
export const DOOR_OUTCOMES = [
  ...(['accepted', 'undecided', 'declined', 'not-met'] as const),
  ...(['moved', 'deceased', 'unreachable'] as const),
] as const;
export type DoorOutcome = (typeof DOOR_OUTCOMES)[number];

/** Those that a printed list has boxes for; that nobody was met shows in the attempts. */
export const PRINTED_OUTCOMES = ['accepted', 'undecided', 'declined', 'moved'] as const;

export interface NeedWord {
  readonly code: string;
  readonly word: string;
}

export interface VisitWords {
  readonly language: 'de' | 'en';
  /** of the procedure; may be empty */
  readonly title: string;
  readonly outcomes: Readonly<Record<DoorOutcome, string>>;
  readonly needs: readonly NeedWord[];
  readonly team: (team: number, teams: number) => string;
  readonly size: (people: number, addresses: number) => string;
  readonly list: ListWords;
  readonly letterbox: LetterboxWords;
  readonly phone: PhoneWords;
}

export interface ListWords {
  readonly title: string;
  /** what the law has to do with it */
  readonly legal: readonly string[];
  readonly private: string;
  readonly order: string;
  readonly name: string;
  readonly number: string;
  readonly attempt: (number: number) => string;
  /** how often somebody has been visited already */
  readonly earlier: (visits: number) => string;
  readonly time: string;
  readonly met: string;
  readonly outcome: string;
  readonly needs: string;
  readonly unplaced: string;
  readonly unplacedWhy: string;
  readonly noArea: string;
}

export interface LetterboxWords {
  readonly title: string;
  /** on the outside, for nobody else to be curious */
  readonly personal: string;
  readonly greeting: (name: string) => string;
  readonly here: string;
  readonly when: string;
  readonly who: string;
  readonly drawn: string;
  readonly answer: string;
  readonly code: string;
  /** how to reach whoever invites; empty: to be filled in by hand */
  readonly contact: string;
  readonly contactLine: string;
  readonly free: string;
  readonly fold: string;
}

export interface PhoneWords {
  readonly title: string;
  readonly private: string;
  readonly how: string;
  readonly noScript: string;
  readonly code: string;
  readonly outcomeOf: (name: string) => string;
  readonly needsOf: (name: string) => string;
  readonly more: string;
  readonly note: string;
  readonly noteHint: string;
  readonly attempts: string;
  readonly fewer: string;
  readonly another: string;
  readonly clear: string;
  readonly undo: string;
  readonly save: string;
  readonly asText: string;
  readonly remember: string;
  readonly rememberHint: string;
  readonly forget: string;
  /** with `{done}`, `{total}` and the like for the page to fill in */
  readonly live: Readonly<Record<LiveWord, string>>;
}

/** What the page says while it is used. */
export type LiveWord =
  | 'progress'
  | 'noted'
  | 'taken-back'
  | 'nothing-to-undo'
  | 'saved'
  | 'unsaved'
  | 'attempts'
  | 'attempts-left'
  | 'last-attempt'
  | 'no-memory'
  | 'remembered'
  | 'forget'
  | 'forgotten'
  | 'nothing-to-save'
  | 'cleared';
