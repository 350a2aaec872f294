import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { groupTotals, isOutcome, type QuotaModel } from '../../src/core/lottery/outcome.js';
import { type Give, provenDeviation } from '../../src/core/lottery/soft.js';
import { loosened } from '../../src/lottery/loose-program.js';
import { softenQuotas } from '../../src/lottery/soften.js';
import { loadSolver, type Solver } from '../../src/lottery/solver.js';

/** Soft quotas that can't all be met, beside all choices of people one by one. */

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});
const noPause = async () => {};

function* choices(model: QuotaModel, type = 0, left = model.size): Generator<number[]> {
  if (type === model.sizes.length) {
    if (left === 0) yield [];
    return;
  }
  for (let people = 0; people <= Math.min(left, model.sizes[type] ?? 0); people++)
    for (const rest of choices(model, type + 1, left - people)) yield [people, ...rest];
}

/** The least weighed deviation of any choice that meets the hard quotas; `null`: none does. */
function least(model: QuotaModel, weights: readonly (number | null)[]): number | null {
  let best: number | null = null;
  for (const outcome of choices(model)) {
    const totals = groupTotals(model, outcome);
    const costs = model.groups.map(({ min, max }, at) => {
      const off = Math.max(0, min - (totals[at] ?? 0)) + Math.max(0, (totals[at] ?? 0) - max);
      return off === 0 ? 0 : (weights[at] ?? Number.POSITIVE_INFINITY) * off;
    });
    const cost = costs.reduce((sum, one) => sum + one, 0);
    if (cost < (best ?? Number.POSITIVE_INFINITY)) best = cost;
  }
  return best;
}

const givesOf = (model: QuotaModel, weights: readonly (number | null)[]): (Give | null)[] =>
  weights.map((weight) => (weight === null ? null : { weight, lowest: 0, highest: model.size }));

const models = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
    size: fc.integer({ min: 1, max: 6 }),
    groups: fc.array(
      fc.record({
        members: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }),
        bounds: fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })),
        weight: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 4 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ sizes, size, groups }) => {
    const all = sizes.reduce((sum, one) => sum + one, 0);
    const n = Math.min(size, all);
    const model: QuotaModel = {
      ...{ sizes, size: n },
      groups: groups.map(({ members, bounds: [a, b] }) => ({
        members: members.filter((type) => type < sizes.length).sort((x, y) => x - y),
        min: Math.min(a, b, n),
        max: Math.min(Math.max(a, b), n),
      })),
    };
    return { model, weights: groups.map(({ weight }) => weight) };
  });

describe('soft quotas', () => {
  test('give way by the least that there is, and what is proven is never more', async () => {
    await fc.assert(
      fc.asyncProperty(models, async ({ model, weights }) => {
        const wanted = least(model, weights);
        const found = await softenQuotas(solver, model, givesOf(model, weights), noPause);
        if (wanted === null) {
          expect(found).toBeNull();
          return;
        }
        if (found === null) throw new Error('nothing was found');
        const cost = found.changes.reduce(
          (sum, { group, from, to }) => sum + (weights[group] ?? 0) * Math.abs(to - from),
          0,
        );
        expect(cost).toBe(wanted);
        const looser = loosened(model, found.changes);
        expect([...choices(looser)].some((outcome) => isOutcome(looser, outcome))).toBe(true);
        expect(provenDeviation(model, givesOf(model, weights), found.proof)).toBeLessThanOrEqual(wanted);
      }),
      { numRuns: 150 },
    );
  });

  test('whatever multipliers are given, nothing is proven that does not hold', () => {
    const multiplier = fc.integer({ min: -9_000_000, max: 9_000_000 });
    fc.assert(
      fc.property(
        models,
        fc.array(multiplier, { minLength: 5, maxLength: 5 }),
        ({ model, weights }, [m = 0, ...groups]) => {
          const wanted = least(model, weights);
          const proven = provenDeviation(model, givesOf(model, weights), { groups, size: m, one: 1_000_000 });
          if (wanted !== null) expect(proven).toBeLessThanOrEqual(wanted);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('no further than their limits', async () => {
    const model: QuotaModel = {
      sizes: [5, 5],
      size: 4,
      groups: [
        { members: [0], min: 0, max: 1 },
        { members: [1], min: 0, max: 1 },
      ],
    };
    const gives = [
      { weight: 1, lowest: 0, highest: 2 },
      { weight: 5, lowest: 0, highest: 4 },
    ];
    const found = await softenQuotas(solver, model, gives, noPause);
    expect(found?.changes).toEqual([
      { group: 0, side: 'max', from: 1, to: 2 },
      { group: 1, side: 'max', from: 1, to: 2 },
    ]);
    expect(provenDeviation(model, gives, found?.proof ?? { groups: [], size: 0, one: 1 })).toBe(6);
  });
});
