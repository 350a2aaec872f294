import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { isOutcome, type QuotaModel } from '../../src/core/lottery/outcome.js';
import { chances } from '../../src/core/lottery/portfolio.js';
import { Levels } from '../../src/lottery/levels.js';
import { loadSolver, type Solver } from '../../src/lottery/solver.js';
import { allOutcomes, leximinChances, tangledModels } from './enumerate.js';
import { FORBIDDEN, leastChance, made, TRIANGLE, value } from './made.js';

/**
 * Where the ideal chances can't be reached, inequalities are found, and after some of them the fairest
 * mixture is looked for level by level instead. With another number of inequalities the same chances must
 * come out: they are what enumeration gives in exact fractions. Weights are rounded to 10^-9.
 */

const TOLERANCE = 1e-8;

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Pairs that exclude each other all over, so that fractions promise what whole people can't keep. */
const crowdedModels: fc.Arbitrary<QuotaModel> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 6 }),
    rest: fc.integer({ min: 2, max: 4 }),
    size: fc.integer({ min: 2, max: 4 }),
    /** for each pair: no quota, at most one, at most two */
    pairs: fc.array(fc.constantFrom(0, 1, 1, 2), { minLength: 15, maxLength: 15 }),
  })
  .map(({ sizes, rest, size, pairs }) => {
    const all = sizes.flatMap((_, b) => sizes.slice(0, b).map((_size, a) => [a, b] as const));
    const groups = all.flatMap((members, at) => {
      const max = pairs[at] ?? 0;
      return max === 0 ? [] : [{ members, min: 0, max }];
    });
    return { sizes: [...sizes, rest], size, groups };
  });

interface Fallen {
  readonly model: QuotaModel;
  /** of each type, from enumeration */
  readonly exact: readonly number[];
}

/** Models whose lottery is not what enumeration says, and those in which inequalities did not suffice. */
async function compared(models: readonly QuotaModel[], mostCuts: number) {
  const wrong: unknown[] = [];
  const fallen: Fallen[] = [];
  const searches = vi.spyOn(Levels.prototype, 'leximin');
  for (const model of models) {
    searches.mockClear();
    const lottery = await made(solver, model, 'leximin', { mostCuts });
    const exact = leximinChances(model, allOutcomes(model)).map(value);
    const found = chances(model, lottery.portfolio).map(value);
    const off = exact.some((chance, type) => !(Math.abs(chance - (found[type] ?? Number.NaN)) < TOLERANCE));
    if (off || !lottery.complete || lottery.cuts > mostCuts) wrong.push({ model, exact, found });
    // One search for the ideal, another one after each inequality; any further one is the other way.
    if (searches.mock.calls.length > 1 + lottery.cuts) fallen.push({ model, exact });
  }
  return { wrong, fallen };
}

const differing = (chances: readonly number[]) => new Set(chances.map((chance) => chance.toFixed(9))).size;

describe('without any inequality', () => {
  test.each([
    ['pairs that exclude each other', crowdedModels, 110],
    ['quotas that no network holds', tangledModels, 200],
  ])('%s: each type has exactly the chance that enumeration gives it', async (_, arbitrary, numRuns) => {
    const models = fc
      .sample(arbitrary, { seed: 20270130, numRuns })
      .filter((model) => allOutcomes(model).length > 0);
    const { wrong, fallen } = await compared(models, 0);
    expect(wrong).toEqual([]);
    expect(fallen.length).toBeGreaterThan(40);
    // More than one level had to be found, not only the least chance.
    expect(fallen.filter(({ exact }) => differing(exact) > 2).length).toBeGreaterThan(20);
  });

  test('maximin: the least has the chance that enumeration gives', async () => {
    const models = fc.sample(crowdedModels, { seed: 5, numRuns: 80 });
    const searches = vi.spyOn(Levels.prototype, 'maximin');
    let fallen = 0;
    const wrong: unknown[] = [];
    for (const model of models) {
      searches.mockClear();
      const lottery = await made(solver, model, 'maximin', { mostCuts: 0 });
      if (searches.mock.calls.length > 1) fallen++;
      const exact = Math.min(...leximinChances(model, allOutcomes(model)).map(value));
      const found = value(leastChance(model, lottery));
      if (!(Math.abs(exact - found) < TOLERANCE && lottery.complete)) wrong.push({ model, exact, found });
    }
    expect(wrong).toEqual([]);
    expect(fallen).toBeGreaterThan(20);
  });

  test('three that exclude each other: a third each; types that only whole numbers forbid: none', async () => {
    const third = await made(solver, TRIANGLE, 'leximin', { mostCuts: 0 });
    expect(third).toMatchObject({ cuts: 0, complete: true });
    expect(chances(TRIANGLE, third.portfolio).map(value)).toEqual(
      [1 / 3, 1 / 3, 1 / 3, 2 / 3].map((chance) => expect.closeTo(chance, 8)),
    );
    const forbidden = await made(solver, FORBIDDEN, 'leximin', { mostCuts: 0 });
    expect(forbidden).toMatchObject({ cuts: 0, complete: true });
    expect(chances(FORBIDDEN, forbidden.portfolio).map(value)).toEqual([
      0,
      0,
      0,
      1,
      expect.closeTo(2 / 3, 8),
    ]);
  });
});

test('with one inequality, with ten, and without: the same chances', async () => {
  const models = fc.sample(crowdedModels, { seed: 77, numRuns: 60 });
  const { fallen } = await compared(models, 0);
  const hard = fallen.map(({ model }) => model);
  expect(hard.length).toBeGreaterThan(20);
  const one = await compared(hard, 1);
  const ten = await compared(hard, 10);
  expect([one.wrong, ten.wrong]).toEqual([[], []]);
  // Ten are enough where one is not.
  expect(one.fallen.length).toBeGreaterThan(ten.fallen.length);
});

test('time that runs out at any step: a lottery that holds, and that it is not complete is said', async () => {
  const complete: boolean[] = [];
  for (let steps = 0; steps < 80; steps++) {
    let left = steps;
    const lottery = await made(solver, TRIANGLE, 'leximin', { mostCuts: 0, secondsLeft: () => left-- });
    const { outcomes, weights, total } = lottery.portfolio;
    expect(outcomes.every((outcome) => isOutcome(TRIANGLE, outcome))).toBe(true);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(total);
    const least = value(leastChance(TRIANGLE, lottery));
    if (lottery.complete) expect(least).toBeCloseTo(1 / 3, 8);
    else expect(least).toBeLessThanOrEqual(1 / 3 + TOLERANCE);
    expect(outcomes.length).toBeGreaterThan(1);
    complete.push(lottery.complete);
  }
  expect(complete[0]).toBe(false);
  expect(complete.at(-1)).toBe(true);
});
