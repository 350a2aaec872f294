import type { UrnParts } from '../../register/urn/log.js';
import type { PackedSubtrees } from './packed-subtrees.js';
import type { PieceReport, UrnReadTask, UrnShare } from './urn-pieces.js';

/** What threads and the one that directs them say to each other about urns. */

/** What a thread is told that makes partitions. */
export interface UrnMakeTask {
  readonly parts: UrnParts;
  readonly begins: readonly number[];
  /** number of the next partition that nobody makes, and how many of the finished ones were taken */
  readonly counters: SharedArrayBuffer;
  readonly ahead: number;
}

/** Where the two stand. */
export const NEXT = 0;
export const TAKEN = 1;

export type UrnTask =
  | { readonly urn: 'make'; readonly make: UrnMakeTask }
  | { readonly urn: 'read'; readonly read: UrnReadTask };

/** What threads say. */
export type UrnMessage =
  | {
      readonly kind: 'made';
      readonly number: number;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly subtrees: PackedSubtrees;
    }
  | { readonly kind: 'piece'; readonly report: PieceReport }
  | { readonly kind: 'share'; readonly share: UrnShare };
