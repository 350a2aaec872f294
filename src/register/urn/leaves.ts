import { hashBytes } from '#machine';
import { HASH_BYTES, LeafRange, leafHash, type Subtree } from '../../core/merkle.js';
import { LANES, LONGEST_MESSAGE, MessageLanes } from '../fast/message-lanes.js';
import { copyOut, HASH_WORDS, TreeLanes } from '../fast/tree-lanes.js';

/** Leaves of the urn's tree from a given number on, to be joined with those before and behind them. */
export interface Leaves {
  /** The next leaf: the bytes from `start` to before `end`. */
  add(bytes: Uint8Array, view: DataView, start: number, end: number): void;
  /** A leaf whose hash is known. */
  addHash(leaf: Uint8Array): void;
  /**
   * The largest whole subtrees, as {@link LeafRange} has them; then other leaves may come.
   * @param begin number of the first leaf
   */
  finish(begin: number): readonly Subtree[];
}

/** Side by side where the machine can. */
export function leavesHere(): Leaves {
  try {
    return new LeavesInLanes();
  } catch {
    return new PlainLeaves();
  }
}

/** One after the other. */
export class PlainLeaves implements Leaves {
  #leaves: Uint8Array[] = [];

  add(bytes: Uint8Array, _: DataView, start: number, end: number): void {
    this.addHash(leafHash(hashBytes, bytes.subarray(start, end)));
  }

  addHash(leaf: Uint8Array): void {
    this.#leaves.push(leaf);
  }

  finish(begin: number): readonly Subtree[] {
    const range = new LeafRange(hashBytes, begin);
    for (const leaf of this.#leaves) range.add(leaf);
    this.#leaves = [];
    return range.subtrees;
  }
}

const FIRST_LEAVES = 1 << 13;
const LEAF_BYTE = 0;

class LeavesInLanes implements Leaves {
  readonly #messages = new MessageLanes();
  readonly #tree = new TreeLanes();
  #hashes = new Int32Array(FIRST_LEAVES * HASH_WORDS);
  /** leaves whose hashes are there, and leaves behind them that wait in the lanes */
  #count = 0;
  #waiting = 0;

  add(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    if (end - start >= LONGEST_MESSAGE) {
      this.addHash(leafHash(hashBytes, bytes.subarray(start, end)));
      return;
    }
    this.#messages.putBehind(LEAF_BYTE, this.#waiting++, view, start, end);
    if (this.#waiting === LANES) this.#run();
  }

  addHash(leaf: Uint8Array): void {
    this.#run();
    this.#makeRoom(1);
    const view = new DataView(leaf.buffer, leaf.byteOffset);
    for (let i = 0; i < HASH_WORDS; i++) this.#hashes[this.#count * HASH_WORDS + i] = view.getInt32(4 * i);
    this.#count++;
  }

  finish(begin: number): readonly Subtree[] {
    this.#run();
    const left: Subtree[] = [];
    const right: Subtree[] = [];
    let [count, first, at] = [this.#count, begin, 0];
    for (let level = 0; count > 0; level++) {
      // A right child whose sibling is not here, and a left one.
      if (first % 2 === 1) {
        left.push({ level, index: first++, hash: this.#hash(at++) });
        count--;
      }
      if (count % 2 === 1) right.push({ level, index: first + --count, hash: this.#hash(at + count) });
      count /= 2;
      first /= 2;
      this.#tree.join(this.#hashes, at, count);
      at = 0;
    }
    this.#count = 0;
    return [...left, ...right.reverse()];
  }

  #run(): void {
    const waiting = this.#waiting;
    if (waiting === 0) return;
    this.#makeRoom(waiting);
    this.#messages.run(waiting);
    copyOut(this.#messages.digests, waiting, this.#hashes, this.#count);
    this.#count += waiting;
    this.#waiting = 0;
  }

  #makeRoom(more: number): void {
    if ((this.#count + more) * HASH_WORDS <= this.#hashes.length) return;
    const larger = new Int32Array(2 * this.#hashes.length);
    larger.set(this.#hashes);
    this.#hashes = larger;
  }

  #hash(number: number): Uint8Array {
    const bytes = new Uint8Array(HASH_BYTES);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < HASH_WORDS; i++)
      view.setInt32(4 * i, this.#hashes[number * HASH_WORDS + i] as number);
    return bytes;
  }
}
