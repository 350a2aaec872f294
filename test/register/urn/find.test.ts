import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashBytes } from '#machine';
import { leafHash, rootOfPath } from '../../../src/core/merkle.js';
import { memorySource } from '../../../src/register/source.js';
import { findInUrn } from '../../../src/register/urn/find.js';
import { hex, urnByDefinition } from './urns.js';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

describe('finding people in an urn', () => {
  it('gives lines, numbers and paths that lead to the root, for urns of any size', async () => {
    for (const count of [1, 2, 3, 8, 9, 100, 777]) {
      const people = Array.from({ length: count }, (_, at) => ({
        id: `P${at}`,
        categories: [at % 7 === 0 ? 'a "b"\nc' : 'Süd'],
        household: '',
      }));
      const { text, lines, facts } = urnByDefinition(people, ['Ort'], true);
      const wanted = new Set(lines.filter((_, at) => at % 3 === 0).map((line) => line.slice(0, 64)));
      const strangers = ['f'.repeat(64), '', 'label'];
      const { found, facts: seen } = await findInUrn(
        memorySource('urn.csv', Buffer.from(text)),
        new Set([...wanted, ...strangers]),
      );
      expect(seen).toEqual(facts);
      expect(new Set(found.keys())).toEqual(wanted);
      for (const [label, { line, index, path }] of found) {
        expect(lines[index]).toBe(line);
        expect(line.startsWith(label)).toBe(true);
        const leaf = leafHash(hashBytes, new TextEncoder().encode(line));
        const root = rootOfPath(hashBytes, leaf, index, count, path.map(bytes));
        expect(root === null ? null : hex(root)).toBe(facts.root);
      }
    }
  });

  it('gives the published paths', async () => {
    const { urn } = JSON.parse(
      readFileSync(new URL('../../../fixtures/vectors/urn.json', import.meta.url), 'utf8'),
    );
    const header = ['label', ...urn.header].join();
    const text = [header, ...urn.lines, ''].join('\n');
    const wanted = Object.keys(urn.paths).map((index) => (urn.lines[Number(index)] as string).slice(0, 64));
    const { found, facts } = await findInUrn(memorySource('urn.csv', Buffer.from(text)), new Set(wanted));
    expect(facts.root).toBe(urn.root);
    expect(Object.fromEntries([...found.values()].map(({ index, path }) => [index, path]))).toEqual(
      urn.paths,
    );
  });
});
