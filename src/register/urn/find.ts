import { hashBytes, oneUnitEach } from '#machine';
import { LeafRange, PathNotes } from '../../core/merkle.js';
import type { UrnFacts } from '../../core/urn.js';
import { LONGEST_RECORD } from '../file.js';
import type { RegisterSource } from '../source.js';
import { leavesHere } from './leaves.js';
import { type LineSink, readLines } from './lines.js';
import { hexOf, rootOf } from './root.js';

/** Somebody's line in an urn, and what proves that it is there. */
export interface FoundLine {
  /** without its line feed */
  readonly line: string;
  /** number of the leaf, from 0 */
  readonly index: number;
  /** the hashes beside the leaf's way, from the leaf upwards, in hexadecimal digits */
  readonly path: readonly string[];
}

export interface FoundInUrn {
  readonly facts: UrnFacts;
  /** by label; who is not there is missing */
  readonly found: ReadonlyMap<string, FoundLine>;
}

const LABEL_DIGITS = 64;

/**
 * Finds people in an urn (SPEC 11), in two readings: where they stand, and then the hashes beside their ways. Whether
 * the urn is the one that was committed to, the facts tell.
 * @param wanted labels
 * @throws Refusal if the file can't be read or changes meanwhile
 */
export async function findInUrn(source: RegisterSource, wanted: ReadonlySet<string>): Promise<FoundInUrn> {
  const places = await placesIn(source, wanted);
  const leaves = [...places.values()].map(({ index }) => index);
  const notes = new PathNotes(leaves);
  const tree = new LeafRange(hashBytes, 0, notes.note);
  const made = leavesHere({ joined: notes.note, leaves });
  let isHeader = true;
  const add = (leaf: () => void) => {
    if (!isHeader) leaf();
    isHeader = false;
  };
  const take = () => {
    for (const subtree of made.finish()) tree.append(subtree);
  };
  const { sha256 } = await readLines(source, LONGEST_RECORD, {
    line: (bytes, view, start, end) => add(() => made.add(bytes, view, start, end)),
    longLine: (leaf) => add(() => made.addHash(leaf)),
    drained: take,
  });
  take();
  const facts = { rows: tree.end, sha256, root: hexOf(rootOf(tree)) };
  const found = [...places].map(([label, place]) => {
    const path = notes.path(place.index).map(hexOf);
    return [label, { ...place, path }] as const;
  });
  return { facts, found: new Map(found) };
}

/** The first line of everybody who is wanted. */
async function placesIn(
  source: RegisterSource,
  wanted: ReadonlySet<string>,
): Promise<Map<string, Omit<FoundLine, 'path'>>> {
  const places = new Map<string, Omit<FoundLine, 'path'>>();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let index = -1;
  const sink: LineSink = {
    line: (bytes, _, start, end) => {
      const at = index++;
      if (at < 0) return;
      const label = oneUnitEach(bytes, start, Math.min(start + LABEL_DIGITS, end));
      if (wanted.has(label) && !places.has(label))
        places.set(label, { line: decoder.decode(bytes.subarray(start, end)), index: at });
    },
    longLine: () => index++,
  };
  await readLines(source, LONGEST_RECORD, sink);
  return places;
}
