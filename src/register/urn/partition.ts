import type { Block, ScratchReader, StoredBlock } from '../fingerprints.js';
import { entryWords, LABEL_WORDS, PARTITIONS, type UrnParts } from './log.js';

/** Everybody of one partition. */
export interface Partition {
  /** entries as they were left, see {@link entryWords} */
  readonly entries: Int32Array;
  /** numbers of entries, in the order of their labels */
  readonly order: Uint32Array;
  /** of each entry, which reader has left it, and so has numbered its stratum */
  readonly readers: Uint16Array;
}

/** How many people are in each partition. */
export function partitionSizes({ parts }: UrnParts): number[] {
  const sizes = new Array<number>(PARTITIONS).fill(0);
  for (const { blocks, stored } of parts)
    for (const { partition, count } of [...blocks, ...stored])
      sizes[partition] = (sizes[partition] as number) + count;
  return sizes;
}

interface Left {
  readonly reader: number;
  readonly block: Block | StoredBlock;
}

/** Gathers partitions from wherever they lie, and sorts them. */
export class Partitions {
  readonly #words: number;
  readonly #left: readonly (readonly Left[])[];
  readonly #scratch: ScratchReader | null;

  constructor({ parts, households }: UrnParts, scratch: ScratchReader | null) {
    this.#words = entryWords(households);
    this.#scratch = scratch;
    const left: Left[][] = Array.from({ length: PARTITIONS }, () => []);
    for (const [reader, { blocks, stored }] of parts.entries())
      for (const block of [...blocks, ...stored]) left[block.partition]?.push({ reader, block });
    this.#left = left;
  }

  /** @throws Error if two people have one label, which two ids never have */
  sorted(partition: number): Partition {
    const left = this.#left[partition] ?? [];
    const size = left.reduce((sum, { block }) => sum + block.count, 0);
    const entries = new Int32Array(size * this.#words);
    const readers = new Uint16Array(size);
    let filled = 0;
    for (const { reader, block } of left) {
      const end = filled + block.count;
      const room = entries.subarray(filled * this.#words, end * this.#words);
      if ('bytes' in block) room.set(new Int32Array(block.bytes, block.offset, room.length));
      else
        this.#scratch?.read(
          block.path,
          new Uint8Array(room.buffer, room.byteOffset, room.byteLength),
          block.offset,
        );
      readers.fill(reader, filled, end);
      filled = end;
    }
    return { entries, order: orderOf(entries, size, this.#words), readers };
  }
}

/** Bits of a label's first number that the partition does not tell. */
const FIRST_BITS = 24;
/** A Float64 holds whole numbers of so many bits. */
const EXACT_BITS = 53;

/**
 * Numbers of entries by their labels. The leading bits of a label and the entry's number are one number each, which
 * a machine sorts quickest; labels that begin alike are then compared whole.
 */
function orderOf(entries: Int32Array, size: number, words: number): Uint32Array {
  const room = 2 ** Math.ceil(Math.log2(Math.max(size, 2)));
  const bits = Math.min(32, EXACT_BITS - FIRST_BITS - Math.log2(room));
  const keys = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const first = (entries[i * words] as number) & 0xff_ffff;
    const next = (entries[i * words + 1] as number) >>> (32 - bits);
    keys[i] = (first * 2 ** bits + next) * room + i;
  }
  keys.sort();
  const order = new Uint32Array(size);
  for (let i = 0; i < size; i++) order[i] = (keys[i] as number) % room;
  for (let i = 1; i < size; i++) settle(entries, order, i, words);
  return order;
}

/** Puts an entry before those that begin alike and are larger. */
function settle(entries: Int32Array, order: Uint32Array, rank: number, words: number): void {
  const moved = order[rank] as number;
  let place = rank;
  for (; place > 0; place--) {
    const before = order[place - 1] as number;
    const difference = compareLabels(entries, before * words, moved * words);
    if (difference === 0) throw new Error('two people with one label');
    if (difference < 0) break;
    order[place] = before;
  }
  order[place] = moved;
}

function compareLabels(entries: Int32Array, a: number, b: number): number {
  for (let i = 0; i < LABEL_WORDS; i++) {
    const difference = ((entries[a + i] as number) >>> 0) - ((entries[b + i] as number) >>> 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
