import type { RecordScanner } from './scanner.js';

const SLOTS = 1 << 16;
const MOST = SLOTS / 2;
const LONGEST = 64;

/**
 * Remembers what a field's bytes mean, so that `Altstadt` or `24.12.1950` is decoded and understood once
 * and not a million times. Columns with too many different values are worked out anew each time.
 */
export class FieldMemo {
  readonly #meaning: (text: string) => number;
  readonly #slots = new Int32Array(SLOTS);
  readonly #results: number[] = [];
  readonly #offsets: number[] = [0];
  #keys = Buffer.alloc(1 << 12);

  /** @param meaning what a raw text means, as a number; it must depend on nothing else */
  constructor(meaning: (text: string) => number) {
    this.#meaning = meaning;
  }

  of(record: RecordScanner, field: number): number {
    const start = record.start(field);
    const end = record.end(field);
    if (end - start > LONGEST || !record.isVerbatim(field)) return this.#meaning(record.text(field));
    const { bytes } = record;
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (;;) {
      const entry = (this.#slots[slot] as number) - 1;
      if (entry < 0) return this.#remember(slot, record, field);
      if (this.#holds(entry, bytes, start, end)) return this.#results[entry] as number;
      slot = (slot + 1) & (SLOTS - 1);
    }
  }

  #holds(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const offset = this.#offsets[entry] as number;
    if ((this.#offsets[entry + 1] as number) - offset !== end - start) return false;
    const keys = this.#keys;
    for (let at = start, key = offset; at < end; at++, key++) if (keys[key] !== bytes[at]) return false;
    return true;
  }

  #remember(slot: number, record: RecordScanner, field: number): number {
    const result = this.#meaning(record.text(field));
    const entry = this.#results.length;
    if (entry >= MOST) return result;
    const start = record.start(field);
    const end = record.end(field);
    const offset = this.#offsets[entry] as number;
    const after = offset + end - start;
    if (after > this.#keys.length) {
      const larger = Buffer.alloc(2 * after);
      this.#keys.copy(larger, 0, 0, offset);
      this.#keys = larger;
    }
    record.bytes.copy(this.#keys, offset, start, end);
    this.#offsets.push(after);
    this.#results.push(result);
    this.#slots[slot] = entry + 1;
    return result;
  }
}
