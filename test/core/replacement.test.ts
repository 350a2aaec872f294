import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ABOVE_ALL } from '../../src/core/candidates.js';
import {
  type KnownStratum,
  type Leaver,
  type ReplacementRules,
  Replacements,
} from '../../src/core/replacement.js';
import { readSeed } from '../../src/core/seed.js';
import type { Selectable } from '../../src/core/selection.js';
import { byTicket, ticketOf } from '../../src/core/ticket.js';

interface Vectors {
  readonly seed: string;
  readonly dimensions: readonly string[];
  readonly people: Readonly<
    Record<string, { readonly categories: Readonly<Record<string, string>>; readonly household: string }>
  >;
  readonly cases: readonly {
    readonly limit: number | null;
    readonly ladder: readonly string[];
    readonly invited: readonly string[];
    readonly out: readonly string[];
    readonly replaced: readonly (readonly [out: string, called: string | null, step: number | null])[];
  }[];
}

interface Person extends Selectable {
  readonly categories: readonly string[];
}

const digest = (text: string) => hash('sha256', text);
const vectors = JSON.parse(
  readFileSync(new URL('../../fixtures/vectors/replacements.json', import.meta.url), 'utf8'),
) as Vectors;

function strataOf(people: readonly Person[], keep = Number.POSITIVE_INFINITY): KnownStratum<Person>[] {
  const names = new Map(people.map(({ categories }) => [JSON.stringify(categories), categories]));
  return [...names.values()].map((categories) => {
    const all = people
      .filter((person) => JSON.stringify(person.categories) === JSON.stringify(categories))
      .sort(byTicket);
    return { categories, people: all.slice(0, keep), watermark: all[keep]?.ticket ?? ABOVE_ALL };
  });
}

interface Situation {
  readonly rules: ReplacementRules;
  readonly people: readonly Person[];
  readonly called: readonly string[];
  readonly out: readonly string[];
}

type Replaced = readonly [out: string, called: string | null, step: number | null];

function conducted({ rules, people, called, out }: Situation, keep?: number): Replaced[] {
  const found = new Replacements(
    rules,
    strataOf(people, keep),
    called.map((label) => ({ label, isOut: out.includes(label) })),
  );
  const leavers: Leaver[] = people.filter(({ label }) => out.includes(label)).sort(byTicket);
  return leavers.map((leaver) => {
    const next = found.next(leaver);
    if (next.kind === 'unknown') return [leaver.label, '?', null];
    return next.kind === 'none' ? [leaver.label, null, null] : [leaver.label, next.person.label, next.step];
  });
}

/** The rule as it is written, with nothing kept from one place to the next but who was called. */
function byTheLetter({ rules, people, called, out }: Situation): Replaced[] {
  const sorted = [...people].sort(byTicket);
  const everCalled = new Set(called);
  return sorted
    .filter(({ label }) => out.includes(label))
    .map((leaver): Replaced => {
      for (let step = 0; step <= rules.ladder.length; step++) {
        const strict = rules.dimensions.filter((name) => !rules.ladder.slice(0, step).includes(name));
        const next = sorted.find((person) => {
          const isAlike = strict.every((name) => {
            const at = rules.dimensions.indexOf(name);
            return person.categories[at] === leaver.categories[at];
          });
          const living = sorted.filter(
            (one) =>
              one.household === person.household && everCalled.has(one.label) && !out.includes(one.label),
          );
          const fits =
            rules.maxPerHousehold === null ||
            person.household === '' ||
            living.length < rules.maxPerHousehold;
          return isAlike && fits && !everCalled.has(person.label);
        });
        if (next !== undefined) {
          everCalled.add(next.label);
          return [leaver.label, next.label, step];
        }
      }
      return [leaver.label, null, null];
    });
}

describe('replacements', () => {
  const { hash: seedHash } = readSeed(digest, vectors.seed);
  const people = Object.entries(vectors.people).map(
    ([label, { categories, household }]): Person => ({
      label,
      household,
      ticket: ticketOf(digest, seedHash, label),
      categories: vectors.dimensions.map((name) => categories[name] ?? ''),
    }),
  );

  test.each(vectors.cases)('are those of the published vectors: limit $limit, ladder $ladder', (one) => {
    const rules = { dimensions: vectors.dimensions, ladder: one.ladder, maxPerHousehold: one.limit };
    expect(conducted({ rules, people, called: one.invited, out: one.out })).toEqual(one.replaced);
    expect(one.replaced.length).toBe(one.out.length);
  });

  const person = fc.record({
    categories: fc.tuple(fc.constantFrom('A', 'B'), fc.constantFrom('w', 'm'), fc.constantFrom('j', 'o')),
    household: fc.constantFrom('', '', 'H0', 'H1', 'H2', 'H3', 'H4'),
    fate: fc.constantFrom('never', 'never', 'in', 'out'),
  });
  const situation = fc
    .record({
      people: fc.array(person, { minLength: 1, maxLength: 40 }),
      ladder: fc.shuffledSubarray(['district', 'gender', 'age']),
      maxPerHousehold: fc.constantFrom(null, 1, 2),
      seed: fc.string({ maxLength: 4 }),
    })
    .map(({ people, ladder, maxPerHousehold, seed }): Situation => {
      const all = people.map(({ fate, ...one }, at) => ({
        ...{ ...one, fate, label: `p${at}` },
        ticket: digest(`${seed}${at}`),
      }));
      const labels = (fates: readonly string[]) =>
        all.filter(({ fate }) => fates.includes(fate)).map(({ label }) => label);
      const rules = { dimensions: ['district', 'gender', 'age'], ladder, maxPerHousehold };
      return { rules, people: all, called: labels(['in', 'out']), out: labels(['out']) };
    });

  test('are what the rule says by the letter, whatever the situation', () => {
    fc.assert(
      fc.property(situation, (one) => {
        expect(conducted(one)).toEqual(byTheLetter(one));
      }),
      { numRuns: 400 },
    );
  });

  test('are the same or unknown when only the lowest tickets are known, never others', () => {
    let known = 0;
    fc.assert(
      fc.property(situation, fc.integer({ min: 1, max: 6 }), (one, keep) => {
        const all = conducted(one);
        const some = conducted(one, keep);
        const first = some.findIndex(([, called]) => called === '?');
        const sure = first < 0 ? some : some.slice(0, first);
        known += sure.length;
        expect(sure).toEqual(all.slice(0, sure.length));
      }),
      { numRuns: 400 },
    );
    expect(known).toBeGreaterThan(100);
  });

  test('call nobody twice, and nobody who is out', () => {
    fc.assert(
      fc.property(situation, (one) => {
        const called = conducted(one).flatMap(([, label]) => label ?? []);
        expect(new Set(called).size).toBe(called.length);
        expect(called.filter((label) => one.called.includes(label))).toEqual([]);
      }),
    );
  });
});
