import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedPlaces } from '../../src/core/lottery/shares.js';
import { readShare } from '../../src/plan/share.js';

/** A share of the places, rounded down and up, at its exact value. */

const bounds = (text: string, size: number) => {
  const share = readShare(text);
  return share === null ? null : sharedPlaces(share, size, 0);
};
const size = fc.integer({ min: 1, max: 999_999_999 });

describe('a share', () => {
  test.each([
    ['0.5', 160, 80, 80],
    ['0.5', 161, 80, 81],
    ['0.50', 160, 80, 80],
    ['50 %', 160, 80, 80],
    ['50\u00a0%', 160, 80, 80],
    ['12.5%', 160, 20, 20],
    ['1/3', 160, 53, 54],
    ['1 / 3', 159, 53, 53],
    ['0', 160, 0, 0],
    ['1', 160, 160, 160],
    ['100 %', 160, 160, 160],
    ['0/7', 160, 0, 0],
    // 0.29 * 100 is 28.999999999999996 for a computer that counts in binary fractions
    ['0.29', 100, 29, 29],
    // 0.07 * 100 is 7.000000000000001
    ['0.07', 100, 7, 7],
    ['0.333333333333333333333333333333', 3, 0, 1],
  ])('%s of %i places is %i to %i', (text, places, min, max) => {
    expect(bounds(text, places)).toEqual({ min, max });
  });

  test.each(['', '-0.1', '1.1', '101 %', '4/3', '1/0', '0/0', '0,5', '.5', '5.', '1e-7', 'viel', '1/3 %'])(
    '%s is none',
    (text) => expect(readShare(text)).toBeNull(),
  );

  test('in decimals is rounded as the whole numbers behind it', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 30n }),
        fc.integer({ min: 0, max: 30 }),
        size,
        (digits, places, n) => {
          const scale = 10n ** BigInt(places);
          fc.pre(digits <= scale);
          const text = digits.toString().padStart(places + 1, '0');
          const whole = text.slice(0, text.length - places);
          const decimal = places === 0 ? whole : `${whole}.${text.slice(-places)}`;
          expectExact(bounds(decimal, n), digits, scale, n);
          expectExact(bounds(`${decimal} %`, n), digits, 100n * scale, n);
        },
      ),
    );
  });

  test('as a fraction is rounded as the whole numbers behind it', () => {
    const number = fc.bigInt({ min: 0n, max: 10n ** 25n });
    fc.assert(
      fc.property(number, number, size, (a, b, n) => {
        const [above, below] = a <= b ? [a, b + 1n] : [b, a];
        expectExact(bounds(`${above}/${below}`, n), above, below, n);
      }),
    );
  });
});

/** min and max are the whole numbers around size * above / below: at most it, at least it, less than one away. */
function expectExact(
  found: { min: number; max: number } | null,
  above: bigint,
  below: bigint,
  n: number,
): void {
  const exact = above * BigInt(n);
  const min = BigInt(found?.min ?? -1) * below;
  const max = BigInt(found?.max ?? -1) * below;
  expect([min <= exact, exact - min < below, max >= exact, max - exact < below]).toEqual([
    true,
    true,
    true,
    true,
  ]);
}
