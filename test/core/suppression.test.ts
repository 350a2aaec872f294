import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Guess, type Item, isOf, type Population, type Published } from '../../src/core/possible.js';
import { everything, possible, publishable } from '../../src/core/suppression.js';
import { runs as times } from '../thorough.js';

/** Small numbers that are left out, and somebody who tries to find them by all that is published. */

const [INVITED, ANSWERED, ACCEPTED, DECLINED] = [1, 2, 4, 8];
const CHAIN = [INVITED, ANSWERED, ACCEPTED];
/** no answer, declined, accepted */
const KINDS = [INVITED, INVITED | ANSWERED | DECLINED, INVITED | ANSWERED | ACCEPTED];
const IN_ROWS = INVITED | ANSWERED | ACCEPTED;

/** @param tables people by row: no answer, declined, accepted */
function population(...tables: readonly (readonly (readonly number[])[])[]): Population {
  return {
    kinds: KINDS,
    tables: tables.map((rows) => ({ measures: IN_ROWS, rows })),
    chains: [CHAIN],
    dispensable: [DECLINED, ANSWERED, ACCEPTED, INVITED],
  };
}

type Vector = readonly number[];

/** What somebody knows of a row or of all: what is published, and that whoever accepted has answered and was invited. */
function vectors(values: Vector, shown: number, most: number): Vector[] {
  const range = (bit: number, at: number, low: number, high: number) => {
    if ((shown & bit) === 0) return Array.from({ length: high - low + 1 }, (_, more) => low + more);
    const value = values[at] ?? 0;
    return value >= low && value <= high ? [value] : [];
  };
  return range(INVITED, 0, 0, most).flatMap((invited) =>
    range(ANSWERED, 1, 0, invited).flatMap((answered) =>
      range(ACCEPTED, 2, 0, answered)
        .filter((accepted) => (shown & DECLINED) === 0 || answered - accepted === values[3])
        .map((accepted) => [invited, answered, accepted]),
    ),
  );
}

/** A vector as one number; vectors are added as these are. */
const keyOf = ([invited = 0, answered = 0, accepted = 0]: Vector) =>
  invited * 1_000_000 + answered * 1000 + accepted;

/** All sums of one vector of each. */
function sums(parts: readonly (readonly number[])[], most: number): Set<number> {
  let found = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    for (const a of found) for (const b of part) if (a + b < (most + 1) * 1_000_000) next.add(a + b);
    found = next;
  }
  return found;
}

const plus = (a: Vector, b: Vector) => a.map((value, at) => value + (b[at] ?? 0));
const count = (item: Item, people: readonly number[]) =>
  people.reduce((sum, number, kind) => sum + (isOf(item, KINDS[kind] ?? 0) ? number : 0), 0);
const measure = (people: readonly number[]) =>
  [INVITED, ANSWERED, ACCEPTED, DECLINED].map((counted) =>
    count({ place: null, counted, without: 0 }, people),
  );
const added = (rows: readonly (readonly number[])[]) => rows.reduce(plus, [0, 0, 0]);

/** Tries all numbers there are. @returns every value that an item can have */
function attack({ tables }: Population, { totals, rows: shown }: Published): (item: Item) => Set<number> {
  const all = measure(added(tables[0]?.rows ?? []));
  // Whoever does not know how many there are may think of some more.
  const most = (all[0] ?? 0) + ((totals & INVITED) === 0 ? 6 : 0);
  const options = tables.map(({ rows }, table) =>
    rows.map((people, row) => vectors(measure(people), shown[table]?.[row] ?? 0, most).map(keyOf)),
  );
  let common = new Set(vectors(all, totals, most).map(keyOf));
  for (const parts of options) {
    const possible = sums(parts, most);
    common = new Set([...common].filter((key) => possible.has(key)));
  }
  const valueIn = (key: number, { counted, without }: Item) => {
    const [invited, answered, accepted] = [
      Math.floor(key / 1_000_000),
      Math.floor(key / 1000) % 1000,
      key % 1000,
    ];
    const at = (bit: number) =>
      ({ [INVITED]: invited, [ANSWERED]: answered, [ACCEPTED]: accepted })[bit] ?? answered - accepted;
    return at(counted) - (without === 0 ? 0 : at(without));
  };
  return (item) => {
    const { place } = item;
    if (place === null) return new Set([...common].map((key) => valueIn(key, item)));
    const parts = options[place.table] ?? [];
    const others = [...sums(parts.toSpliced(place.row, 1), most)];
    const values = new Set<number>();
    for (const own of parts[place.row] ?? []) {
      const value = valueIn(own, item);
      if (!values.has(value) && others.some((other) => common.has(own + other))) values.add(value);
    }
    return values;
  };
}

