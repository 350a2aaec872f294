import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuotaModel } from '../../src/core/lottery/outcome.js';
import { type Conflict, type ConflictSide, findConflict } from '../../src/lottery/conflict.js';
import { loadSolver } from '../../src/lottery/solver.js';
import { allOutcomes, peopleIn, smallModels } from './brute-force.js';

const solver = await loadSolver();
const pause = async () => {};
const SEED = 20260;

/** Models with many groups of the user and some hard ones. */
const mixed = smallModels.chain((model) =>
  fc.record({
    model: fc.constant(model),
    soft: fc.subarray([...model.groups.keys()], { minLength: Math.max(0, model.groups.length - 1) }),
  }),
);

type Key = Pick<ConflictSide, 'group' | 'side'>;

/** Which of these sides each outcome of the hard part leaves unmet, as bits. */
function unmetBits(model: QuotaModel, soft: readonly number[], sides: readonly Key[]): number[] {
  const hard = { ...model, groups: model.groups.filter((_, group) => !soft.includes(group)) };
  return allOutcomes(hard).map((outcome) =>
    sides.reduce((bits, { group, side }, at) => {
      const { members, min, max } = model.groups[group] ?? { members: [], min: 0, max: 0 };
      const people = peopleIn(members, outcome);
      return (side === 'min' ? people < min : people > max) ? bits | (1 << at) : bits;
    }, 0),
  );
}

function bothSides(soft: readonly number[]): Key[] {
  return soft.flatMap((group): Key[] => [
    { group, side: 'min' },
    { group, side: 'max' },
  ]);
}

/** Sides of the smallest conflict; `null` if there is an outcome. */
function fewestByForce(model: QuotaModel, soft: readonly number[]): number | null {
  const sides = bothSides(soft);
  const unmet = unmetBits(model, soft, sides);
  if (unmet.includes(0)) return null;
  let fewest = sides.length;
  for (let set = 0; set < 1 << sides.length; set++) {
    const count = set.toString(2).replaceAll('0', '').length;
    if (count < fewest && unmet.every((bits) => (bits & set) !== 0)) fewest = count;
  }
  return fewest;
}

function expectIrreducible(model: QuotaModel, soft: readonly number[], { sides }: Conflict): void {
  const unmet = unmetBits(model, soft, sides);
  expect(unmet).not.toContain(0);
  for (const left of sides.keys()) {
    expect(unmet.some((bits) => (bits & ~(1 << left)) === 0)).toBe(true);
  }
}

const sidesOf = (conflict: Conflict | null) =>
  conflict?.sides.map(({ group, side }) => `${group} ${side}`) ?? null;

describe('the smallest conflict of random small models', () => {
  test('has as many sides as trying all sets finds, can not be met, and can be without any one side', async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(mixed, async ({ model, soft }) => {
        const conflict = await findConflict(solver, model, soft, { pause });
        const fewest = fewestByForce(model, soft);
        expect(conflict?.sides.length ?? null).toBe(fewest);
        if (conflict === null) return;
        seen.add(conflict.sides.length);
        expect(conflict.isSmallest).toBe(true);
        expectIrreducible(model, soft, conflict);
      }),
      { seed: SEED, numRuns: 400 },
    );
    expect([...seen].sort()).toEqual(expect.arrayContaining([0, 1, 2, 3]));
  });

  test('is always the same, tells bound and people, and has no side of a hard group or that always holds', async () => {
    await fc.assert(
      fc.asyncProperty(mixed, async ({ model, soft }) => {
        const conflict = await findConflict(solver, model, soft, { pause });
        expect(await findConflict(solver, model, [...soft].reverse(), { pause })).toEqual(conflict);
        for (const { group, side, bound, available } of conflict?.sides ?? []) {
          expect(soft).toContain(group);
          expect(bound).toBe(model.groups[group]?.[side]);
          expect(available).toBe(peopleIn(model.groups[group]?.members ?? [], model.sizes));
          if (side === 'min') expect(bound).toBeGreaterThan(0);
          else expect(bound).toBeLessThan(Math.min(model.size, available));
        }
      }),
      { seed: SEED + 1, numRuns: 150 },
    );
  });

  test('is irreducible where the rounds do not suffice, and not said to be the smallest', async () => {
    let short = 0;
    await fc.assert(
      fc.asyncProperty(mixed, async ({ model, soft }) => {
        const conflict = await findConflict(solver, model, soft, { pause, mostRounds: 1 });
        expect(conflict === null).toBe(fewestByForce(model, soft) === null);
        if (conflict === null) return;
        expectIrreducible(model, soft, conflict);
        if (!conflict.isSmallest) short++;
        else expect(conflict.sides).toEqual([]);
      }),
      { seed: SEED + 2, numRuns: 150 },
    );
    expect(short).toBeGreaterThan(20);
  });
});

