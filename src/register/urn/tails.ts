/** Finds the stratum of a line by the bytes that stand behind the label. */
export class TailTable {
  readonly #tails: readonly Uint8Array[];
  /** numbers of tails and one; 0: free */
  readonly #slots: Int32Array;

  /** @param tails all different */
  constructor(tails: readonly Uint8Array[]) {
    this.#tails = tails;
    let size = 16;
    while (size < 2 * tails.length) size *= 2;
    this.#slots = new Int32Array(size);
    for (const [number, tail] of tails.entries()) {
      let slot = hashOf(tail, 0, tail.length) & (size - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = number + 1;
    }
  }

  /** The number of the tail that is the bytes from `start` to before `end`; -1: there is none. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0 || isTail(this.#tails[number] as Uint8Array, bytes, start, end)) return number;
    }
  }
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c_9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x0100_0193);
  return hash ^ (hash >>> 15);
}

function isTail(tail: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (tail.length !== end - start) return false;
  for (let i = 0; i < tail.length; i++) if (tail[i] !== bytes[start + i]) return false;
  return true;
}
