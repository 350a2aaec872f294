import type { EventPlan } from '../core/event.js';
import { withKey } from '../core/municipalities.js';
import { Refusal } from '../core/problem.js';
import { EVENT_FLAGS, type EventFlag, eventSeed } from './event-seed.js';
import type { Files } from './files.js';

/** Results of events that are given to be compared: they make the seeds that `--seed` would give as texts. */

/** By flags; several of a kind if several parts of a log have such an event. */
export type GivenResults = { readonly [F in EventFlag]?: readonly string[] };

/** A seed in a log, and what it was announced to come from. */
export interface LoggedSeed {
  readonly text: string;
  readonly event: EventPlan | undefined;
  /** the key that stands behind the event's result */
  readonly municipality?: string | undefined;
}

export interface BoundResults {
  /** the seed that each part is held to; `null`: no result was given for it */
  readonly seeds: readonly (string | null)[];
  /** flags with a result for which no part has announced such an event */
  readonly unused: readonly string[];
}

/**
 * Finds out which part each result is for: the one whose logged seed it makes, or else the last one with such an
 * event that has none, against which it is held and fails.
 * @throws Refusal SEED-020 to SEED-035 for what is no result of the event that a part has announced
 */
export async function boundResults(
  files: Files,
  given: GivenResults,
  parts: readonly LoggedSeed[],
): Promise<BoundResults> {
  const seeds: (string | null)[] = parts.map(() => null);
  const unused: string[] = [];
  for (const flag of EVENT_FLAGS)
    for (const typed of given[flag] ?? []) {
      const made = await candidates(files, flag, typed, parts);
      const open = made.filter(({ at }) => seeds[at] === null);
      const own = open.find(({ at, text }) => parts[at]?.text === text) ?? open.at(-1);
      if (own === undefined) unused.push(`--${flag}`);
      else seeds[own.at] = own.text;
    }
  return { seeds, unused };
}

/** What a result makes as that of each part's event. @throws Refusal if there are such parts, and it is of none */
async function candidates(
  files: Files,
  flag: EventFlag,
  typed: string,
  parts: readonly LoggedSeed[],
): Promise<{ readonly at: number; readonly text: string }[]> {
  const found: { readonly at: number; readonly text: string }[] = [];
  let refused: Refusal | null = null;
  for (const [at, { event, municipality }] of parts.entries()) {
    if (event === undefined || event.type === 'text' || event.type !== flag) continue;
    const made = await eventSeed(files, event, typed);
    if ('text' in made) found.push({ at, text: withKey(made.text, municipality) });
    else refused = new Refusal(flag === 'drand' ? 'invalid' : 'usage', made);
  }
  if (found.length === 0 && refused !== null) throw refused;
  return found;
}
