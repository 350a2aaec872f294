import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TableRow } from '../../src/core/plan.js';
import { error } from '../../src/core/problem.js';
import { cellNames, stratify } from '../../src/core/strata.js';
import { allocateByTable } from '../../src/core/table.js';
import { expectRefusal } from './plans.js';
import { frameOf, listed, samples, townSizes } from './tables.js';

const frame = stratify(
  [listed('district', ['Nord', 'Süd', 'West']), listed('gender', ['w', 'm'])],
  [
    { categories: ['Nord', 'w'], size: 5 },
    { categories: ['Nord', 'm'], size: 4 },
    { categories: ['Süd', 'w'], size: 3 },
  ],
);
const row = (size: number, ...categories: string[]): TableRow => ({ categories, size });
const TABLE = { key: 'sample.table' };

describe('a table allocation', () => {
  test('gives each stratum what the table says, in whatever order its rows are', () => {
    fc.assert(
      fc.property(
        samples({ most: 4, width: 4, cells: 20, size: townSizes }).chain((sample) =>
          fc.record({
            frame: fc.constant(sample.frame),
            rows: fc.shuffledSubarray(
              sample.frame.strata.map((stratum, index) => ({ stratum, index })),
              { minLength: 1 },
            ),
          }),
        ),
        fc.func(fc.nat()),
        (drawn, choose) => {
          const wanted = drawn.frame.strata.map(() => 0);
          const table = drawn.rows.map(({ stratum, index }) => {
            const size = choose(index) % (stratum.size + 1);
            wanted[index] = size;
            return row(size, ...cellNames(drawn.frame.dimensions, stratum.cell));
          });
          const n = wanted.reduce((sum, size) => sum + size, 0);
          expect(allocateByTable(drawn.frame, n, table)).toEqual(wanted);
        },
      ),
    );
  });

  test('gives strata that it does not name nobody', () => {
    expect(allocateByTable(frame, 4, [row(3, 'Süd', 'w'), row(1, 'Nord', 'w')])).toEqual([1, 0, 3]);
  });

  test('may take everybody', () => {
    const table = [row(5, 'Nord', 'w'), row(4, 'Nord', 'm'), row(3, 'Süd', 'w')];
    expect(allocateByTable(frame, 12, table)).toEqual([5, 4, 3]);
  });

  test('of a frame without dimensions has one row without categories', () => {
    expect(allocateByTable(frameOf([[[], 9]]), 4, [row(4)])).toEqual([4]);
  });
});

describe('a table is refused', () => {
  test.each<[string, TableRow, string]>([
    ['a combination that nobody has', row(2, 'Süd', 'm'), 'Süd / m'],
    ['a category that only the plan has', row(2, 'West', 'w'), 'West / w'],
    ['a category that nobody knows', row(2, 'Ost', 'w'), 'Ost / w'],
    ['a category of another dimension', row(2, 'w', 'Nord'), 'w / Nord'],
    ['too few categories', row(2, 'Nord'), 'Nord'],
    ['too many categories', row(2, 'Nord', 'w', 'w'), 'Nord / w / w'],
    ['a row of nobody for a combination that nobody has', row(0, 'Süd', 'm'), 'Süd / m'],
  ])('for a stratum that the frame does not have: %s', (_, wrong, stratum) => {
    const table = [row(2, 'Nord', 'w'), wrong];
    expectRefusal(() => allocateByTable(frame, 4, table), 'invalid', [error('PLAN-040', TABLE, { stratum })]);
  });

  test('for a stratum that is named twice', () => {
    const table = [row(2, 'Nord', 'w'), row(1, 'Nord', 'm'), row(2, 'Nord', 'w')];
    expectRefusal(() => allocateByTable(frame, 3, table), 'invalid', [
      error('PLAN-043', TABLE, { stratum: 'Nord / w' }),
    ]);
  });

  test('for a sum that is not n', () => {
    const table = [row(2, 'Nord', 'w'), row(1, 'Nord', 'm')];
    for (const size of [2, 4]) {
      expectRefusal(() => allocateByTable(frame, size, table), 'invalid', [
        error('PLAN-041', TABLE, { sum: 3, size }),
      ]);
    }
  });

  test('as infeasible for more people than a stratum has', () => {
    const table = [row(2, 'Nord', 'w'), row(4, 'Süd', 'w')];
    expectRefusal(() => allocateByTable(frame, 6, table), 'infeasible', [
      error('DRAW-002', TABLE, { stratum: 'Süd / w', wanted: 4, available: 3 }),
    ]);
  });
});
