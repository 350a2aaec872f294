import { describe, expect, test } from 'vitest';
import { addressColumns, householdOf } from '../../src/core/household.js';

/** Who lives together (SPEC 7), on cases that can be done by hand. */

describe('the address among the household columns', () => {
  test.each([
    [
      'street and number, not name, postcode and town',
      ['Name', 'Straße', 'Hausnr.', 'PLZ', 'Ort'],
      [0, 1, 1, 0, 0],
    ],
    ['postcode and town, if nothing else is left', ['Familienname', 'PLZ', 'Ort'], [0, 1, 1]],
    ['nothing, if the name is all there is', ['Nachname'], [0]],
    ['whatever is called otherwise', ['Haushaltsnummer'], [1]],
    ['the same with sheet numbers in the names', ['0101 Familienname', '1201 Straße', '1203 PLZ'], [0, 1, 0]],
    ['nothing without household columns', [], []],
  ])('is %s', (_, columns, expected) => {
    expect(addressColumns(columns).map(Number)).toEqual(expected);
  });
});

describe('the household of somebody', () => {
  const isAddress = [false, true, false];

  test('is all values together if there is an address, whatever else is empty', () => {
    expect(householdOf(['dorn', 'am tor', '79098'], isAddress)).toBe('dorn\u001fam tor\u001f79098');
    expect(householdOf(['', 'am tor', ''], isAddress)).toBe('\u001fam tor\u001f');
  });

  test('is nobody else without one: a name and a postcode are no address', () => {
    expect(householdOf(['dorn', '', '79098'], isAddress)).toBe('');
    expect(householdOf(['', '', ''], isAddress)).toBe('');
  });

  test('is the name where nothing but names can tell', () => {
    expect(householdOf(['dorn'], [false])).toBe('dorn');
    expect(householdOf([''], [false])).toBe('');
  });
});
