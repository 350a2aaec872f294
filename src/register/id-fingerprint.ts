/** An id as 56 bits, from its text or, the same, from its bytes. See `fingerprints.ts` for what they are for. */

/**
 * 24 and 32 bits that depend on every code unit of the text. Not for security: equal ids are compared
 * as texts.
 */
export function fingerprintOf(text: string): readonly [high: number, low: number] {
  // Plain texts by four letters at a time, as {@link ByteFingerprint} reads them.
  const step = PLAIN.test(text) ? WORD : 1;
  let a = SEED_A;
  let b = SEED_B;
  for (let at = 0; at < text.length; at += step) {
    let word = 0;
    for (let unit = Math.min(at + step, text.length) - 1; unit >= at; unit--)
      word = (word << 8) | text.charCodeAt(unit);
    a = stepA(a, word);
    b = stepB(b, word);
  }
  return [mix(b ^ text.length) >>> 8, mix(a) >>> 0];
}

/** Hashes plain ASCII bytes exactly as {@link fingerprintOf} hashes the text that they are. */
export class ByteFingerprint {
  /** 24 and 32 bits of the id that was read or taken last */
  high = 0;
  low = 0;

  /** The text's own fingerprint. */
  take(text: string): void {
    [this.high, this.low] = fingerprintOf(text);
  }

  /**
   * @param bytes can be read for three more behind `end`
   * @returns false if the bytes are not printable ASCII without outer spaces: then the text has to be
   * decoded, normalised and given to {@link fingerprintOf}
   */
  read(bytes: DataView, start: number, end: number): boolean {
    if (start === end || bytes.getUint8(start) === SPACE || bytes.getUint8(end - 1) === SPACE) return false;
    let a = SEED_A;
    let b = SEED_B;
    let outside = 0;
    for (let at = start; at < end; at += WORD) {
      const mask = end - at < WORD ? (MASKS[end - at] as number) : -1;
      const word = bytes.getInt32(at, true) & mask;
      outside |= notPrintable(word | (SPACES & ~mask));
      a = stepA(a, word);
      b = stepB(b, word);
    }
    if (outside !== 0) return false;
    this.high = mix(b ^ (end - start)) >>> 8;
    this.low = mix(a) >>> 0;
    return true;
  }
}

const SPACE = 0x20;
const PLAIN = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const WORD = 4;
/** What is left of a word that has only so many bytes of the id. */
const MASKS = [0, 0xff, 0xffff, 0xffffff];
const SPACES = 0x20202020;
const HIGH_BITS = 0x80808080 | 0;

/** Not 0 if one of the four bytes is below 20, above 7e or both (a byte borrows only from one that is). */
function notPrintable(word: number): number {
  return (word | (((word - SPACES) | 0) & ~word) | ((word + 0x01010101) | 0)) & HIGH_BITS;
}

const SEED_A = 0x811c9dc5 | 0;
const SEED_B = 0x9e3779b9 | 0;
const PRIME_A = 0xcc9e2d51 | 0;
const PRIME_B = 0x85ebca6b | 0;

function stepA(hash: number, word: number): number {
  const h = Math.imul(hash ^ word, PRIME_A);
  return h ^ (h >>> 16);
}

function stepB(hash: number, word: number): number {
  const h = Math.imul(hash ^ word, PRIME_B);
  return h ^ (h >>> 15);
}

function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  return h ^ (h >>> 16);
}
