import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { families } from '../../src/core/network.js';
import type { Stratification } from '../../src/core/strata.js';
import { deviationBound } from '../../src/report/deviation.js';
import { frameOf, groupsBy, PARITY, samples, sizeOf, townSizes } from '../core/tables.js';
import { everyOutcome } from '../core/walk.js';

function bound(
  frame: Stratification,
  dimensions: readonly number[],
  cell: readonly number[],
  n: number,
): number {
  return deviationBound(frame, { dimensions }, { cell }, n, sizeOf(frame));
}

/** All groups of these dimensions, with their cells. */
function cellsOf(frame: Stratification, dimensions: readonly number[]): [cell: number[], size: number][] {
  return [...groupsBy(frame, [], dimensions)].map(([key, { size }]) => [
    key === '' ? [] : key.split(',').map(Number),
    size,
  ]);
}

describe('how far a group can be off', () => {
  test('is less than one person for a group of the families, and nothing if its share is whole', () => {
    fc.assert(
      fc.property(samples({ least: 1, most: 4, width: 4, cells: 30, size: townSizes }), ({ frame, n }) => {
        for (const family of families(frame)) {
          for (const [cell, size] of cellsOf(frame, family)) {
            const isWhole = (BigInt(n) * BigInt(size)) % BigInt(sizeOf(frame)) === 0n;
            expect(bound(frame, family, cell, n)).toBe(isWhole ? 0 : 1);
          }
        }
      }),
    );
  });

  test('is never exceeded by anything that the rounding can come to', () => {
    const small = samples({ least: 3, most: 3, width: 3, cells: 8, size: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(small, ({ frame, n }) => {
        const N = sizeOf(frame);
        const outcomes = everyOutcome(frame, n);
        for (const dimensions of [[0], [1], [2], [0, 1], [0, 2], [1, 2]]) {
          for (const [cell, size] of cellsOf(frame, dimensions)) {
            const most = bound(frame, dimensions, cell, n);
            for (const { allocation } of outcomes) {
              const drawn = groupsBy(frame, allocation, dimensions).get(cell.join())?.drawn ?? 0;
              const off = Math.abs(drawn * N - n * size);
              expect(most === 0 ? off === 0 : off < most * N).toBe(true);
            }
          }
        }
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  test('is less than two for the third margin of 000, 011, 101 and 110, and one is reached', () => {
    expect([0, 1].map((category) => bound(PARITY, [2], [category], 2))).toEqual([2, 2]);
    expect([0, 1].map((category) => bound(PARITY, [0], [category], 2))).toEqual([0, 0]);
    const seen = everyOutcome(PARITY, 2).map(
      ({ allocation }) => groupsBy(PARITY, allocation, [2]).get('0')?.drawn ?? -1,
    );
    expect(Math.max(...seen.map((drawn) => Math.abs(drawn - 1)))).toBe(1);
  });

  test('is at most the number of genders for age, with districts as the row', () => {
    const districts = [0, 1, 2, 3, 4, 5];
    const table = districts.flatMap((district) =>
      [0, 1, 2].flatMap((age) =>
        [0, 1].map((gender) => [[district, age, gender], 7 + 3 * district + age] as const),
      ),
    );
    const frame = frameOf(table);
    expect(families(frame)).toContainEqual([2, 1]);
    for (const age of [0, 1, 2]) expect(bound(frame, [1], [age], 25)).toBeLessThanOrEqual(2);
  });

  test('counts only the parts whose shares are fractions', () => {
    // N = 8, n = 4: a half each. The row has 3 categories, then c1 and c2 with 2.
    const frame = frameOf([
      [[0, 0, 0], 2],
      [[1, 1, 0], 1],
      [[2, 0, 1], 2],
      [[1, 1, 1], 3],
    ]);
    expect(bound(frame, [2], [0], 4)).toBe(1);
    expect(bound(frame, [2], [1], 4)).toBe(1);
    expect(bound(frame, [1], [0], 4)).toBe(0);
    expect(bound(frame, [0, 2], [1, 0], 4)).toBe(1);
    expect(bound(frame, [0, 2], [0, 0], 4)).toBe(0);
  });
});
