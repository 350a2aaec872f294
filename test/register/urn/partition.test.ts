import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UrnLog } from '../../../src/register/urn/log.js';
import { Partitions, partitionSizes } from '../../../src/register/urn/partition.js';

const noScratch = () => {
  throw new Error('there is none');
};

/** Leaves these labels, each a list of eight numbers, and gives them back in the order of their partitions. */
function sorted(labels: readonly (readonly number[])[], readers = 1): number[][] {
  const logs = Array.from({ length: readers }, () => new UrnLog(false, 1 << 30, noScratch));
  for (const [at, label] of labels.entries())
    logs[at % readers]?.add(Int32Array.from(label), 0, at, null, 0, 1);
  const parts = { households: false, parts: logs.map((log) => log.finish([])) };
  expect(partitionSizes(parts).reduce((sum, size) => sum + size, 0)).toBe(labels.length);
  const partitions = new Partitions(parts, null);
  return Array.from({ length: 256 }, (_, partition) => partitions.sorted(partition)).flatMap(
    ({ entries, order, readers: from }) =>
      [...order].map((entry) => {
        const found = [...entries.subarray(9 * entry, 9 * entry + 9)].map((word) => word >>> 0);
        expect((found[8] ?? 0) % readers).toBe(from[entry]);
        return found.slice(0, 8);
      }),
  );
}

describe('what was left for the urn', () => {
  it('is sorted by whole labels, also where they begin alike', () => {
    const word = fc.oneof(fc.constantFrom(0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff), fc.nat());
    const label = fc.tuple(
      fc.constantFrom(0, 0xff00_0001, 0x80ff_ffff),
      fc.constantFrom(0, 1, 0x8000_0000),
      ...Array.from({ length: 6 }, () => word),
    );
    const labels = fc.uniqueArray(label, { maxLength: 200, size: 'max', selector: String });
    fc.assert(
      fc.property(labels, fc.integer({ min: 1, max: 3 }), (given, readers) => {
        const byWords = (a: readonly number[], b: readonly number[]) => {
          const at = a.findIndex((one, i) => one !== b[i]);
          return (a[at] ?? 0) - (b[at] ?? 0);
        };
        expect(sorted(given, readers)).toEqual(given.map((one) => [...one]).sort(byWords));
      }),
    );
  });

  it('never has one label twice', () => {
    const label = [5, 6, 7, 8, 9, 10, 11, 12];
    expect(() => sorted([label, [...label]])).toThrow('two people with one label');
  });
});
