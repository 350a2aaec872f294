import { Spare } from './spare.js';

/**
 * Duplicate ids without keeping the ids (SPEC 3): every row leaves a 56-bit fingerprint of its id, six
 * bytes in one of 256 partitions plus the partition's number. Fingerprints that come twice are only a
 * suspicion; the ids themselves decide, in a second reading. A partition is small enough to be looked
 * through in the processor's cache, and beyond a budget blocks go to a scratch file.
 */

const PARTITIONS = 256;
/** Fingerprints in a block. */
const BLOCK_ENTRIES = 2048;
const ENTRY_BYTES = 6;
const BLOCK_BYTES = BLOCK_ENTRIES * ENTRY_BYTES;
const ENTRY = 3;
const BLOCK = BLOCK_ENTRIES * ENTRY;
/** From block to block: a little more than a block, or all would stand in the same places of the cache. */
const BLOCK_STEP = BLOCK + 32;

/** One partition's fingerprints, each as three numbers of 16 bits: the low 32 bits, then 16 more. */
export interface Block {
  readonly partition: number;
  readonly count: number;
  readonly bytes: ArrayBufferLike;
  /** where in the bytes it begins */
  readonly offset: number;
}

/** A block in a scratch file. */
export interface StoredBlock {
  readonly partition: number;
  readonly count: number;
  readonly path: string;
  readonly offset: number;
}

/** Where blocks go that memory has no room for. */
export interface Scratch {
  readonly path: string;
  /** @returns the offset at which the bytes now stand */
  append(bytes: Uint8Array): number;
  close(): void;
}

/** Reads stored blocks again. */
export interface ScratchReader {
  read(path: string, target: Uint8Array, offset: number): void;
  close(): void;
}

/** Makes scratch files and reads them again. */
export interface ScratchAccess {
  readonly open: () => Scratch;
  readonly reader: () => ScratchReader;
}

/** All fingerprints of some rows. */
export interface FingerprintParts {
  readonly blocks: readonly Block[];
  readonly stored: readonly StoredBlock[];
}

/** Open blocks of a log that has ended. */
const spare = new Spare<Uint16Array<ArrayBuffer>>();

export class FingerprintLog {
  /** a block for each partition, not full yet; behind its count anything may stand */
  #open = spare.take() ?? new Uint16Array(PARTITIONS * BLOCK_STEP);
  readonly #counts = new Int32Array(PARTITIONS);
  readonly #full: Block[] = [];
  readonly #stored: StoredBlock[] = [];
  readonly #mostBlocks: number;
  readonly #openScratch: () => Scratch;
  readonly #memory: (bytes: number) => ArrayBufferLike;
  #scratch: Scratch | null = null;

  /**
   * @param budget bytes of memory for full blocks
   * @param memory gives zeroed memory, of a kind that threads can share if several look through it
   */
  constructor(
    budget: number,
    openScratch: () => Scratch,
    memory: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
  ) {
    this.#memory = memory;
    this.#mostBlocks = Math.max(1, Math.floor(budget / BLOCK_BYTES));
    this.#openScratch = openScratch;
  }

  /** @param high 24 bits, @param low 32 bits */
  add(high: number, low: number): void {
    const partition = high >>> 16;
    const count = this.#counts[partition] as number;
    const at = partition * BLOCK_STEP + ENTRY * count;
    this.#open[at] = low;
    this.#open[at + 1] = low >>> 16;
    this.#open[at + 2] = high;
    this.#counts[partition] = count + 1;
    if (count + 1 === BLOCK_ENTRIES) this.#closeBlock(partition);
  }

