import type { Subtree } from '../../core/merkle.js';
import type { ScratchAccess } from '../fingerprints.js';
import type { UrnParts } from './log.js';

/** How urns are made and read: the same with any number of threads, or none. */
export interface UrnOptions {
  /** where things go that memory has no room for; left out: memory has room */
  readonly scratch?: ScratchAccess;
  /** with several threads; left out: in one go */
  readonly urn?: UrnInParallel;
}

export interface UrnInParallel {
  readonly make: MakeInParallel;
}

/**
 * Makes all partitions, by threads.
 * @param begins numbers of the partitions' first leaves
 * @param take is given each, in their order
 */
export type MakeInParallel = (
  parts: UrnParts,
  begins: readonly number[],
  take: (made: MadePartition) => void,
) => Promise<void>;

/** A partition's lines, and the subtrees above them. Plain data that can go to another thread. */
export interface MadePartition {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly subtrees: readonly Subtree[];
}
