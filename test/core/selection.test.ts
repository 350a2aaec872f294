import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDecimal, reserveSize, select } from '../../src/core/selection.js';
import { type Person, referenceSelection, reserveText, type Town, towns, wholePools } from './people.js';

const reserves = fc.oneof(fc.nat({ max: 300 }), fc.constantFrom(0, 50, 100, 110, 150, 200));
const anyTowns = towns({ people: 60, strata: 3, tickets: 'any' });

const person = (number: number, stratum: number, household = ''): Person => ({
  ticket: number.toString(16).padStart(64, '0'),
  label: `P${number}`,
  household,
  stratum,
});

const labels = (people: readonly Person[]) => people.map(({ label }) => label);

function selection(town: Town, reserve: string, maxPerHousehold: number | null) {
  return select(wholePools(town), { reserve, maxPerHousehold }).map((stratum) => ({
    invited: labels(stratum.invited),
    reserve: labels(stratum.reserve),
    next: stratum.next === null ? null : Number.parseInt(stratum.next, 16),
    certain: stratum.certain,
  }));
}

describe('a selection from everybody', () => {
  test('without household limit is the one of a slow walk through all people', () => {
    fc.assert(
      fc.property(anyTowns, reserves, (town, hundredths) => {
        const rules = { reserve: reserveText(hundredths), maxPerHousehold: null };
        const expected = referenceSelection(town, hundredths, null);
        expect(select(wholePools(town), rules)).toEqual(expected.map((one) => ({ ...one, certain: true })));
      }),
      { numRuns: 500 },
    );
  });

  test('with a household limit is the one of a slow walk through all people', () => {
    fc.assert(
      fc.property(anyTowns, reserves, fc.integer({ min: 1, max: 4 }), (town, hundredths, limit) => {
        const rules = { reserve: reserveText(hundredths), maxPerHousehold: limit };
        const expected = referenceSelection(town, hundredths, limit);
        expect(select(wholePools(town), rules)).toEqual(expected.map((one) => ({ ...one, certain: true })));
      }),
      { numRuns: 500 },
    );
  });

  test('never has more of a household than the limit, invited and reserve together', () => {
    fc.assert(
      fc.property(anyTowns, reserves, fc.integer({ min: 1, max: 3 }), (town, hundredths, limit) => {
        const strata = select(wholePools(town), { reserve: reserveText(hundredths), maxPerHousehold: limit });
        const households = strata
          .flatMap(({ invited, reserve }) => [...invited, ...reserve])
          .map((p) => p.household);
        for (const household of new Set(households)) {
          const members = households.filter((other) => other === household).length;
          if (household !== '') expect(members).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  test('with a limit that no household reaches is the one without', () => {
    fc.assert(
      fc.property(anyTowns, reserves, (town, hundredths) => {
        const reserve = reserveText(hundredths);
        const limit = town.people.length;
        expect(select(wholePools(town), { reserve, maxPerHousehold: limit })).toEqual(
          select(wholePools(town), { reserve, maxPerHousehold: null }),
        );
      }),
    );
  });
});

describe('a household limit of one', () => {
  test('counts the household in all strata, in the order of tickets over all of them', () => {
    const people = [person(1, 1, 'a'), person(2, 0, 'a'), person(3, 0, 'b'), person(4, 1, 'b'), person(5, 1)];
    expect(selection({ people, toInvite: [1, 1] }, '1', 1)).toEqual([
      { invited: ['P3'], reserve: [], next: null, certain: true },
      { invited: ['P1'], reserve: ['P5'], next: null, certain: true },
    ]);
  });

  test('lets nobody into the reserve of whose household somebody is invited later in the order', () => {
    const people = [person(1, 0), person(2, 0, 'a'), person(3, 1, 'a'), person(4, 0)];
    expect(selection({ people, toInvite: [1, 1] }, '1', 1)).toEqual([
      { invited: ['P1'], reserve: ['P4'], next: null, certain: true },
      { invited: ['P3'], reserve: [], next: null, certain: true },
    ]);
  });

  test('leaves a stratum short, and still sizes its reserve by what was allocated', () => {
    const people = [
      person(1, 0, 'a'),
      person(2, 0, 'a'),
      person(3, 0, 'a'),
      ...[4, 5, 6, 7].map((number) => person(number, 1)),
      person(8, 1, 'a'),
    ];
    expect(selection({ people, toInvite: [2, 2] }, '0.5', 1)).toEqual([
      { invited: ['P1'], reserve: [], next: 2, certain: true },
      { invited: ['P4', 'P5'], reserve: ['P6'], next: 7, certain: true },
    ]);
  });

  test('lets people without a household pass, however many they are', () => {
    const people = [1, 2, 3, 4].map((number) => person(number, 0));
    expect(selection({ people, toInvite: [3] }, '0', 1)).toEqual([
      { invited: ['P1', 'P2', 'P3'], reserve: [], next: 4, certain: true },
    ]);
  });
});

describe('the next ticket', () => {
  const people = [person(1, 0, 'a'), person(2, 0, 'a'), person(3, 0), person(4, 0), person(9, 1)];

  test('is the lowest of the stratum above all drawn ones, not one that was passed over', () => {
    expect(selection({ people, toInvite: [2, 0] }, '0', 1)).toEqual([
      { invited: ['P1', 'P3'], reserve: [], next: 4, certain: true },
      { invited: [], reserve: [], next: 9, certain: true },
    ]);
  });

  test('is none when everybody of the stratum was drawn', () => {
    expect(selection({ people, toInvite: [3, 1] }, '1', null)).toEqual([
      { invited: ['P1', 'P2', 'P3'], reserve: ['P4'], next: null, certain: true },
      { invited: ['P9'], reserve: [], next: null, certain: true },
    ]);
  });

  test('is the lowest of all where nobody is drawn', () => {
    expect(selection({ people, toInvite: [0, 0] }, '2', null).map(({ next }) => next)).toEqual([1, 9]);
  });
});

describe('a reserve', () => {
  test.each([
    ['1.1', 10, 11],
    ['1.10', 10, 11],
    ['0.1', 10, 1],
    ['0.7', 10, 7],
    ['1.15', 100, 115],
    ['0.07', 100, 7],
    ['0.29', 100, 29],
    ['1.001', 10, 11],
    ['0', 10, 0],
    ['0.0', 10, 0],
    ['0.0000000000000000000001', 10, 1],
    ['3', 10, 30],
    ['1.5', 0, 0],
    ['2.00000000000000000000', 3, 6],
  ])('of %s for %d people is exactly %d', (reserve, toInvite, expected) => {
    expect(reserveSize(1_000_000, toInvite, reserve)).toBe(expected);
  });

  test('is never more than the stratum has left', () => {
    expect(reserveSize(15, 10, '1')).toBe(5);
    expect(reserveSize(10, 10, '1')).toBe(0);
    expect(reserveSize(15, 10, '99999999999999999999')).toBe(5);
  });

  test('is the least whole number that is not below the decimal times the people', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 9999 }), fc.nat({ max: 5000 }), (whole, decimals, people) => {
        const size = reserveSize(
          Number.MAX_SAFE_INTEGER,
          people,
          `${whole}.${String(decimals).padStart(4, '0')}`,
        );
        const exact = (BigInt(whole) * 10_000n + BigInt(decimals)) * BigInt(people);
        expect(BigInt(size) * 10_000n >= exact && (BigInt(size) - 1n) * 10_000n < exact).toBe(true);
      }),
    );
  });

  test.each(['', '.5', '1.', '1,5', '-1', '+1', '1e3', ' 1', '1 ', '1\n', '0x1', '١', 'NaN', '1.5.0'])(
    'that is no decimal is refused: %j',
    (text) => {
      expect(() => readDecimal(text)).toThrow(RangeError);
    },
  );

  test('is read digit by digit', () => {
    expect(readDecimal('1.10')).toEqual([110n, 100n]);
    expect(readDecimal('007')).toEqual([7n, 1n]);
  });
});