/** Small numbers, small differences, and whatever is left out. */
function delicate({ tables }: Population, { totals, rows: shown }: Published): Item[] {
  const places = [
    { place: null, people: added(tables[0]?.rows ?? []), bits: totals, own: [...CHAIN, DECLINED] },
    ...tables.flatMap(({ rows }, table) =>
      rows.map((people, row) => ({
        ...{ place: { table, row }, people },
        ...{ bits: shown[table]?.[row] ?? 0, own: CHAIN },
      })),
    ),
  ];
  return places.flatMap(({ place, people, bits, own }) => {
    const isSmall = (item: Item) => count(item, people) > 0 && count(item, people) < 5;
    const pairs = [
      [INVITED, ANSWERED],
      [INVITED, ACCEPTED],
      [ANSWERED, ACCEPTED],
    ] as const;
    return [
      ...own
        .map((counted) => ({ place, counted, without: 0 }))
        .filter((item) => (bits & item.counted) === 0 || isSmall(item)),
      ...pairs.map(([counted, without]) => ({ place, counted, without })).filter(isSmall),
    ];
  });
}

const isNothing = ({ totals, rows }: Published) => totals === 0 && rows.flat().every((bits) => bits === 0);

/** People with a kind and a row of each table; most rows have some of each kind. */
const people = (tables: number, most: number) =>
  fc
    .array(
      fc.tuple(
        fc.integer({ min: 0, max: 2 }),
        ...Array.from({ length: tables }, () => fc.integer({ min: 0, max: 2 })),
      ),
      { minLength: 1, maxLength: most },
    )
    .map((all) =>
      Array.from({ length: tables }, (_, table) => {
        const rows = [0, 1, 2].map(() => [0, 0, 0]);
        for (const [kind = 0, ...places] of all) {
          const row = rows[places[table] ?? 0] ?? [];
          row[kind] = (row[kind] ?? 0) + 1;
        }
        return rows;
      }),
    );

describe('somebody who tries all numbers', () => {
  const runs = times(300, 30);

  test.each([1, 2, 3])('finds at least five for each number that is left out (%i tables)', (tables) => {
    let left = 0;
    fc.assert(
      fc.property(people(tables, 18), (made) => {
        const all = population(...made);
        const shown = publishable(all);
        if (isNothing(shown)) return;
        left++;
        const attacked = attack(all, shown);
        for (const item of delicate(all, shown)) {
          const values = attacked(item);
          expect([values.size >= 5, Math.max(...values) >= 5], JSON.stringify({ made, shown, item })).toEqual(
            [true, true],
          );
        }
      }),
      { numRuns: runs },
    );
    expect(left).toBeGreaterThan(runs / 10);
  });

  test('finds no more if he knows who was invited where, as plan and frame tell', () => {
    let left = 0;
    fc.assert(
      fc.property(people(2, 20), (made) => {
        const all = population(...made);
        const shown = publishable(all, everything(all), { totals: INVITED, rows: INVITED });
        const bits = [shown.totals, ...shown.rows.flat()];
        expect(bits.every((some) => (some & INVITED) !== 0)).toBe(true);
        const invitedAt = (place: Item['place']) =>
          measure(place === null ? added(made[0] ?? []) : (made[place.table]?.[place.row] ?? []))[0] ?? 0;
        if (bits.some((some) => (some & ~INVITED) !== 0)) left++;
        // What is left out besides for those who don't know it makes nothing less safe.
        const both = publishable(all, structuredClone(shown), { totals: INVITED, rows: 0 });
        for (const published of [
          shown,
          { ...both, rows: both.rows.map((row) => row.map((some) => some | INVITED)) },
        ]) {
          const attacked = attack(all, published);
          const items = delicate(all, published).filter(
            (item) => item.counted !== INVITED || item.without !== 0,
          );
          for (const item of items) {
            const values = attacked(item);
            const most = invitedAt(item.place);
            const isSafe = values.size >= Math.min(5, most + 1) && Math.max(...values) >= Math.min(5, most);
            expect([isSafe, JSON.stringify(isSafe ? '' : { made, published, item })]).toEqual([true, '""']);
          }
        }
      }),
      { numRuns: times(300, 40) },
    );
    expect(left).toBeGreaterThan(0);
  });

  test('would find numbers that were left out alone', () => {
    const all = population([
      [20, 9, 3],
      [15, 6, 7],
      [9, 8, 9],
    ]);
    const alone = everything(all);
    const row = alone.rows[0] ?? [];
    row[0] = IN_ROWS & ~ACCEPTED;
    const item = { place: { table: 0, row: 0 }, counted: ACCEPTED, without: 0 };
    expect([...attack(all, alone)(item)]).toEqual([3]);
    expect(possible(all, alone, item)).toEqual({ values: 1, most: 3 });
  });

  test('never has fewer left than the guesses show', () => {
    fc.assert(
      fc.property(
        people(2, 16),
        fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 7, maxLength: 7 }),
        (made, bits) => {
          const all = population(...made);
          const [totals = 0, ...rest] = bits;
          const shown = {
            totals,
            rows: [rest.slice(0, 3), rest.slice(3)].map((one) => one.map((b) => b & IN_ROWS)),
          };
          const attacked = attack(all, shown);
          for (const item of delicate(all, shown)) {
            const values = attacked(item);
            const found = possible(all, shown, item);
            expect(values.size).toBeGreaterThanOrEqual(found.values);
            expect(Math.max(...values)).toBeGreaterThanOrEqual(found.most);
          }
        },
      ),
      { numRuns: times(200, 30) },
    );
  });
});

