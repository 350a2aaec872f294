import type { Terminal } from '../terminal.js';

/** Milliseconds between two pictures. */
const PAUSE = 100;

/** How far a batch is, by the bytes of registers that are done. */
export class BatchProgress {
  readonly #begun = performance.now();
  #shown = 0;
  #bytes = 0;
  #done = 0;

  constructor(
    readonly terminal: Terminal,
    readonly all: number,
    readonly total: number,
  ) {}

  /** @param bytes of the register of one more that is done */
  add(bytes: number): void {
    this.#done++;
    this.#bytes += bytes;
    const now = performance.now();
    if (now - this.#shown < PAUSE) return;
    this.#shown = now;
    const seconds = (now - this.#begun) / 1000;
    const share = Math.max(this.#bytes / Math.max(this.total, 1), 0.001);
    const left = Math.ceil((seconds / share) * (1 - Math.min(share, 1)));
    this.terminal.progress(() =>
      this.terminal.text('batch.progress', { done: this.#done, all: this.all, left }),
    );
  }
}
