import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Arrivals, Filling, families, fillGreedily } from '../../../src/core/lottery/fill.js';
import { groupsOfTypes, isOutcome, type QuotaModel } from '../../../src/core/lottery/outcome.js';
import { canFillTwo } from '../../../src/core/lottery/two-families.js';

/** Whether places can be filled, against all ways to fill them. */

/** All outcomes, tried one after the other. */
function hasOutcome(model: QuotaModel, begun: readonly number[] = []): boolean {
  const most = model.sizes[begun.length];
  if (most === undefined) return isOutcome(model, begun);
  for (let people = 0; people <= most; people++) if (hasOutcome(model, [...begun, people])) return true;
  return false;
}

const counts = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 });

/** Groups of some of the types, or of each type's own kind so that they have nobody in common. */
const models = counts.chain((sizes) => {
  const group = fc.record({
    members: fc.subarray(
      sizes.map((_, at) => at),
      { minLength: 1 },
    ),
    min: fc.integer({ min: 0, max: 3 }),
    more: fc.integer({ min: 0, max: 3 }),
  });
  return fc.record({
    sizes: fc.constant(sizes),
    size: fc.integer({ min: 0, max: 7 }),
    groups: fc
      .array(group, { maxLength: 4 })
      .map((all) => all.map(({ members, min, more }) => ({ members, min, max: min + more }))),
  });
});

function arrived(model: QuotaModel): Arrivals {
  const arrivals = new Arrivals(model, model.sizes.length);
  for (const [type, count] of model.sizes.entries()) for (let one = 0; one < count; one++) arrivals.add(type);
  return arrivals;
}

describe('people who have said yes', () => {
  test('cannot fill the places if the quick look says so', () => {
    fc.assert(
      fc.property(models, (model) => {
        if (!arrived(model).mayFill) expect(hasOutcome(model)).toBe(false);
      }),
    );
  });

  test('can fill them if it says so and no two groups have anybody in common', () => {
    const apart = models.map((model) => {
      const seen = new Set<number>();
      const groups = model.groups.flatMap(({ members, ...bounds }) => {
        const own = members.filter((type) => !seen.has(type));
        for (const type of own) seen.add(type);
        return own.length === 0 ? [] : [{ ...bounds, members: own }];
      });
      return { ...model, groups };
    });
    let both = [0, 0];
    fc.assert(
      fc.property(apart, (model) => {
        expect(families(model.groups).length).toBeLessThanOrEqual(1);
        // More wanted than there are places can be told before anybody is asked.
        fc.pre(model.groups.reduce((sum, { min }) => sum + min, 0) <= model.size);
        const can = hasOutcome(model);
        both = [both[0] ?? 0, both[1] ?? 0].map((one, at) => one + (Number(can) === at ? 1 : 0));
        expect(arrived(model).mayFill).toBe(can);
      }),
      { numRuns: 400 },
    );
    expect(Math.min(...both)).toBeGreaterThan(20);
  });

  test('fill them in the way that is found, and nobody is taken who is not there', () => {
    fc.assert(
      fc.property(models, (model) => {
        const { taken, isWhole } = fillGreedily(model, groupsOfTypes(model));
        expect(isOutcome(model, taken)).toBe(isWhole);
        for (const [type, people] of taken.entries())
          expect(people).toBeLessThanOrEqual(model.sizes[type] ?? 0);
      }),
    );
  });

  test('mostly the way is found', () => {
    let [ways, found] = [0, 0];
    fc.assert(
      fc.property(models, (model) => {
        if (!hasOutcome(model)) return;
        ways++;
        if (fillGreedily(model, groupsOfTypes(model)).isWhole) found++;
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(found / ways).toBeGreaterThan(0.9);
  });
});

describe('what can be told without a solver', () => {
  const passed = models.filter(
    (model) =>
      arrived(model).mayFill &&
      families(model.groups).every(
        (family) => family.reduce((sum, at) => sum + (model.groups[at]?.min ?? 0), 0) <= model.size,
      ),
  );

  test('is true, and little is left that cannot be told', () => {
    const told = new Map<boolean | null, number>();
    fc.assert(
      fc.property(passed, (model) => {
        const can = new Filling(model, model.sizes.length).canFill(model.sizes);
        told.set(can, (told.get(can) ?? 0) + 1);
        if (can !== null) expect(can).toBe(hasOutcome(model));
      }),
      { numRuns: 1500, seed: 1 },
    );
    expect(told.get(true)).toBeGreaterThan(500);
    expect(told.get(false)).toBeGreaterThan(20);
    expect(told.get(null) ?? 0).toBeLessThan(150);
  });

  test('is everything where there are two families, such as genders and districts', () => {
    const side = fc.array(
      fc.record({ min: fc.integer({ min: 0, max: 2 }), more: fc.integer({ min: 0, max: 2 }) }),
      { minLength: 1, maxLength: 3 },
    );
    const found = [0, 0];
    fc.assert(
      fc.property(
        side,
        side,
        fc.integer({ min: 0, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 9, maxLength: 9 }),
        (first, second, size, all) => {
          const sizes = all.slice(0, first.length * second.length);
          const at = (row: number, column: number) => row * second.length + column;
          const rows = first.map(({ min, more }) => ({ min, max: min + more }));
          const columns = second.map(({ min, more }) => ({ min, max: min + more }));
          const groups = [
            ...rows.map((bounds, row) => ({
              ...bounds,
              members: columns.map((_, column) => at(row, column)),
            })),
            ...columns.map((bounds, column) => ({
              ...bounds,
              members: rows.map((_, row) => at(row, column)),
            })),
          ];
          const can = hasOutcome({ sizes, size, groups });
          found[Number(can)] = (found[Number(can)] ?? 0) + 1;
          expect(canFillTwo({ cells: sizes, rows, columns, places: size })).toBe(can);
        },
      ),
      { numRuns: 600, seed: 1 },
    );
    expect(Math.min(...found)).toBeGreaterThan(30);
  });
});

test('families have every group once, and nobody twice', () => {
  fc.assert(
    fc.property(models, ({ groups }) => {
      const found = families(groups);
      expect(found.flat().sort((a, b) => a - b)).toEqual(groups.map((_, at) => at));
      for (const family of found) {
        const members = family.flatMap((at) => groups[at]?.members ?? []);
        expect(new Set(members).size).toBe(members.length);
      }
    }),
  );
  // The dimensions of a plan, one after the other.
  const dimensions = [
    [0, 1],
    [2, 3],
    [0, 2],
    [1, 3],
  ].map((members) => ({ members, min: 1, max: 1 }));
  expect(families(dimensions)).toEqual([
    [0, 1],
    [2, 3],
  ]);
});
