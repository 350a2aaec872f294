/** The same numbers for everybody: sfc32 (Chris Doty-Humphrey, PractRand). Nobody is drawn by them. */
export class Dice {
  readonly #state: Int32Array;

  constructor(seed: number) {
    this.#state = Int32Array.of(seed, 0x9e3779b9, 0x243f6a88, 1);
    for (let warm = 0; warm < 16; warm++) this.next();
  }

  /** At least 0, less than 1. */
  next(): number {
    const state = this.#state;
    const [a, b, c, count] = [state[0] as number, state[1] as number, state[2] as number, state[3] as number];
    const sum = (a + b + count) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = count + 1;
    return (sum >>> 0) / 2 ** 32;
  }

  /** Puts a list into any order (Fisher and Yates). */
  shuffle(list: Int32Array): void {
    for (let last = list.length - 1; last > 0; last--) {
      const other = Math.floor(this.next() * (last + 1));
      const kept = list[last] as number;
      list[last] = list[other] as number;
      list[other] = kept;
    }
  }
}
