import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Fraction, provenBound } from '../../src/core/lottery/bound.js';
import { capOf, factorOf, isCapProof } from '../../src/core/lottery/cap.js';
import { isOutcome, type Outcome, type QuotaModel } from '../../src/core/lottery/outcome.js';
import { bothModel, doubled, halved, halvesOf, pairModel, panelsOf } from '../../src/core/lottery/pairs.js';
import { chances, compare, leastOf } from '../../src/core/lottery/portfolio.js';
import { Halver } from '../../src/lottery/halving.js';
import { type Lottery, type LotteryOptions, makeLottery } from '../../src/lottery/lottery.js';
import { makePairs } from '../../src/lottery/pairs.js';
import { loadSolver, type Solver } from '../../src/lottery/solver.js';
import { excludingModels, feasibleModels, leximinChances, sorted, tangledModels } from './enumerate.js';
import { value } from './made.js';
import { type PoolShape, pool } from './pools.js';

/** Panels with substitutes against the slow way: every two panels there are, beside each other. */

let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver();
});

const TOLERANCE = 1e-8;

interface Halves extends QuotaModel {
  /** how many of the groups are quotas; those behind them are households */
  readonly quotas: number;
}

/** All outcomes of one panel, household limits left aside: they are of both halves together. */
function panelsIn({ sizes, size, groups, quotas }: Halves): Outcome[] {
  const found: Outcome[] = [];
  const walk = (begun: readonly number[], left: number) => {
    if (begun.length === sizes.length) {
      if (left === 0 && isOutcome({ sizes, size, groups: groups.slice(0, quotas) }, begun)) found.push(begun);
      return;
    }
    for (let people = 0; people <= Math.min(left, sizes[begun.length] ?? 0); people++)
      walk([...begun, people], left - people);
  };
  walk([], size);
  return found;
}

/** What a panel and its substitutes can have together, each once: by trying every panel beside every other. */
function togetherIn(model: Halves): Outcome[] {
  const panels = panelsIn(model);
  const found = new Map<string, Outcome>();
  for (const one of panels)
    for (const other of panels) {
      const both = one.map((people, type) => people + (other[type] ?? 0));
      const fits = both.every((people, type) => people <= (model.sizes[type] ?? 0));
      const housed = model.groups
        .slice(model.quotas)
        .every(({ members, max }) => members.reduce((sum, type) => sum + (both[type] ?? 0), 0) <= max);
      if (fits && housed) found.set(both.join(), both);
    }
  return [...found.values()];
}

async function made(model: Halves, options: Partial<LotteryOptions> = {}): Promise<Lottery | null> {
  return makePairs(solver, model, model.quotas, { objective: 'leximin', ...options });
}

/** Of each type: to be on the panel. */
const chancesIn = (model: QuotaModel, { portfolio }: Lottery) => chances(model, panelsOf(portfolio));

function leastIn(model: QuotaModel, lottery: Lottery): Fraction {
  const all = chancesIn(model, lottery);
  return all[leastOf(all)] ?? [0n, 1n];
}

/** Some of the groups become households: they limit both halves together. */
const withHouseholds = (arbitrary: fc.Arbitrary<QuotaModel>): fc.Arbitrary<Halves> =>
  fc.record({ model: arbitrary, share: fc.integer({ min: 0, max: 2 }) }).map(({ model, share }) => {
    const quotas = model.groups.length - Math.min(share, model.groups.length);
    const groups = model.groups.map((group, at) => (at < quotas ? group : { ...group, min: 0 }));
    return { ...model, groups, quotas };
  });

const ofThese = (arbitrary: fc.Arbitrary<QuotaModel>, numRuns: number) =>
  fc.sample(withHouseholds(arbitrary), { seed: 20261205, numRuns });

