import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateProportionally } from '../../src/core/allocation.js';
import type { Stratification } from '../../src/core/strata.js';
import {
  frameOf,
  groupsBy,
  largestRemainder,
  misrounded,
  PARITY,
  type Sample,
  samples,
  sizeOf,
} from './tables.js';
import { add, everyOutcome, expectation, type Fraction, fraction } from './walk.js';

/** n * N_h / N for each stratum, exactly. */
function owed({ frame, n }: Sample): Fraction[] {
  return frame.strata.map(({ size }) => fraction(BigInt(n) * BigInt(size), BigInt(sizeOf(frame))));
}

const small = { cells: 8, size: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 40 })) };

function expectExactChances(sample: Sample): number {
  const outcomes = everyOutcome(sample.frame, sample.n);
  expect(outcomes.map(({ chance }) => chance).reduce(add, [0n, 1n])).toEqual([1n, 1n]);
  expect(expectation(outcomes)).toEqual(owed(sample));
  return outcomes.length;
}

describe('all that the rounding can come to', () => {
  test.each([1, 2, 3, 4])('has exactly the owed expectation in each stratum, with %d dimensions', (k) => {
    let most = 0;
    fc.assert(
      fc.property(samples({ ...small, least: k, most: k, width: k === 1 ? 6 : 3 }), (sample) => {
        most = Math.max(most, expectExactChances(sample));
      }),
      { numRuns: 60, seed: k },
    );
    expect(most).toBeGreaterThan(8);
  });

  test('has exactly the owed expectation in full tables of 2 x 2 x 2 and 3 x 2 x 2', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(
        sizes,
        fc.integer({ min: 2, max: 3 }),
        fc.integer({ min: 1, max: 8 }),
        (people, rows, n) => {
          const cells = people.slice(0, 4 * rows);
          const frame = frameOf(cells.map((size, at) => [[at >> 2, (at >> 1) & 1, at & 1], size] as const));
          expectExactChances({ frame, n });
        },
      ),
      { numRuns: 12, seed: 6 },
    );
  });

  test('never gives a group of the families anything but its share rounded down or up', () => {
    fc.assert(
      fc.property(samples({ ...small, most: 4, width: 3 }), ({ frame, n }) => {
        for (const { allocation } of everyOutcome(frame, n)) {
          expect(misrounded(frame, allocation, n)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the numbers that a lot can give', () => {
  /** Counts every number of every lot alike; knows nothing of up and down. */
  function countingEverything(frame: Stratification, n: number): Fraction[] {
    const sums: Fraction[] = frame.strata.map(() => [0n, 1n]);
    const explore = (given: readonly number[], chance: Fraction): void => {
      let asked = 0;
      const allocation = allocateProportionally(frame, n, (cycle, modulus) => {
        if (cycle === given.length) asked = modulus;
        return given[cycle] ?? 0;
      });
      if (asked === 0) {
        allocation.forEach((people, index) => {
          const share = fraction(chance[0] * BigInt(people), chance[1]);
          sums[index] = add(sums[index] ?? [0n, 1n], share);
        });
        return;
      }
      const each = fraction(chance[0], chance[1] * BigInt(asked));
      for (let u = 0; u < asked; u++) explore([...given, u], each);
    };
    explore([], [1n, 1n]);
    return sums;
  }

  test.each<[string, Stratification, number]>([
    ['three people in three strata', frameOf([0, 1, 2].map((row) => [[row], 1] as const)), 2],
    [
      'two by two, one to three people a cell',
      frameOf([
        [[0, 0], 1],
        [[0, 1], 2],
        [[1, 0], 3],
        [[1, 1], 1],
      ]),
      3,
    ],
    ['four people in three dimensions', PARITY, 1],
    [
      'two by two by two with a hole',
      frameOf([
        [[0, 0, 0], 1],
        [[0, 1, 1], 1],
        [[1, 0, 0], 2],
        [[1, 1, 1], 1],
        [[1, 1, 0], 1],
      ]),
      2,
    ],
  ])('come to the owed expectation when each counts once: %s', (_, frame, n) => {
    expect(countingEverything(frame, n)).toEqual(owed({ frame, n }));
  });
});

describe('one stratum of 960 and four of 10, ten to invite', () => {
  const sizes = [960, 10, 10, 10, 10];
  const frame = frameOf(sizes.map((size, row) => [[row], size] as const));

  test('everybody has the chance of one in a hundred', () => {
    const each = expectation(everyOutcome(frame, 10));
    const chances = each.map(([a, b], index) => fraction(a, b * BigInt(sizes[index] ?? 0)));
    expect(chances).toEqual(sizes.map(() => [1n, 100n]));
  });

  test('the largest remainder would leave forty people no chance at all', () => {
    expect(largestRemainder(frame, 10)).toEqual([10, 0, 0, 0, 0]);
  });
});

describe('one person in each of 000, 011, 101 and 110, two to invite', () => {
  test('no choice of two gives all three margins their one', () => {
    const pairs = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].filter((b) => b > a).map((b) => [a, b]));
    const fair = pairs.filter((pair) => {
      const allocation = [0, 1, 2, 3].map((index) => (pair.includes(index) ? 1 : 0));
      return [0, 1, 2].every((at) =>
        [...groupsBy(PARITY, allocation, [at]).values()].every(({ drawn }) => drawn === 1),
      );
    });
    expect(pairs).toHaveLength(6);
    expect(fair).toEqual([]);
  });

  test('everybody has the chance of one half, and the first two margins their one each time', () => {
    const outcomes = everyOutcome(PARITY, 2);
    expect(expectation(outcomes)).toEqual([0, 1, 2, 3].map(() => [1n, 2n]));
    for (const { allocation } of outcomes) {
      for (const at of [0, 1]) {
        expect([...groupsBy(PARITY, allocation, [at]).values()].map(({ drawn }) => drawn)).toEqual([1, 1]);
      }
    }
  });
});
