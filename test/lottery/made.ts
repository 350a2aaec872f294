import { type Fraction, provenBound } from '../../src/core/lottery/bound.js';
import type { QuotaModel } from '../../src/core/lottery/outcome.js';
import { chances, leastOf } from '../../src/core/lottery/portfolio.js';
import type { LotteryObjective } from '../../src/core/plan.js';
import { type Lottery, type LotteryOptions, makeLottery } from '../../src/lottery/lottery.js';
import type { Solver } from '../../src/lottery/solver.js';

/** Lotteries, and what is asked of them again and again. */

export async function made(
  solver: Solver,
  model: QuotaModel,
  objective: LotteryObjective,
  options: Partial<LotteryOptions> = {},
): Promise<Lottery> {
  const lottery = await makeLottery(solver, model, { objective, ...options });
  if (lottery === null) throw new Error(`no outcome: ${JSON.stringify(model)}`);
  return lottery;
}

export function value([a, b]: Fraction): number {
  return Number(a) / Number(b);
}

export function leastChance(model: QuotaModel, { portfolio }: Lottery): Fraction {
  const all = chances(model, portfolio);
  return all[leastOf(all)] ?? [0n, 1n];
}

/** How far the least chance stays below what is proven, as a share of it. */
export function gapOf(model: QuotaModel, lottery: Lottery): number {
  const bound = value(provenBound(model, lottery.proof));
  return (bound - value(leastChance(model, lottery))) / bound;
}

/** Three types of one person of which no two may be drawn together, and a fourth: in fractions, half of each. */
export const TRIANGLE: QuotaModel = {
  sizes: [1, 1, 1, 3],
  size: 3,
  groups: [
    { members: [0, 1], min: 0, max: 1 },
    { members: [0, 2], min: 0, max: 1 },
    { members: [1, 2], min: 0, max: 1 },
  ],
};

/** In fractions the first three can be drawn by halves; in whole numbers only the fourth meets the quotas. */
export const FORBIDDEN: QuotaModel = {
  sizes: [1, 1, 1, 1, 3],
  size: 3,
  groups: [
    { members: [0, 1, 3], min: 1, max: 1 },
    { members: [0, 2, 3], min: 1, max: 1 },
    { members: [1, 2, 3], min: 1, max: 1 },
  ],
};

/** The same without the fourth: only fractions meet the quotas. */
export const HALVES: QuotaModel = {
  sizes: [1, 1, 1, 3],
  size: 3,
  groups: [
    { members: [0, 1], min: 1, max: 1 },
    { members: [0, 2], min: 1, max: 1 },
    { members: [1, 2], min: 1, max: 1 },
  ],
};
