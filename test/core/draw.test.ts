import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateProportionally, seededLot } from '../../src/core/allocation.js';
import { sha256Text } from '../../src/core/digest.js';
import {
  allocate,
  checkShortfall,
  checkSize,
  type Draw,
  hasEqualChances,
  shortfalls,
} from '../../src/core/draw.js';
import { error } from '../../src/core/problem.js';
import { readSeed } from '../../src/core/seed.js';
import type { Selectable, StratumSelection } from '../../src/core/selection.js';
import type { Stratification } from '../../src/core/strata.js';
import { allocateByTable } from '../../src/core/table.js';
import { expectRefusal, planWith } from './plans.js';
import { frameOf, samples, townSizes } from './tables.js';

const seed = readSeed(sha256Text, '3 12 17 28 41 49 Superzahl 7');
const frame = (stratification: Stratification, rows = 50) => ({ rows, excluded: [], stratification });
const two = frameOf([
  [[0], 5],
  [[1], 4],
]);

describe('an allocation', () => {
  test('is proportional, rounded by the seed, unless the plan has a table', () => {
    fc.assert(
      fc.property(samples({ most: 3, width: 4, cells: 20, size: townSizes }), ({ frame: strata, n }) => {
        const plan = planWith({ sample: { size: n } });
        expect(allocate(sha256Text, plan, frame(strata), seed.hash)).toEqual(
          allocateProportionally(strata, n, seededLot(sha256Text, seed.hash)),
        );
      }),
    );
  });

  test('is that of the table if the plan has one', () => {
    const table = [{ categories: ['category 1'], size: 3 }];
    const plan = planWith({ sample: { size: 3, allocation: 'table', table } });
    expect(allocate(sha256Text, plan, frame(two), seed.hash)).toEqual(allocateByTable(two, 3, table));
    expect(allocate(sha256Text, plan, frame(two), seed.hash)).toEqual([0, 3]);
  });

  test('of more people than the frame has is infeasible, by whatever method', () => {
    const problem = error('DRAW-001', { key: 'sample.size' }, { size: 10, available: 9 });
    const table = [{ categories: ['category 0'], size: 10 }];
    for (const sample of [{ size: 10 }, { size: 10, allocation: 'table' as const, table }]) {
      const act = () => allocate(sha256Text, planWith({ sample }), frame(two), seed.hash);
      expectRefusal(act, 'infeasible', [problem]);
    }
    expect(() => checkSize(planWith({ sample: { size: 9 } }), frame(two))).not.toThrow();
  });

  test('of a frame without anybody is infeasible, and says how many rows there were', () => {
    const empty = frame({ dimensions: [], strata: [] }, 12);
    expectRefusal(() => checkSize(planWith(), empty), 'infeasible', [
      error('DRAW-004', { key: 'eligibility' }, { rows: 12 }),
    ]);
  });
});

describe('a stratum that could not be filled', () => {
  const person = (label: string): Selectable => ({ ticket: sha256Text(label), label, household: 'a' });
  const selected = (...invited: Selectable[]): StratumSelection<Selectable> => ({
    invited,
    reserve: [],
    next: null,
    certain: true,
  });
  const draw = (allow_shortfall: boolean, first: number, second: number): Draw => ({
    plan: planWith({ sample: { max_per_household: 1, allow_shortfall } }),
    frame: frame(two),
    seed,
    allocation: [first, second],
    selection: [selected(person('a')), selected(person('b'), person('c'))],
  });

  test('is refused with all others like it, by name and number, and as infeasible', () => {
    const where = { key: 'sample.max_per_household' };
    expectRefusal(() => checkShortfall(draw(false, 2, 5)), 'infeasible', [
      error('DRAW-003', where, { stratum: 'category 0', missing: 1 }),
      error('DRAW-003', where, { stratum: 'category 1', missing: 3 }),
    ]);
    expectRefusal(() => checkShortfall(draw(false, 1, 3)), 'infeasible', [
      error('DRAW-003', where, { stratum: 'category 1', missing: 1 }),
    ]);
  });

  test('is only noted if the plan allows it', () => {
    expect(() => checkShortfall(draw(true, 2, 5))).not.toThrow();
    expect(shortfalls(draw(true, 2, 5))).toEqual([
      { index: 0, missing: 1 },
      { index: 1, missing: 3 },
    ]);
    expect(shortfalls(draw(false, 1, 2))).toEqual([]);
    expect(() => checkShortfall(draw(false, 1, 2))).not.toThrow();
  });
});

test('equal chances are only claimed for a proportional draw without household limit', () => {
  const claims = (['proportional', 'table'] as const).flatMap((allocation) =>
    [null, 1, 4].map((max_per_household) =>
      hasEqualChances(planWith({ sample: { allocation, max_per_household } })),
    ),
  );
  expect(claims).toEqual([true, false, false, false, false, false]);
});
