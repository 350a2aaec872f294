import { sha256Text } from '../../src/core/digest.js';
import { isSwapped } from '../../src/core/lottery/pairs.js';
import { lotteryNumber, NUMBERED_TOTAL } from '../../src/core/lottery/portfolio.js';
import { type ModelRecord, quotaModel, strataAsTypes } from '../../src/core/lottery/quotas.js';
import type { LotteryRecord, NamedQuota } from '../../src/core/lottery/record.js';
import type { Stratification } from '../../src/core/strata.js';
import { makeLottery } from '../../src/lottery/lottery.js';
import { mixedLottery } from '../../src/lottery/mixed.js';
import { loadSolver } from '../../src/lottery/solver.js';

/** Lotteries as they go on record, to be tampered with. */

export const SEED_HASH = sha256Text('3 12 17 28 41 49 Superzahl 7');

/** Women and men, young and old. */
export const FRAME: Stratification = {
  dimensions: [
    { name: 'gender', categories: ['w', 'm'] },
    { name: 'age', categories: ['young', 'old'] },
  ],
  strata: [
    { cell: [0, 0], size: 5 },
    { cell: [0, 1], size: 30 },
    { cell: [1, 0], size: 12 },
    { cell: [1, 1], size: 8 },
  ],
};

const quota = (dimension: string, category: string, min: number, max: number): NamedQuota => ({
  group: [{ dimension, categories: [category] }],
  min,
  max,
});
export const QUOTAS: readonly NamedQuota[] = [
  quota('gender', 'w', 5, 6),
  quota('gender', 'm', 4, 5),
  quota('age', 'young', 6, 7),
  {
    group: [
      { dimension: 'gender', categories: ['w'] },
      { dimension: 'age', categories: ['young'] },
    ],
    min: 1,
    max: 3,
  },
];

async function record(
  model: ModelRecord,
  total: number,
  number: Pick<LotteryRecord, 'number' | 'numberFrom'>,
): Promise<LotteryRecord> {
  const solver = await loadSolver();
  const lottery = await makeLottery(solver, quotaModel(FRAME, model), { objective: 'leximin', total });
  if (lottery === null) throw new Error('no outcome');
  const { portfolio, objective, proof, complete } = lottery;
  return {
    ...model,
    objective,
    proof,
    complete,
    total,
    outcomes: portfolio.outcomes.map((people, at) => ({ weight: portfolio.weights[at] ?? 0, people })),
    solver: `HiGHS ${solver.version}`,
    ...number,
  };
}

/** Letters: the strata are the types, the seed draws. */
export function letters(): Promise<LotteryRecord> {
  const model = { n: 10, types: strataAsTypes(FRAME), quotas: QUOTAS, already: [], households: [] };
  const total = 1_000_000_000;
  return record(model, total, {
    number: lotteryNumber(sha256Text, SEED_HASH, total),
    numberFrom: 'seed',
  });
}

/** A panel with two on it already, and two households of which one person each may come; balls draw. */
export function panel(): Promise<LotteryRecord> {
  const types = [
    { stratum: 0, size: 4 },
    { stratum: 0, size: 1 },
    { stratum: 1, size: 28 },
    { stratum: 1, size: 1 },
    { stratum: 1, size: 1 },
    { stratum: 2, size: 11 },
    { stratum: 2, size: 1 },
    { stratum: 3, size: 8 },
  ];
  const households = [
    { types: [1, 3], max: 1 },
    { types: [4, 6], max: 1 },
  ];
  const model = { n: 8, types, quotas: QUOTAS, already: [1, 1, 2, 1], households };
  return record(model, NUMBERED_TOTAL, { number: 417, numberFrom: 'panel-number' });
}

/** A panel and its substitutes, and two households of which one person each may come, in either half. */
export async function withSubstitutes(mixing = 20): Promise<LotteryRecord> {
  const types = [
    { stratum: 0, size: 4 },
    { stratum: 0, size: 1 },
    { stratum: 1, size: 28 },
    { stratum: 1, size: 1 },
    { stratum: 1, size: 1 },
    { stratum: 2, size: 11 },
    { stratum: 2, size: 1 },
    { stratum: 3, size: 8 },
  ];
  const households = [
    { types: [1, 3], max: 1 },
    { types: [4, 6], max: 1 },
  ];
  const model = { n: 10, substitutes: 10, types, quotas: QUOTAS, already: [], households };
  const solver = await loadSolver();
  const listed = { quotas: QUOTAS.length, withSubstitutes: true, mixing };
  const lottery = await mixedLottery(solver, quotaModel(FRAME, model), listed, { objective: 'leximin' });
  if (lottery === null) throw new Error('no outcome');
  const { portfolio, objective, proof, complete } = lottery;
  return {
    ...model,
    ...{ objective, proof, complete },
    total: portfolio.total,
    outcomes: portfolio.outcomes.map((people, at) => ({ weight: portfolio.weights[at] ?? 0, people })),
    solver: `HiGHS ${solver.version}`,
    number: lotteryNumber(sha256Text, SEED_HASH, portfolio.total),
    numberFrom: 'seed',
    swapped: isSwapped(sha256Text, SEED_HASH),
  };
}
