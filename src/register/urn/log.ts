import type { Block, FingerprintParts, Scratch, StoredBlock } from '../fingerprints.js';
import { Spare } from '../spare.js';

/**
 * What everybody of the frame leaves for the urn (SPEC 11), while the register is read: label, stratum and, if
 * households count, the household's label, all as numbers of 32 bits. The leading eight bits of the label are the
 * number of a partition, so that partition after partition can be sorted later without the others.
 */

export const PARTITIONS = 256;
/** Of a label, and of a household's. */
export const LABEL_WORDS = 8;
/** Where the stratum stands in an entry, and behind it the household. */
export const STRATUM_AT = LABEL_WORDS;
export const HOUSEHOLD_AT = LABEL_WORDS + 1;
/** Set beside the stratum's number if the person shares a household with others. */
export const HAS_HOUSEHOLD = 0x8000_0000 | 0;

const BLOCK_ENTRIES = 512;

/** Numbers of 32 bits in an entry. */
export function entryWords(households: boolean): number {
  return households ? HOUSEHOLD_AT + LABEL_WORDS : HOUSEHOLD_AT;
}

/** What one reader of a register has left. Plain data that can go to another thread. */
export interface UrnPart extends FingerprintParts {
  /** categories by the number that this reader has given to a stratum */
  readonly strata: readonly (readonly string[])[];
}

/** What all readers have left of everybody in the frame. */
export interface UrnParts {
  /** whether there is a household limit */
  readonly households: boolean;
  readonly parts: readonly UrnPart[];
}

/** Open blocks of a log that has ended. */
const spare = new Spare<Int32Array<ArrayBuffer>>();

export class UrnLog {
  readonly households: boolean;
  readonly #words: number;
  /** a block for each partition, not full yet */
  #open: Int32Array<ArrayBuffer>;
  readonly #counts = new Int32Array(PARTITIONS);
  readonly #full: Block[] = [];
  readonly #stored: StoredBlock[] = [];
  readonly #mostBlocks: number;
  readonly #openScratch: () => Scratch;
  readonly #memory: (bytes: number) => ArrayBufferLike;
  #scratch: Scratch | null = null;

  /**
   * @param budget bytes of memory for full blocks; what is beyond goes to a scratch file
   * @param memory gives zeroed memory, of a kind that threads can share
   */
  constructor(
    households: boolean,
    budget: number,
    openScratch: () => Scratch,
    memory: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
  ) {
    this.households = households;
    this.#words = entryWords(households);
    const size = PARTITIONS * BLOCK_ENTRIES * this.#words;
    const kept = spare.take();
    this.#open = kept?.length === size ? kept : new Int32Array(size);
    this.#mostBlocks = Math.floor(budget / (BLOCK_ENTRIES * this.#words * 4));
    this.#openScratch = openScratch;
    this.#memory = memory;
  }

  /**
   * Somebody whose label, and whose household's if there is one, stand in lists of numbers, each number `step` behind
   * the one before.
   */
  add(
    label: Int32Array,
    labelAt: number,
    stratum: number,
    household: Int32Array | null,
    householdAt: number,
    step: number,
  ): void {
    const partition = (label[labelAt] as number) >>> 24;
    const count = this.#counts[partition] as number;
    const open = this.#open;
    const at = (partition * BLOCK_ENTRIES + count) * this.#words;
    for (let i = 0; i < LABEL_WORDS; i++) open[at + i] = label[labelAt + i * step] as number;
    open[at + STRATUM_AT] = household === null ? stratum : stratum | HAS_HOUSEHOLD;
    if (this.households) {
      const from = at + HOUSEHOLD_AT;
      if (household === null) open.fill(0, from, from + LABEL_WORDS);
      else for (let i = 0; i < LABEL_WORDS; i++) open[from + i] = household[householdAt + i * step] as number;
    }
    this.#counts[partition] = count + 1;
    if (count + 1 === BLOCK_ENTRIES) this.#closeBlock(partition);
  }

  /** @param strata categories by the numbers that were added */
  finish(strata: readonly (readonly string[])[]): UrnPart {
    for (let partition = 0; partition < PARTITIONS; partition++) {
      if ((this.#counts[partition] as number) > 0) this.#closeBlock(partition);
    }
    this.#scratch?.close();
    if (this.#open.length > 0) spare.keep(this.#open);
    // Whoever adds to a log that has ended gets blocks that nobody else has.
    this.#open = new Int32Array(0);
    return { blocks: this.#full, stored: this.#stored, strata };
  }

  #closeBlock(partition: number): void {
    const count = this.#counts[partition] as number;
    const begin = partition * BLOCK_ENTRIES * this.#words;
    const entries = this.#open.subarray(begin, begin + count * this.#words);
    this.#counts[partition] = 0;
    if (this.#full.length < this.#mostBlocks) {
      const bytes = this.#memory(entries.byteLength);
      new Int32Array(bytes).set(entries);
      this.#full.push({ partition, count, bytes, offset: 0 });
      return;
    }
    this.#scratch ??= this.#openScratch();
    const bytes = new Uint8Array(entries.buffer, entries.byteOffset, entries.byteLength);
    this.#stored.push({
      partition,
      count,
      path: this.#scratch.path,
      offset: this.#scratch.append(bytes),
    });
  }
}
