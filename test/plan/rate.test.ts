import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rateColumn, readRate, splitRate } from '../../src/plan/rate.js';

/** Rates as people write them. */

describe('a rate', () => {
  test.each(['5%', '5 %', '5\u00a0%', '5\u202f%', '0,05', '0.05', '1/20', '5 / 100', '5,0 %', '  5% '])(
    'is five hundredths: %s',
    (text) => {
      expect(readRate(text)).toEqual({ rate: 0.05, rest: 0.95 });
    },
  );

  test.each(['5', '5,5', '95', '1', '1.0', '1,000'])('is to be asked for: %s', (text) => {
    expect(readRate(text)).toBe('bare');
  });

  test.each(['0', '0%', '0,0 %', '150 %', '100,1%', '-5%', '-0,05', '3/2', '1/0', '0/5'])(
    'is not above 0 and at most 1: %s',
    (text) => {
      expect(['range', 'form']).toContain(readRate(text));
      expect(typeof readRate(text)).toBe('string');
    },
  );

  test.each([
    '',
    '%',
    'fünf',
    '5%%',
    '1e-2',
    '5 %o',
    '0x5',
    '∞',
    '1/2/3',
    '5;',
    '=1+1',
    '٥%',
    '9'.repeat(40),
  ])('is none at all: %s', (text) => {
    expect(typeof readRate(text)).toBe('string');
    expect(readRate(text)).not.toBe('range');
  });

  test('may be everybody', () => {
    expect(readRate('100%')).toEqual({ rate: 1, rest: 0 });
    expect(readRate('1/1')).toEqual({ rate: 1, rest: 0 });
  });

  test('what is missing to 1 is as written, without the rounding of a subtraction', () => {
    expect(readRate('95%')).toEqual({ rate: 0.95, rest: 0.05 });
    expect(readRate('99,9 %')).toEqual({ rate: 0.999, rest: 0.001 });
  });

  test('in all ways of writing a share of a thousand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (thousandths) => {
        const percent = `${Math.floor(thousandths / 10)}.${thousandths % 10}`;
        const decimal = `0.${String(thousandths).padStart(3, '0')}`;
        const ways = [
          `${percent}%`,
          `${percent.replace('.', ',')} %`,
          decimal,
          decimal.replace('.', ','),
          `${thousandths}/1000`,
        ];
        for (const way of ways)
          expect(readRate(way)).toEqual({ rate: thousandths / 1000, rest: (1000 - thousandths) / 1000 });
        expect(readRate(percent, true)).toEqual(readRate(`${percent}%`));
      }),
    );
  });
});

test('what stands before the last sign is the group', () => {
  expect(splitRate('5%')).toEqual({ group: null, rate: '5%' });
  expect(splitRate('16-29=3%')).toEqual({ group: '16-29', rate: '3%' });
  expect(splitRate('a=b=3%')).toEqual({ group: 'a=b', rate: '3%' });
  expect(splitRate('Za\u0308hringen = 3%')).toEqual({ group: 'Zähringen', rate: ' 3%' });
});

test('a column of rates has one of the usual names', () => {
  expect(rateColumn(['age', 'Rate'])).toEqual({ at: 1, isPercent: false });
  expect(rateColumn(['Zusagequote', 'Alter'])).toEqual({ at: 0, isPercent: false });
  expect(rateColumn(['Alter', 'Quote in %'])).toEqual({ at: 1, isPercent: true });
  expect(rateColumn(['Alter', 'Anzahl'])).toBeNull();
});