describe('the smallest conflict of', () => {
  /** 4 women and 6 men */
  const village = (women: [min: number, max: number], size = 5): QuotaModel => ({
    sizes: [4, 6],
    size,
    groups: [{ members: [0], min: women[0], max: women[1] }],
  });

  test('a minimum above what there is, is that minimum with both numbers', async () => {
    expect(await findConflict(solver, village([5, 5]), [0], { pause })).toEqual({
      sides: [{ group: 0, side: 'min', bound: 5, available: 4 }],
      isSmallest: true,
    });
  });

  test('quotas that can be met is none', async () => {
    expect(await findConflict(solver, village([4, 5]), [0], { pause })).toBeNull();
    // With no time it is found as well, but nothing is said of smaller ones.
    const found = await findConflict(solver, village([5, 5]), [0], { pause, expired: () => true });
    expect(found).toMatchObject({ sides: [{ group: 0, side: 'min' }], isSmallest: false });
  });

  test('more people than there are is empty, and so is one of hard groups', async () => {
    const none = { sides: [], isSmallest: true };
    expect(await findConflict(solver, village([5, 5], 11), [0], { pause })).toEqual(none);
    expect(await findConflict(solver, village([5, 5]), [], { pause })).toEqual(none);
  });

  test('minima that are too many together, is all three and no other quota', async () => {
    const thirds = (min: number): QuotaModel => ({
      sizes: [5, 5, 5],
      size: 8,
      groups: [
        { members: [0, 1], min: 2, max: 7 },
        ...[0, 1, 2].map((type) => ({ members: [type], min, max: 8 })),
      ],
    });
    expect(sidesOf(await findConflict(solver, thirds(3), [0, 1, 2, 3], { pause }))).toEqual([
      '1 min',
      '2 min',
      '3 min',
    ]);
    expect(await findConflict(solver, thirds(2), [0, 1, 2, 3], { pause })).toBeNull();
  });

  test('quotas that only fractions meet: exactly one person of each pair of three types', async () => {
    // Half a person of each type would do. Any five of the sides can be met.
    const pairs: QuotaModel = {
      sizes: [1, 1, 1, 9],
      size: 4,
      groups: [
        [0, 1],
        [1, 2],
        [0, 2],
      ].map((members) => ({ members, min: 1, max: 1 })),
    };
    const conflict = await findConflict(solver, pairs, [0, 1, 2], { pause });
    expect(sidesOf(conflict)).toEqual(['0 min', '0 max', '1 min', '1 max', '2 min', '2 max']);
    expect(conflict?.isSmallest).toBe(true);
  });

  test('quotas and a household limit is the quotas alone', async () => {
    const households: QuotaModel = {
      sizes: [3, 3, 6],
      size: 4,
      groups: [
        { members: [0, 1], min: 0, max: 1 },
        { members: [0], min: 1, max: 4 },
        { members: [1], min: 1, max: 4 },
      ],
    };
    expect(sidesOf(await findConflict(solver, households, [1, 2], { pause }))).toEqual(['1 min', '2 min']);
    expect(sidesOf(await findConflict(solver, households, [2], { pause }))).toEqual(['2 min']);
    expect(sidesOf(await findConflict(solver, households, [], { pause }))).toEqual([]);
  });

  test('the smaller of two conflicts', async () => {
    const two: QuotaModel = {
      sizes: [5, 5, 5],
      size: 6,
      groups: [
        { members: [0], min: 3, max: 6 },
        { members: [1], min: 2, max: 6 },
        { members: [2], min: 2, max: 6 },
        { members: [1, 2], min: 1, max: 3 },
      ],
    };
    // Too many minima are three sides; the minima of 1 and 2 against the maximum of both are three as well.
    expect((await findConflict(solver, two, [0, 1, 2, 3], { pause }))?.sides).toHaveLength(3);
    const groups = [...two.groups, { members: [0, 1], min: 4, max: 3 }];
    expect(sidesOf(await findConflict(solver, { ...two, groups }, [0, 1, 2, 3, 4], { pause }))).toEqual([
      '4 min',
      '4 max',
    ]);
  });

  test('a group that does not exist is refused', async () => {
    await expect(findConflict(solver, village([1, 2]), [1], { pause })).rejects.toThrow(RangeError);
  });
});
