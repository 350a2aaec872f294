import fc from 'fast-check';
import { ABOVE_ALL, CandidatePool, type KeepRule } from '../../src/core/candidates.js';
import {
  reserveSize,
  type Selectable,
  type StratumPool,
  type StratumSelection,
} from '../../src/core/selection.js';

/** Random towns for the selection, and a slow selection to compare the program with. */

export interface Person extends Selectable {
  readonly stratum: number;
}

export interface Town {
  readonly people: readonly Person[];
  /** n_h */
  readonly toInvite: readonly number[];
}

/** A ticket's first digit, filled up: few different ones, so that equal tickets occur. */
const coarseTicket = fc
  .nat({ max: 0xff })
  .map((start) => start.toString(16).padStart(2, '0').padEnd(64, '0'));
const fineTicket = fc
  .tuple(fc.nat(), fc.nat())
  .map(([a, b]) => (a * 2 ** 22 + b).toString(16).padStart(14, '0').padEnd(64, '5'));

interface TownLimits {
  readonly people: number;
  readonly strata: number;
  readonly tickets: 'distinct' | 'any';
}

export function towns({ people, strata, tickets }: TownLimits): fc.Arbitrary<Town> {
  const person = fc.record({
    ticket: tickets === 'any' ? fc.oneof(coarseTicket, fineTicket) : fineTicket,
    household: fc.oneof(
      { weight: 1, arbitrary: fc.constant('') },
      { weight: 3, arbitrary: fc.constantFrom(...'abcdefgh') },
    ),
    stratum: fc.nat({ max: strata - 1 }),
  });
  const lists = fc.uniqueArray(person, {
    minLength: 1,
    maxLength: people,
    // Biased towards many people: fast-check likes short lists.
    size: 'max',
    ...(tickets === 'any' ? { comparator: () => false } : { selector: ({ ticket }) => ticket }),
  });
  return fc
    .tuple(lists, fc.array(fc.nat({ max: 8 }), { minLength: strata, maxLength: strata }))
    .map(([list, wishes]) => {
      const numbered = list.map((one, at) => ({ ...one, label: `P${String(at).padStart(3, '0')}` }));
      const toInvite = wishes.map((wish, stratum) => Math.min(wish, membersOf(numbered, stratum).length));
      return { people: numbered, toInvite };
    });
}

function membersOf(people: readonly Person[], stratum: number): Person[] {
  return people.filter((person) => person.stratum === stratum);
}

function inOrder(people: readonly Person[]): Person[] {
  const key = ({ ticket, label }: Person) => `${ticket} ${label}`;
  return [...people].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A reserve as hundredths; the text that the plan has for it. */
export const reserveText = (hundredths: number) =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

/**
 * Section 7 of docs/SPEC.md for a register that fits on a table: everybody in a row by ticket, gone
 * through twice. `limit: null` goes the same way, with room for whole households.
 */
export function referenceSelection(
  { people, toInvite }: Town,
  hundredths: number,
  limit: number | null,
): Omit<StratumSelection<Person>, 'certain'>[] {
  const row = inOrder(people);
  const taken = new Map<string, number>();
  const walk = (candidates: readonly Person[], room: readonly number[]): Person[] => {
    const chosen: Person[] = [];
    for (const person of candidates) {
      const inStratum = membersOf(chosen, person.stratum).length;
      const ofHousehold = person.household === '' ? 0 : (taken.get(person.household) ?? 0);
      if (inStratum >= (room[person.stratum] ?? 0) || ofHousehold >= (limit ?? people.length)) continue;
      chosen.push(person);
      taken.set(person.household, ofHousehold + 1);
    }
    return chosen;
  };
  const invited = walk(row, toInvite);
  const room = toInvite.map((n, stratum) =>
    Math.min(membersOf(people, stratum).length - n, Math.ceil((n * hundredths) / 100)),
  );
  const reserve = walk(
    row.filter((person) => !invited.includes(person)),
    room,
  );
  return toInvite.map((_, stratum) => {
    const members = membersOf(row, stratum);
    const drawn = [...membersOf(invited, stratum), ...membersOf(reserve, stratum)];
    const last = Math.max(-1, ...drawn.map((person) => members.indexOf(person)));
    return {
      invited: membersOf(invited, stratum),
      reserve: membersOf(reserve, stratum),
      next: members[last + 1]?.ticket ?? null,
    };
  });
}

/** One pool for each stratum with all of its people. */
export function wholePools({ people, toInvite }: Town): StratumPool<Person>[] {
  return toInvite.map((n, stratum) => {
    const candidates = inOrder(membersOf(people, stratum));
    return { size: candidates.length, toInvite: n, candidates, watermark: ABOVE_ALL };
  });
}

/** How a register may be read: each person's part of the register, and what each part keeps. */
export interface Reading {
  readonly parts: readonly number[];
  readonly rules: readonly KeepRule[];
}

const keepRules: fc.Arbitrary<KeepRule> = fc.record({
  least: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 25 })),
  below: fc.oneof(
    { weight: 4, arbitrary: fc.constant('') },
    { weight: 4, arbitrary: fc.oneof(coarseTicket, fineTicket).map((ticket) => ticket.slice(0, 12)) },
    { weight: 1, arbitrary: fc.constant(ABOVE_ALL) },
  ),
});

export function readings(people: number): fc.Arbitrary<Reading> {
  return fc.array(keepRules, { minLength: 1, maxLength: 4 }).chain((rules) =>
    fc.record({
      rules: fc.constant(rules),
      parts: fc.array(fc.nat({ max: rules.length - 1 }), { minLength: people, maxLength: people }),
    }),
  );
}

/** Reads a stream into one pool, as a register's rows come. */
export function fill(pool: CandidatePool<Person>, stream: readonly Person[]): void {
  for (const person of stream) if (pool.wants(person.ticket)) pool.add(person);
}

/** What a stratum's pool holds after all parts were read apart and merged, the first part first. */
export function readInParts(stream: readonly Person[], { parts, rules }: Reading): CandidatePool<Person> {
  const [first = { least: 0, below: '' }, ...others] = rules;
  const partOf = (number: number) => stream.filter((_, at) => (parts[at] ?? 0) === number);
  const pool = new CandidatePool<Person>(first);
  fill(pool, partOf(0));
  for (const [index, rule] of others.entries()) {
    const other = new CandidatePool<Person>(rule);
    fill(other, partOf(index + 1));
    pool.merge(other.sorted(), other.watermark);
  }
  return pool;
}

/** The strata of a town as they are known after a reading that let people go. */
export function partialPools(town: Town, reading: Reading): StratumPool<Person>[] {
  return town.toInvite.map((toInvite, stratum) => {
    const members = membersOf(town.people, stratum);
    const pool = readInParts(members, reading);
    return { size: members.length, toInvite, candidates: pool.sorted(), watermark: pool.watermark };
  });
}

/** How many of the lowest a stratum without household limit needs to know: the drawn and the next. */
export function needed(town: Town, stratum: number, reserve: string): number {
  const n = town.toInvite[stratum] ?? 0;
  return n + reserveSize(membersOf(town.people, stratum).length, n, reserve) + 1;
}
