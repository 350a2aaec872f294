import type { QuotaModel } from '../core/lottery/outcome.js';
import type { Lottery, LotteryOptions } from './lottery-options.js';
import type { Solver } from './solver.js';
import { Work } from './work.js';

export type { Lottery, LotteryOptions };

/**
 * Makes the fairest lottery that the quotas allow.
 *
 * 1. The ideal chances, people in fractions: a linear program, which also proves that nobody can do better.
 * 2. The ideal is split into whole outcomes: few of them where there are few types (peel.ts, then reach.ts), many
 *    where there are many (spread.ts). Usually that succeeds, and the ideal is reached.
 * 3. If no lottery can reach it, the proof of that becomes a further inequality, and the ideal is found
 *    again with it. If that does not lead anywhere soon, the fairest mixture of the outcomes is found level
 *    by level, and outcomes that would make it fairer are added until there are none (levels.ts).
 *
 * Nothing here knows the seed, so nobody can try seeds until a lottery suits.
 *
 * @returns `null` if no outcome meets the quotas
 * @throws SolverFailure; `time limit` if in the time there was not even a mixture of two outcomes
 */
export async function makeLottery(
  solver: Solver,
  model: QuotaModel,
  options: LotteryOptions,
): Promise<Lottery | null> {
  const work = new Work(solver, model, options);
  try {
    return await work.run();
  } finally {
    work.dispose();
  }
}