  finish(): FingerprintParts {
    if (this.#full.length + PARTITIONS <= this.#mostBlocks) this.#closeAll();
    else
      for (let partition = 0; partition < PARTITIONS; partition++)
        if ((this.#counts[partition] as number) > 0) this.#closeBlock(partition);
    this.#scratch?.close();
    if (this.#open.length > 0) spare.keep(this.#open);
    // Whoever adds to a log that has ended gets blocks that nobody else has.
    this.#open = new Uint16Array(0);
    return { blocks: this.#full, stored: this.#stored };
  }

  /** All open blocks into one piece of memory: of a small register there is next to nothing in each. */
  #closeAll(): void {
    const all = this.#counts.reduce((sum, count) => sum + count, 0);
    if (all === 0) return;
    const bytes = this.#memory(ENTRY_BYTES * all);
    const entries = new Uint16Array(bytes);
    let at = 0;
    for (let partition = 0; partition < PARTITIONS; partition++) {
      const count = this.#counts[partition] as number;
      if (count === 0) continue;
      this.#full.push({ partition, count, bytes, offset: 2 * at });
      this.#counts[partition] = 0;
      const begin = partition * BLOCK_STEP;
      for (let from = begin; from < begin + ENTRY * count; from++) entries[at++] = this.#open[from] as number;
    }
  }

  #closeBlock(partition: number): void {
    const count = this.#counts[partition] as number;
    const begin = partition * BLOCK_STEP;
    const entries = this.#open.subarray(begin, begin + ENTRY * count);
    this.#counts[partition] = 0;
    if (this.#full.length < this.#mostBlocks) {
      const bytes = this.#memory(ENTRY_BYTES * count);
      new Uint16Array(bytes).set(entries);
      this.#full.push({ partition, count, bytes, offset: 0 });
      return;
    }
    this.#scratch ??= this.#openScratch();
    const bytes = new Uint8Array(entries.buffer, entries.byteOffset, entries.byteLength);
    const offset = this.#scratch.append(bytes);
    this.#stored.push({ partition, count, path: this.#scratch.path, offset });
  }
}

/** Fingerprints that came more than once. */
export interface Repeats {
  /** as {@link fingerprintKey} writes them; not all of very many */
  readonly keys: readonly string[];
  /** how many rows had one that was there before */
  readonly rows: number;
}

/** Of very many repeated ids (a wrong id column) only some are looked into. */
export const MOST_REPEATS = 1000;

export function fingerprintKey(high: number, low: number): string {
  return `${high}:${low}`;
}

/**
 * Looks through some partitions.
 * @param wanted which partitions
 */
export function findRepeats(
  parts: readonly FingerprintParts[],
  wanted: (partition: number) => boolean,
  reader: ScratchReader,
): Repeats {
  const inMemory = byPartition(parts.flatMap((part) => part.blocks));
  const onDisk = byPartition(parts.flatMap((part) => part.stored));
  const table = new RepeatTable();
  let buffer: Uint16Array<ArrayBuffer> | null = null;
  let seen: Uint16Array<ArrayBufferLike> = new Uint16Array(0);
  for (let partition = 0; partition < PARTITIONS; partition++) {
    if (!wanted(partition)) continue;
    const blocks = inMemory[partition] ?? [];
    const stored = onDisk[partition] ?? [];
    const entries = [...blocks, ...stored].reduce((sum, block) => sum + block.count, 0);
    table.begin(partition, entries);
    for (const { bytes, offset, count } of blocks) {
      if (bytes !== seen.buffer) seen = new Uint16Array(bytes);
      table.addBlock(seen, offset / 2, count);
    }
    for (const block of stored) {
      buffer ??= new Uint16Array(BLOCK);
      reader.read(block.path, new Uint8Array(buffer.buffer, 0, ENTRY_BYTES * block.count), block.offset);
      table.addBlock(buffer, 0, block.count);
    }
  }
  reader.close();
  return { keys: [...table.keys], rows: table.rows };
}

function byPartition<T extends { readonly partition: number }>(blocks: readonly T[]): T[][] {
  const sorted: T[][] = [];
  for (const block of blocks) {
    sorted[block.partition] ??= [];
    sorted[block.partition]?.push(block);
  }
  return sorted;
}

const LEAST_SLOTS = 16;

/** An open-addressed set of one partition's fingerprints. */
class RepeatTable {
  readonly keys = new Set<string>();
  rows = 0;
  #partition = 0;
  #mask = 0;
  #low = new Uint32Array(0);
  #high = new Uint16Array(0);

  begin(partition: number, entries: number): void {
    let slots = LEAST_SLOTS;
    while (slots < 2 * entries) slots *= 2;
    this.#partition = partition;
    this.#mask = slots - 1;
    if (this.#low.length < slots) {
      this.#low = new Uint32Array(slots);
      this.#high = new Uint16Array(slots);
    } else {
      this.#low.fill(0, 0, slots);
      this.#high.fill(0, 0, slots);
    }
  }

  addBlock(entries: Uint16Array, begin: number, count: number): void {
    for (let at = begin; at < begin + ENTRY * count; at += ENTRY) {
      const low = (entries[at] as number) | ((entries[at + 1] as number) << 16);
      this.#add(entries[at + 2] as number, low >>> 0);
    }
  }

  #add(high: number, given: number): void {
    // 0,0 marks a free slot; the one fingerprint that looks like it shares its neighbour's.
    const low = high === 0 && given === 0 ? 1 : given;
    const lows = this.#low;
    const highs = this.#high;
    const mask = this.#mask;
    for (let slot = (low ^ (low >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const l = lows[slot] as number;
      const h = highs[slot] as number;
      if (l === 0 && h === 0) {
        lows[slot] = low;
        highs[slot] = high;
        return;
      }
      if (l === low && h === high) {
        this.rows++;
        if (this.keys.size < MOST_REPEATS) {
          this.keys.add(fingerprintKey((this.#partition << 16) | high, given));
        }
        return;
      }
    }
  }
}
