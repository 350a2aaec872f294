import { HASH_BYTES, type Subtree } from '../../core/merkle.js';

/** Subtrees as two lists of numbers, which cost little on their way from thread to thread. */
export interface PackedSubtrees {
  /** level and index of each */
  readonly places: Float64Array;
  readonly hashes: Uint8Array;
}

export function packSubtrees(subtrees: readonly Subtree[]): PackedSubtrees {
  const places = new Float64Array(2 * subtrees.length);
  const hashes = new Uint8Array(HASH_BYTES * subtrees.length);
  for (const [at, { level, index, hash }] of subtrees.entries()) {
    places.set([level, index], 2 * at);
    hashes.set(hash, HASH_BYTES * at);
  }
  return { places, hashes };
}

export function unpackSubtrees({ places, hashes }: PackedSubtrees): Subtree[] {
  return Array.from({ length: places.length / 2 }, (_, at) => ({
    level: places[2 * at] as number,
    index: places[2 * at + 1] as number,
    hash: hashes.slice(HASH_BYTES * at, HASH_BYTES * (at + 1)),
  }));
}
