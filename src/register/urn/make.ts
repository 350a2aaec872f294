import { hashBytes, hasher } from '#machine';
import { type Frame, frameSize } from '../../core/frame.js';
import { LeafRange, leafHash } from '../../core/merkle.js';
import type { StoredBytes } from '../../core/stored.js';
import { type UrnFacts, urnHeader } from '../../core/urn.js';
import { ContentStore, type ScratchAccess } from './content.js';
import type { UrnParts } from './log.js';
import { partitionSizes, sortedPartition } from './partition.js';
import { renderPartition, tailsOf } from './render.js';
import { hexOf, rootOf } from './root.js';

export interface MakeOptions {
  /** where the file lies until it is written; left out: in memory */
  readonly scratch?: ScratchAccess;
  /** bytes of memory for the file, before a scratch is used */
  readonly budget?: number;
}

export interface MadeUrn {
  readonly facts: UrnFacts;
  /** the file */
  readonly content: StoredBytes;
}

const CONTENT_BYTES = 32 << 20;

/**
 * Makes the urn (SPEC 11) of everybody in the frame.
 * @param parts what a reading of the register has left, see `FrameSettings.urn`
 * @param dimensions names, in the plan's order
 */
export async function makeUrn(
  parts: UrnParts,
  frame: Frame,
  dimensions: readonly string[],
  { scratch, budget = CONTENT_BYTES }: MakeOptions = {},
): Promise<MadeUrn> {
  const { households } = parts;
  const sizes = partitionSizes(parts);
  const content = new ContentStore(budget, scratch ?? null);
  const sha = hasher();
  const header = new TextEncoder().encode(`${urnHeader(dimensions, households)}\n`);
  sha.update(header);
  content.append(header);
  const tree = new LeafRange(hashBytes);
  const tails = tailsOf(parts);
  const reader = scratch?.reader() ?? null;
  for (const [partition, size] of sizes.entries()) {
    const sorted = sortedPartition(parts, partition, size, reader);
    const { bytes, starts } = renderPartition(sorted, tails, households);
    for (let rank = 0; rank < size; rank++)
      tree.add(leafHash(hashBytes, bytes.subarray(starts[rank], (starts[rank + 1] as number) - 1)));
    sha.update(bytes);
    content.append(bytes);
  }
  reader?.close();
  if (tree.end !== frameSize(frame.stratification)) throw new Error('the urn is not the frame');
  return {
    facts: { rows: tree.end, sha256: sha.hex(), root: hexOf(rootOf(tree)) },
    content: content.finish(),
  };
}
