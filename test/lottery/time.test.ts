import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { provenBound } from '../../src/core/lottery/bound.js';
import { capOf, factorOf, isCapProof } from '../../src/core/lottery/cap.js';
import { isOutcome, type QuotaModel } from '../../src/core/lottery/outcome.js';
import { pairModel } from '../../src/core/lottery/pairs.js';
import { chances, compare, NUMBERED_TOTAL } from '../../src/core/lottery/portfolio.js';
import type { LotteryObjective } from '../../src/core/plan.js';
import type { Lottery } from '../../src/lottery/lottery-options.js';
import { mixedLottery } from '../../src/lottery/mixed.js';
import { partOf, SolverFailure } from '../../src/lottery/program.js';
import { loadSolver, Program, type Solver } from '../../src/lottery/solver.js';
import { runs } from '../thorough.js';
import { leastChance, TRIANGLE } from './made.js';
import { pool } from './pools.js';

/**
 * Time that runs out at each look at the clock, so in each phase of a search: what comes of it is a mixture of several
 * outcomes that holds and says that it is not complete, or the very list that there is without a limit.
 */

const SMALL = pool({ seed: 'time', features: [2, 3, 4], people: 200, size: 30, slack: 1 });
/** From 200 types on a search goes another way. */
const LARGE = pool({ seed: 'large', features: [4, 5, 5, 4, 3], people: 500, size: 40, slack: 1 });

/** Of three features, as in `pairs.test.ts`: both halves together can not always be halved. */
const UNEVEN: QuotaModel = {
  sizes: [1, 1, 1, 1, 1, 1, 1],
  size: 2,
  groups: [
    [0, 2, 4],
    [0, 1, 5],
    [1, 2, 6],
  ].map((members) => ({ members, min: 1, max: 1 })),
};

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
  expect(LARGE.sizes.length).toBeGreaterThan(200);
});
afterEach(() => {
  vi.restoreAllMocks();
});

interface Asked {
  readonly objective: LotteryObjective;
  readonly cap?: true;
  readonly total?: number;
}

const ROUNDS = 5;

/** @param looks after which the time is over */
async function searched(
  model: QuotaModel,
  asked: Asked,
  looks: number,
  { withSubstitutes = false, mixing = ROUNDS } = {},
) {
  let seen = 0;
  const listed = { quotas: model.groups.length, withSubstitutes, mixing };
  // Far below zero, so that nothing is found by looking longer.
  const secondsLeft = () => (seen++ < looks ? 1000 : -1000);
  const lottery = await mixedLottery(solver, model, listed, { ...asked, secondsLeft });
  if (lottery === null) throw new Error('no outcome');
  return { lottery, seen };
}

function expectSound(model: QuotaModel, { portfolio, proof, cap, objective }: Lottery): void {
  const { outcomes, weights, total } = portfolio;
  expect(outcomes.every((outcome) => isOutcome(model, outcome))).toBe(true);
  expect(weights.every((weight) => Number.isSafeInteger(weight) && weight > 0)).toBe(true);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(total);
  expect(outcomes.length).toBeGreaterThan(1);
  const least = leastChance(model, { portfolio } as Lottery);
  expect(compare(least, provenBound(model, proof))).toBeLessThanOrEqual(0);
  if (cap === undefined) return;
  const all = chances(model, portfolio);
  expect(isCapProof(model, cap, all)).toBe(true);
  // What is proven of the greatest chance must not be more than it is.
  const { value, bound } = (objective === 'goldilocks' ? factorOf : capOf)(model, cap, all);
  expect(compare(value, bound)).toBeGreaterThanOrEqual(0);
}

const ASKED: readonly (readonly [string, QuotaModel, Asked])[] = [
  ['leximin', SMALL, { objective: 'leximin' }],
  ['maximin', SMALL, { objective: 'maximin' }],
  ['nash', SMALL, { objective: 'nash' }],
  ['goldilocks', SMALL, { objective: 'goldilocks' }],
  ['leximin with a cap', SMALL, { objective: 'leximin', cap: true }],
  ['random', SMALL, { objective: 'random' }],
  ['numbered panels', SMALL, { objective: 'leximin', total: NUMBERED_TOTAL }],
  ['leximin of many types', LARGE, { objective: 'leximin' }],
  ['goldilocks of many types', LARGE, { objective: 'goldilocks' }],
  ['quotas that no walk keeps to', TRIANGLE, { objective: 'leximin' }],
];

