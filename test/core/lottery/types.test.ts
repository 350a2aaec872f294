import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { QuotaModel } from '../../../src/core/lottery/outcome.js';
import { type Member, typesOf } from '../../../src/core/lottery/types.js';
import { makeLottery } from '../../../src/lottery/lottery.js';
import { loadSolver, type Solver } from '../../../src/lottery/solver.js';

/** Who is interchangeable when a household may send only so many people. */

const person = (label: string, household = ''): Member => ({ label, household });
const labels = (list: readonly Member[]) => list.map(({ label }) => label);

/** Strata of people; households `` (alone), `a`, `b`, .. */
const people: fc.Arbitrary<Member[][]> = fc
  .array(fc.array(fc.constantFrom('', 'a', 'b', 'c', 'd'), { maxLength: 5 }), { minLength: 1, maxLength: 3 })
  .map((strata) =>
    strata.map((list, stratum) => list.map((household, at) => person(`${stratum}-${at}`, household))),
  );
const limits = fc.constantFrom(null, 1, 2, 3);
const takenPlaces = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 3 }));
const SEED = { seed: 11, numRuns: 300 };

const roomIn = (limit: number, taken: ReadonlyMap<string, number>, household: string) =>
  Math.max(0, limit - (taken.get(household) ?? 0));

describe('types of people who may share households', () => {
  test('an example: over-full households are taken apart, the others are not', () => {
    const strata = [
      [person('3', 'full'), person('1'), person('2', 'full'), person('4', 'small')],
      [person('6', 'full'), person('5', 'small')],
    ];
    const typed = typesOf(strata, 2);
    expect(typed.people.map(labels)).toEqual([['1', '4'], ['2'], ['3'], ['5'], ['6']]);
    expect(typed.types).toEqual([
      { stratum: 0, size: 2 },
      { stratum: 0, size: 1 },
      { stratum: 0, size: 1 },
      { stratum: 1, size: 1 },
      { stratum: 1, size: 1 },
    ]);
    expect(typed.households).toEqual([{ types: [1, 2, 4], max: 2 }]);
  });

  test('places that are taken leave fewer: a household of one can be over-full, and none is below zero', () => {
    const strata = [[person('1', 'a'), person('2', 'b'), person('3', 'c')]];
    const taken = new Map([
      ['a', 1],
      ['b', 3],
      ['z', 2],
    ]);
    const typed = typesOf(strata, 2, taken);
    expect(typed.people.map(labels)).toEqual([['1', '3'], ['2']]);
    expect(typed.households).toEqual([{ types: [1], max: 0 }]);
    expect(typesOf(strata, 1, taken).households).toEqual([
      { types: [1], max: 0 },
      { types: [2], max: 0 },
    ]);
  });

  test('everybody is in exactly one type of their stratum, whose size is right', () => {
    fc.assert(
      fc.property(people, limits, takenPlaces, (strata, limit, taken) => {
        const typed = typesOf(strata, limit, new Map(Object.entries(taken)));
        const found = strata.map((_, stratum) =>
          typed.people.filter((_list, at) => typed.types[at]?.stratum === stratum).flatMap(labels),
        );
        expect(found.map((list) => [...list].sort())).toEqual(strata.map((list) => labels(list).sort()));
        expect(typed.types.map(({ size }) => size)).toEqual(typed.people.map((list) => list.length));
        expect(typed.types.every(({ size }) => size > 0)).toBe(true);
      }),
      SEED,
    );
  });

  test('exactly the people of over-full households are types of their own, and each is in its household’s group', () => {
    fc.assert(
      fc.property(people, limits, takenPlaces, (strata, limit, places) => {
        const taken = new Map(Object.entries(places));
        const typed = typesOf(strata, limit, taken);
        const all = strata.flat();
        const isOverFull = ({ household }: Member) =>
          limit !== null &&
          household !== '' &&
          all.filter((other) => other.household === household).length > roomIn(limit, taken, household);
        const bound = new Set(typed.households.flatMap(({ types }) => types));
        for (const [at, list] of typed.people.entries()) {
          expect(list.map(isOverFull)).toEqual(list.map(() => bound.has(at)));
          if (bound.has(at)) expect(list).toHaveLength(1);
        }
        // Who is interchangeable is together: one type a stratum.
        const free = typed.types.filter((_, at) => !bound.has(at)).map(({ stratum }) => stratum);
        expect(new Set(free).size).toBe(free.length);
        for (const { types, max } of typed.households) {
          const names = new Set(types.map((at) => typed.people[at]?.[0]?.household ?? ''));
          expect(names.size).toBe(1);
          const [name = ''] = names;
          expect(name).not.toBe('');
          expect(max).toBe(roomIn(limit ?? 0, taken, name));
          expect(types).toHaveLength(all.filter(({ household }) => household === name).length);
        }
      }),
      SEED,
    );
  });

  test('without a limit, and for people without a household, nobody is bound', () => {
    fc.assert(
      fc.property(people, takenPlaces, (strata, taken) => {
        const alone = strata.map((list) => list.map(({ label }) => person(label)));
        for (const typed of [
          typesOf(strata, null, new Map(Object.entries(taken))),
          typesOf(alone, 1, new Map([['', 5]])),
        ]) {
          expect(typed.households).toEqual([]);
          expect(typed.types).toHaveLength(strata.filter((list) => list.length > 0).length);
        }
      }),
      SEED,
    );
  });

  test('types and households do not depend on the order of the people', () => {
    fc.assert(
      fc.property(people, limits, takenPlaces, fc.nat(1000), (strata, limit, places, turn) => {
        const taken = new Map(Object.entries(places));
        const turned = strata.map((list) => {
          const at = list.length === 0 ? 0 : turn % list.length;
          return [...list.slice(at), ...list.slice(0, at)].reverse();
        });
        const [a, b] = [typesOf(strata, limit, taken), typesOf(turned, limit, taken)];
        expect(b.types).toEqual(a.types);
        expect(b.households).toEqual(a.households);
        const sets = (typed: typeof a) => typed.people.map((list) => labels(list).sort());
        expect(sets(b)).toEqual(sets(a));
      }),
      SEED,
    );
  });

  test('interchangeable people stay in the order they came in: the lowest tickets first', () => {
    const typed = typesOf([[person('9'), person('1', 'a'), person('5'), person('3', 'b')]], 1);
    expect(typed.people.map(labels)).toEqual([['9', '1', '5', '3']]);
  });
});

