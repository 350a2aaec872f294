import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { provenBound } from '../../src/core/lottery/bound.js';
import type { QuotaModel } from '../../src/core/lottery/outcome.js';
import { chances } from '../../src/core/lottery/portfolio.js';
import { makeLottery } from '../../src/lottery/lottery.js';
import { loadSolver, type Solver } from '../../src/lottery/solver.js';
import {
  allOutcomes,
  anyModels,
  excludingModels,
  feasibleModels,
  leximinChances,
  sorted,
  tangledModels,
} from './enumerate.js';
import { FORBIDDEN, HALVES, leastChance, made, TRIANGLE, value } from './made.js';
import { maximise } from './simplex.js';

/**
 * Lotteries against the slow way: all outcomes enumerated, the fairest mixture of them in exact fractions.
 * Weights are rounded to 10^-9, so chances that agree to 10^-8 are the same.
 */

let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver();
});

const TOLERANCE = 1e-8;

async function differences(model: QuotaModel) {
  const exact = sorted(leximinChances(model, allOutcomes(model)));
  const leximin = await made(solver, model, 'leximin');
  const maximin = await made(solver, model, 'maximin');
  const found = sorted(chances(model, leximin.portfolio));
  return {
    leximin: Math.max(...exact.map((chance, at) => Math.abs(chance - (found[at] ?? Number.NaN)))),
    maximin: Math.abs((exact[0] ?? Number.NaN) - value(leastChance(model, maximin))),
    complete: leximin.complete && maximin.complete,
    cuts: leximin.cuts,
    isForbidden: exact[0] === 0,
  };
}

/** Models whose lottery is not what enumeration says, and how many were special. */
async function compared(models: readonly QuotaModel[]) {
  const wrong: unknown[] = [];
  let [cut, forbidden, most] = [0, 0, 0];
  for (const model of models) {
    const found = await differences(model);
    if (!(found.leximin < TOLERANCE && found.maximin < TOLERANCE && found.complete))
      wrong.push({ model, ...found });
    if (found.cuts > 0) cut++;
    if (found.isForbidden) forbidden++;
    most = Math.max(most, found.cuts);
  }
  return { wrong, cut, forbidden, most };
}

const ofThese = (arbitrary: fc.Arbitrary<QuotaModel>, numRuns: number) =>
  fc.sample(arbitrary, { seed: 20261205, numRuns });
const hasOutcome = (model: QuotaModel) => allOutcomes(model).length > 0;

describe('the reference itself', () => {
  test('simplex: the vertex of a polygon, exactly; nothing where nothing is', () => {
    // x + 2y + s = 4, 3x + y + t = 6: x = 8/5, y = 6/5
    const rows = [
      [1n, 2n, 1n, 0n],
      [3n, 1n, 0n, 1n],
    ];
    const [a, b] = maximise([1n, 1n, 0n, 0n], rows, [4n, 6n]) ?? [0n, 1n];
    expect(a * 5n).toBe(b * 14n);
    expect(maximise([1n], [[1n], [1n]], [1n, 2n])).toBeNull();
    expect(
      maximise(
        [1n, 0n],
        [
          [1n, 1n],
          [2n, 2n],
        ],
        [1n, 2n],
      ),
    ).toEqual([1n, 1n]);
    expect(() => maximise([1n, 0n], [[1n, -1n]], [1n])).toThrow('unbounded');
  });

  test('leximin: of two who exclude each other each has a half, and the third is certain', () => {
    const model = { sizes: [1, 1, 1], size: 2, groups: [{ members: [0, 1], min: 0, max: 1 }] };
    expect(allOutcomes(model)).toHaveLength(2);
    expect(leximinChances(model, allOutcomes(model))).toEqual([
      [1n, 2n],
      [1n, 2n],
      [1n, 1n],
    ]);
  });
});

