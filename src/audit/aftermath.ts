import { type Called, lastReply, type Reply } from '../core/called.js';
import type { TextDigest } from '../core/digest.js';
import { isOut } from '../core/outcome.js';
import type { EarlierCalled, Leaver, ReplacementRules } from '../core/replacement.js';
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
  /** rounds of the whole log so far, at least 1: those of draws that were set aside have numbers as well */
  readonly rounds: number;
  /** of the seed by which people are called now: that of the last round */
  readonly seedHash: string;
  /** what came of that seed */
  readonly drawn: DrawnLog;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Person = Mutable<Omit<Called, 'replies'>> & { replies: Reply[] };

type Read = Pick<ReadLog, 'log' | 'parts' | 'afterwards' | 'lines'>;
type Watch = (event: Afterwards, now: Aftermath) => void;

/**
 * What came after the draw that counts.
 * @param before is told each event before it counts, with what is known until then; that changes with the next event
 * @returns `null` if no letters were drawn
 */
export function aftermathOf(digest: TextDigest, read: Read, before: Watch = () => {}): Aftermath | null {
  return aftermathsOf(digest, read, before).at(-1) ?? null;
}

/** The same of every draw of letters, those that were set aside first. */
export function aftermathsOf(digest: TextDigest, read: Read, before: Watch = () => {}): Aftermath[] {
  const { log, parts, afterwards, lines } = read;
  const { lasts = [] } = parts[0] ?? {};
  if (log === null) return [];
  return lasts.map((last, at) => {
    const isLast = at === lasts.length - 1;
    const next = lasts[at + 1] ?? lines.length;
    const own = ({ line }: Afterwards) => line > last && (isLast || line < next);
    const draw = isLast ? log : { ...log, ...log.setAside[at] };
    const earlier = afterwards.filter(({ line }) => line < last);
    const story = new Story(digest, draw, afterwards.filter(own), earlier);
    for (const event of story.events) {
      before(event, story);
      if (event.kind === 'reply')
        story.reply(event.body, event.line, readEntry(lines[event.line] ?? '')?.at ?? '');
      else if (event.kind === 'run') story.run(event.run);
      else story.supplement(event.round);
    }
    return story;
  });
}

/** Labels of everybody who may have got a letter: the called, and those in reserve of the draw and of each round. */
export function writtenTo({ people, draw, events }: Aftermath): ReadonlySet<string> {
  const rounds = events.flatMap((event) => (event.kind === 'supplement' ? [event.round] : []));
  const reserves = [draw, ...rounds].flatMap(({ selection }) =>
    selection.strata.flatMap(({ reserve }) => reserve.map(({ label }) => label)),
  );
  return new Set([...people.keys(), ...reserves]);
}

/** Whose place is free, in the order in which places are given. */
export function leaversOf({ people, seedHash }: Aftermath, digest: TextDigest): Leaver[] {
  return [...people.values()]
    .filter((person) => isFree(person))
    .map(({ label, categories }) => ({ label, categories, ticket: ticketOf(digest, seedHash, label) }))
    .sort(byTicket);
}

function isFree(person: Called): boolean {
  const last = lastReply(person);
  return person.replacedBy === null && last !== null && isOut(last.outcome);
}

/** Everybody called so far, as the rule for replacements sees them. */
export function earlierOf({ people }: Aftermath): EarlierCalled[] {
  return [...people.values()].map((person) => {
    const last = lastReply(person);
    return { label: person.label, isOut: last !== null && isOut(last.outcome) };
  });
}

/** How places are given by this draw's plan. */
export function rulesOf({ draw }: Pick<Aftermath, 'draw'>): ReplacementRules {
  const { stratify, sample, replacements } = draw.plan.plan;
  return {
    dimensions: stratify.map(({ name }) => name),
    ladder: replacements?.ladder ?? [],
    maxPerHousehold: sample.max_per_household,
  };
}

class Story implements Aftermath {
  readonly people = new Map<string, Person>();
  rounds: number;
  runs: number;
  seedHash: string;
  /** of the draw, or of the last round */
  drawn: DrawnLog;
  /** in which people are called now */
  #round = 1;

  constructor(
    readonly digest: TextDigest,
    readonly draw: DrawLog,
    readonly events: readonly Afterwards[],
    earlier: readonly Afterwards[],
  ) {
    this.rounds = 1 + earlier.filter(({ kind }) => kind === 'supplement').length;
    this.runs = earlier.filter(({ kind }) => kind === 'run').length;
    this.seedHash = draw.seed.seedHash;
    this.drawn = draw;
    this.#drawn(draw, 1);
  }

  reply({ label, outcome, way, attempts, needs, corrects }: ReplyBody, seq: number, at: string): void {
    const correction = corrects === undefined ? {} : { correction: corrects };
    this.people.get(label)?.replies.push({ seq, at, outcome, way, attempts, needs, ...correction });
  }

  run({ replacements, outputs }: Run): void {
    this.runs++;
    const list = outputs.files[0]?.name ?? '';
    const called = replacements.map((one) => ({ ...this.#ticketed(one.in), one })).sort(byTicket);
    const ranks = new Map(called.map(({ label }, at) => [label, at + 1]));
    for (const { out, in: label, stratum, from = stratum } of replacements) {
      const leaver = this.people.get(out);
      if (leaver !== undefined) leaver.replacedBy ??= label;
      const person = { ...this.#ticketed(label), categories: from, rank: ranks.get(label) ?? 0, list };
      this.#call({ ...person, run: this.runs, replaces: out, round: this.#round });
    }
  }

  supplement(round: SupplementLog): void {
    this.rounds++;
    this.#round = this.rounds;
    this.seedHash = round.seed.seedHash;
    this.drawn = round;
    this.#drawn(round, this.rounds);
  }

  #drawn({ selection, outputs }: DrawnLog, round: number): void {
    const list = outputs.files[0]?.name ?? '';
    const people = selection.strata
      .flatMap(({ stratum, invited }) => invited.map((person) => ({ ...person, categories: stratum })))
      .sort(byTicket);
    for (const [at, person] of people.entries())
      this.#call({ ...person, rank: at + 1, list, run: null, replaces: null, round });
  }

  #call(person: Omit<Person, 'replacedBy' | 'replies'>): void {
    if (this.people.has(person.label)) return;
    this.people.set(person.label, { ...person, replacedBy: null, replies: [] });
  }

  #ticketed(label: string): Ticketed {
    return { label, ticket: ticketOf(this.digest, this.seedHash, label) };
  }
}