/** Three features of which three of these four people have two each: the four can't be halved, each half with one of each. */
const UNEVEN: Halves = {
  // AB, BC, CA, nobody; A, B, C
  sizes: [1, 1, 1, 1, 1, 1, 1],
  size: 2,
  quotas: 3,
  groups: [
    { members: [0, 2, 4], min: 1, max: 1 },
    { members: [0, 1, 5], min: 1, max: 1 },
    { members: [1, 2, 6], min: 1, max: 1 },
  ],
};

const isSum = (pair: Outcome, both: Outcome) => {
  const [one, other] = halvesOf(pair);
  return one.every((people, type) => people + (other[type] ?? 0) === both[type]);
};

/** Whether all that a lottery of both together has can be halved. */
async function isHalved(model: Halves): Promise<boolean> {
  const halver = new Halver(solver, model, model.quotas);
  const together = await makeLottery(solver, bothModel(model, model.quotas), { objective: 'leximin' });
  return together?.portfolio.outcomes.every((both) => halver.half(both, 1) !== null) ?? false;
}

/** Models whose lottery is not what trying everything says, and how many were special. */
async function compared(models: readonly Halves[]) {
  const wrong: unknown[] = [];
  let [possible, paired] = [0, 0];
  for (const model of models) {
    const all = togetherIn(model);
    const lottery = await made(model);
    if (all.length === 0 || lottery === null) {
      if (all.length > 0 || lottery !== null) wrong.push({ model, all: all.length, lottery });
      continue;
    }
    possible++;
    const exact = sorted(leximinChances(model, all)).map((chance) => chance / 2);
    const found = sorted(chancesIn(model, lottery));
    const off = Math.max(...exact.map((chance, at) => Math.abs(chance - (found[at] ?? Number.NaN))));
    const outcomes = pairModel(model, model.quotas);
    const { outcomes: pairs } = lottery.portfolio;
    const kept = pairs.every((pair) => isOutcome(outcomes, pair) && all.some((both) => isSum(pair, both)));
    const bound = halved(provenBound(bothModel(model, model.quotas), lottery.proof));
    const proven = compare(leastIn(model, lottery), bound) <= 0;
    if (!(off < TOLERANCE && kept && proven && lottery.complete))
      wrong.push({ model, off, kept, proven, complete: lottery.complete });
    if (!(await isHalved(model))) paired++;
  }
  return { wrong, possible, paired };
}

/** UNEVEN with other numbers of people. */
const uneven: fc.Arbitrary<QuotaModel> = fc
  .array(fc.integer({ min: 1, max: 2 }), { minLength: 7, maxLength: 7 })
  .map((sizes) => ({ ...UNEVEN, sizes }));

/** Twice as many people of each type as a model has. */
const largeEnough: fc.Arbitrary<QuotaModel> = feasibleModels.map((model) => ({
  ...model,
  sizes: model.sizes.map((size) => 2 * size),
}));

describe('against every panel beside every other', () => {
  test('the chances are the fairest there are, and no pair breaks anything', {
    timeout: 120_000,
  }, async () => {
    const models = [
      ...ofThese(feasibleModels, 120),
      ...ofThese(tangledModels, 80),
      ...ofThese(excludingModels, 30),
      ...ofThese(largeEnough, 120),
    ];
    const { wrong, possible } = await compared(models);
    expect(wrong).toEqual([]);
    expect(possible).toBeGreaterThan(150);
  });

  test('so they are where both together can not always be halved', async () => {
    expect(await isHalved(UNEVEN)).toBe(false);
    const { wrong, paired } = await compared([UNEVEN, ...ofThese(uneven, 20)]);
    expect(wrong).toEqual([]);
    expect(paired).toBeGreaterThan(3);
  });
});

