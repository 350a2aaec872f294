import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuotaModel } from '../../src/core/lottery/outcome.js';
import type { Side } from '../../src/lottery/conflict.js';
import type { Change, Flex } from '../../src/lottery/loose-program.js';
import { type Loosening, loosenQuotas } from '../../src/lottery/loosen.js';
import { loadSolver } from '../../src/lottery/solver.js';
import { allOutcomes, peopleIn, smallModels } from './brute-force.js';

const solver = await loadSolver();
const pause = async () => {};
const SEED = 4711;
const FREE: Flex = { min_flex: null, max_flex: null };
const KINDS: readonly (readonly Side[])[] = [['min', 'max'], ['max'], ['min']];
/** All minima up to 16 divide this, so costs times this are whole. */
const WHOLE = 720_720;

const limit = (bound: fc.Arbitrary<number>) => fc.option(bound, { freq: 2 });
const flexible = smallModels.chain((model) =>
  fc.record({
    model: fc.constant(model),
    flex: fc.tuple(
      ...model.groups.map(({ min, max }) =>
        fc.option(
          fc.record({
            min_flex: limit(fc.integer({ min: Math.max(0, min - 3), max: min })),
            max_flex: limit(fc.integer({ min: max, max: max + 3 })),
          }),
          { freq: 4 },
        ),
      ),
    ) as fc.Arbitrary<(Flex | null)[]>,
  }),
);

/** The least cost of changing these sides, times `WHOLE`; `null` if that does not help. */
function leastCostByForce(model: QuotaModel, flex: readonly (Flex | null)[], sides: readonly Side[]) {
  let least: number | null = null;
  for (const outcome of allOutcomes({ ...model, groups: [] })) {
    const changes = model.groups.flatMap(({ members, min, max }, group): Change[] => {
      const people = peopleIn(members, outcome);
      return [
        ...(people < min ? [{ group, side: 'min' as const, from: min, to: people }] : []),
        ...(people > max ? [{ group, side: 'max' as const, from: max, to: people }] : []),
      ];
    });
    const isAllowed = changes.every(
      (change) => sides.includes(change.side) && isWithin(model, flex[change.group] ?? null, change),
    );
    if (isAllowed) least = Math.min(least ?? Number.POSITIVE_INFINITY, wholeCost(changes));
  }
  return least;
}

function isWithin(model: QuotaModel, limits: Flex | null, { side, to }: Change): boolean {
  if (limits === null) return false;
  return side === 'min' ? to >= (limits.min_flex ?? 0) : to <= (limits.max_flex ?? model.size);
}

function wholeCost(changes: readonly Change[]): number {
  return changes.reduce((cost, { side, from, to }) => {
    return cost + (side === 'min' ? (from - to) * (WHOLE + (2 * WHOLE) / from) : (to - from) * WHOLE);
  }, 0);
}

function changed(model: QuotaModel, changes: readonly Change[]): QuotaModel {
  const groups = model.groups.map((group) => ({ ...group }));
  for (const { group, side, to } of changes) {
    const quota = groups[group];
    if (quota !== undefined) quota[side] = to;
  }
  return { ...model, groups };
}

describe('the loosened quotas of random small models', () => {
  test('are the cheapest that trying all outcomes finds: of all, of maxima, of minima', async () => {
    let differing = 0;
    let mixtures = 0;
    await fc.assert(
      fc.asyncProperty(flexible, async ({ model, flex }) => {
        const { within } = await loosenQuotas(solver, model, flex, pause);
        const costs = within.map(({ changes }) => wholeCost(changes));
        const wanted = new Set<number>();
        const kinds = within.map(({ changes }) => new Set(changes.map(({ side }) => side)));
        for (const sides of KINDS) {
          const least = leastCostByForce(model, flex, sides);
          if (least === null) continue;
          wanted.add(least);
          const isOfKind = (kind: Set<Side>) => [...kind].every((side) => sides.includes(side));
          expect(kinds.some((kind, at) => isOfKind(kind) && costs[at] === least)).toBe(true);
        }
        expect(costs).toEqual(costs.filter((cost) => wanted.has(cost)).sort((a, b) => a - b));
        expect(within.map(({ cost }) => Math.round(cost * WHOLE))).toEqual(costs);
        expect(new Set(kinds.map((kind) => [...kind].sort().join())).size).toBe(within.length);
        const mixture = kinds.findIndex((kind) => kind.size === 2);
        if (mixture >= 0) {
          expect(mixture).toBe(0);
          expect(costs.filter((cost) => cost === costs[0])).toHaveLength(1);
          mixtures++;
        }
        if (within.length > 1) differing++;
      }),
      { seed: SEED, numRuns: 400 },
    );
    expect(differing).toBeGreaterThan(20);
    expect(mixtures).toBeGreaterThan(5);
  });

  test('are always the same, have an outcome, keep to the limits, and leave hard groups alone', async () => {
    await fc.assert(
      fc.asyncProperty(flexible, async ({ model, flex }) => {
        const { within, beyond } = await loosenQuotas(solver, model, flex, pause);
        expect(await loosenQuotas(solver, model, flex, pause)).toEqual({ within, beyond });
        for (const { changes } of [...within, ...beyond]) {
          expect(allOutcomes(changed(model, changes))).not.toEqual([]);
          for (const { group, side, from, to } of changes) {
            expect(flex[group]).not.toBeNull();
            expect(from).toBe(model.groups[group]?.[side]);
            expect(side === 'min' ? to < from && to >= 0 : to > from && to <= model.size).toBe(true);
          }
        }
        for (const change of within.flatMap(({ changes }) => changes)) {
          expect(isWithin(model, flex[change.group] ?? null, change)).toBe(true);
        }
      }),
      { seed: SEED + 1, numRuns: 250 },
    );
  });

  test('are given beyond the limits only if there are none within', async () => {
    let beyondLimits = 0;
    await fc.assert(
      fc.asyncProperty(flexible, async ({ model, flex }) => {
        const { within, beyond } = await loosenQuotas(solver, model, flex, pause);
        const free = flex.map((limits) => (limits === null ? null : FREE));
        const unlimited = await loosenQuotas(solver, model, free, pause);
        expect(beyond).toEqual(within.length > 0 ? [] : unlimited.within);
        if (beyond.length > 0) beyondLimits++;
      }),
      { seed: SEED + 2, numRuns: 250 },
    );
    expect(beyondLimits).toBeGreaterThan(10);
  });
});

