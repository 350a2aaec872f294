import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ADDRESS_LINES, addressLines } from '../../../src/report/letters/address.js';
import { plainLine, type Recipient } from '../../../src/report/letters/recipient.js';
import { formOfAddress, salutation } from '../../../src/report/letters/salutation.js';
import { ENGLISH, GERMAN, somebody } from './words.js';

/** Whom a letter is addressed to, and how it speaks to them. */

const ERIKA = { title: '', given: 'Erika', prefix: '', family: 'Müller', gender: 'w' as const };
const MAX = { title: 'Dr.', given: 'Max', prefix: '', family: 'Müller', gender: 'm' as const };
const AT_HOME = ['Hauptstraße 12a', '01234 Musterstadt'];

describe('an address', () => {
  const cases: readonly (readonly [string, Partial<Recipient>, readonly string[]])[] = [
    ['a woman', { gender: 'w' }, ['Frau Kim Müller', ...AT_HOME]],
    [
      'a man, with title and affix',
      { gender: 'm', title: 'Dr.', prefix: 'von' },
      ['Herrn Dr. Kim von Müller', ...AT_HOME],
    ],
    ['neither, or not known', {}, ['Kim Müller', ...AT_HOME]],
    ['no street', { street: '' }, ['Kim Müller', '01234 Musterstadt']],
    [
      "a room in somebody else's home, with an addition",
      { careOf: 'Familie Schmidt', addition: 'Hinterhaus' },
      ['Kim Müller', 'c/o Familie Schmidt', 'Hinterhaus', ...AT_HOME],
    ],
    ['c/o that is written already', { careOf: 'c/o Schmidt' }, ['Kim Müller', 'c/o Schmidt', ...AT_HOME]],
    [
      'abroad: town and country in capitals',
      { postcode: '6020', town: 'Innsbruck', country: 'Österreich' },
      ['Kim Müller', 'Hauptstraße 12a', '6020 INNSBRUCK', 'ÖSTERREICH'],
    ],
    [
      'a minor, with both parents of one name',
      { through: [ERIKA, MAX] },
      ['Frau Erika und Herrn Dr. Max Müller', 'gesetzliche Vertretung von Kim Müller', ...AT_HOME],
    ],
    [
      'a minor, with parents of two names',
      { through: [ERIKA, { ...MAX, family: 'Beck' }] },
      ['Frau Erika Müller und Herrn Dr. Max Beck', 'gesetzliche Vertretung von Kim Müller', ...AT_HOME],
    ],
    [
      'a minor whose parents nobody knows',
      { isRepresented: true },
      ['An die gesetzliche Vertretung von Kim Müller', ...AT_HOME],
    ],
    [
      'more than six lines: the addition goes behind the street',
      { through: [ERIKA], careOf: 'Beck', addition: 'W 12', country: 'Schweiz' },
      [
        'Frau Erika Müller',
        'gesetzliche Vertretung von Kim Müller',
        'c/o Beck',
        'Hauptstraße 12a // W 12',
        '01234 MUSTERSTADT',
        'SCHWEIZ',
      ],
    ],
  ];
  test.each(cases)('of %s', (_, change, lines) => {
    expect(addressLines(somebody(change), GERMAN, true)).toEqual(lines);
  });

  test('has no Herr and no Frau where the plan wants none', () => {
    expect(addressLines(somebody({ gender: 'w' }), GERMAN, false)[0]).toBe('Kim Müller');
    expect(addressLines(somebody({ through: [ERIKA, MAX] }), GERMAN, false)[0]).toBe(
      'Erika und Dr. Max Müller',
    );
  });

  test('has six lines at most, none of them empty, whatever is known', () => {
    const word = fc.constantFrom('', 'A', 'Bb', 'Österreich');
    const known = fc.record({
      ...{ title: word, given: word, prefix: word, family: word, careOf: word, addition: word, street: word },
      ...{ postcode: word, town: word, country: word, gender: fc.constantFrom('m', 'w', null) },
      through: fc.constantFrom([], [ERIKA], [ERIKA, MAX]),
      isRepresented: fc.constant(false),
    });
    fc.assert(
      fc.property(known, fc.boolean(), (one, byGender) => {
        const lines = addressLines(one as Recipient, GERMAN, byGender);
        expect(lines.length).toBeLessThanOrEqual(ADDRESS_LINES);
        expect(lines.filter((line) => line.trim() === '')).toEqual([]);
      }),
    );
  });
});

describe('a salutation', () => {
  const cases: readonly (readonly [string, Partial<Recipient>, string, string])[] = [
    ['a woman', { gender: 'w', title: 'Dr.', prefix: 'von' }, 'Sehr geehrte Frau Dr. von Müller', 'Frau'],
    ['a man', { gender: 'm' }, 'Sehr geehrter Herr Müller', 'Herr'],
    ['neither', {}, 'Guten Tag Kim Müller', ''],
    ['a man without a family name', { gender: 'm', family: '' }, 'Guten Tag Kim', 'Herr'],
    ['nobody', { given: '', family: '' }, 'Sehr geehrte Damen und Herren', ''],
    [
      'both parents',
      { through: [ERIKA, MAX] },
      'Sehr geehrte Frau Müller, sehr geehrter Herr Dr. Müller',
      '',
    ],
    ['one parent', { through: [MAX], gender: 'w' }, 'Sehr geehrter Herr Dr. Müller', 'Herr'],
    [
      'parents of whom one is neither',
      { through: [ERIKA, { ...MAX, gender: null }] },
      'Guten Tag Erika Müller und Dr. Max Müller',
      '',
    ],
    ['parents nobody knows', { isRepresented: true, gender: 'w' }, 'Sehr geehrte Damen und Herren', ''],
  ];
  test.each(cases)('for %s', (_, change, dear, form) => {
    expect(salutation(somebody(change), GERMAN, true)).toBe(dear);
    expect(formOfAddress(somebody(change), GERMAN, true)).toBe(form);
  });

  test('greets by the whole name where the plan says neutral, and in English', () => {
    const woman = somebody({ gender: 'w', title: 'Dr.' });
    expect(salutation(woman, GERMAN, false)).toBe('Guten Tag Dr. Kim Müller');
    expect(salutation(woman, ENGLISH, false)).toBe('Dear Dr. Kim Müller');
  });

  test('takes nothing in a name for a part of the sentence', () => {
    const odd = somebody({ family: '{name} {other} $& $1' });
    expect(salutation(odd, GERMAN, true)).toBe('Guten Tag Kim {name} {other} $& $1');
  });
});

test('a value has one line, and nothing in it that nobody sees; letters that join stay', () => {
  expect(plainLine(' a\u202eb\u0007\r\nc\u200b\u00a0 d\u2028e ')).toBe('ab c d e');
  expect(plainLine('می\u200cخواهم')).toBe('می\u200cخواهم');
});
