import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareGerman, compareKeys, germanKey, streetKey } from '../../../src/report/visits/german-order.js';
import {
  compareOnWalk,
  type HouseNumber,
  readHouseNumber,
  splitStreet,
} from '../../../src/report/visits/house-number.js';

/** Where somebody walking down a street finds a house. */

const NONE = { letter: '', part: [0, 1], rest: '' };

describe('a house number', () => {
  test.each([
    ['12', { number: 12 }],
    ['012', { number: 12 }],
    ['Nr. 12', { number: 12 }],
    ['Haus 3', { number: 3 }],
    ['１２', { number: 12 }],
    ['12a', { number: 12, letter: 'a' }],
    ['12 A', { number: 12, letter: 'a' }],
    ['12 a-d', { number: 12, letter: 'a', rest: '-d' }],
    ['12-14', { number: 12, rest: '-14' }],
    ['12 – 14', { number: 12, rest: '-14' }],
    ['12a-14d', { number: 12, letter: 'a', rest: '-14d' }],
    ['12/1', { number: 12, part: [1, 1] }],
    ['12 1', { number: 12, part: [1, 1] }],
    ['12a/3', { number: 12, letter: 'a', part: [3, 1] }],
    ['12 1/2', { number: 12, part: [1, 2] }],
    ['12½', { number: 12, part: [1, 2] }],
    ['12 1/2 a', { number: 12, letter: 'a', part: [1, 2] }],
    ['7 Hinterhaus', { number: 7, rest: 'hinterhaus' }],
  ])('%j is understood', (text, expected) => {
    expect(readHouseNumber(text)).toEqual({ ...NONE, ...expected });
  });

  test.each(['', ' ', '0', '000', 'Schloss', 'ohne Nummer', 'H 7', '123456', '-3', '<b>'])(
    '%j is none to go by',
    (text) => {
      expect(readHouseNumber(text)).toBeNull();
    },
  );

  test('is read from any text without an error, and always in the same way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readHouseNumber(text);
        expect(readHouseNumber(text)).toEqual(read);
        if (read !== null) expect(read.number).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the order in a street', () => {
  const walked = (numbers: readonly string[]) =>
    numbers
      .map((text) => ({ text, read: readHouseNumber(text) as HouseNumber }))
      .sort((a, b) => compareOnWalk(a.read, b.read))
      .map(({ text }) => text);

  test('is the odd side upwards and the even side back; 12, 12a, 12b each time', () => {
    const way = ['1', '1a', '3', '5-7', '9', '11 Hinterhaus', '101', '14', '12', '12a', '12b', '10', '2'];
    expect(walked(way.toSorted())).toEqual(way);
    expect(walked(way.toReversed())).toEqual(way);
  });

  test('has halves and parts of a number between it and its letters', () => {
    const way = ['12', '12 Hinterhaus', '12 1/2', '12/1', '12/2', '12/10', '12 a', '12a/1', '12 b'];
    expect(walked(way.toReversed())).toEqual(way);
  });

  test('is a total order', () => {
    const numbers = fc
      .tuple(fc.nat(30), fc.constantFrom('', 'a', 'B', '/1', ' 1/2', '½', '-14', ' Hinterhaus', ' c 2'))
      .map(([number, rest]) => readHouseNumber(`${number + 1}${rest}`) as HouseNumber);
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, c) => {
        expect(Math.sign(compareOnWalk(a, b)) + Math.sign(compareOnWalk(b, a))).toBe(0);
        expect(compareOnWalk(a, a)).toBe(0);
        if (compareOnWalk(a, b) <= 0 && compareOnWalk(b, c) <= 0)
          expect(compareOnWalk(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('street and number in one field', () => {
  test.each([
    ['Hauptstraße 12a', 'Hauptstraße', '12a'],
    ['Hauptstraße 12 a', 'Hauptstraße', '12 a'],
    ['Straße des 17. Juni 135', 'Straße des 17. Juni', '135'],
    ['Q 7 12', 'Q 7', '12'],
    ['Am Markt 12 - 14', 'Am Markt', '12 - 14'],
    ['Am Markt 12 1/2', 'Am Markt', '12 1/2'],
    ['Am Markt, 7 Hinterhaus', 'Am Markt', '7 Hinterhaus'],
  ])('%j is told apart', (text, street, houseNumber) => {
    expect(splitStreet(text)).toEqual({ street, houseNumber });
  });

  test.each(['Hauptstraße', 'Platz der 10. Division', '12', '', 'Platz 3 Eichen'])(
    '%j has no number',
    (text) => {
      expect(splitStreet(text)).toBeNull();
    },
  );
});

describe('German order', () => {
  test('has ä with a, ß with ss, no heed of capitals or hyphens, and numbers as such', () => {
    const sorted = [
      'Ackerweg',
      'Ährenweg',
      'Am Bach',
      'Bezirk 2',
      'Bezirk 10',
      'Karl-Marx-Platz',
      'Karl Marx Weg',
    ];
    expect(sorted.toReversed().sort(compareGerman)).toEqual(sorted);
    expect(['Straße', 'Strasse', 'Strast'].sort(compareGerman)).toEqual(['Strasse', 'Straße', 'Strast']);
  });

  test('takes Hauptstr. and Hauptstraße for the same street, and no other', () => {
    expect(new Set(['Hauptstr.', 'HAUPTSTRASSE', 'Hauptstraße', 'Hauptstr'].map(streetKey)).size).toBe(1);
    expect(streetKey('Strandweg')).toBe('strandweg');
    expect(streetKey('Austria')).toBe('austria');
  });

  test('is a total order of any texts', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a1', 'a01', 'a 1', 'A', 'ä', '١', '²'),
    );
    fc.assert(
      fc.property(texts, texts, texts, (a, b, c) => {
        expect(Math.sign(compareGerman(a, b)) + Math.sign(compareGerman(b, a))).toBe(0);
        if (compareGerman(a, b) <= 0 && compareGerman(b, c) <= 0)
          expect(compareGerman(a, c)).toBeLessThanOrEqual(0);
        expect(compareKeys(germanKey(a), germanKey(a))).toBe(0);
        if (a !== b && a.normalize('NFKD') !== b.normalize('NFKD')) expect(compareGerman(a, b)).not.toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