describe('loosening', () => {
  /** 4 women and 6 men */
  const village = (min: number, max: number, size = 5): QuotaModel => ({
    sizes: [4, 6],
    size,
    groups: [{ members: [0], min, max }],
  });
  const toFour: Loosening = { changes: [{ group: 0, side: 'min', from: 5, to: 4 }], cost: 1.4 };

  test('a minimum above what there is lowers it, at 1 + 2/m a step', async () => {
    expect(await loosenQuotas(solver, village(5, 5), [FREE], pause)).toEqual({
      within: [toFour],
      beyond: [],
    });
  });

  test('quotas that can be met changes nothing', async () => {
    const nothing = { within: [{ changes: [], cost: 0 }], beyond: [] };
    expect(await loosenQuotas(solver, village(2, 3), [FREE], pause)).toEqual(nothing);
    expect(await loosenQuotas(solver, village(2, 3), [null], pause)).toEqual(nothing);
  });

  test('keeps to the limits, and says what would be without them', async () => {
    const stuck = { min_flex: 5, max_flex: null };
    expect(await loosenQuotas(solver, village(5, 5), [stuck], pause)).toEqual({
      within: [],
      beyond: [toFour],
    });
    expect(await loosenQuotas(solver, village(5, 5), [null], pause)).toEqual({ within: [], beyond: [] });
  });

  test('more people than there are does not help', async () => {
    expect(await loosenQuotas(solver, village(0, 11, 11), [FREE], pause)).toEqual({ within: [], beyond: [] });
  });

  test('offers to raise maxima, to lower minima, or a cheaper mixture of both', async () => {
    const model: QuotaModel = {
      sizes: [9, 9, 20],
      size: 20,
      groups: [
        { members: [0], min: 0, max: 3 },
        { members: [0], min: 4, max: 20 },
        // Two maxima against one minimum: here the minimum is cheaper.
        { members: [1], min: 0, max: 3 },
        { members: [1], min: 0, max: 3 },
        { members: [1], min: 4, max: 20 },
      ],
    };
    const raised = (group: number) => ({ group, side: 'max', from: 3, to: 4 });
    const lowered = (group: number) => ({ group, side: 'min', from: 4, to: 3 });
    const free = model.groups.map(() => FREE);
    const minima = { changes: [lowered(1), lowered(4)], cost: 3 };
    expect((await loosenQuotas(solver, model, free, pause)).within).toEqual([
      { changes: [raised(0), lowered(4)], cost: 2.5 },
      { changes: [raised(0), raised(2), raised(3)], cost: 3 },
      minima,
    ]);
    const firstStays = [{ min_flex: null, max_flex: 3 }, ...free.slice(1)];
    expect((await loosenQuotas(solver, model, firstStays, pause)).within).toEqual([minima]);
  });

  test('weighs small minima more', async () => {
    const model: QuotaModel = {
      sizes: [20, 20],
      size: 10,
      groups: [
        { members: [0], min: 2, max: 10 },
        { members: [1], min: 9, max: 10 },
      ],
    };
    const { within } = await loosenQuotas(solver, model, [FREE, FREE], pause);
    expect(within).toEqual([{ changes: [{ group: 1, side: 'min', from: 9, to: 8 }], cost: 11 / 9 }]);
  });

  test('tells costs apart that are nearly the same', async () => {
    const pair = (first: number, second: number): QuotaModel => ({
      sizes: [1000, 1000],
      size: first + second - 1,
      groups: [
        { members: [0], min: first, max: 2000 },
        { members: [1], min: second, max: 2000 },
      ],
    });
    for (const a of [991, 997, 999]) {
      const b = 1988 - a;
      const { within } = await loosenQuotas(solver, pair(a, b), [FREE, FREE], pause);
      const from = Math.max(a, b);
      expect(within.map(({ changes }) => changes)).toEqual([
        [{ group: a > b ? 0 : 1, side: 'min', from, to: from - 1 }],
      ]);
    }
  });

  test('gives one of two quotas that cost the same', async () => {
    const model: QuotaModel = {
      sizes: [9, 9],
      size: 9,
      groups: [0, 1].map((type) => ({ members: [type], min: 5, max: 9 })),
    };
    const { within } = await loosenQuotas(solver, model, [FREE, FREE], pause);
    expect(within.map(({ changes, cost }) => [changes.length, cost])).toEqual([[1, 1.4]]);
  });

  test('wants limits for every group', async () => {
    await expect(loosenQuotas(solver, village(1, 2), [], pause)).rejects.toThrow(RangeError);
  });
});
