import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { provenBound } from '../../src/core/lottery/bound.js';
import { isOutcome, type QuotaModel } from '../../src/core/lottery/outcome.js';
import { chances, compare, weightedPeople } from '../../src/core/lottery/portfolio.js';
import { type Lottery, makeLottery } from '../../src/lottery/lottery.js';
import { loadSolver, type Solver } from '../../src/lottery/solver.js';
import { feasibleModels, tangledModels } from './enumerate.js';
import { gapOf, leastChance, made, value } from './made.js';
import { pool } from './pools.js';

/** What holds for every lottery, and how lotteries of related models hang together. */

let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver();
});

/** One that has solved nothing yet; the usual one is loaded once. */
async function freshSolver(): Promise<Solver> {
  vi.resetModules();
  const { loadSolver: load } = await import('../../src/lottery/solver.js');
  const fresh = await load();
  expect(fresh.highs).not.toBe(solver.highs);
  return fresh;
}

const OBJECTIVES = ['leximin', 'maximin', 'nash', 'random'] as const;
const POOLS = [
  pool({ seed: 'few types', features: [2, 3], people: 120, size: 20, slack: 1 }),
  pool({ seed: 'some types', features: [2, 3, 4], people: 200, size: 30, slack: 1 }),
  pool({ seed: 'many types', features: [2, 4, 3, 3], people: 250, size: 40, slack: 2 }),
];

/** What is wrong with a lottery, whatever it was made for. */
function faults(model: QuotaModel, { portfolio, proof }: Lottery): string[] {
  const { outcomes, weights, total } = portfolio;
  const found: string[] = [];
  if (!outcomes.every((outcome) => isOutcome(model, outcome))) found.push('an outcome breaks a quota');
  if (outcomes.flat().some((people) => Object.is(people, -0))) found.push('minus nobody');
  if (new Set(outcomes.map((outcome) => outcome.join())).size !== outcomes.length) found.push('repeated');
  if (!weights.every((weight) => Number.isSafeInteger(weight) && weight >= 1)) found.push('weights');
  if (weights.length !== outcomes.length) found.push('lengths');
  if (weights.reduce((sum, weight) => sum + weight, 0) !== total) found.push('total');
  // sum over types of N_t * chance_t = n, in fractions
  const all = chances(model, portfolio);
  const people = all.reduce((sum, [a, b], type) => {
    const parts = BigInt(total) * BigInt(model.sizes[type] ?? 0);
    return sum + (a * parts) / b;
  }, 0n);
  if (people !== BigInt(total) * BigInt(model.size)) found.push('chances do not sum to n');
  if (weightedPeople(model, portfolio).reduce((sum, part) => sum + part, 0n) !== people) found.push('people');
  const least = all.reduce((so, one) => (compare(one, so) < 0 ? one : so), [1n, 1n] as const);
  if (compare(least, provenBound(model, proof)) > 0) found.push('above the bound');
  return found;
}

const small = (runs: number, seed: number) => fc.sample(feasibleModels, { seed, numRuns: runs });

describe('every lottery', () => {
  test.each(OBJECTIVES)(
    '%s: outcomes meet all quotas, weights sum to W, chances to n, none above the bound',
    async (objective) => {
      // 200 outcomes are looked for one by one if the lottery aims at nothing.
      const models = [...small(40, 5), ...POOLS];
      for (const model of objective === 'random' ? models.slice(37, 41) : models) {
        for (const total of [1_000_000_000, 1000]) {
          const lottery = await made(solver, model, objective, { total });
          expect(faults(model, lottery)).toEqual([]);
          expect(lottery.portfolio.total).toBe(total);
        }
      }
    },
  );

  test.each(['leximin', 'maximin'] as const)(
    '%s, complete and without further inequalities: within a millionth of the bound',
    async (objective) => {
      let without = 0;
      for (const model of [...small(80, 6), ...POOLS]) {
        const lottery = await made(solver, model, objective);
        if (!lottery.complete || lottery.cuts > 0) continue;
        without++;
        const isNobody = value(provenBound(model, lottery.proof)) === 0;
        expect(isNobody ? 0 : gapOf(model, lottery)).toBeLessThan(1e-6);
      }
      expect(without).toBeGreaterThan(60);
    },
  );

  test.each(OBJECTIVES)(
    '%s: the same input gives the same portfolio, with a new solver too',
    async (objective) => {
      const models = [...small(6, 7), ...POOLS];
      for (const model of objective === 'random' ? models.slice(4, 6) : models) {
        const first = await made(solver, model, objective);
        expect((await made(solver, model, objective)).portfolio).toEqual(first.portfolio);
        expect((await made(await freshSolver(), model, objective)).portfolio).toEqual(first.portfolio);
        expect((await made(await freshSolver(), model, objective)).proof).toEqual(first.proof);
      }
    },
  );
});

