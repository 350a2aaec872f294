import { describe, expect, test } from 'vitest';
import { nearDifference, nearKey, saysNo } from '../../src/core/near.js';

describe('nearly the same values', () => {
  test.each([
    ['01', '1', 'zeros'],
    ['0004000001', '4000001', 'zeros'],
    ['„01“', '01', 'quotes'],
    ["'4000001", '4000001', 'quotes'],
    ['’01', '01', 'quotes'],
    ['="0004000001"', '0004000001', 'quotes'],
    ['Ja', 'ja', 'case'],
    ['SÜD', 'Süd', 'case'],
    ['Sankt  Georgen', 'Sankt Georgen', 'blanks'],
    ['0004 000 001', '0004000001', 'blanks'],
    ['Süd\u200b', 'Süd', 'blanks'],
    ['\ufeff01', '01', 'blanks'],
    ['„1“', '01', 'several'],
    ['NEIN ', '‚nein‘', 'several'],
  ])('%s and %s differ in %s', (a, b, kind) => {
    expect([nearDifference(a, b), nearDifference(b, a)]).toEqual([kind, kind]);
    expect(nearKey(a)).toBe(nearKey(b));
  });

  test.each([
    ['01', '01'],
    ['1', '10'],
    ['0', ''],
    ['00', '01'],
    ['Süd', 'Sued'],
    ['-4000022', '4000022'],
    ['1-23', '12-3'],
    ['Nord', 'Nordost'],
  ])('%s and %s are not', (a, b) => {
    expect(nearDifference(a, b)).toBeNull();
  });
});

test('what says no excludes nobody, and a code does not say no', () => {
  for (const value of ['nein', 'Nein', 'N', '0', '00', '-', '–', 'false', 'keine', '.'])
    expect([value, saysNo(value)]).toEqual([value, true]);
  for (const value of ['ja', 'J', '1', '01', 'x', '§ 51', 'Nebenwohnung', '10'])
    expect([value, saysNo(value)]).toEqual([value, false]);
});
