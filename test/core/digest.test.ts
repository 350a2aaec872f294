import { createHash, hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestModulo, isDigest, sha256Text } from '../../src/core/digest.js';
import { SHA256_EXAMPLES } from './published.js';

const implementations = [
  ['the one that runs everywhere', sha256Text],
  ['node:crypto', (text: string) => hash('sha256', text)],
] as const;

describe.each(implementations)('SHA-256 of a text, by %s', (_, digest) => {
  test.each(SHA256_EXAMPLES.map(([text, digits]) => [text.slice(0, 20), text, digits]))(
    'gives the published digest of "%s"',
    (_start, text, digits) => {
      expect(digest(text)).toBe(digits);
    },
  );

  test('is that of the UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(digest(text)).toBe(createHash('sha256').update(Buffer.from(text, 'utf8')).digest('hex'));
      }),
    );
  });
});

describe('the two implementations', () => {
  test('agree on any sequence of UTF-16 units, halves of pairs among them', () => {
    const units = fc.array(fc.oneof(fc.nat({ max: 0xffff }), fc.integer({ min: 0xd700, max: 0xe0ff })));
    fc.assert(
      fc.property(units, (codes) => {
        const text = String.fromCharCode(...codes);
        expect(sha256Text(text)).toBe(hash('sha256', text));
      }),
      { numRuns: 500 },
    );
  });

  test('agree at every length around a block', () => {
    for (let length = 0; length <= 200; length++) {
      const text = 'ü'.repeat(length >> 1) + 'u'.repeat(length & 1);
      expect(sha256Text(text)).toBe(hash('sha256', text));
    }
  });
});

describe('a digest', () => {
  test('is 64 lower-case hexadecimal digits and nothing else', () => {
    const digits = sha256Text('a');
    expect(isDigest(digits)).toBe(true);
    const others = [digits.slice(1), `${digits}0`, digits.toUpperCase(), `g${digits.slice(1)}`, ''];
    expect([...others, `${digits}\n`, ` ${digits.slice(1)}`].filter(isDigest)).toEqual([]);
  });

  test('is reduced as one large number, most significant digit first', () => {
    const modulus = fc.oneof(
      fc.integer({ min: 1, max: 50 }),
      fc.maxSafeNat().map((m) => Math.max(m, 1)),
    );
    fc.assert(
      fc.property(fc.string().map(sha256Text), modulus, (digits, m) => {
        // Horner's rule, digit by digit, instead of one BigInt.
        const rest = [...digits].reduce((sum, digit) => (sum * 16n + BigInt(`0x${digit}`)) % BigInt(m), 0n);
        expect(digestModulo(digits, m)).toBe(Number(rest));
      }),
    );
  });

  test('is not reduced by anything but a positive safe integer', () => {
    for (const modulus of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => digestModulo(sha256Text('a'), modulus)).toThrow(RangeError);
    }
  });
});
