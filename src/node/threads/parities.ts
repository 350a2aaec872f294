/** The parities of all parts, shared by the threads: 0 not known yet, 1 even, 2 odd. */
export class QuoteParities {
  readonly #known: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.#known = new Int32Array(shared);
  }

  static bytes(chunks: number): number {
    return 4 * (chunks + 1);
  }

  set(chunk: number, odd: boolean): void {
    Atomics.store(this.#known, chunk, odd ? 2 : 1);
    Atomics.notify(this.#known, chunk);
  }

  /** Waits until the part before has counted. */
  isOdd(chunk: number): boolean {
    while (Atomics.load(this.#known, chunk) === 0) Atomics.wait(this.#known, chunk, 0);
    return Atomics.load(this.#known, chunk) === 2;
  }
}
