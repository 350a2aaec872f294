import type { RecordScanner } from '../scanner.js';

const FIRST_SLOTS = 1 << 7;
const MOST_SLOTS = 1 << 16;
/** Enough for every birth date of a hundred years; beyond it values are no longer remembered. */
const MOST_VALUES = (3 * MOST_SLOTS) / 4;
/**
 * A slot: length and encoding of the field (0: free), what it means, and its bytes as words, at most six;
 * the last one is that of the field's last four bytes, and zeros stand above a field that has less.
 */
const SLOT_WORDS = 8;
const LONGEST = 24;
const OTHER_ENCODING = 32;
const ASCII = 128;
const WORD = 4;

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
  /** of fields that are a single letter */
  readonly #ofByte = new Array<number | undefined>(ASCII).fill(undefined);

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
    if (length === 1) return this.#ofOne(record, field, record.bytes[start] as number);
    if (length > LONGEST || !record.isVerbatim(field)) return this.#meaning(record.text(field));
    const { view } = record;
    const words = this.#words;
    // The same bytes are another text in another encoding.
    const kind = record.encoding === 'utf-8' ? length : length + OTHER_ENCODING;
    let hash = kind;
    let count = 0;
    if (length < WORD) {
      words[count++] = view.getInt32(start, true) & (length === 2 ? 0xffff : 0xffffff);
      hash = Math.imul(hash ^ (words[0] as number), 0x9e3779b1);
    } else {
      const last = start + length - WORD;
      for (let at = start; at <= last; at += WORD) {
        const word = view.getInt32(at, true);
        words[count++] = word;
        hash = Math.imul(hash ^ word, 0x9e3779b1);
      }
      if (length % WORD > 0) {
        const word = view.getInt32(last, true);
        words[count++] = word;
        hash = Math.imul(hash ^ word, 0x9e3779b1);
      }
    }
    hash ^= hash >>> 15;
    const slots = this.#slots;
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = slot * SLOT_WORDS;
      if (slots[at] === kind && areSameWords(slots, at + 2, words, count)) return slots[at + 1] as number;
      if (slots[at] === 0) return this.#remember(at, record, field, kind, count);
    }
  }

  #ofOne(record: RecordScanner, field: number, byte: number): number {
    if (byte >= ASCII) return this.#meaning(record.text(field));
    const known = this.#ofByte[byte];
    if (known !== undefined) return known;
    const found = this.#meaning(record.text(field));
    this.#ofByte[byte] = found;
    return found;
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

function areSameWords(slots: Int32Array, at: number, words: Int32Array, count: number): boolean {
  for (let word = 0; word < count; word++) if (slots[at + word] !== words[word]) return false;
  return true;
}
