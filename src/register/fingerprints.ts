/**
 * Notices that an id was there before without keeping the ids: an open-addressed table of 64-bit
 * fingerprints, 8 bytes a slot. A fingerprint that comes twice is only a suspicion; the ids themselves
 * decide, in a second reading (SPEC 3: a duplicate id is an error).
 */
export class FingerprintSet {
  #high = new Uint32Array(1 << 12);
  #low = new Uint32Array(1 << 12);
  #size = 0;

  /** @returns whether the fingerprint was there already */
  add(high: number, low: number): boolean {
    if (2 * this.#size >= this.#high.length) this.#grow();
    return !this.#insert(high, low);
  }

  #insert(high: number, low: number): boolean {
    // 0,0 marks a free slot; an id that hashes to it shares the fingerprint of another, which is harmless.
    const lower = high === 0 && low === 0 ? 1 : low;
    const mask = this.#high.length - 1;
    const highs = this.#high;
    const lows = this.#low;
    for (let slot = lower & mask; ; slot = (slot + 1) & mask) {
      const h = highs[slot] as number;
      const l = lows[slot] as number;
      if (h === 0 && l === 0) {
        highs[slot] = high;
        lows[slot] = lower;
        this.#size++;
        return true;
      }
      if (h === high && l === lower) return false;
    }
  }

  #grow(): void {
    const highs = this.#high;
    const lows = this.#low;
    this.#high = new Uint32Array(2 * highs.length);
    this.#low = new Uint32Array(2 * lows.length);
    this.#size = 0;
    for (let slot = 0; slot < highs.length; slot++) {
      const high = highs[slot] as number;
      const low = lows[slot] as number;
      if (high !== 0 || low !== 0) this.#insert(high, low);
    }
  }
}

/** Two 32-bit hashes of a text, unlike each other. Not for security: equal ids are compared as texts. */
export function fingerprintOf(text: string): readonly [high: number, low: number] {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul((b ^ (unit + (b >>> 15))) | 0, 0x85ebca6b);
  }
  return [mix(a) >>> 0, mix(b ^ text.length) >>> 0];
}

function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  return h ^ (h >>> 16);
}
