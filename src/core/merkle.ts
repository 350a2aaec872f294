/**
 * The Merkle tree of RFC 6962, section 2.1: a leaf is SHA-256(00 ‖ data), a node SHA-256(01 ‖ left ‖ right), and a
 * list of n leaves is split at the largest power of two below n. Whoever has the root can be shown that a leaf is
 * in the list, by the hashes beside its way up.
 *
 * Trees of any length are built from left to right with few hashes in memory. A range of leaves is kept as its
 * largest whole subtrees (a subtree of 2^k leaves begins at a multiple of 2^k); neighbouring ranges, built apart
 * from each other, are joined without their leaves.
 */

/** SHA-256 of bytes, 32 bytes. */
export type HashBytes = (bytes: Uint8Array) => Uint8Array;

export const HASH_BYTES = 32;

/** A whole subtree: 2^level leaves, the first of which is number index · 2^level. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/** Two neighbours that become one node, and the leaves under each. */
export type Joined = (left: TreeNode, right: TreeNode) => void;

/** Leaves from `begin` to before `end`, and the hash above them. */
export interface TreeNode {
  readonly begin: number;
  readonly end: number;
  readonly hash: Uint8Array;
}

export function leafHash(hash: HashBytes, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + data.length);
  bytes.set(data, 1);
  return hash(bytes);
}

export function nodeHash(hash: HashBytes, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + HASH_BYTES);
  return hash(bytes);
}

/** The leaves from `begin` on, as many as were added. */
export class LeafRange {
  readonly #hash: HashBytes;
  readonly #joined: Joined | undefined;
  readonly #subtrees: Subtree[] = [];
  readonly begin: number;
  #end: number;

  /** @param joined is told of every node that is made */
  constructor(hash: HashBytes, begin = 0, joined?: Joined) {
    this.#hash = hash;
    this.#joined = joined;
    this.begin = begin;
    this.#end = begin;
  }

  get end(): number {
    return this.#end;
  }

  /** The largest whole subtrees, from left to right. Plain data that can go to another thread. */
  get subtrees(): readonly Subtree[] {
    return this.#subtrees;
  }

  /** @param leaf hash of the next leaf */
  add(leaf: Uint8Array): void {
    this.append({ level: 0, index: this.#end, hash: leaf });
  }

  /** @throws RangeError if the subtree does not begin where this range ends */
  append(subtree: Subtree): void {
    if (subtree.index * 2 ** subtree.level !== this.#end)
      throw new RangeError(`expected a subtree that begins with leaf ${this.#end}`);
    this.#end += 2 ** subtree.level;
    let last = subtree;
    for (;;) {
      const left = this.#subtrees.at(-1);
      // A right child's neighbour is its sibling; a left child waits for one.
      if (left === undefined || left.level !== last.level || last.index % 2 === 0) break;
      this.#subtrees.pop();
      last = { level: last.level + 1, index: left.index / 2, hash: this.#join(nodeOf(left), nodeOf(last)) };
    }
    this.#subtrees.push(last);
  }

  /**
   * The root of the whole list.
   * @throws RangeError if the range does not begin with the first leaf, or is empty
   */
  root(): Uint8Array {
    const last = this.#subtrees.at(-1);
    if (this.begin !== 0 || last === undefined) throw new RangeError('expected leaves from the first on');
    let node = nodeOf(last);
    for (const left of this.#subtrees.slice(0, -1).reverse()) {
      const { begin, end, hash } = nodeOf(left);
      node = { begin, end: node.end, hash: this.#join({ begin, end, hash }, node) };
    }
    return node.hash;
  }

  #join(left: TreeNode, right: TreeNode): Uint8Array {
    this.#joined?.(left, right);
    return nodeHash(this.#hash, left.hash, right.hash);
  }
}

function nodeOf({ level, index, hash }: Subtree): TreeNode {
  const size = 2 ** level;
  return { begin: index * size, end: (index + 1) * size, hash };
}

/** The ways up of some leaves, noted while a tree is made: hand {@link note} to a {@link LeafRange}. */
export class PathNotes {
  readonly #wanted: readonly number[];
  readonly #paths: Map<number, Uint8Array[]>;

  /** @param wanted numbers of leaves */
  constructor(wanted: Iterable<number>) {
    this.#wanted = [...new Set(wanted)].sort((a, b) => a - b);
    this.#paths = new Map(this.#wanted.map((index) => [index, []]));
  }

  readonly note: Joined = (left, right) => {
    for (const index of this.#from(left.begin, left.end)) this.#paths.get(index)?.push(right.hash);
    for (const index of this.#from(right.begin, right.end)) this.#paths.get(index)?.push(left.hash);
  };

  /** The hashes beside the leaf's way, from the leaf upwards (RFC 6962, 2.1.1), once the root was made. */
  path(index: number): readonly Uint8Array[] {
    return this.#paths.get(index) ?? [];
  }

  #from(begin: number, end: number): readonly number[] {
    let first = 0;
    for (let high = this.#wanted.length; first < high; ) {
      const middle = (first + high) >>> 1;
      if ((this.#wanted[middle] as number) < begin) first = middle + 1;
      else high = middle;
    }
    let last = first;
    while (last < this.#wanted.length && (this.#wanted[last] as number) < end) last++;
    return this.#wanted.slice(first, last);
  }
}

/**
 * The root that a leaf and its path lead to; `null`: the path is not that of a leaf with this number in a list of
 * this size. The same as the check of RFC 9162, 2.1.3.2.
 * @param leaf its hash
 */
export function rootOfPath(
  hash: HashBytes,
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Uint8Array | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null;
  let [at, last, node] = [index, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      node = nodeHash(hash, beside, node);
      // At the right edge a node without a sibling stands for its parents as well.
      for (; at % 2 === 0 && at > 0; last = Math.floor(last / 2)) at /= 2;
    } else node = nodeHash(hash, node, beside);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? node : null;
}
