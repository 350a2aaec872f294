import type { Place } from '../core/problem.js';
import { refuse } from '../core/problem.js';
import { TIME_LIMIT } from '../lottery/outcomes.js';
import { type SecondsLeft, SolverFailure } from '../lottery/program.js';
import type { SearchProgress } from '../lottery/progress.js';
import { type Searcher, searcherHere } from '../lottery/searcher.js';

/** What a search needs of the place where it runs. */
export interface SearchHooks {
  /** the bytes of the solver, highs.wasm; left out: they are in a file beside it, as on a disk */
  readonly solver?: Uint8Array;
  /** lets signals and timers through: the solver itself listens to nobody */
  readonly pause: () => Promise<void>;
  /** seconds that are left; `undefined`: as many as it takes */
  readonly secondsLeft?: SecondsLeft;
  /** seconds since any moment; left out: nothing is limited that has no limit of its own */
  readonly clock?: () => number;
  readonly progress?: (progress: SearchProgress) => void;
  /** a search in another thread, which ends in time whatever it is at; left out: it is done here */
  readonly elsewhere?: (secondsLeft: SecondsLeft | undefined) => Searcher;
}

/** Whoever searches for this place. */
export function searcherFor(hooks: SearchHooks): Searcher {
  return hooks.elsewhere?.(hooks.secondsLeft) ?? searcherHere(hooks);
}

/** @throws Refusal QUOTA-051 if a limit was over before there was anything that could be used */
export async function inTime<T>(
  { secondsLeft }: SearchHooks,
  place: Place,
  work: () => Promise<T>,
): Promise<T> {
  const isLimited = secondsLeft?.() !== undefined;
  try {
    return await work();
  } catch (cause) {
    if (!isLimited || !(cause instanceof SolverFailure) || cause.status !== TIME_LIMIT) throw cause;
    throw refuse('usage', 'QUOTA-051', place, {});
  }
}
