import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareOutcomes, isOutcome, type QuotaModel } from '../../src/core/lottery/outcome.js';
import { chances, NUMBERED_TOTAL, type Portfolio } from '../../src/core/lottery/portfolio.js';
import { Climber } from '../../src/lottery/climb.js';
import { balancedPortfolio } from '../../src/lottery/numbered.js';
import { loadSolver, type Solver } from '../../src/lottery/solver.js';
import { wholeWeights } from '../../src/lottery/weights.js';
import { feasibleModels } from './enumerate.js';
import { made, value } from './made.js';
import { pool } from './pools.js';

/**
 * 1000 equally likely panels instead of weights of 10^-9. What is certain: they meet the quotas, and the
 * exchanges bring the chances no farther away than rounding left them (in squares, each type in its own
 * size). How near they come depends on which exchanges the quotas allow: in the pools below no type is in
 * two panels more or fewer than it should be, and most are within one.
 */

let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver();
});

const SHAPES = [
  { features: [2, 3], people: 120, size: 20 },
  { features: [2, 3, 4], people: 200, size: 30 },
  { features: [2, 4, 3, 3], people: 250, size: 40 },
  { features: [2, 4, 3, 4], people: 400, size: 50 },
];
const POOLS = SHAPES.flatMap((shape) =>
  [1, 2].map((slack) => pool({ ...shape, seed: `numbered ${slack}`, slack })),
);

/** How many panels too many or too few each type's people are in. */
function panelsOff(model: QuotaModel, wanted: Portfolio, found: Portfolio): number[] {
  const [a, b] = [chances(model, wanted).map(value), chances(model, found).map(value)];
  return a.map(
    (chance, type) => Math.abs(chance - (b[type] ?? Number.NaN)) * 1000 * (model.sizes[type] ?? 0),
  );
}

const root = (numbers: readonly number[]) =>
  Math.sqrt(numbers.reduce((sum, number) => sum + number ** 2, 0) / numbers.length);

describe('1000 numbered panels', () => {
  test('meet the quotas, are 1000, and stand in their order', async () => {
    for (const model of [...POOLS, ...fc.sample(feasibleModels, { seed: 1, numRuns: 40 })]) {
      const { portfolio } = await made(solver, model, 'leximin', { total: NUMBERED_TOTAL });
      expect(portfolio.outcomes.every((outcome) => isOutcome(model, outcome))).toBe(true);
      expect(portfolio.weights.every((weight) => Number.isSafeInteger(weight) && weight > 0)).toBe(true);
      expect(portfolio.weights.reduce((sum, weight) => sum + weight, 0)).toBe(1000);
      const pairs = portfolio.outcomes
        .slice(1)
        .map((outcome, at) => [portfolio.outcomes[at] ?? [], outcome] as const);
      expect(pairs.every(([before, after]) => compareOutcomes(before, after) < 0)).toBe(true);
    }
  });

  test('of small models: every type is in as many panels as it should be, to less than one', async () => {
    for (const model of fc.sample(feasibleModels, { seed: 2, numRuns: 100 })) {
      const digital = await made(solver, model, 'leximin');
      const numbered = await made(solver, model, 'leximin', { total: NUMBERED_TOTAL });
      expect(Math.max(...panelsOff(model, digital.portfolio, numbered.portfolio))).toBeLessThan(1);
    }
  });

  test.each(['leximin', 'maximin'] as const)(
    'of pools, %s: no type two panels off, half a panel in the mean, the least chance within one percent',
    async (objective) => {
      for (const model of POOLS) {
        const digital = await made(solver, model, objective);
        const numbered = await made(solver, model, objective, { total: NUMBERED_TOTAL });
        const off = panelsOff(model, digital.portfolio, numbered.portfolio);
        expect(Math.max(...off)).toBeLessThan(2);
        expect(root(off)).toBeLessThan(0.5);
        const least = ({ portfolio }: { portfolio: Portfolio }) =>
          Math.min(...chances(model, portfolio).map(value));
        expect(least(numbered)).toBeGreaterThan(0.99 * least(digital));
      }
    },
  );

  test('are nearer to the wanted chances than rounded weights, and never farther away', async () => {
    let nearer = 0;
    for (const model of POOLS) {
      const { portfolio } = await made(solver, model, 'leximin');
      const { outcomes, weights } = portfolio;
      const rounded = wholeWeights(outcomes, weights, NUMBERED_TOTAL);
      const balanced = balancedPortfolio(model, new Climber(model), outcomes, weights, NUMBERED_TOTAL);
      const far = (found: Portfolio) =>
        root(panelsOff(model, portfolio, found).map((off, type) => off / (model.sizes[type] ?? 0)));
      expect(far(balanced)).toBeLessThanOrEqual(far(rounded) + 1e-9);
      if (far(balanced) < 0.8 * far(rounded)) nearer++;
    }
    expect(nearer).toBeGreaterThan(POOLS.length / 2);
  });
});