describe('a lottery over such types', () => {
  let solver: Solver;

  beforeAll(async () => {
    solver = await loadSolver();
  });

  test('never draws more of a household than the limit leaves room for', async () => {
    const samples = fc.sample(
      fc.tuple(people, fc.constantFrom(1, 2), takenPlaces, fc.integer({ min: 1, max: 5 })),
      {
        seed: 12,
        numRuns: 120,
      },
    );
    let bound = 0;
    for (const [strata, limit, places, size] of samples) {
      const taken = new Map(Object.entries(places));
      const { types, people: lists, households } = typesOf(strata, limit, taken);
      const model: QuotaModel = {
        sizes: types.map((type) => type.size),
        size,
        groups: households.map(({ types: members, max }) => ({ members, min: 0, max })),
      };
      if (types.length === 0) continue;
      const lottery = await makeLottery(solver, model, { objective: 'leximin' });
      const inTypes = strata.flat().reduce((room, { household }) => {
        const list = room.get(household) ?? 0;
        return room.set(household, list + 1);
      }, new Map<string, number>());
      const most = [...inTypes].reduce(
        (sum, [name, count]) => sum + (name === '' ? count : Math.min(count, roomIn(limit, taken, name))),
        0,
      );
      expect(lottery === null).toBe(most < size);
      for (const outcome of lottery?.portfolio.outcomes ?? []) {
        // Whoever of the people of a type is drawn: those of the type are all free to be, or it is one person.
        const drawn = [...outcome].flatMap((count, at) => (lists[at] ?? []).slice(0, count));
        const counts = new Map<string, number>();
        for (const { household } of drawn) counts.set(household, (counts.get(household) ?? 0) + 1);
        for (const [name, count] of counts)
          if (name !== '') expect(count).toBeLessThanOrEqual(roomIn(limit, taken, name));
        expect(drawn).toHaveLength(size);
      }
      if (lottery !== null && households.length > 0) bound++;
    }
    expect(bound).toBeGreaterThan(20);
  });
});
