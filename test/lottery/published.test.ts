import { beforeAll, expect, test } from 'vitest';
import { provenBound } from '../../src/core/lottery/bound.js';
import { isOutcome, type QuotaModel } from '../../src/core/lottery/outcome.js';
import { reduce } from '../../src/core/lottery/portfolio.js';
import { loadSolver, type Solver } from '../../src/lottery/solver.js';
import { leastChance, made } from './made.js';

/** The two public examples of Flanigan et al. (Nature 2021): the least chance is 10 percent. */

let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver();
});

/** Types: men who are conservative, women who are liberal, women who are conservative. */
const example = (sizes: readonly number[], size: number, min: number, max: number): QuotaModel => ({
  sizes,
  size,
  groups: [[0], [1, 2], [0, 2], [1]].map((members) => ({ members, min, max })),
});

const EXAMPLES = [
  ['example_small', example([100, 99, 1], 20, 9, 20)],
  ['example_large', example([1000, 999, 1], 200, 99, 200)],
] as const;

test.each(EXAMPLES)('%s: least chance and proven bound are 1/10 exactly', async (_, model) => {
  for (const objective of ['leximin', 'maximin'] as const) {
    const lottery = await made(solver, model, objective);
    expect(reduce(leastChance(model, lottery))).toEqual([1n, 10n]);
    expect(reduce(provenBound(model, lottery.proof))).toEqual([1n, 10n]);
    expect(lottery.complete).toBe(true);
    expect(lottery.cuts).toBe(0);
    expect(lottery.portfolio.outcomes.every((outcome) => isOutcome(model, outcome))).toBe(true);
  }
});

test.each(EXAMPLES)('%s with 1000 numbered panels: 1/10 as well', async (_, model) => {
  const lottery = await made(solver, model, 'leximin', { total: 1000 });
  expect(reduce(leastChance(model, lottery))).toEqual([1n, 10n]);
});