describe('a guess', () => {
  test('keeps every published number, and has nobody less than 0 times', () => {
    fc.assert(
      fc.property(
        people(2, 30),
        fc.integer({ min: 0, max: 15 }),
        fc.array(fc.boolean()),
        (made, totals, ways) => {
          const all = population(...made);
          const published = {
            totals,
            rows: made.map((rows) => rows.map((_, at) => (at === 0 ? INVITED : ANSWERED))),
          };
          const guess = new Guess(all, published);
          const items = [
            null,
            ...made.flatMap((rows, table) => rows.map((_, row) => ({ table, row }))),
          ].flatMap((place) => [...CHAIN, DECLINED].map((counted): Item => ({ place, counted, without: 0 })));
          const truth = items.map((item) => guess.value(item));
          for (const [at, more] of ways.entries()) {
            const item = items[at % items.length] as Item;
            const before = guess.value(item);
            const isDone = guess.step(item, more);
            expect(guess.value(item) - before).toBe(isDone ? (more ? 1 : -1) : 0);
          }
          for (const [at, item] of items.entries()) {
            const { place, counted } = item;
            const bits = place === null ? totals : (published.rows[place.table]?.[place.row] ?? 0);
            if ((bits & counted) !== 0) expect(guess.value(item)).toBe(truth[at]);
            expect(guess.value(item)).toBeGreaterThanOrEqual(0);
          }
          for (const counted of [INVITED, ANSWERED, ACCEPTED])
            for (const [table, rows] of made.entries())
              expect(
                rows.reduce(
                  (sum, _, row) => sum + guess.value({ place: { table, row }, counted, without: 0 }),
                  0,
                ),
              ).toBe(guess.value({ place: null, counted, without: 0 }));
        },
      ),
      { numRuns: times(300, 60) },
    );
  });
});

describe('what is published', () => {
  test('is everything if nothing is small', () => {
    const all = population(
      [
        [20, 9, 8],
        [15, 6, 7],
      ],
      [
        [30, 10, 5],
        [5, 5, 10],
      ],
    );
    expect(publishable(all)).toEqual(everything(all));
  });

  test('is a 0 as well: it is about nobody', () => {
    const all = population([
      [20, 9, 0],
      [15, 6, 0],
    ]);
    expect(publishable(all)).toEqual(everything(all));
  });

  test('is not a small number, and not the one of its column by which it could be found', () => {
    const shown = publishable(
      population([
        [20, 9, 3],
        [15, 6, 7],
        [9, 8, 19],
      ]),
    );
    expect(shown.totals & IN_ROWS).toBe(IN_ROWS);
    const accepted = (shown.rows[0] ?? []).map((bits) => (bits & ACCEPTED) !== 0);
    expect(accepted).toEqual([false, false, true]);
    expect(
      (shown.rows[0] ?? []).every((bits) => (bits & (INVITED | ANSWERED)) === (INVITED | ANSWERED)),
    ).toBe(true);
  });

  test('is not what lies between two numbers, if that is small', () => {
    const shown = publishable(
      population([
        [2, 10, 10],
        [12, 10, 10],
        [14, 9, 8],
      ]),
    );
    const both = (shown.rows[0] ?? []).map((bits) => (bits & INVITED) !== 0 && (bits & ANSWERED) !== 0);
    expect(both[0]).toBe(false);
    expect(both.filter((one) => !one)).toHaveLength(2);
  });

  test('is of people who are fewer than five in all only that nobody did something', () => {
    const all = population([
      [1, 0, 0],
      [1, 1, 0],
    ]);
    const { totals, rows } = publishable(all);
    expect([totals, ...rows.flat()].every((bits) => (bits & ~ACCEPTED) === 0)).toBe(true);
  });

  test('leaves out a small total, and enough in every table that it can not be added up', () => {
    const all = population(
      [
        [20, 1, 15],
        [30, 2, 16],
      ],
      [
        [25, 3, 11],
        [25, 0, 20],
      ],
    );
    const shown = publishable(all);
    expect(shown.totals & ANSWERED).toBe(0);
    for (const rows of shown.rows) expect(rows.some((bits) => (bits & ANSWERED) === 0)).toBe(true);
    expect(shown.totals & ACCEPTED).toBe(ACCEPTED);
  });

  test('can not become more by leaving out more', () => {
    fc.assert(
      fc.property(people(2, 40), (made) => {
        const all = population(...made);
        const once = publishable(all);
        expect(publishable(all, structuredClone(once))).toEqual(once);
      }),
      { numRuns: times(100, 30) },
    );
  });
});
