import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sha256Text } from '../../../src/core/digest.js';
import type { QuotaModel } from '../../../src/core/lottery/outcome.js';
import { compareOutcomes } from '../../../src/core/lottery/outcome.js';
import {
  chances,
  compare,
  DIGITAL_TOTAL,
  leastOf,
  lotteryNumber,
  NUMBERED_TOTAL,
  type Portfolio,
  pickOutcome,
  reduce,
  toNumber,
  weightedPeople,
} from '../../../src/core/lottery/portfolio.js';
import { wholeWeights } from '../../../src/lottery/weights.js';

const outcomes = [
  [2, 0],
  [1, 1],
  [0, 2],
];

describe('an outcome is picked by the running weights', () => {
  const portfolio: Portfolio = { outcomes, weights: [3, 1, 6], total: 10 };

  test('every number from 0 to W - 1 gives the outcome whose share it falls into', () => {
    expect(Array.from({ length: 10 }, (_, number) => pickOutcome(portfolio, number))).toEqual([
      0, 0, 0, 1, 2, 2, 2, 2, 2, 2,
    ]);
  });

  test('at W = 10^9: the last number of one outcome and the first of the next', () => {
    const large = { outcomes, weights: [1, 999_999_998, 1], total: DIGITAL_TOTAL };
    expect([0, 1, 999_999_998, 999_999_999].map((number) => pickOutcome(large, number))).toEqual([
      0, 1, 1, 2,
    ]);
  });

  test.each([-1, 10, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('RangeError for %d', (number) => {
    expect(() => pickOutcome(portfolio, number)).toThrow(RangeError);
  });

  test('RangeError if the weights do not reach the number', () => {
    expect(() => pickOutcome({ outcomes, weights: [3, 1, 5], total: 10 }, 9)).toThrow(RangeError);
    expect(() => pickOutcome({ outcomes: [], weights: [], total: 1 }, 0)).toThrow(RangeError);
  });
});

describe('the number of the seed is int(H(seedHash ‖ ":lottery:0")) mod W', () => {
  const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

  test('as node:crypto and long division digit by digit have it', () => {
    for (const text of ['3 12 17 28 41 49 Superzahl 7', '1', 'Äpfel']) {
      const seedHash = hash(text);
      for (const total of [DIGITAL_TOTAL, NUMBERED_TOTAL, 7, 1]) {
        let rest = 0;
        for (const digit of hash(`${seedHash}:lottery:0`))
          rest = (rest * 16 + Number.parseInt(digit, 16)) % total;
        expect(lotteryNumber(sha256Text, seedHash, total)).toBe(rest);
      }
    }
  });

  test('a vector: the SHA-256 of nothing as seedHash', () => {
    const seedHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(lotteryNumber(sha256Text, seedHash, DIGITAL_TOTAL)).toBe(3_454_148);
  });
});

describe('chances', () => {
  const model: QuotaModel = { sizes: [2, 4], size: 2, groups: [] };
  const portfolio: Portfolio = { outcomes, weights: [3, 1, 6], total: 10 };

  test('are exact fractions in lowest terms', () => {
    expect(weightedPeople(model, portfolio)).toEqual([7n, 13n]);
    expect(chances(model, portfolio)).toEqual([
      [7n, 20n],
      [13n, 40n],
    ]);
    const even = { outcomes, weights: [5, 0, 5], total: 10 };
    expect(chances(model, even)).toEqual([
      [1n, 2n],
      [1n, 4n],
    ]);
  });

  test('the first of the least is found, whatever the denominators', () => {
    expect(
      leastOf([
        [1n, 2n],
        [2n, 6n],
        [1n, 3n],
        [3n, 4n],
      ]),
    ).toBe(1);
    expect(compare([1n, 3n], [2n, 6n])).toBe(0);
    expect(compare([1n, 3n], [333_333_333_333n, 1_000_000_000_000n])).toBe(1);
    expect(compare([0n, 5n], [1n, 1_000_000n])).toBe(-1);
  });

  test('nobody’s chance is 0/1', () => {
    expect(reduce([0n, 40n])).toEqual([0n, 1n]);
    expect(reduce([12n, 18n])).toEqual([2n, 3n]);
    expect(toNumber([1n, 8n])).toBe(0.125);
    expect(toNumber([1n, 3n])).toBeCloseTo(1 / 3, 15);
  });
});

describe('whole weights', () => {
  test('sum to the total; the largest remainders are rounded up', () => {
    expect(wholeWeights(outcomes, [0.26, 0.37, 0.37], 10).weights).toEqual([2, 4, 4]);
    expect(wholeWeights(outcomes, [1, 1, 1], 1000).weights).toEqual([334, 333, 333]);
    expect(wholeWeights(outcomes, [1, 1, 1], 1_000_000_000).weights).toEqual([
      333_333_334, 333_333_333, 333_333_333,
    ]);
  });

  test('outcomes without weight are dropped, the others sorted, more people of the first type first', () => {
    const mixed = [
      [0, 2],
      [2, 0],
      [1, 1],
    ];
    expect(wholeWeights(mixed, [0.4, 0.6, 0], 10)).toEqual({
      outcomes: [
        [2, 0],
        [0, 2],
      ],
      weights: [6, 4],
      total: 10,
    });
  });

  test('do not depend on the order in which the outcomes were found', () => {
    const shares = [0.2, 0.3, 0.5];
    const turned = wholeWeights([...outcomes].reverse(), [...shares].reverse(), 7);
    expect(turned).toEqual(wholeWeights(outcomes, shares, 7));
  });

  test('rounding noise is not made a remainder, in neither direction', () => {
    const noise = 1e-15;
    const { weights } = wholeWeights(outcomes, [0.2 - noise, 0.3 + noise, 0.5 + noise], 10);
    expect(weights).toEqual([2, 3, 5]);
    const high = wholeWeights(outcomes, [0.25 + 5e-11, 0.25 + 5e-11, 0.5 + 5e-11], 4).weights;
    expect(high.reduce((sum, weight) => sum + weight, 0)).toBe(4);
  });

  test('of nothing: RangeError instead of an endless search for places', () => {
    for (const shares of [[], [0, 0, 0], [Number.NaN, 1, 1]])
      expect(() => wholeWeights(outcomes.slice(0, shares.length), shares, 10)).toThrow(RangeError);
  });

  test('outcomes are ordered by the first type in which they differ', () => {
    expect(compareOutcomes([1, 2], [1, 1])).toBeLessThan(0);
    expect(compareOutcomes([0, 9], [1, 0])).toBeGreaterThan(0);
    expect(compareOutcomes([1, 2], [1, 2])).toBe(0);
  });
});
