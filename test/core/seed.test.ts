import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Text } from '../../src/core/digest.js';
import { isWeakSeed, readSeed } from '../../src/core/seed.js';

describe('a seed', () => {
  test('is the same however its numbers were spaced', () => {
    const gaps = fc.array(fc.constantFrom(' ', '  ', '\t', '\r\n', '\u00a0', '\u2009', '\u3000'), {
      minLength: 1,
      maxLength: 3,
    });
    const numbers = fc.array(fc.nat({ max: 49 }).map(String), { minLength: 1 });
    fc.assert(
      fc.property(numbers, gaps, gaps, (drawn, gap, edge) => {
        const typed = `${edge.join('')}${drawn.join(gap.join(''))}${edge.join('')}`;
        expect(readSeed(sha256Text, typed)).toEqual({
          text: drawn.join(' '),
          hash: hash('sha256', drawn.join(' ')),
        });
      }),
    );
  });

  test('gets its hash from the digest that was handed in', () => {
    expect(readSeed((text) => `<${text}>`, ' 1  2 ')).toEqual({ text: '1 2', hash: '<1 2>' });
  });

  test('is another one with other punctuation, case or zero', () => {
    const seeds = [
      '3 12 Superzahl 7',
      '3,12 Superzahl 7',
      '3 12 superzahl 7',
      '03 12 Superzahl 7',
      '312 Superzahl 7',
    ];
    expect(new Set(seeds.map((seed) => readSeed(sha256Text, seed).hash)).size).toBe(seeds.length);
  });

  test.each([
    ['empty', ''],
    ['blank', ' \t\r\n'],
    ['blank in other ways', '\u0085\u00a0\u2003\u3000'],
  ])('that is %s is refused', (_, raw) => {
    expect(() => readSeed(sha256Text, raw)).toThrow(RangeError);
  });

  test('that is an invisible character is a seed all the same', () => {
    expect(readSeed(sha256Text, '\ufeff').text).toBe('\ufeff');
  });
});

describe('a weak seed', () => {
  test('has fewer than 20 decimal digits, wherever they stand', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.constantFrom('', ' ', ' und ', ','), (count, between) => {
        const text = Array.from({ length: count }, (_, at) => String(at % 10)).join(between);
        expect(isWeakSeed(text)).toBe(count < 20);
      }),
    );
  });

  test.each([
    ['six of 49 and a Superzahl', '3 12 17 28 41 49 Superzahl 7', true],
    ['the same with Spiel 77', '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913', false],
    ['a long sentence', 'Bürgerrat '.repeat(20), true],
    ['digits of another script', '１２３４５６７８９０１２３４５６７８９０', true],
    ['a pulse of a beacon', 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd', false],
    ['sixteen hexadecimal digits', 'a1B2c3D4e5F6a7b8', false],
    ['fifteen hexadecimal digits', 'abcdefabcdefabc', true],
    ['sixteen that are all decimal', '1234567890123456', true],
    ['sixteen as a part of a longer word', 'xabcdefabcdefabcd', true],
    ['sixteen before more letters', 'abcdefabcdefabcdz', true],
    ['sixteen between other things', 'Puls: abcdefabcdefabcd.', false],
  ])('or not: %s', (_, text, weak) => {
    expect(isWeakSeed(text)).toBe(weak);
  });
});