describe('time that runs out', () => {
  test.each(ASKED)('%s: sound at every moment', async (_, model, asked) => {
    const without = { quotas: model.groups.length, withSubstitutes: false, mixing: ROUNDS };
    const whole = await mixedLottery(solver, model, without, asked);
    const { lottery: inTime, seen } = await searched(model, asked, Number.POSITIVE_INFINITY);
    expect(inTime).toEqual(whole);
    expect(seen).toBeGreaterThan(10);
    const moments = runs(200, 25);
    const complete: boolean[] = [];
    for (let moment = 0; moment < moments; moment++) {
      const looks = Math.min(seen - 1, Math.floor((moment * seen) / moments) + (moment % 3));
      const { lottery } = await searched(model, asked, looks);
      expectSound(model, lottery);
      if (lottery.complete) expect(lottery).toEqual(whole);
      complete.push(lottery.complete);
    }
    expect(complete[0]).toBe(false);
  });

  test('a panel and its substitutes: pairs that hold', async () => {
    const { seen } = await searched(SMALL, { objective: 'leximin' }, Number.POSITIVE_INFINITY, {
      withSubstitutes: true,
    });
    const pairs = pairModel(SMALL, SMALL.groups.length);
    for (let moment = 0; moment < runs(60, 12); moment++) {
      const looks = Math.floor((moment * seen) / runs(60, 12));
      const { lottery } = await searched(SMALL, { objective: 'leximin' }, looks, { withSubstitutes: true });
      const { outcomes, weights, total } = lottery.portfolio;
      expect(outcomes.length).toBeGreaterThan(1);
      expect(outcomes.every((outcome) => isOutcome(pairs, outcome))).toBe(true);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(total);
    }
  });

  test.each([
    ['leximin', SMALL, 'leximin', false],
    ['maximin', SMALL, 'maximin', false],
    ['nash', SMALL, 'nash', false],
    ['quotas that no walk keeps to', TRIANGLE, 'leximin', false],
    ['substitutes', SMALL, 'leximin', true],
    ['substitutes that the panel has to be searched with', UNEVEN, 'leximin', true],
  ] as const)('%s, without mixing: what is complete is the list without a limit', async (...asked) => {
    const [, model, objective, withSubstitutes] = asked;
    const how = { withSubstitutes, mixing: 0 };
    const { lottery: whole, seen } = await searched(model, { objective }, Number.POSITIVE_INFINITY, how);
    expect(whole.complete).toBe(true);
    const moments = Math.min(seen, runs(200, 40));
    for (let moment = 0; moment < moments; moment++) {
      // All of the last ones, where a step that was cut short is followed by few others.
      const looks = moment % 2 === 0 ? seen - 1 - moment / 2 : Math.floor((moment * seen) / moments);
      const found = await searched(model, { objective }, looks, how).catch((cause: unknown) => cause);
      if (found instanceof SolverFailure) continue;
      const { lottery } = found as { lottery: Lottery };
      if (lottery.complete) expect(lottery).toEqual(whole);
    }
  });

  test('a panel and its substitutes: where only the time for both together was over the list is not complete', async () => {
    const listed = { quotas: UNEVEN.groups.length, withSubstitutes: true, mixing: 0 };
    const asked = { objective: 'leximin' } as const;
    const whole = await mixedLottery(solver, UNEVEN, listed, asked);
    const complete: (boolean | undefined)[] = [];
    for (const looks of [1, 5, 20, 50, Number.POSITIVE_INFINITY]) {
      let seen = 0;
      // Three tenths of the time are left to the end.
      const secondsLeft = () => (seen++ < looks ? 1000 : 300);
      const lottery = await mixedLottery(solver, UNEVEN, listed, { ...asked, secondsLeft });
      if (lottery?.complete) expect(lottery).toEqual(whole);
      complete.push(lottery?.complete);
    }
    expect([complete[0], complete.at(-1)]).toEqual([false, true]);
  });

  test.each(ASKED)('%s: a solver that fails at any run leaves what there was', async (_, model, asked) => {
    const solve = Program.prototype.solve;
    let left = Number.POSITIVE_INFINITY;
    let count = 0;
    vi.spyOn(Program.prototype, 'solve').mockImplementation(function (this: Program) {
      count++;
      if (left-- <= 0) throw new SolverFailure('run error');
      return solve.call(this);
    });
    const listed = { quotas: model.groups.length, withSubstitutes: false, mixing: 0 };
    const search = () => mixedLottery(solver, model, listed, { ...asked, secondsLeft: () => 1000 });
    const whole = await search();
    const all = count;
    const failed: boolean[] = [];
    for (let moment = 0; moment < runs(100, 12); moment++) {
      left = Math.floor((moment * all) / runs(100, 12));
      const found = await search().catch((cause: unknown) => cause);
      failed.push(found instanceof SolverFailure);
      if (found instanceof SolverFailure) continue;
      expectSound(model, found as Lottery);
      if ((found as Lottery).complete) expect(found).toEqual(whole);
    }
    // Only before there is anything.
    expect(failed.lastIndexOf(true)).toBe(failed.filter((one) => one).length - 1);
    expect(failed.at(-1)).toBe(false);
  });
});

test('a part of the time is a part of what is left at first, and over when that is', () => {
  let left: number | undefined = 10;
  const part = partOf(() => left, 0.25);
  expect(part()).toBe(2.5);
  left = 8;
  expect(part()).toBe(0.5);
  left = 7;
  expect(part()).toBe(-0.5);
  left = undefined;
  expect(part()).toBeUndefined();
});
