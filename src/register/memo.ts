import type { RecordScanner } from './scanner.js';

const FIRST_SLOTS = 1 << 10;
const MOST_SLOTS = 1 << 16;
/** Enough for every birth date of a hundred years; beyond it values are no longer remembered. */
const MOST_VALUES = (3 * MOST_SLOTS) / 4;
/**
 * A slot: length and encoding of the field (0: free), what it means, and its bytes as six words, zeros
 * behind them.
 */
const SLOT_WORDS = 8;
const LONGEST = 24;
const OTHER_ENCODING = 32;
/** What is left of a word that has only so many bytes of the field. */
const MASKS = [0, 0xff, 0xffff, 0xffffff];

/**
 * Remembers what a field's bytes mean, so that `Altstadt` or `24.12.1950` is decoded and understood once
 * and not a million times. A slot fills half a cache line, so that one look suffices. Long fields and
 * columns with too many different values are worked out anew each time.
 */
export class FieldMemo {
  readonly #meaning: (text: string) => number;
  readonly #words = new Int32Array(LONGEST / 4);
  #slots = new Int32Array(FIRST_SLOTS * SLOT_WORDS);
  #mask = FIRST_SLOTS - 1;
  #used = 0;
  #ofEmpty: number | undefined;

  /** @param meaning what a raw text means, as a 32-bit number; it must depend on nothing else */
  constructor(meaning: (text: string) => number) {
    this.#meaning = meaning;
  }

  of(record: RecordScanner, field: number): number {
    const start = record.start(field);
    const length = record.end(field) - start;
    if (length === 0) {
      this.#ofEmpty ??= this.#meaning('');
      return this.#ofEmpty;
    }
    if (length > LONGEST || !record.isVerbatim(field)) return this.#meaning(record.text(field));
    const { view } = record;
    const words = this.#words;
    // The same bytes are another text in another encoding.
    const kind = record.encoding === 'utf-8' ? length : length + OTHER_ENCODING;
    let hash = kind;
    let count = 0;
    for (let rest = length; rest > 0; rest -= 4) {
      const word = view.getInt32(start + 4 * count, true);
      const kept = rest >= 4 ? word : word & (MASKS[rest] as number);
      words[count++] = kept;
      hash = Math.imul(hash ^ kept, 0x9e3779b1);
    }
    hash ^= hash >>> 15;
    const slots = this.#slots;
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = slot * SLOT_WORDS;
      if (slots[at] === kind && isSame(slots, at + 2, words, count)) return slots[at + 1] as number;
      if (slots[at] === 0) return this.#remember(at, record, field, kind, count);
    }
  }

  #remember(at: number, record: RecordScanner, field: number, kind: number, count: number): number {
    const result = this.#meaning(record.text(field));
    if (this.#used >= MOST_VALUES) return result;
    const slots = this.#slots;
    slots[at] = kind;
    slots[at + 1] = result;
    for (let word = 0; word < count; word++) slots[at + 2 + word] = this.#words[word] as number;
    this.#used++;
    if (4 * this.#used > 3 * this.#mask) this.#grow();
    return result;
  }

  #grow(): void {
    const old = this.#slots;
    const size = 2 * (this.#mask + 1);
    if (size > MOST_SLOTS) return;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size * SLOT_WORDS);
    for (let at = 0; at < old.length; at += SLOT_WORDS) {
      const kind = old[at] as number;
      if (kind > 0) this.#move(old, at, kind);
    }
  }

  #move(old: Int32Array, at: number, kind: number): void {
    const length = kind % OTHER_ENCODING;
    let hash = kind;
    for (let word = 0; 4 * word < length; word++)
      hash = Math.imul(hash ^ (old[at + 2 + word] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
    let slot = hash & this.#mask;
    while (this.#slots[slot * SLOT_WORDS] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots.set(old.subarray(at, at + SLOT_WORDS), slot * SLOT_WORDS);
  }
}

function isSame(slots: Int32Array, at: number, words: Int32Array, count: number): boolean {
  for (let word = 0; word < count; word++) if (slots[at + word] !== words[word]) return false;
  return true;
}
