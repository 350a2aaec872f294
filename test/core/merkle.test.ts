import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashBytes } from '#machine';
import { LeafRange, leafHash, nodeHash, PathNotes, rootOfPath } from '../../src/core/merkle.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

/** The definition of RFC 6962, 2.1, as it stands there. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  const [first, ...more] = leaves;
  if (first === undefined) throw new RangeError('no leaves');
  if (more.length === 0) return first;
  let split = 1;
  while (2 * split < leaves.length) split *= 2;
  return nodeHash(hashBytes, rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

/** PATH(m, D[n]) of RFC 6962, 2.1.1. */
function pathByDefinition(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length <= 1) return [];
  let split = 1;
  while (2 * split < leaves.length) split *= 2;
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...pathByDefinition(index, left), rootByDefinition(right)]
    : [...pathByDefinition(index - split, right), rootByDefinition(left)];
}

const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => leafHash(hashBytes, new TextEncoder().encode(`leaf ${at}`)));

function treeOf(leaves: readonly Uint8Array[], wanted: readonly number[] = []) {
  const notes = new PathNotes(wanted);
  const range = new LeafRange(hashBytes, 0, notes.note);
  for (const leaf of leaves) range.add(leaf);
  return { root: range.root(), notes };
}

describe('the tree of RFC 6962', () => {
  const published = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const leaves = published.map((data) => leafHash(hashBytes, bytes(data)));

  it('has the roots that are published for Certificate Transparency', () => {
    expect(hex(treeOf(leaves.slice(0, 1)).root)).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(hex(treeOf(leaves).root)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  it('is the one of the definition for every size up to 70, with every path', () => {
    for (let size = 1; size <= 70; size++) {
      const some = leavesOf(size);
      const all = some.map((_, at) => at);
      const { root, notes } = treeOf(some, all);
      expect(hex(root)).toBe(hex(rootByDefinition(some)));
      for (const at of all) {
        const path = notes.path(at);
        expect(path.map(hex)).toEqual(pathByDefinition(at, some).map(hex));
        expect(hex(rootOfPath(hashBytes, some[at] as Uint8Array, at, size, path) as Uint8Array)).toBe(
          hex(root),
        );
      }
    }
  });

  it('is the same from ranges that were made apart from each other, cut anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 }), (sizes) => {
        const total = sizes.reduce((sum, size) => sum + size, 0);
        fc.pre(total > 0);
        const some = leavesOf(total);
        const whole = new LeafRange(hashBytes);
        let begin = 0;
        for (const size of sizes) {
          const part = new LeafRange(hashBytes, begin);
          for (const leaf of some.slice(begin, begin + size)) part.add(leaf);
          for (const subtree of part.subtrees) whole.append(subtree);
          begin += size;
        }
        expect(hex(whole.root())).toBe(hex(rootByDefinition(some)));
      }),
    );
  });

  it('does not lead to its root with any bit of leaf or path flipped, another number or another size', () => {
    const size = 13;
    const some = leavesOf(size);
    const { root, notes } = treeOf(some, [0, 6, 12]);
    const rootFrom = (leaf: Uint8Array, index: number, of: number, path: readonly Uint8Array[]) => {
      const found = rootOfPath(hashBytes, leaf, index, of, path);
      return found === null ? null : hex(found);
    };
    for (const index of [0, 6, 12]) {
      const leaf = some[index] as Uint8Array;
      const path = notes.path(index);
      expect(rootFrom(leaf, index, size, path)).toBe(hex(root));
      for (const [at, hash] of [leaf, ...path].entries())
        for (let bit = 0; bit < 256; bit++) {
          const flipped = Uint8Array.from(hash);
          flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
          const others = path.map((one, place) => (place === at - 1 ? flipped : one));
          expect(rootFrom(at === 0 ? flipped : leaf, index, size, others)).not.toBe(hex(root));
        }
      for (let other = -1; other <= size; other++)
        if (other !== index) expect(rootFrom(leaf, other, size, path)).not.toBe(hex(root));
      expect(rootFrom(leaf, index, size, path.slice(1))).not.toBe(hex(root));
      expect(rootFrom(leaf, index, size, [...path, leaf])).toBeNull();
    }
    expect(rootOfPath(hashBytes, root, 0, 0, [])).toBeNull();
    expect(rootOfPath(hashBytes, root, 0.5, 1, [])).toBeNull();
  });
});
