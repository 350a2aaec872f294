import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { QuotaModel } from '../../src/core/lottery/outcome.js';
import { chances, lotteryNumber, pickOutcome } from '../../src/core/lottery/portfolio.js';
import type { Lottery } from '../../src/lottery/lottery.js';
import { loadSolver } from '../../src/lottery/solver.js';
import { made, value } from './made.js';
import { pool } from './pools.js';

/**
 * 20,000 draws against the chances that are stated. The seeds are fixed, so this gives the same every time;
 * with other seeds it would be false alarm once in a million: each bound is Bernstein's inequality for a
 * mean of independent numbers from 0 to 1, and the million is shared out among all that are compared.
 */

const DRAWS = 20_000;
const FALSE_ALARM = 1e-6;

const MODELS: readonly QuotaModel[] = [
  pool({ seed: 'frequencies', features: [2, 3, 3], people: 150, size: 25, slack: 1 }),
  {
    sizes: [100, 99, 1],
    size: 20,
    groups: [[0], [1, 2], [0, 2], [1]].map((members) => ({ members, min: 9, max: 20 })),
  },
];

/** How far the mean of numbers from 0 to 1 with this expectation may be off. */
function allowed(expectation: number, comparisons: number): number {
  const log = Math.log((2 * comparisons) / FALSE_ALARM);
  const variance = expectation * (1 - expectation);
  return Math.sqrt((2 * variance * log) / DRAWS) + (2 * log) / (3 * DRAWS);
}

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** How often each outcome is drawn. */
function drawn({ portfolio }: Lottery, total: number): number[] {
  const times = portfolio.outcomes.map(() => 0);
  for (let seed = 0; seed < DRAWS; seed++) {
    const at = pickOutcome(portfolio, lotteryNumber(hash, hash(`seed ${seed}`), total));
    times[at] = (times[at] ?? 0) + 1;
  }
  return times;
}

const lotteries: { model: QuotaModel; lottery: Lottery; times: number[] }[] = [];

beforeAll(async () => {
  const solver = await loadSolver();
  for (const model of MODELS) {
    for (const total of [1_000_000_000, 1000]) {
      const lottery = await made(solver, model, 'leximin', { total });
      lotteries.push({ model, lottery, times: drawn(lottery, total) });
    }
  }
});

test('every person of a type is drawn as often as the stated chance says', () => {
  for (const { model, lottery, times } of lotteries) {
    const { outcomes } = lottery.portfolio;
    for (const [type, chance] of chances(model, lottery.portfolio).entries()) {
      const size = model.sizes[type] ?? 0;
      const people = outcomes.reduce((sum, outcome, at) => sum + (times[at] ?? 0) * (outcome[type] ?? 0), 0);
      const frequency = people / (DRAWS * size);
      const bound = allowed(value(chance), model.sizes.length * lotteries.length * 2);
      expect(Math.abs(frequency - value(chance))).toBeLessThan(bound);
      expect(bound).toBeLessThan(0.03);
    }
  }
});

test('every outcome is drawn as often as its weight says', () => {
  for (const { lottery, times } of lotteries) {
    const { weights, total } = lottery.portfolio;
    for (const [at, weight] of weights.entries()) {
      const bound = allowed(weight / total, weights.length * lotteries.length * 2);
      expect(Math.abs((times[at] ?? 0) / DRAWS - weight / total)).toBeLessThan(bound);
    }
  }
});

test('the bound is narrow enough to notice a chance that is off by a fifth', () => {
  const [first] = lotteries;
  const stated = chances(
    first?.model ?? { sizes: [], size: 0, groups: [] },
    first?.lottery.portfolio ?? NONE,
  );
  const most = Math.max(...stated.map(value));
  expect(allowed(most, stated.length * lotteries.length * 2)).toBeLessThan(most / 5);
});

const NONE = { outcomes: [], weights: [], total: 1 };
