import { type Called, lastReply } from '../core/called.js';
import { isAnswer, isUndelivered, OUTCOMES, type Outcome } from '../core/outcome.js';

/**
 * What became of everybody who was called, as far as it is counted.
 *
 *     invited     called: drawn, in a further round, or in somebody's place
 *     delivered   invited, and it is not known that the letter came back or that there was nobody to get it
 *     answered    accepted, declined or withdrew, by what holds now
 *     visited     looked for at the door at least once, whatever came of it
 *     met         visited and spoken with: an answer at the door, or a note that says so
 *     accepted    takes part, by what holds now
 *     present     accepted, and came
 *
 * What holds now is the last reply; one that was corrected is as if it had never been. Visits without an outcome and
 * who came are known from the private file alone.
 */

export const MEASURES = [
  'invited',
  'delivered',
  'answered',
  'visited',
  'met',
  'accepted',
  'present',
] as const;
export type Measure = (typeof MEASURES)[number];

export const FATES = ['open', ...OUTCOMES] as const;
/** What became of somebody; `open`: nothing is known yet. */
export type Fate = (typeof FATES)[number];

/** What the private file adds, by labels. */
export interface CallNotes {
  readonly visited: ReadonlySet<string>;
  readonly met: ReadonlySet<string>;
  /** `null`: nobody has noted yet who came */
  readonly present: ReadonlySet<string> | null;
}

/** All that is counted of one person who was called. */
export interface Standing {
  readonly person: Called;
  readonly fate: Fate;
  readonly visited: boolean;
  readonly met: boolean;
  readonly present: boolean;
}

const ofFate = (is: (outcome: Outcome) => boolean) => (one: Pick<Standing, 'fate'>) =>
  one.fate !== 'open' && is(one.fate);
const isDelivered = (one: Pick<Standing, 'fate'>) => !ofFate(isUndelivered)(one);

/** Whether somebody counts for a measure. */
export const COUNTS: Readonly<Record<Measure, (one: Omit<Standing, 'person'>) => boolean>> = {
  invited: () => true,
  delivered: isDelivered,
  answered: ofFate(isAnswer),
  visited: ({ visited }) => visited,
  met: ({ met }) => met,
  accepted: ({ fate }) => fate === 'accepted',
  present: ({ present }) => present,
};

/** The measures that are known. */
export function knownMeasures(notes: CallNotes | null): readonly Measure[] {
  const isKnown = (measure: Measure) =>
    measure === 'present'
      ? notes !== null && notes.present !== null
      : (measure !== 'visited' && measure !== 'met') || notes !== null;
  return MEASURES.filter(isKnown);
}

export function standingsOf(called: readonly Called[], notes: CallNotes | null): Standing[] {
  return called.map((person): Standing => {
    const { label, replies } = person;
    const corrected = new Set(replies.flatMap(({ correction }) => correction?.seq ?? []));
    const atDoor = replies.filter(({ seq, way }) => way === 'visit' && !corrected.has(seq));
    const fate = lastReply(person)?.outcome ?? 'open';
    const isMet = notes?.met.has(label) === true || atDoor.some(({ outcome }) => isAnswer(outcome));
    return {
      ...{ person, fate, met: isMet },
      visited: isMet || notes?.visited.has(label) === true || atDoor.length > 0,
      present: fate === 'accepted' && notes?.present?.has(label) === true,
    };
  });
}
