import type { BoundProof } from '../core/lottery/bound.js';
import type { CapProof } from '../core/lottery/cap.js';
import type { Outcome } from '../core/lottery/outcome.js';
import type { Portfolio } from '../core/lottery/portfolio.js';
import type { LotteryObjective } from '../core/plan.js';
import type { LotteryProgress } from './progress.js';

/** What is asked of a search for a lottery, and what it gives. */
export interface LotteryOptions {
  readonly objective: LotteryObjective;
  /** with the least chance kept, the greatest as small as possible; `goldilocks` has a cap of its own */
  readonly cap?: true;
  /** W: 10^9 for the seed, 1000 for balls */
  readonly total?: number;
  /** lets others work, such as a signal from the keyboard */
  readonly pause?: () => Promise<void>;
  /** seconds that are left; `undefined`: as many as it takes */
  readonly secondsLeft?: () => number | undefined;
  readonly progress?: (progress: LotteryProgress) => void;
  /** where time is limited: what there is so far, now and then; the same object each time */
  readonly kept?: (kept: Kept) => void;
  /** inequalities to be found before another way is taken; left out: as many as suit the objective */
  readonly mostCuts?: number;
}

export interface Lottery {
  readonly portfolio: Portfolio;
  readonly objective: LotteryObjective;
  readonly proof: BoundProof;
  /** with a cap, or for `goldilocks` */
  readonly cap?: CapProof;
  /** false: time or patience ran out before the objective was reached */
  readonly complete: boolean;
  /** inequalities that had to be found because the ideal chances could not be reached */
  readonly cuts: number;
}

/**
 * What a search has found so far, and all that is needed to make a lottery of it without a solver: where time runs
 * out, or the solver fails, or the thread of the search is ended, this is what there is.
 */
export interface Kept {
  readonly proof: BoundProof;
  /** with a cap, or for `goldilocks` */
  readonly cap: CapProof | null;
  /** E_t that is aimed at */
  readonly expected: readonly number[];
  /** no two the same */
  readonly outcomes: readonly Outcome[];
}