describe('with every objective', () => {
  const people = { seed: 'substitutes', features: [2, 3, 4], people: 60, size: 12, slack: 1 };
  const small: Halves = { ...pool(people), quotas: 9 };

  async function judged(options: Partial<LotteryOptions>) {
    const lottery = await made(small, options);
    if (lottery === null) throw new Error('no outcome');
    const outcomes = pairModel(small, small.quotas);
    expect(lottery.portfolio.outcomes.filter((pair) => !isOutcome(outcomes, pair))).toEqual([]);
    const found = chancesIn(small, lottery);
    const places = found.reduce((sum, chance, type) => sum + value(chance) * (small.sizes[type] ?? 0), 0);
    expect(places).toBeCloseTo(small.size, 6);
    return { lottery, found, numbers: found.map(value) };
  }

  test('the least chance is as large with maximin as with leximin, and nearly what is proven', async () => {
    const leximin = await judged({});
    const maximin = await judged({ objective: 'maximin' });
    const bound = value(halved(provenBound(bothModel(small, small.quotas), leximin.lottery.proof)));
    for (const { numbers } of [leximin, maximin])
      expect(Math.abs(Math.min(...numbers) - bound)).toBeLessThan(1e-8);
  });

  test('with a cap the greatest chance is smaller, the least is not, and both are proven', async () => {
    const free = await judged({});
    const { lottery, found, numbers } = await judged({ cap: true });
    expect(Math.abs(Math.min(...numbers) - Math.min(...free.numbers))).toBeLessThan(1e-8);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(Math.max(...free.numbers) + 1e-8);
    const both = bothModel(small, small.quotas);
    const cap = lottery.cap;
    if (cap === undefined) throw new Error('no proof');
    expect(isCapProof(both, cap, found.map(doubled))).toBe(true);
    const figures = capOf(both, cap, found.map(doubled));
    expect(value(figures.value) / 2).toBeCloseTo(Math.max(...numbers), 12);
    expect(value(figures.value) - value(figures.bound)).toBeLessThan(1e-6);
    expect(compare(figures.value, figures.bound)).toBeGreaterThanOrEqual(0);
  });

  test('goldilocks keeps within a factor that is proven', async () => {
    const { lottery, found } = await judged({ objective: 'goldilocks' });
    if (lottery.cap === undefined) throw new Error('no proof');
    const figures = factorOf(bothModel(small, small.quotas), lottery.cap, found.map(doubled));
    expect(compare(figures.value, figures.bound)).toBeGreaterThanOrEqual(0);
    expect(value(figures.value) / value(figures.bound)).toBeLessThan(1.0001);
  });

  test('nash: no product of chances of the others is larger', async () => {
    const product = ({ numbers }: { readonly numbers: readonly number[] }) =>
      numbers.reduce((sum, chance, type) => sum + (small.sizes[type] ?? 0) * Math.log(chance), 0);
    const nash = product(await judged({ objective: 'nash' }));
    for (const objective of ['leximin', 'maximin', 'goldilocks'] as const)
      expect(nash).toBeGreaterThanOrEqual(product(await judged({ objective })) - 1e-6);
  });

  test('random keeps to the quotas as well', async () => {
    expect((await judged({ objective: 'random' })).lottery.portfolio.outcomes.length).toBeGreaterThan(1);
  });
});

describe('with as many people as assemblies have', () => {
  test.each<[string, PoolShape]>([
    ['some dozens of types', { seed: 'dozens', features: [3, 4, 5], people: 400, size: 50, slack: 0 }],
    ['hundreds of types', { seed: 'hundreds', features: [3, 4, 5, 6], people: 500, size: 40, slack: 1 }],
  ])('%s', { timeout: 120_000 }, async (_, shape) => {
    const groups = shape.features.reduce((sum, count) => sum + count, 0);
    const model: Halves = { ...pool(shape), quotas: groups };
    const lottery = await made(model);
    if (lottery === null) throw new Error('no outcome');
    const outcomes = pairModel(model, groups);
    expect(lottery.portfolio.outcomes.filter((pair) => !isOutcome(outcomes, pair))).toEqual([]);
    const bound = value(halved(provenBound(bothModel(model, groups), lottery.proof)));
    expect((bound - value(leastIn(model, lottery))) / bound).toBeLessThan(1e-6);
    expect(lottery.complete).toBe(true);
  });
});
