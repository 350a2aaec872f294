import { describe, expect, test } from 'vitest';
import { digest, hashBytes } from '#machine';
import { batchRoot, sumOf } from '../../src/core/batch.js';

describe('a batch', () => {
  test('has the root that the example of SPEC 16 has', () => {
    const commitments = ['a', 'b', 'c'].map((text, at) => ({
      ...{ key: `0811100${at + 1}`, fingerprint: digest(text), N: 1 },
    }));
    const root = '58fb99b30156e625df9fdb2328c2844c2a929c294fa282da6a35ed84b6a9dbfd';
    expect(batchRoot(hashBytes, commitments)).toBe(root);
    expect(batchRoot(hashBytes, [...commitments].reverse())).not.toBe(root);
    expect(() => batchRoot(hashBytes, [])).toThrow(RangeError);
  });

  test('sums official numbers only if there are some', () => {
    const draw = { key: '08111001', size: 2, N: 30, people: 31, fingerprint: '' };
    expect(sumOf([draw, { ...draw, N: 5 }], true)).toEqual({ size: 4, N: 35, people: 62 });
    expect(sumOf([{ ...draw, people: null }], false)).toEqual({ size: 2, N: 30, people: null });
  });
});
