import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Outcome, QuotaModel } from '../../src/core/lottery/outcome.js';
import { chances } from '../../src/core/lottery/portfolio.js';
import { loadSolver, type Solver } from '../../src/lottery/solver.js';
import { allOutcomes, feasibleModels, tangledModels } from './enumerate.js';
import { made, TRIANGLE, value } from './made.js';

/** Nash welfare: the product of everybody's chances. */

let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver();
});

/** The mean logarithm of a chance, over all people who are in some outcome. */
function welfare(model: QuotaModel, all: readonly number[], possible: readonly number[]): number {
  const people = possible.reduce((sum, type) => sum + (model.sizes[type] ?? 0), 0);
  const sum = possible.reduce((so, type) => so + (model.sizes[type] ?? 0) * Math.log(all[type] ?? 0), 0);
  return sum / people;
}

const possibleIn = (outcomes: readonly Outcome[]) =>
  [...(outcomes[0] ?? [])].flatMap((_, type) =>
    outcomes.some((outcome) => (outcome[type] ?? 0) > 0) ? [type] : [],
  );

/**
 * How much larger the mean logarithm can be at most, over all lotteries: it is concave, so no lottery is
 * farther above than its best direction says (Cover 1984).
 */
function room(model: QuotaModel, all: readonly number[], outcomes: readonly Outcome[]): number {
  const possible = possibleIn(outcomes);
  const people = possible.reduce((sum, type) => sum + (model.sizes[type] ?? 0), 0);
  const slopes = outcomes.map((outcome) =>
    possible.reduce((sum, type) => sum + (outcome[type] ?? 0) / (all[type] ?? 0), 0),
  );
  return Math.max(...slopes) / people - 1;
}

/** The optimum by many multiplicative steps over all outcomes. */
function byManySteps(model: QuotaModel, outcomes: readonly Outcome[]): number[] {
  const possible = possibleIn(outcomes);
  const people = possible.reduce((sum, type) => sum + (model.sizes[type] ?? 0), 0);
  let weights = outcomes.map(() => 1 / outcomes.length);
  const chancesOf = () =>
    model.sizes.map(
      (size, type) =>
        outcomes.reduce((sum, outcome, at) => sum + (weights[at] ?? 0) * (outcome[type] ?? 0), 0) / size,
    );
  for (let step = 0; step < 3000; step++) {
    const all = chancesOf();
    weights = weights.map((weight, at) => {
      const outcome = outcomes[at] ?? [];
      return (
        (weight * possible.reduce((sum, type) => sum + (outcome[type] ?? 0) / (all[type] ?? 0), 0)) / people
      );
    });
  }
  return chancesOf();
}

const models = [
  TRIANGLE,
  ...fc.sample(feasibleModels, { seed: 42, numRuns: 60 }),
  ...fc.sample(tangledModels, { seed: 42, numRuns: 60 }).filter((model) => allOutcomes(model).length > 0),
];

test('no lottery over all outcomes has a product that is larger by 10^-6 in the mean logarithm', async () => {
  const wrong: unknown[] = [];
  for (const model of models) {
    const lottery = await made(solver, model, 'nash');
    const all = chances(model, lottery.portfolio).map(value);
    const left = room(model, all, allOutcomes(model));
    if (!(left < 1e-6 && lottery.complete)) wrong.push({ model, left, complete: lottery.complete });
  }
  expect(wrong).toEqual([]);
});

test('the product is not below that of leximin, and above it where the two differ', async () => {
  let above = 0;
  for (const model of models) {
    const possible = possibleIn(allOutcomes(model));
    const of = async (objective: 'nash' | 'leximin') => {
      const { portfolio } = await made(solver, model, objective);
      return welfare(model, chances(model, portfolio).map(value), possible);
    };
    const [nash, leximin] = [await of('nash'), await of('leximin')];
    expect(nash).toBeGreaterThan(leximin - 1e-7);
    if (nash > leximin + 1e-3) above++;
  }
  expect(above).toBeGreaterThan(5);
});

test('the same optimum as many multiplicative steps over all outcomes', async () => {
  for (const model of models.slice(0, 25)) {
    const outcomes = allOutcomes(model);
    const possible = possibleIn(outcomes);
    const { portfolio } = await made(solver, model, 'nash');
    const reference = welfare(model, byManySteps(model, outcomes), possible);
    const found = welfare(model, chances(model, portfolio).map(value), possible);
    expect(Math.abs(found - reference)).toBeLessThan(1e-4);
  }
});
