import { hashBytes, hasher } from '#machine';
import { type Frame, frameSize } from '../../core/frame.js';
import { LeafRange } from '../../core/merkle.js';
import type { StoredBytes } from '../../core/stored.js';
import { type UrnFacts, urnHeader } from '../../core/urn.js';
import type { ScratchReader } from '../fingerprints.js';
import { ContentStore } from './content.js';
import { type Leaves, leavesHere } from './leaves.js';
import type { UrnParts } from './log.js';
import type { MadePartition, UrnOptions } from './parallel.js';
import { Partitions, partitionSizes } from './partition.js';
import { renderPartition, type Tails, tailsOf } from './render.js';
import { hexOf, rootOf } from './root.js';

export interface MadeUrn {
  readonly facts: UrnFacts;
  /** the file; it may lie in a scratch file */
  readonly content: StoredBytes;
}

/** Memory for the file, before a scratch is used. */
const CONTENT_BYTES = 16 << 20;

/**
 * Makes the urn (SPEC 11) of everybody in the frame.
 * @param parts what a reading of the register has left, see `FrameSettings.urn`
 * @param dimensions names, in the plan's order
 * @param options as for the reading
 * @param budget bytes of memory for the file, before a scratch is used
 * @throws Refusal RUN-013 if a scratch file can't be used
 */
export async function makeUrn(
  parts: UrnParts,
  frame: Frame,
  dimensions: readonly string[],
  { scratch, urn }: UrnOptions = {},
  budget = CONTENT_BYTES,
): Promise<MadeUrn> {
  const sizes = partitionSizes(parts);
  const begins = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0));
  const content = new ContentStore(budget, scratch ?? null);
  const sha = hasher();
  const tree = new LeafRange(hashBytes);
  const append = (bytes: Uint8Array) => {
    sha.update(bytes);
    content.append(bytes);
  };
  append(new TextEncoder().encode(`${urnHeader(dimensions, parts.households)}\n`));
  const take = ({ bytes, subtrees }: MadePartition) => {
    append(bytes);
    for (const subtree of subtrees) tree.append(subtree);
  };
  if (urn === undefined) makeAll(parts, begins, scratch?.reader() ?? null, take);
  else await urn.make(parts, begins, take);
  if (tree.end !== frameSize(frame.stratification)) throw new Error('the urn is not the frame');
  const facts = { rows: tree.end, sha256: sha.hex(), root: hexOf(rootOf(tree)) };
  return { facts, content: content.finish() };
}

function makeAll(
  parts: UrnParts,
  begins: readonly number[],
  reader: ScratchReader | null,
  take: (made: MadePartition) => void,
): void {
  const maker = new PartitionMaker(parts, reader);
  for (const [partition, begin] of begins.entries()) take(maker.make(partition, begin));
  reader?.close();
}

/** Makes some of the partitions. */
export class PartitionMaker {
  readonly #households: boolean;
  readonly #partitions: Partitions;
  readonly #tails: Tails;
  readonly #leaves: Leaves = leavesHere();

  constructor(parts: UrnParts, reader: ScratchReader | null) {
    this.#households = parts.households;
    this.#partitions = new Partitions(parts, reader);
    this.#tails = tailsOf(parts);
  }

  /** @param begin number of the first leaf */
  make(partition: number, begin: number): MadePartition {
    this.#leaves.start(begin);
    const sorted = this.#partitions.sorted(partition);
    const { bytes, view, starts } = renderPartition(sorted, this.#tails, this.#households);
    for (let rank = 0; rank + 1 < starts.length; rank++)
      this.#leaves.add(bytes, view, starts[rank] as number, (starts[rank + 1] as number) - 1);
    return { bytes, subtrees: this.#leaves.finish() };
  }
}
