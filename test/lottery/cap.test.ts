import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { capOf, factorOf, isCapProof } from '../../src/core/lottery/cap.js';
import type { Outcome, QuotaModel } from '../../src/core/lottery/outcome.js';
import { chances, compare, weightedPeople } from '../../src/core/lottery/portfolio.js';
import type { Lottery } from '../../src/lottery/lottery.js';
import { loadSolver, type Solver } from '../../src/lottery/solver.js';
import { allOutcomes, feasibleModels, leximinChances, sorted, tangledModels } from './enumerate.js';
import { made, TRIANGLE, value } from './made.js';
import { pool } from './pools.js';
import { maximise } from './simplex.js';

/** The greatest chance as small as possible: against all outcomes there are, in exact fractions. */

let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver();
});

const TOLERANCE = 1e-7;

const MODELS = [
  ...fc.sample(feasibleModels, { seed: 8, numRuns: 40 }),
  ...fc.sample(tangledModels, { seed: 8, numRuns: 40 }).filter((model) => allOutcomes(model).length > 0),
  TRIANGLE,
];

const possible = (model: QuotaModel, outcomes: readonly Outcome[]) =>
  [...model.sizes.keys()].filter((type) => outcomes.some((outcome) => (outcome[type] ?? 0) > 0));

/** All numbers as whole multiples of this. */
const SCALE = 10 ** 10;
const scaled = (chance: number) => BigInt(Math.round(chance * SCALE));

/**
 * The greatest goal over all lotteries in which all who can be drawn have at least the variable `L`, and nobody more than
 * `U`; one of the two is given.
 */
function extreme(
  model: QuotaModel,
  outcomes: readonly Outcome[],
  { least, greatest }: { readonly least?: number; readonly greatest?: number },
): number | null {
  const types = possible(model, outcomes);
  const none = types.flatMap(() => [0n, 0n]);
  const slack = (at: number, sign: bigint) => none.map((_, place) => (place === at ? sign : 0n));
  const rows: bigint[][] = [[...outcomes.map(() => 1n), 0n, ...none]];
  const rights = [1n];
  for (const [at, type] of types.entries()) {
    const size = BigInt(model.sizes[type] ?? 0);
    const people = outcomes.map((outcome) => BigInt(outcome[type] ?? 0) * BigInt(SCALE));
    // The variable is a chance in SCALE parts.
    rows.push([...people, least === undefined ? -size : 0n, ...slack(2 * at, -1n)]);
    rights.push(least === undefined ? 0n : scaled(least) * size);
    rows.push([...people, greatest === undefined ? -size : 0n, ...slack(2 * at + 1, 1n)]);
    rights.push(greatest === undefined ? 0n : scaled(greatest) * size);
  }
  const found = maximise([...outcomes.map(() => 0n), least === undefined ? 1n : -1n, ...none], rows, rights);
  return found === null ? null : Math.abs(Number(found[0]) / Number(found[1])) / SCALE;
}

const positive = (model: QuotaModel, { portfolio }: Lottery) =>
  sorted(chances(model, portfolio)).filter((chance) => chance > 0);

describe('with a cap', () => {
  test.each(['leximin', 'maximin'] as const)(
    '%s: the least chance is what it is without one, the greatest the smallest that enumeration finds',
    async (objective) => {
      for (const model of MODELS) {
        const outcomes = allOutcomes(model);
        const exact = sorted(leximinChances(model, outcomes)).filter((chance) => chance > 0);
        const least = exact[0] ?? 0;
        const lottery = await made(solver, model, objective, { cap: true });
        const found = positive(model, lottery);
        expect(lottery.complete).toBe(true);
        expect(found[0]).toBeCloseTo(least, 7);
        const greatest = extreme(model, outcomes, { least: least - 2 / SCALE });
        expect(found.at(-1)).toBeCloseTo(greatest ?? Number.NaN, 7);
      }
    },
  );

  test('on a pool: half as much as without, and the proof says that it is the smallest', async () => {
    const model = pool({ seed: 'cap', features: [2, 3, 4], people: 200, size: 30, slack: 1 });
    const [free, capped] = [
      await made(solver, model, 'leximin'),
      await made(solver, model, 'leximin', { cap: true }),
    ];
    const greatest = positive(model, capped).at(-1) ?? 0;
    expect(greatest).toBeLessThanOrEqual((positive(model, free).at(-1) ?? 0) + TOLERANCE);
    expect(positive(model, capped)[0]).toBeCloseTo(positive(model, free)[0] ?? 0, 7);
    const { bound } = capOf(model, capped.cap ?? raise(), chances(model, capped.portfolio));
    expect(greatest - value(bound)).toBeLessThan(1e-6);
  });
});

