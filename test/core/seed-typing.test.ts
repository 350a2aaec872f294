import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digitsOf, seedDoubts } from '../../src/core/seed-typing.js';

/** What in a seed looks mistyped. */

const kinds = (text: string) => seedDoubts(text).map(({ kind }) => kind);

describe('a seed', () => {
  test.each([
    '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913',
    'Lotto 6aus49 vom 5.12.2026: 3-12-17-28-41-49 / 7',
    'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
    '01382438112797316654',
    'Größe (Würfel): 6 5 4 3 2 1',
    'Ziehung Nr. 4 im Oktober, Kugel 12 von links',
    '12, 14, 16',
  ])('that is typed as it was read out leaves no doubt: %s', (text) => {
    expect(seedDoubts(text)).toEqual([]);
  });

  test.each([
    ['"3 12 17"', ['quotes']],
    ['„3 12 17“', ['quotes']],
    ["'3", ['quotes']],
    ['»3 12 17«', ['quotes']],
    ['3 12 17.', ['end']],
    ['"3 12 17."', ['quotes', 'end']],
    ['3 12 17,', ['end']],
    ['3 12 17 –', ['end']],
    ['3 12\u200b 17', ['unseen']],
    ['\ufeff3 12 17', ['unseen']],
    ['3 12\u00ad17', ['unseen']],
    ['３ 12', ['other-digits']],
    ['3 12²', ['other-digits']],
    ['3 ١٢', ['other-digits']],
    ['3 l2 17', ['letters']],
    ['3 12 1O', ['letters']],
    ['3 I 17', ['letters']],
    ['O7, 12', ['letters']],
    ['2604O13.', ['letters', 'end']],
  ])('that may be mistyped: %j', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test('is told by what: each sign and word once', () => {
    expect(seedDoubts('„l2“ „l2“ 3O')).toEqual([
      { kind: 'quotes', signs: ['„', '“'] },
      { kind: 'letters', words: ['l2', '3O'] },
    ]);
  });

  test('of digits and blanks alone never leaves a doubt, and its digits are those drawn', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 99 }), { minLength: 1 }), (numbers) => {
        expect(seedDoubts(numbers.join(' '))).toEqual([]);
        expect(digitsOf(numbers.join(', '))).toBe(numbers.join(''));
      }),
    );
  });

  test('with a mark, a letter or an invisible sign put into it anywhere always leaves one', () => {
    const signs = fc.constantFrom('"', '„', '‘', '\u200b', '\u2060', 'O', 'l', 'I', '٣', '５');
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 99 }), { minLength: 1 }),
        signs,
        fc.nat(),
        (numbers, sign, where) => {
          const text = numbers.join(' ');
          const at = where % text.length;
          expect(seedDoubts(text.slice(0, at) + sign + text.slice(at))).not.toEqual([]);
        },
      ),
    );
  });
});
