import type { TextDigest } from '../digest.js';

/** How many words there are. */
export const WORDS = 2 ** 32;

/** Numbers that look like chance and are the same for everybody: eight words of 32 bits from each hash. */
export class Words {
  readonly #digest: TextDigest;
  readonly #key: string;
  #block = 0;
  #hex = '';
  #at = 64;

  /** The blocks are `H(key ‖ ":" ‖ 0)`, `H(key ‖ ":" ‖ 1)`, .. */
  constructor(digest: TextDigest, key: string) {
    this.#digest = digest;
    this.#key = key;
  }

  /** The next word, mod `count`. */
  below(count: number): number {
    if (this.#at === 64) {
      this.#hex = this.#digest(`${this.#key}:${this.#block++}`);
      this.#at = 0;
    }
    const word = Number.parseInt(this.#hex.slice(this.#at, this.#at + 8), 16);
    this.#at += 8;
    return word % count;
  }
}