describe('goldilocks', () => {
  test('no lottery has all chances within a smaller factor of the equal chance', async () => {
    for (const model of MODELS) {
      const outcomes = allOutcomes(model);
      const lottery = await made(solver, model, 'goldilocks');
      const found = positive(model, lottery);
      const equal = model.size / model.sizes.reduce((sum, size) => sum + size, 0);
      const factor = Math.max(equal / (found[0] ?? 0), (found.at(-1) ?? 0) / equal);
      expect(lottery.complete).toBe(true);
      const all = chances(model, lottery.portfolio);
      const { value: reached, bound } = factorOf(model, lottery.cap ?? raise(), all);
      expect(value(reached)).toBeCloseTo(factor, 7);
      expect(compare(reached, bound)).toBeGreaterThanOrEqual(0);
      const smaller = Math.max(1, factor * (1 - 1e-5));
      if (factor < 1 + 1e-5) continue;
      // A smaller greatest chance costs so much of the least that the factor is no smaller.
      const least = extreme(model, outcomes, { greatest: Math.min(1, equal * smaller) });
      expect(least === null || least * smaller < equal).toBe(true);
    }
  });

  test('on a pool the factor is proven to seven digits, and lies between those of the others', async () => {
    const model = pool({ seed: 'goldilocks', features: [2, 3, 4], people: 200, size: 30, slack: 1 });
    const lottery = await made(solver, model, 'goldilocks');
    const figures = factorOf(model, lottery.cap ?? raise(), chances(model, lottery.portfolio));
    expect(value(figures.value) - value(figures.bound)).toBeLessThan(1e-6);
    const leximin = positive(model, await made(solver, model, 'leximin'));
    const own = positive(model, lottery);
    expect(own[0]).toBeLessThanOrEqual((leximin[0] ?? 0) + TOLERANCE);
    expect(own.at(-1)).toBeLessThanOrEqual((leximin.at(-1) ?? 0) + TOLERANCE);
  });
});

describe('the proof', () => {
  const model: QuotaModel = { sizes: [2, 4], size: 3, groups: [{ members: [0], min: 1, max: 1 }] };
  const outcomes: Outcome[] = [[1, 2]];
  const all = chances(model, { outcomes, weights: [1000], total: 1000 });
  // One of two and two of four are drawn: nobody can have less than a half and somebody more.
  const proof = { least: [0, 0], most: [1, 0], groups: [-1], size: 0 };

  test('by hand: of a group of two at least one is drawn, so somebody has at least a half', () => {
    expect(capOf(model, proof, all)).toEqual({ value: [1n, 2n], bound: [2n, 4n] });
    expect(isCapProof(model, proof, all)).toBe(true);
    // The equal chance is a half as well.
    const { value: reached, bound } = factorOf(model, proof, all);
    expect([value(reached), value(bound)]).toEqual([1, 1]);
  });

  test.each([
    ['a negative multiplier', { ...proof, most: [-1, 0] }],
    ['one for the least chance that is negative', { ...proof, least: [0, -3] }],
    ['one too few', { ...proof, most: [1] }],
    ['one group too many', { ...proof, groups: [-1, 0] }],
  ])('%s: is none', (_, forged) => {
    expect(isCapProof(model, forged, all)).toBe(false);
  });

  test('a multiplier for the least chance of somebody who has none: is none', () => {
    const nobody = chances(model, { outcomes: [[0, 3]], weights: [1000], total: 1000 });
    expect(isCapProof(model, { ...proof, least: [1, 0] }, nobody)).toBe(false);
  });

  test('whatever the multipliers are, no list is below the bound', () => {
    const numbers = fc.integer({ min: 0, max: 5 });
    const any = fc.integer({ min: -5, max: 5 });
    const forged = fc.record({
      model: feasibleModels,
      pick: fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 }),
      least: fc.array(numbers, { minLength: 5, maxLength: 5 }),
      most: fc.array(numbers, { minLength: 5, maxLength: 5 }),
      groups: fc.array(any, { minLength: 5, maxLength: 5 }),
      size: any,
    });
    fc.assert(
      fc.property(forged, ({ model: one, pick, least, most, groups, size }) => {
        const list = allOutcomes(one);
        const chosen = [...new Set(pick.map((at) => list[at % list.length] as Outcome))];
        const weights = chosen.map((_, at) => (at === 0 ? 1000 - 10 * (chosen.length - 1) : 10));
        const portfolio = { outcomes: chosen, weights, total: 1000 };
        const people = weightedPeople(one, portfolio);
        const made = {
          least: one.sizes.map((_, type) => (people[type] === 0n ? 0 : (least[type] ?? 0))),
          most: one.sizes.map((_, type) => most[type] ?? 0),
          groups: one.groups.map((_, at) => groups[at] ?? 0),
          size,
        };
        for (const figures of [capOf, factorOf].map((of) => of(one, made, chances(one, portfolio))))
          expect(compare(figures.value, figures.bound)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

function raise(): never {
  throw new Error('there is no proof');
}
