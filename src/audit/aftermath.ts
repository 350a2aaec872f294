import type { Called, Reply } from '../core/called.js';
import type { TextDigest } from '../core/digest.js';
import { byTicket, type Ticketed, ticketOf } from '../core/ticket.js';
import type { DrawLog, DrawnLog } from './entries/draw.js';
import { readEntry } from './entries/line.js';
import type { ReplyBody } from './entries/reply.js';
import type { Afterwards, Run, SupplementLog } from './parts.js';
import type { ReadLog } from './read-log.js';

/**
 * What became of the people who were called: the draw of letters, and line by line what came after it (SPEC 14). It
 * reads what the log says; whether that may be so is for `aftermath-checks.ts` and the urn to say.
 */

export interface Aftermath {
  /** everybody called so far by their label, in the order in which they were called */
  readonly people: ReadonlyMap<string, Called>;
  /** of the draw that counts */
  readonly draw: DrawLog;
  /** what came after that draw, in order */
  readonly events: readonly Afterwards[];
  /** runs of replacements in the whole log, also those of draws that were set aside */
  readonly runs: number;
  /** rounds so far, at least 1 */
  readonly rounds: number;
  /** of the seed by which people are called now: that of the last round */
  readonly seedHash: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Person = Mutable<Omit<Called, 'replies'>> & { replies: Reply[] };

/** @returns `null` if no letters were drawn */
export function aftermathOf(
  digest: TextDigest,
  read: Pick<ReadLog, 'log' | 'parts' | 'afterwards' | 'lines'>,
): Aftermath | null {
  const { log: draw, parts, afterwards, lines } = read;
  const last = parts[0]?.last ?? null;
  if (draw === null || last === null) return null;
  const events = afterwards.filter(({ line }) => line > last);
  const story = new Story(digest, draw);
  const isRun = ({ kind }: Afterwards) => kind === 'run';
  let run = afterwards.filter((event) => isRun(event) && event.line < last).length;
  for (const event of events) {
    if (event.kind === 'reply')
      story.reply(event.body, event.line, readEntry(lines[event.line] ?? '')?.at ?? '');
    else if (event.kind === 'run') story.run(event.run, ++run);
    else story.supplement(event.round);
  }
  return {
    ...{ people: story.people, draw, events, runs: run },
    ...{ rounds: story.round, seedHash: story.seedHash },
  };
}

class Story {
  readonly people = new Map<string, Person>();
  round = 1;
  seedHash: string;

  constructor(
    readonly digest: TextDigest,
    readonly draw: DrawLog,
  ) {
    this.seedHash = draw.seed.seedHash;
    this.#drawn(draw);
  }

  reply({ label, outcome, way, attempts, needs, corrects }: ReplyBody, seq: number, at: string): void {
    const correction = corrects === undefined ? {} : { correction: corrects };
    this.people.get(label)?.replies.push({ seq, at, outcome, way, attempts, needs, ...correction });
  }

  run({ replacements, outputs }: Run, run: number): void {
    const list = outputs.files[0]?.name ?? '';
    const called = replacements.map((one) => ({ ...this.#ticketed(one.in), one })).sort(byTicket);
    const ranks = new Map(called.map(({ label }, at) => [label, at + 1]));
    for (const { out, in: label, stratum, from = stratum } of replacements) {
      const leaver = this.people.get(out);
      if (leaver !== undefined) leaver.replacedBy ??= label;
      const person = { ...this.#ticketed(label), categories: from, rank: ranks.get(label) ?? 0, list };
      this.#call({ ...person, run, replaces: out });
    }
  }

  supplement(round: SupplementLog): void {
    this.round = round.supplement.round;
    this.seedHash = round.seed.seedHash;
    this.#drawn(round);
  }

  #drawn({ selection, outputs }: DrawnLog): void {
    const list = outputs.files[0]?.name ?? '';
    const people = selection.strata
      .flatMap(({ stratum, invited }) => invited.map((person) => ({ ...person, categories: stratum })))
      .sort(byTicket);
    for (const [at, person] of people.entries())
      this.#call({ ...person, rank: at + 1, list, run: null, replaces: null });
  }

  #call(person: Omit<Person, 'round' | 'replacedBy' | 'replies'>): void {
    if (this.people.has(person.label)) return;
    this.people.set(person.label, { ...person, round: this.round, replacedBy: null, replies: [] });
  }

  #ticketed(label: string): Ticketed {
    return { label, ticket: ticketOf(this.digest, this.seedHash, label) };
  }
}
