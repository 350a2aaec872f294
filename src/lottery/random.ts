import { sha256Text } from '../core/digest.js';
import type { Outcome, QuotaModel } from '../core/lottery/outcome.js';
import { OutcomeSearch } from './outcomes.js';
import type { Solver } from './solver.js';

/**
 * What a lottery looks like that aims at nothing: outcomes for random values of the types, each as likely
 * as the others. For comparison only; some people may have no chance at all.
 */
const REPETITIONS = 200;

export interface RandomOptions {
  readonly pause: () => Promise<void>;
  readonly expired: () => boolean;
  /** is told of every outcome at once */
  readonly found: (outcome: Outcome) => void;
}

/** @returns each outcome, and how often it came; not `isWhole`: time ran out */
export async function randomOutcomes(
  solver: Solver,
  model: QuotaModel,
  { pause, expired, found: tell }: RandomOptions,
): Promise<{ readonly outcomes: Outcome[]; readonly times: number[]; readonly isWhole: boolean }> {
  const search = new OutcomeSearch(solver, model);
  try {
    const drawn = new Map<string, { outcome: Outcome; times: number }>();
    let repetition = 0;
    for (; repetition < REPETITIONS && !expired(); repetition++) {
      await pause();
      const found = search.most(randomValues(model.sizes.length, repetition), Number.NEGATIVE_INFINITY);
      if (found === null) return { outcomes: [], times: [], isWhole: true };
      tell(found.outcome);
      const key = found.outcome.join();
      drawn.set(key, { outcome: found.outcome, times: (drawn.get(key)?.times ?? 0) + 1 });
    }
    const list = [...drawn.values()];
    return {
      outcomes: list.map((entry) => entry.outcome),
      times: list.map((entry) => entry.times),
      isWhole: repetition === REPETITIONS,
    };
  } finally {
    search.dispose();
  }
}

/** Whole numbers below 2^16, the same for everybody: eight digits of a hash hold two. */
export function randomValues(count: number, repetition: number): number[] {
  const values: number[] = [];
  for (let block = 0; values.length < count; block++) {
    const hex = sha256Text(`losverfahren:random:${repetition}:${block}`);
    for (let at = 0; at < 64; at += 4) values.push(Number.parseInt(hex.slice(at, at + 4), 16));
  }
  return values.slice(0, count);
}
