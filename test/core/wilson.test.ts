import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilson } from '../../src/core/wilson.js';

describe('the interval of a share', () => {
  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I,
  // method 3: the score interval without continuity correction.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i of %i is the published one', (k, n, low, high) => {
    const rate = wilson(k, n);
    expect(rate?.share).toBe(k / n);
    expect(rate?.low).toBeCloseTo(low, 4);
    expect(rate?.high).toBeCloseTo(high, 4);
  });

  test('of nobody is not known', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  test('begins at 0 for none, ends at 1 for all, and both are not nothing', () => {
    expect(wilson(0, 7)).toMatchObject({ share: 0, low: 0 });
    expect(wilson(0, 7)?.high).toBeGreaterThan(0.3);
    expect(wilson(7, 7)).toMatchObject({ share: 1, high: 1 });
    expect(wilson(7, 7)?.low).toBeLessThan(0.7);
  });

  const counts = fc
    .integer({ min: 1, max: 100_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

  test('holds the share, lies between 0 and 1, and is that of the others turned round', () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const [rate, others] = [wilson(k, n), wilson(n - k, n)];
        if (rate === null || others === null) throw new Error('not known');
        expect(rate.low).toBeGreaterThanOrEqual(0);
        expect(rate.low).toBeLessThanOrEqual(rate.share);
        expect(rate.high).toBeGreaterThanOrEqual(rate.share);
        expect(rate.high).toBeLessThanOrEqual(1);
        expect(rate.low + others.high).toBeCloseTo(1, 12);
      }),
    );
  });

  test('ends where the share of whoever is asked is 1.96 standard deviations away, as Wilson says', () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const { share, low, high } = wilson(k, n) ?? { share: 0, low: 0, high: 0 };
        for (const end of [k === 0 ? high : low, k === n ? low : high]) {
          const z = Math.abs(share - end) / Math.sqrt((end * (1 - end)) / n);
          expect(z).toBeCloseTo(1.96, 3);
        }
      }),
    );
  });

  test.each([
    [-1, 3],
    [4, 3],
    [0.5, 3],
    [1, Number.NaN],
  ])('of %d of %d is refused', (k, n) => {
    expect(() => wilson(k, n)).toThrow(RangeError);
  });
});