describe('leximin gives everybody, and maximin the least, the chance that enumeration gives', () => {
  test('with any quotas that can be met', async () => {
    expect((await compared(ofThese(feasibleModels, 200))).wrong).toEqual([]);
  });

  test('with quotas that no network holds: inequalities are found, and types that only whole numbers forbid', async () => {
    const found = await compared(ofThese(tangledModels, 200).filter(hasOutcome));
    expect(found.wrong).toEqual([]);
    expect(found.cut).toBeGreaterThan(20);
    expect(found.forbidden).toBeGreaterThan(20);
  });

  test('with many pairs that exclude each other: one inequality after the other', async () => {
    const found = await compared(ofThese(excludingModels, 250).filter(hasOutcome));
    expect(found.wrong).toEqual([]);
    expect(found.most).toBeGreaterThan(1);
  });

  test('values of a third: the inequality is exact, and the lottery complete', async () => {
    const pairs = [
      [0, 3, 2],
      [0, 4, 1],
      [1, 4, 1],
      [2, 3, 2],
      [2, 4, 1],
      [3, 4, 1],
    ] as const;
    const groups = pairs.map(([a, b, max]) => ({ members: [a, b], min: 0, max }));
    const model = { sizes: [2, 2, 2, 2, 2, 3], size: 3, groups };
    const lottery = await made(solver, model, 'leximin');
    expect(lottery.cuts).toBeGreaterThan(0);
    expect(lottery.complete).toBe(true);
    expect(Math.min(...chances(model, lottery.portfolio).map(value))).toBeCloseTo(3 / 14, 8);
  });

  test('where three exclude each other: a third each, not the half that fractions promise', async () => {
    const lottery = await made(solver, TRIANGLE, 'leximin');
    expect(lottery.cuts).toBeGreaterThan(0);
    expect(lottery.complete).toBe(true);
    expect(chances(TRIANGLE, lottery.portfolio).map(value)).toEqual(
      [1 / 3, 1 / 3, 1 / 3, 2 / 3].map((chance) => expect.closeTo(chance, 8)),
    );
    const maximin = await made(solver, TRIANGLE, 'maximin');
    expect(maximin.cuts).toBeGreaterThan(0);
    expect(value(leastChance(TRIANGLE, maximin))).toBeCloseTo(1 / 3, 8);
  });

  test('where only whole numbers forbid three types: chance 0 for them, and the rest is still fair', async () => {
    expect(allOutcomes(FORBIDDEN)).toEqual([[0, 0, 0, 1, 2]]);
    for (const objective of ['leximin', 'maximin', 'nash'] as const) {
      const lottery = await made(solver, FORBIDDEN, objective);
      expect(chances(FORBIDDEN, lottery.portfolio)).toEqual([
        [0n, 1n],
        [0n, 1n],
        [0n, 1n],
        [1n, 1n],
        [2n, 3n],
      ]);
      expect(lottery.complete).toBe(true);
    }
  });
});

test('a lottery with further inequalities still has the bound that the quotas alone prove', async () => {
  for (const [model, bound] of [
    [TRIANGLE, 1 / 2],
    [FORBIDDEN, 1 / 3],
  ] as const) {
    const lottery = await made(solver, model, 'leximin');
    expect(lottery.cuts).toBeGreaterThan(0);
    expect(value(provenBound(model, lottery.proof))).toBeCloseTo(bound, 9);
  }
});

describe('there is no lottery exactly where there is no outcome', () => {
  test('with any quotas at all', async () => {
    const models = ofThese(anyModels, 300);
    const wrong: QuotaModel[] = [];
    for (const model of models) {
      const lottery = await makeLottery(solver, model, { objective: 'leximin' });
      if ((lottery === null) === hasOutcome(model)) wrong.push(model);
    }
    expect(wrong).toEqual([]);
    expect(models.filter(hasOutcome).length).toBeGreaterThan(60);
    expect(models.filter((model) => !hasOutcome(model)).length).toBeGreaterThan(60);
  });

  test.each(['leximin', 'maximin', 'nash', 'random'] as const)(
    '%s: too many people, a minimum above a maximum, too many already, halves only',
    async (objective) => {
      const everybody = [0, 1];
      const models: readonly QuotaModel[] = [
        { sizes: [1, 2], size: 4, groups: [] },
        { sizes: [2, 2], size: 2, groups: [{ members: everybody, min: 2, max: 1 }] },
        { sizes: [2, 2], size: 2, groups: [{ members: [0], min: 0, max: -1 }] },
        { sizes: [2, 2], size: 2, groups: [{ members: [], min: 1, max: 2 }] },
        HALVES,
      ];
      for (const model of models) expect(await makeLottery(solver, model, { objective })).toBeNull();
    },
  );
});
