import { hashBytes, sha256Bytes } from '#machine';
import { LeafRange, leafHash, PathNotes } from '../../core/merkle.js';
import type { UrnFacts } from '../../core/urn.js';
import { readFully } from '../file.js';
import type { RegisterSource } from '../source.js';

/** Somebody's line of the urn, and its way up the Merkle tree. */
export interface UrnPlace {
  /** without its line feed */
  readonly line: string;
  /** number of the leaf, the first is 0 */
  readonly index: number;
  /** hashes beside the way, from the leaf upwards, in hexadecimal digits */
  readonly path: readonly string[];
}

export interface FoundInUrn {
  readonly facts: UrnFacts;
  /** by label; a label that is not there is no key */
  readonly found: ReadonlyMap<string, UrnPlace>;
}

const LABEL_LENGTH = 64;

/** Reads a whole urn, whatever is looked for, and finds the lines that begin with these labels. */
export async function findInUrn(source: RegisterSource, wanted: Iterable<string>): Promise<FoundInUrn> {
  const bytes = await wholeOf(source);
  const lines = new TextDecoder().decode(bytes).split('\n').slice(1, -1);
  const places = new Map<string, number>();
  const labels = new Set(wanted);
  for (const [at, line] of lines.entries()) {
    const label = line.slice(0, LABEL_LENGTH);
    if (labels.has(label)) places.set(label, at);
  }
  const notes = new PathNotes(places.values());
  const tree = new LeafRange(hashBytes, 0, notes.note);
  for (const line of lines) tree.add(leafHash(hashBytes, new TextEncoder().encode(line)));
  const root = lines.length === 0 ? '' : hex(tree.root());
  const found = [...places].map(([label, index]) => {
    const place = { line: lines[index] ?? '', index, path: notes.path(index).map(hex) };
    return [label, place] as const;
  });
  return { facts: { rows: lines.length, sha256: sha256Bytes(bytes), root }, found: new Map(found) };
}

async function wholeOf(source: RegisterSource): Promise<Uint8Array> {
  const bytes = new Uint8Array(source.size);
  const reader = await source.open();
  await readFully(reader, bytes);
  await reader.close();
  return bytes;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
