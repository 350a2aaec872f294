import type { QuotaModel } from '../core/lottery/outcome.js';
import type { Give } from '../core/lottery/soft.js';
import { type Conflict, findConflict } from './conflict.js';
import { type Judged, judgeQuotas, loosenForAll } from './everybody.js';
import type { Flex } from './loose-program.js';
import { type Loosening, type Loosenings, loosenQuotas } from './loosen.js';
import type { Kept, Lottery, LotteryOptions } from './lottery-options.js';
import { type Listed, mixedLottery } from './mixed.js';
import { anyOutcome } from './outcomes.js';
import type { SecondsLeft } from './program.js';
import type { SearchProgress } from './progress.js';
import { type Softened, softenQuotas } from './soften.js';
import { loadSolver } from './solver.js';

export type LotteryAsk = Pick<LotteryOptions, 'objective' | 'cap' | 'total'>;

/**
 * All that the solver is asked for. Plain data goes in and comes out, so it can be done by a thread of its own, which
 * can be ended whatever it is at. All may throw SolverFailure; with the status `time limit` if time is over and there is
 * nothing that could be used.
 */
export interface Searcher {
  /** which version of the solver there is */
  readonly version: () => Promise<string>;
  /** made and mixed; `null`: no outcome meets the quotas */
  readonly lottery: (model: QuotaModel, listed: Listed, ask: LotteryAsk) => Promise<Lottery | null>;
  readonly hasOutcome: (model: QuotaModel) => Promise<boolean>;
  readonly conflict: (model: QuotaModel, soft: readonly number[]) => Promise<Conflict | null>;
  readonly loosenings: (model: QuotaModel, flex: readonly (Flex | null)[]) => Promise<Loosenings>;
  readonly judged: (model: QuotaModel) => Promise<Judged | null>;
  readonly loosenedForAll: (
    model: QuotaModel,
    flex: readonly (Flex | null)[],
  ) => Promise<{ readonly loosening: Loosening; readonly judged: Judged } | null>;
  readonly softened: (model: QuotaModel, gives: readonly (Give | null)[]) => Promise<Softened | null>;
}

export interface SearcherHooks {
  /** the bytes of highs.wasm; left out: they are in a file */
  readonly solver?: Uint8Array;
  /** lets others work, such as a signal from the keyboard */
  readonly pause: () => Promise<void>;
  /** left out: as many as it takes */
  readonly secondsLeft?: SecondsLeft;
  readonly progress?: (progress: SearchProgress) => void;
  /** where time is limited: what has been found of a lottery so far, now and then */
  readonly kept?: (kept: Kept) => void;
  /** the smallest conflict so far */
  readonly core?: (conflict: Conflict) => void;
}

/** In this thread: between two steps of the solver others can work. */
export function searcherHere(hooks: SearcherHooks): Searcher {
  const { solver: bytes, pause, secondsLeft, progress, kept, core } = hooks;
  const unlimited = () => loadSolver(bytes);
  const limited = async () => {
    const solver = await unlimited();
    return secondsLeft === undefined ? solver : solver.within(secondsLeft);
  };
  const expired = () => (secondsLeft?.() ?? 1) <= 0;
  const limits = secondsLeft === undefined ? {} : { secondsLeft };
  const at = (step: 'conflict' | 'advice') => async () => {
    progress?.({ step, amount: 0, outcomes: 0 });
    await pause();
  };
  return {
    version: async () => (await unlimited()).version,
    lottery: async (model, listed, ask) => {
      const told = {
        ...(progress === undefined ? {} : { progress }),
        ...(kept === undefined ? {} : { kept }),
      };
      return await mixedLottery(await unlimited(), model, listed, { ...ask, ...limits, ...told, pause });
    },
    hasOutcome: async (model) => {
      const none = model.sizes.map(() => 0);
      return anyOutcome(await limited(), model, none) !== null;
    },
    conflict: async (model, soft) =>
      findConflict(await limited(), model, soft, {
        pause: at('conflict'),
        expired,
        ...(core === undefined ? {} : { core }),
      }),
    loosenings: async (model, flex) => loosenQuotas(await limited(), model, flex, at('advice')),
    judged: async (model) => judgeQuotas(await limited(), model, at('advice')),
    loosenedForAll: async (model, flex) => loosenForAll(await limited(), model, flex, at('advice')),
    softened: async (model, gives) => softenQuotas(await limited(), model, gives, at('conflict')),
  };
}
