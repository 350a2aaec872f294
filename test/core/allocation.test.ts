import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateProportionally, type Lot, seededLot } from '../../src/core/allocation.js';
import { margins } from '../../src/core/margins.js';
import { dimensionOrder, families } from '../../src/core/network.js';
import { stratify } from '../../src/core/strata.js';
import { deviationBound } from '../../src/report/deviation.js';
import { referenceAllocation } from './reference-allocation.js';
import {
  frameOf,
  groupsBy,
  largestRemainder,
  listed,
  misrounded,
  samples,
  sizeOf,
  tables,
  townSizes,
} from './tables.js';

const digest = (text: string) => hash('sha256', text);
const seeds = fc.string().map(digest);
const towns = samples({ most: 5, width: 5, cells: 60, size: townSizes });
const lotOf = (seedHash: string): Lot => seededLot(digest, seedHash);
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** A lot that a test may choose freely: any number below the modulus. */
const anyLot: fc.Arbitrary<Lot> = fc
  .func(fc.nat())
  .map((choose) => (cycle, modulus) => choose(cycle) % modulus);

describe('a proportional allocation', () => {
  test('is what a second implementation of the specification gives', () => {
    fc.assert(
      fc.property(towns, seeds, ({ frame, n }, seedHash) => {
        expect(allocateProportionally(frame, n, lotOf(seedHash))).toEqual(
          referenceAllocation(frame, n, seedHash),
        );
      }),
      { numRuns: 400 },
    );
  });

  test('invites exactly n people, whatever the lot says, and never more than a stratum has', () => {
    fc.assert(
      fc.property(towns, anyLot, ({ frame, n }, lot) => {
        const allocation = allocateProportionally(frame, n, lot);
        expect(total(allocation)).toBe(n);
        frame.strata.forEach(({ size }, index) => {
          expect(allocation[index]).toBeLessThanOrEqual(size);
          expect(allocation[index]).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: 400 },
    );
  });

  test('gives every group of both families its exact share, rounded down or up', () => {
    fc.assert(
      fc.property(towns, anyLot, ({ frame, n }, lot) => {
        expect(misrounded(frame, allocateProportionally(frame, n, lot), n)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('keeps every other margin within its deviation bound', () => {
    fc.assert(
      fc.property(towns, anyLot, ({ frame, n }, lot) => {
        const N = sizeOf(frame);
        for (const margin of margins(frame, allocateProportionally(frame, n, lot))) {
          for (const group of margin.groups) {
            const bound = deviationBound(frame, margin, group, n, N);
            const off = BigInt(group.drawn) * BigInt(N) - BigInt(n) * BigInt(group.size);
            const limit = BigInt(bound) * BigInt(N);
            expect(bound === 0 ? off === 0n : off < limit && -off < limit).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('with three dimensions misses the third margin by less than the categories of the second', () => {
    const three = samples({ least: 3, most: 3, width: 4, cells: 40, size: townSizes });
    fc.assert(
      fc.property(three, anyLot, ({ frame, n }, lot) => {
        const [, second = -1, third = -1] = dimensionOrder(frame);
        const width = frame.dimensions[second]?.categories.length ?? 0;
        const N = sizeOf(frame);
        const groups = groupsBy(frame, allocateProportionally(frame, n, lot), [third]);
        for (const { size, drawn } of groups.values()) {
          expect(Math.abs(drawn - (n * size) / N)).toBeLessThan(width);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('does not depend on the order of the strata', () => {
    const shuffled = towns.chain((sample) =>
      fc
        .shuffledSubarray(
          sample.frame.strata.map((_, index) => index),
          { minLength: sample.frame.strata.length },
        )
        .map((order) => ({ ...sample, order })),
    );
    fc.assert(
      fc.property(shuffled, seeds, ({ frame, n, order }, seedHash) => {
        const strata = order.flatMap((index) => frame.strata[index] ?? []);
        const allocation = allocateProportionally(frame, n, lotOf(seedHash));
        const other = allocateProportionally({ ...frame, strata }, n, lotOf(seedHash));
        expect(other).toEqual(order.map((index) => allocation[index]));
      }),
    );
  });

  test('follows the people when the categories of a fixed order are named otherwise', () => {
    const letters = ['a', 'b', 'c', 'd'];
    const renamed = fc.record({
      table: tables({ least: 2, most: 2, width: 4, cells: 12, size: townSizes }),
      first: fc.shuffledSubarray(letters, { minLength: 4 }),
      second: fc.shuffledSubarray(letters, { minLength: 4 }),
    });
    fc.assert(
      fc.property(renamed, seeds, fc.nat(), ({ table, first, second }, seedHash, some) => {
        const named = (names: readonly (readonly string[])[]) => {
          const plan = names.map((categories, at) => listed(`dimension ${at}`, categories));
          const people = table.map(([cell, size]) => ({
            categories: cell.map((index, at) => names[at]?.[index] ?? ''),
            size,
          }));
          return stratify(plan, people);
        };
        const before = named([letters, letters]);
        const after = named([first, second]);
        const n = (some % sizeOf(before)) + 1;
        expect(after.strata).toEqual(before.strata);
        expect(allocateProportionally(after, n, lotOf(seedHash))).toEqual(
          allocateProportionally(before, n, lotOf(seedHash)),
        );
      }),
    );
  });

  test('of everybody is everybody, without a lot', () => {
    const noLot: Lot = () => {
      throw new Error('there is nothing to draw lots about');
    };
    fc.assert(
      fc.property(towns, ({ frame }) => {
        const sizes = frame.strata.map(({ size }) => size);
        expect(allocateProportionally(frame, sizeOf(frame), noLot)).toEqual(sizes);
      }),
    );
  });

  test('without dimensions gives the one stratum all places', () => {
    expect(allocateProportionally(frameOf([[[], 40]]), 7, lotOf(digest('a')))).toEqual([7]);
  });

  test('asks the lot for cycles 0, 1, 2 and so on, and hashes the number into the lot', () => {
    const asked: [number, number][] = [];
    const frame = frameOf([0, 1, 2, 3].map((index) => [[index], 1] as const));
    const lot: Lot = (cycle, modulus) => asked.push([cycle, modulus]) - asked.length;
    allocateProportionally(frame, 2, lot);
    expect(asked.map(([cycle]) => cycle)).toEqual([0, 1]);
    const seedHash = digest('3 12 17 28 41 49 Superzahl 7');
    expect([2, 6, 8, 10].map((modulus, j) => lotOf(seedHash)(j, modulus))).toEqual([1, 5, 3, 5]);
  });

  test('is refused for a size that is no whole number from 1 to N', () => {
    const frame = frameOf([
      [[0], 3],
      [[1], 4],
    ]);
    for (const n of [0, -1, 8, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => allocateProportionally(frame, n, lotOf(''))).toThrow(RangeError);
    }
  });

  test('is exact for registers far larger than any country', () => {
    const size = 2 ** 50;
    const frame = frameOf([
      [[0, 0], size + 1],
      [[0, 1], size],
      [[1, 0], 1],
      [[1, 1], size - 1],
    ]);
    const n = 2 ** 40 + 1;
    const allocation = allocateProportionally(frame, n, lotOf(digest('large')));
    expect(allocation).toEqual(referenceAllocation(frame, n, digest('large')));
    expect(misrounded(frame, allocation, n)).toEqual([]);
  });
});

describe('the two families of groups', () => {
  test('are the beginnings of (row, c1, c2, ..) and of (c1, c2, ..)', () => {
    const wide = frameOf([0, 1, 2].flatMap((a) => [0, 1].map((b) => [[b, a, 0, (a + b) % 2], 1] as const)));
    expect(dimensionOrder(wide)).toEqual([1, 2, 0, 3]);
    expect(families(wide)).toEqual([[1], [1, 2], [1, 2, 0], [1, 2, 0, 3], [2], [2, 0], [2, 0, 3]]);
    expect(families(frameOf([[[], 3]]))).toEqual([]);
  });

  test('are needed: a rule that rounds cells one by one misses them', () => {
    const rows = [0, 1, 2, 3, 4];
    const frame = frameOf(rows.flatMap((row) => [[[row, 0], 4] as const, [[row, 1], 1] as const]));
    expect(misrounded(frame, largestRemainder(frame, 5), 5)).toEqual(['1 = 0: 5 of 20', '1 = 1: 0 of 5']);
  });
});

describe('margins', () => {
  test('add up to all people and all places, and name every dimension by itself', () => {
    fc.assert(
      fc.property(towns, anyLot, ({ frame, n }, lot) => {
        const found = margins(frame, allocateProportionally(frame, n, lot));
        for (const { groups } of found) {
          expect(total(groups.map(({ size }) => size))).toBe(sizeOf(frame));
          expect(total(groups.map(({ drawn }) => drawn))).toBe(n);
        }
        const single = found.flatMap(({ dimensions }) => (dimensions.length === 1 ? dimensions : []));
        expect(single).toEqual(frame.dimensions.map((_, at) => at));
      }),
    );
  });
});
