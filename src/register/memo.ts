import type { RecordScanner } from './scanner.js';

const SLOTS = 1 << 16;
const MOST = SLOTS / 2;
const LONGEST = 64;
/** What is left of a word that has only so many bytes of the field. */
const MASKS = [0, 0xff, 0xffff, 0xffffff];

/**
 * Remembers what a field's bytes mean, so that `Altstadt` or `24.12.1950` is decoded and understood once
 * and not a million times. Columns with too many different values are worked out anew each time.
 */
export class FieldMemo {
  readonly #meaning: (text: string) => number;
  readonly #slots = new Int32Array(SLOTS);
  readonly #results: number[] = [];
  readonly #lengths: number[] = [];
  readonly #offsets: number[] = [];
  /** the fields' bytes as whole words, filled up with zeros */
  #keys = new Int32Array(1 << 10);
  #used = 0;
  #ofEmpty: number | undefined;

  /** @param meaning what a raw text means, as a number; it must depend on nothing else */
  constructor(meaning: (text: string) => number) {
    this.#meaning = meaning;
  }

  of(record: RecordScanner, field: number): number {
    const start = record.start(field);
    const end = record.end(field);
    if (start === end) {
      this.#ofEmpty ??= this.#meaning('');
      return this.#ofEmpty;
    }
    if (end - start > LONGEST || !record.isVerbatim(field)) return this.#meaning(record.text(field));
    const { view } = record;
    let hash = end - start;
    for (let at = start; at < end; at += 4)
      hash = Math.imul(hash ^ wordAt(view, at, end), 0x9e3779b1) ^ (hash >>> 15);
    for (let slot = (hash ^ (hash >>> 16)) & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const entry = (this.#slots[slot] as number) - 1;
      if (entry < 0) return this.#remember(slot, record, field);
      if (this.#holds(entry, view, start, end)) return this.#results[entry] as number;
    }
  }

  #holds(entry: number, view: DataView, start: number, end: number): boolean {
    if (this.#lengths[entry] !== end - start) return false;
    const keys = this.#keys;
    let key = this.#offsets[entry] as number;
    for (let at = start; at < end; at += 4) if (keys[key++] !== wordAt(view, at, end)) return false;
    return true;
  }

  #remember(slot: number, record: RecordScanner, field: number): number {
    const result = this.#meaning(record.text(field));
    const entry = this.#results.length;
    if (entry >= MOST) return result;
    const start = record.start(field);
    const end = record.end(field);
    if (this.#used + LONGEST > this.#keys.length) {
      const larger = new Int32Array(2 * this.#keys.length);
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#offsets.push(this.#used);
    for (let at = start; at < end; at += 4) this.#keys[this.#used++] = wordAt(record.view, at, end);
    this.#lengths.push(end - start);
    this.#results.push(result);
    this.#slots[slot] = entry + 1;
    return result;
  }
}

/** Four bytes from `at`, those from `end` on as zeros. */
function wordAt(view: DataView, at: number, end: number): number {
  const word = view.getInt32(at, true);
  return end - at >= 4 ? word : word & (MASKS[end - at] as number);
}
