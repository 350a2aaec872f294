import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashBytes } from '#machine';
import { sha256Text } from '../../src/core/digest.js';
import { LeafRange, leafHash, PathNotes } from '../../src/core/merkle.js';
import { householdLabel, labelOf, labelOfSecret, secretOf } from '../../src/core/ticket.js';
import { readUrnLine, urnHeader, urnLine } from '../../src/core/urn.js';

interface UrnVectors {
  readonly labels: readonly { key: string; id: string; secret: string; label: string }[];
  readonly household: { key: string; household: string; label: string };
  readonly urn: {
    readonly key: string;
    readonly header: readonly string[];
    readonly people: readonly (readonly [string, readonly string[]])[];
    readonly lines: readonly string[];
    readonly sha256: string;
    readonly root: string;
    readonly paths: Readonly<Record<string, readonly string[]>>;
  };
}
const vectors = JSON.parse(
  readFileSync(new URL('../../fixtures/vectors/urn.json', import.meta.url), 'utf8'),
) as UrnVectors;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('keyed labels (SPEC 3)', () => {
  it('are the published ones, by the key and by the secret alone', () => {
    expect(vectors.labels.length).toBeGreaterThan(3);
    for (const { key, id, secret, label } of vectors.labels) {
      expect(secretOf(sha256Text, id, key)).toBe(secret);
      expect(labelOf(sha256Text, id, key)).toBe(label);
      expect(labelOfSecret(sha256Text, secret, id)).toBe(label);
    }
  });

  it('of households are the published ones, and nothing for somebody alone', () => {
    const { key, household, label } = vectors.household;
    expect(householdLabel(sha256Text, household, key)).toBe(label);
    expect(householdLabel(sha256Text, '', key)).toBe('');
  });
});

describe('the urn (SPEC 11)', () => {
  const { key, header, people, lines, sha256, root, paths } = vectors.urn;

  it('has the published lines, hash, root and paths', () => {
    const made = people
      .map(([id, categories]) => urnLine({ label: labelOf(sha256Text, id, key), categories }))
      .sort();
    expect(made).toEqual(lines);
    const file = [urnHeader(header, false), ...made].map((line) => `${line}\n`).join('');
    expect(sha256Text(file)).toBe(sha256);
    const notes = new PathNotes(Object.keys(paths).map(Number));
    const tree = new LeafRange(hashBytes, 0, notes.note);
    for (const line of made) tree.add(leafHash(hashBytes, new TextEncoder().encode(line)));
    expect(hex(tree.root())).toBe(root);
    for (const [index, path] of Object.entries(paths))
      expect(notes.path(Number(index)).map(hex)).toEqual(path);
  });

  it('reads every line that it writes, and no other way of writing it', () => {
    const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
    const name = fc.oneof(fc.string(), fc.constantFrom('', '"', ',', '\n', 'a"b', ' a ', 'Süd'));
    const anybody = fc.record({
      label: digest,
      categories: fc.array(name, { maxLength: 3 }),
      household: fc.option(fc.oneof(digest, fc.constant('')), { nil: undefined }),
    });
    fc.assert(
      fc.property(anybody, ({ household, ...rest }) => {
        const person = household === undefined ? rest : { ...rest, household };
        const line = urnLine(person);
        const read = (text: string) => readUrnLine(text, person.categories.length, household !== undefined);
        expect(read(line)).toEqual(person);
        for (const other of [
          `${line},`,
          ` ${line}`,
          `${line}\n`,
          line.toUpperCase(),
          `"${person.label}"${line.slice(64)}`,
        ])
          if (other !== line) expect(read(other)).toBeNull();
      }),
    );
  });
});