/** The model with its types in another order: `order[k]` is the old type at the new place k. */
function permuted(model: QuotaModel, order: readonly number[]): QuotaModel {
  const places = new Map(order.map((old, place) => [old, place] as const));
  return {
    ...model,
    sizes: order.map((old) => model.sizes[old] ?? 0),
    groups: model.groups.map((group) => ({
      ...group,
      members: group.members.map((type) => places.get(type) ?? -1).sort((a, b) => a - b),
    })),
  };
}

const shuffled = (count: number, seed: number): number[] =>
  fc.sample(fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count }), {
    seed,
    numRuns: 1,
  })[0] ?? [];

async function chancesOf(model: QuotaModel): Promise<number[]> {
  return chances(model, (await made(solver, model, 'leximin')).portfolio).map(value);
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((chance, at) => Math.abs(chance - (b[at] ?? Number.NaN))));
}

const related = [
  ...small(40, 8),
  ...fc.sample(tangledModels, { seed: 8, numRuns: 40 }),
  ...POOLS.slice(0, 2),
];

/** Those of the models that have a lottery. */
async function withLottery(): Promise<QuotaModel[]> {
  const found: QuotaModel[] = [];
  for (const model of related)
    if ((await makeLottery(solver, model, { objective: 'maximin' })) !== null) found.push(model);
  return found;
}

describe('leximin chances', () => {
  test('do not depend on the order of the types', async () => {
    for (const [at, model] of (await withLottery()).entries()) {
      const order = shuffled(model.sizes.length, at);
      const [before, after] = [await chancesOf(model), await chancesOf(permuted(model, order))];
      const wanted = order.map((old) => before[old] ?? Number.NaN);
      expect(distance(wanted, after)).toBeLessThan(1e-6);
    }
  });

  test('depend neither on the order of the quotas nor on one that stands there twice or binds nobody', async () => {
    for (const [at, model] of (await withLottery()).entries()) {
      const groups = shuffled(model.groups.length, at).map((place) => model.groups[place] ?? NOBODY);
      const everybody = [...model.sizes.keys()];
      const more = [
        ...groups,
        ...groups.slice(0, 1),
        { members: everybody, min: 0, max: model.size },
        NOBODY,
      ];
      expect(distance(await chancesOf(model), await chancesOf({ ...model, groups: more }))).toBeLessThan(
        1e-6,
      );
    }
  });

  test('a type split in two: both halves have its chance', async () => {
    for (const model of [...small(40, 9), ...POOLS.slice(0, 2)]) {
      const type = model.sizes.findIndex((size) => size > 1);
      if (type < 0) continue;
      const added = model.sizes.length;
      const split = {
        ...model,
        sizes: [...model.sizes.map((size, at) => (at === type ? size - 1 : size)), 1],
        groups: model.groups.map(({ members, ...bounds }) => ({
          ...bounds,
          members: members.includes(type) ? [...members, added] : members,
        })),
      };
      const before = await chancesOf(model);
      expect(distance([...before, before[type] ?? Number.NaN], await chancesOf(split))).toBeLessThan(1e-6);
    }
  });

  test('the least never falls when a quota is loosened', async () => {
    let risen = 0;
    for (const model of await withLottery()) {
      const before = value(leastChance(model, await made(solver, model, 'leximin')));
      for (const [at, group] of model.groups.entries()) {
        for (const change of [{ min: Math.max(0, group.min - 1) }, { max: group.max + 1 }]) {
          const groups = model.groups.with(at, { ...group, ...change });
          const loose = { ...model, groups };
          const after = value(leastChance(loose, await made(solver, loose, 'leximin')));
          expect(after).toBeGreaterThan(before - 1e-8);
          if (after > before + 1e-3) risen++;
        }
        if (model.sizes.length > 5 && at > 1) break;
      }
    }
    expect(risen).toBeGreaterThan(10);
  });
});

const NOBODY = { members: [], min: 0, max: 0 };
