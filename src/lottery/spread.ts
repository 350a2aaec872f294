import type { Outcome, QuotaModel } from '../core/lottery/outcome.js';
import { Batch } from './batch.js';
import { calibrate, MUCH_EASE } from './calibrate.js';
import { Found } from './found.js';

/**
 * Expected numbers of people as a lottery over many outcomes around them: a batch of a few more outcomes than there
 * are types, and weights that make up for the little that its mean is off. That is what pools of hundreds or
 * thousands of types need; no step of it grows faster than the number of outcomes times the people in them.
 */
export interface Spread {
  /** no two the same */
  readonly outcomes: readonly Outcome[];
  /** of the outcomes */
  readonly weights: ArrayLike<number>;
  /** whether everybody is expected as often as is wanted */
  readonly isReached: boolean;
}

export interface SpreadOptions {
  readonly pause: () => Promise<void>;
  readonly expired: () => boolean;
  /** is told of every outcome at once: time may run out before they are weighted */
  readonly found: (outcome: Outcome) => void;
  /** the share of the outcomes that have been found */
  readonly progress: (share: number, outcomes: number) => void;
}

/** @param expected E_t of each type; a point that meets all quotas */
export async function spread(
  model: QuotaModel,
  expected: readonly number[],
  options: SpreadOptions,
): Promise<Spread> {
  const batch = new Batch(model, expected);
  const found = new Found();
  for (const share of SIZES) {
    const count = Math.ceil(share * model.sizes.length) + FURTHER;
    const isWhole = await collect(batch, found, count, options);
    if (!isWhole) break;
    const calibrated = await calibrate(found.outcomes, expected, options.pause, undefined, options.expired);
    if (calibrated.off <= REACHED)
      return { outcomes: found.outcomes, weights: calibrated.weights, isReached: true };
  }
  const { outcomes } = found;
  const { weights } = await calibrate(outcomes, expected, options.pause, MUCH_EASE, options.expired);
  return { outcomes, weights, isReached: false };
}

/** However little time there was: whoever stops a search must not be able to pick an outcome by that. */
const AT_LEAST = 30;
/** Outcomes for each type, at first and if these do not suffice. */
const SIZES = [1.25, 1.7, 2.4];
const FURTHER = 50;
/** Chances may be off by this much of themselves: less than whole weights will be. */
const REACHED = 1e-7;
/** Walks that come to nothing before it is given up: so many, or this multiple of the others. */
const MOST_MISSED = 40;
/** @returns false if time or patience ran out */
async function collect(
  batch: Batch,
  found: Found,
  count: number,
  { pause, expired, found: tell, progress }: SpreadOptions,
): Promise<boolean> {
  while (found.outcomes.length < count) {
    await pause();
    if (expired() && found.outcomes.length >= AT_LEAST) return false;
    const outcome = batch.next();
    if (outcome !== null && found.add(outcome)) tell(found.outcomes.at(-1) as Outcome);
    // The same ones again and again: there are no others.
    if (batch.missed + found.repeated > Math.max(MOST_MISSED, found.outcomes.length)) return false;
    progress(found.outcomes.length / count, found.outcomes.length);
  }
  return true;
}
