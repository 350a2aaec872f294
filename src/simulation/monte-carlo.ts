import type { TextDigest } from '../core/digest.js';
import { randomStream } from './random.js';

/** Many seeds that nobody chose: 64 hex digits each, from a seedable generator. */
export function* simulatedSeeds(digest: TextDigest, text: string, runs: number): Generator<string> {
  const stream = randomStream(digest, 'simulate', text);
  for (let run = 0; run < runs; run++) {
    let seed = '';
    while (seed.length < 64)
      seed += stream
        .integer(2 ** 24)
        .toString(16)
        .padStart(6, '0');
    yield seed.slice(0, 64);
  }
}

/** What was observed of one stratum over all runs. */
export interface ObservedChance {
  /** mean of drawn / N_h */
  readonly mean: number;
  /** ends of the 99 % confidence interval of the mean */
  readonly low: number;
  readonly high: number;
}

/** Sums of drawn people and of their squares, for each stratum. */
export class ChanceTally {
  readonly #sums: Float64Array;
  readonly #squares: Float64Array;
  runs = 0;

  constructor(strata: number) {
    this.#sums = new Float64Array(strata);
    this.#squares = new Float64Array(strata);
  }

  add(drawn: readonly number[]): void {
    this.runs++;
    drawn.forEach((count, at) => {
      this.#sums[at] = (this.#sums[at] as number) + count;
      this.#squares[at] = (this.#squares[at] as number) + count * count;
    });
  }

  /**
   * The interval follows from the counts' own spread.
   * @param size N_h
   */
  observed(at: number, size: number): ObservedChance {
    const mean = (this.#sums[at] as number) / this.runs;
    const variance = Math.max((this.#squares[at] as number) / this.runs - mean * mean, 0);
    const error = QUANTILE_99 * Math.sqrt(variance / this.runs);
    return { mean: mean / size, low: Math.max(mean - error, 0) / size, high: (mean + error) / size };
  }

  /**
   * As {@link observed} where every run drew `floor` people or one more: Wilson's score interval for how
   * often it was one more, which is right even if that never happened.
   */
  observedAbove(at: number, size: number, floor: number): ObservedChance {
    const share = (this.#sums[at] as number) / this.runs - floor;
    const z = (QUANTILE_99 * QUANTILE_99) / this.runs;
    const middle = (share + z / 2) / (1 + z);
    const error = Math.sqrt(z * share * (1 - share) + (z * z) / 4) / (1 + z);
    const chance = (value: number) => (floor + value) / size;
    return {
      mean: chance(share),
      low: chance(Math.max(middle - error, 0)),
      high: chance(Math.min(middle + error, 1)),
    };
  }
}

/** Two-sided 99 % quantile of the normal distribution. */
const QUANTILE_99 = 2.5758;
