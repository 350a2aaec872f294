import type { RecordScanner } from './scanner.js';

/**
 * A checksum of a register's records that does not depend on their order: it tells a file whose rows were
 * merely sorted another way from one in which something was changed. It is no proof (the files' SHA-256
 * and the recomputed draw are); two 32-bit sums of MurmurHash3 (x86, 32 bit) with the seeds 0 and 1.
 */
export class ContentDigest {
  #first = 0;
  #second = 0;

  /** Adds the record that the scanner is at; it may wait until {@link flush}. */
  add(record: RecordScanner): void {
    if (record.marks === null) this.#addBytes(record.view, record.recordStart, record.recordEnd);
    else if (record.marks.queue(record.recordStart, record.recordEnd)) this.flush(record);
  }

  /** Comes before the scanner's bytes change. */
  flush({ marks, view }: RecordScanner): void {
    marks?.hashQueued(
      (first, second) => this.#addSums(first, second),
      (start, end) => this.#addBytes(view, start, end),
    );
  }

  #addSums(first: number, second: number): void {
    this.#first = (this.#first + first) | 0;
    this.#second = (this.#second + second) | 0;
  }

  /** Adds the record whose bytes stand from `start` to `end`. */
  #addBytes(bytes: DataView, start: number, end: number): void {
    let a = 0;
    let b = 1;
    const words = start + ((end - start) & ~3);
    let at = start;
    for (; at < words; at += 4) {
      const k = scramble(bytes.getInt32(at, true));
      a = advance(a, k);
      b = advance(b, k);
    }
    let tail = 0;
    for (let shift = 0; at < end; at++, shift += 8) tail |= bytes.getUint8(at) << shift;
    const last = scramble(tail);
    this.#addSums(finish(a ^ last, end - start), finish(b ^ last, end - start));
  }

  /** Adds what another part of the register gave. */
  merge(other: string): void {
    this.#addSums(Number.parseInt(other.slice(0, 8), 16), Number.parseInt(other.slice(8), 16));
  }

  /** 16 hex digits. */
  toString(): string {
    return [this.#first, this.#second].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

function scramble(word: number): number {
  const k = Math.imul(word, 0xcc9e2d51);
  return Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}

function advance(hash: number, k: number): number {
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number, length: number): number {
  let h = hash ^ length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
