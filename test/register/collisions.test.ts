import { expect, test, vi } from 'vitest';
import { places, planOf, read, register } from './registers.js';

/**
 * A duplicate is first suspected by a fingerprint of the id. Here nearly all fingerprints collide, which
 * never happens by itself; what is found must not depend on it.
 */
vi.mock('../../src/register/id-fingerprint.js', async (original) => {
  const real = await original<typeof import('../../src/register/id-fingerprint.js')>();
  const fingerprintOf = (text: string) => [1, text.length % 2] as const;
  class ByteFingerprint extends real.ByteFingerprint {
    override take(text: string): void {
      [this.high, this.low] = fingerprintOf(text);
    }
  }
  return { ...real, fingerprintOf, ByteFingerprint };
});

/** Ids with an umlaut: those in ASCII have a fingerprint of their bytes. */
const people = (ids: readonly string[], name = 'register.csv') =>
  register(`Nr\n${ids.map((id) => `ä${id}\n`).join('')}`, name);

test('different ids whose fingerprints collide are no duplicates', async () => {
  const ids = Array.from({ length: 3000 }, (_, nr) => `${nr}`);
  const { problems, strata } = await read([people(ids)], planOf(), { counted: true });
  expect([problems, strata]).toEqual([[], { '': 3000 }]);
});

test('among colliding fingerprints exactly the equal ids are found, in one file or two', async () => {
  const ids = Array.from({ length: 3000 }, (_, nr) => (nr === 2500 ? '70' : `${nr}`));
  expect(places((await read([people(ids)], planOf(), { counted: true })).problems)).toEqual([
    ['REG-011', { file: 'register.csv', lines: [72, 2502], column: 'Nr', total: 2 }],
  ]);
  const files = [people(ids.slice(0, 1000), 'a.csv'), people(ids.slice(1000), 'b.csv')];
  expect(places((await read(files, planOf(), { counted: true })).problems)).toEqual([
    [
      'REG-011',
      { file: 'a.csv', lines: [72], column: 'Nr', total: 1 },
      { file: 'b.csv', lines: [1502], column: 'Nr', total: 1 },
    ],
  ]);
});
