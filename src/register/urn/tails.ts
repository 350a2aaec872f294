/** Finds the stratum of a line by the bytes that stand behind the label, four at a time. */
export class TailTable {
  /** of each tail its length and its words; the last word is that of the last four bytes */
  readonly #lengths: Int32Array;
  readonly #words: readonly Int32Array[];
  /** numbers of tails and one; 0: free */
  readonly #slots: Int32Array;

  /** @param tails all different */
  constructor(tails: readonly Uint8Array[]) {
    this.#lengths = Int32Array.from(tails, ({ length }) => length);
    this.#words = tails.map((tail) => {
      const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
      return Int32Array.from(placesOf(tail.length), (at) => wordAt(view, at, tail.length));
    });
    let size = 16;
    while (size < 2 * tails.length) size *= 2;
    this.#slots = new Int32Array(size);
    for (const [number, tail] of tails.entries()) {
      const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
      let slot = hashOf(view, 0, tail.length) & (size - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = number + 1;
    }
  }

  /** The number of the tail that is the bytes from `start` to before `end`; -1: there is none. */
  find(bytes: DataView, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0 || this.#is(number, bytes, start, end)) return number;
    }
  }

  #is(number: number, bytes: DataView, start: number, end: number): boolean {
    const length = end - start;
    if (this.#lengths[number] !== length) return false;
    const words = this.#words[number] as Int32Array;
    const whole = length >> 2;
    for (let i = 0; i < whole; i++) if (words[i] !== bytes.getInt32(start + 4 * i)) return false;
    return words.length === whole || words[whole] === lastWord(bytes, start, end);
  }
}

function placesOf(length: number): number[] {
  return Array.from({ length: (length + 3) >> 2 }, (_, word) => 4 * word);
}

function wordAt(view: DataView, at: number, end: number): number {
  return at + 4 <= end ? view.getInt32(at) : lastWord(view, 0, end);
}

/** The last four bytes, or all if there are fewer. */
function lastWord(bytes: DataView, start: number, end: number): number {
  if (end - start >= 4) return bytes.getInt32(end - 4);
  let word = 0;
  for (let at = start; at < end; at++) word = (word << 8) | bytes.getUint8(at);
  return word;
}

function hashOf(bytes: DataView, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at + 4 <= end; at += 4) hash = Math.imul(hash ^ bytes.getInt32(at), 0x9e37_79b1);
  hash = Math.imul(hash ^ lastWord(bytes, start, end), 0x9e37_79b1);
  return hash ^ (hash >>> 15);
}
