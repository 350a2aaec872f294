import { createHash } from 'node:crypto';

/**
 * Random numbers that are the same on every machine: sfc32 (Chris Doty-Humphrey, PractRand), keyed with
 * the SHA-256 of a text. The bench makes up people with it; nothing is drawn by lot with it.
 */
export class Random {
  #state;

  constructor(text) {
    const digest = createHash('sha256').update(text).digest();
    this.#state = [0, 4, 8, 12].map((at) => digest.readInt32LE(at));
    for (let warm = 0; warm < 16; warm++) this.next();
  }

  /** At least 0, less than 1, in steps of 2^-32. */
  next() {
    const [a, b, c, count] = this.#state;
    const sum = (a + b + count) | 0;
    this.#state = [b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + sum) | 0, (count + 1) | 0];
    return (sum >>> 0) / 2 ** 32;
  }

  /** A whole number below the bound. */
  below(bound) {
    return Math.floor(this.next() * bound);
  }

  /** The index of a weight, in proportion to the weights. */
  weighted(weights) {
    let rest = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const found = weights.findIndex((weight) => {
      rest -= weight;
      return rest < 0;
    });
    return found === -1 ? weights.length - 1 : found;
  }

  /** A copy in another order (Fisher-Yates). */
  shuffled(list) {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [copy[last], copy[other]] = [copy[other], copy[last]];
    }
    return copy;
  }
}
