import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Text } from '../../src/core/digest.js';
import { randomStream, weightedTable } from '../../src/simulation/random.js';

describe('random stream', () => {
  const first = (...parts: string[]) => {
    const random = randomStream(sha256Text, ...parts);
    return [random.next(), random.next(), random.next()];
  };

  test('keys that seedrandom confuses give different streams', () => {
    expect(first('12')).not.toEqual(first('1212'));
    expect(first('a')).not.toEqual(first('aa'));
    expect(first('a')).not.toEqual(first('š'));
  });

  test('the same characters divided otherwise give another stream', () => {
    expect(first('town', 'a')).not.toEqual(first('towna'));
    expect(first('a', 'bc')).not.toEqual(first('ab', 'c'));
    expect(first('a","b')).not.toEqual(first('a', 'b'));
    expect(first('a', '')).not.toEqual(first('a'));
  });

  test('a digest that is not 64 hexadecimal digits is refused', () => {
    expect(() => randomStream(() => '12', 'seed')).toThrow(RangeError);
    expect(() => randomStream((text) => sha256Text(text).toUpperCase(), 'seed')).toThrow(RangeError);
  });

  test('numbers stay inside their bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, below) => {
        const random = randomStream(sha256Text, seed);
        const x = random.next();
        const n = random.integer(below);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThan(1);
        expect(Number.isInteger(n) && n >= 0 && n < below).toBe(true);
      }),
    );
  });

  test('what cannot be drawn from is refused', () => {
    const random = randomStream(sha256Text, 'refused');
    for (const below of [0, -1, 1.5, Number.NaN, 2 ** 32 + 1]) {
      expect(() => random.integer(below)).toThrow(RangeError);
    }
    expect(() => random.pick([])).toThrow(RangeError);
    expect(() => weightedTable([])).toThrow(RangeError);
    expect(() => weightedTable([['a', 0]])).toThrow(RangeError);
    expect(() => weightedTable([['a', -1]])).toThrow(RangeError);
    expect(() => weightedTable([['a', Number.NaN]])).toThrow(RangeError);
  });

  test('weights are odds, and weight 0 never comes', () => {
    const random = randomStream(sha256Text, 'weights');
    const table = weightedTable([
      ['never', 0],
      ['one', 1],
      ['not at all', 0],
      ['three', 3],
    ]);
    const drawn = Array.from({ length: 40_000 }, () => random.weighted(table));
    expect([...new Set(drawn)].sort()).toEqual(['one', 'three']);
    // five standard deviations of a binomial with 40,000 draws
    expect(Math.abs(drawn.filter((value) => value === 'one').length - 10_000)).toBeLessThan(5 * 87);
  });
});
