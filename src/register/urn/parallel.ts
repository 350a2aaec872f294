import type { CandidatePool } from '../../core/candidates.js';
import type { Subtree } from '../../core/merkle.js';
import type { UrnFacts } from '../../core/urn.js';
import type { ScratchAccess } from '../fingerprints.js';
import type { DrawSettings } from '../frame-builder.js';
import type { RegisterSource } from '../source.js';
import type { UrnFault } from './faults.js';
import type { UrnMember, UrnShape } from './judge.js';
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
  readonly read: ReadUrnInParallel;
}

/**
 * Reads an urn, by threads.
 * @throws NeedsSequential if a piece can't be understood apart from the others
 */
export type ReadUrnInParallel = (
  source: RegisterSource,
  shape: UrnShape,
  draw: DrawSettings | null,
  progress?: (bytes: number, rows: number) => void,
) => Promise<UrnReading>;

export interface UrnReading {
  /** of the file as it is; every line behind the first is a leaf, whatever stands in it */
  readonly facts: UrnFacts;
  /** people of each stratum, in the order of the stratification */
  readonly sizes: readonly number[];
  /** the candidates of each stratum; `null`: nobody was to be kept */
  readonly pools: readonly (CandidatePool<UrnMember> | null)[];
  /** the first ten */
  readonly faults: readonly UrnFault[];
  readonly faultTotal: number;
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
