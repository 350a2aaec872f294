import { describe, expect, test } from 'vitest';
import { visitColumns } from '../../src/procedure/visit-columns.js';

/** Names and addresses out of the columns that registers have. */

function read(row: Readonly<Record<string, string>>, district: string | null = null) {
  const columns = visitColumns(Object.keys(row), district);
  return { ...columns, person: columns.read(new Map(Object.entries(row))) };
}

const NAME = { Familienname: 'Öz', Vorname: 'Ada' };

describe('an address', () => {
  test('is read from columns of its own, with the letter in another one', () => {
    const { person } = read(
      {
        ...NAME,
        Strasse: 'Hauptstraße',
        Hausnummer: '12',
        Hausnummernzusatz: 'a',
        PLZ: '01067',
        Ort: 'Dresden',
        Stadtteil: 'Mitte',
      },
      'Stadtteil',
    );
    expect(person.address).toEqual({
      ...{ area: 'Mitte', street: 'Hauptstraße', houseNumber: '12 a', postcode: '01067', town: 'Dresden' },
    });
  });

  test.each([
    [{ Strasse: 'Hauptstraße 12a' }, ['Hauptstraße', '12a']],
    [{ Strasse: 'Straße des 17. Juni 135', Hausnummer: '' }, ['Straße des 17. Juni', '135']],
    [{ 'Straße/Hausnr.': 'Am Markt 12-14' }, ['Am Markt', '12-14']],
    [{ Strasse: 'Am Markt', Hausnummer: '0000' }, ['Am Markt', '']],
    [{ Strasse: 'Straße 13', Hausnummer: '5' }, ['Straße 13', '5']],
    [{ Strasse: 'Am Markt', Hausnummer: '', Hausnummernzusatz: 'a' }, ['Am Markt', 'a']],
    [{ Strasse: '', Hausnummer: '5' }, ['', '5']],
    [{ Strasse: '', Hausnummer: '' }, ['', '']],
  ] as const)('%j', (row, expected) => {
    const { address } = read({ ...NAME, ...row }).person;
    expect([address.street, address.houseNumber]).toEqual(expected);
  });

  test('is taken apart where it stands in one field', () => {
    const { person } = read({ ...NAME, Anschrift: 'Hauptstraße 12a, Hinterhaus, 79100 Freiburg' });
    expect(person.address).toEqual({
      ...{ area: '79100', street: 'Hauptstraße', houseNumber: '12a', postcode: '79100', town: 'Freiburg' },
    });
    expect(person.extra).toBe('Hinterhaus');
  });

  test('has the postcode for an area where there is no district', () => {
    expect(
      read({ ...NAME, Strasse: 'Weg', Hausnummer: '1', 'PLZ Ort': '79100 Freiburg' }).person.address,
    ).toMatchObject({
      ...{ area: '79100', postcode: '79100', town: 'Freiburg' },
    });
  });

  test('has what is behind the number in a column called Zusatz, and anything else said apart', () => {
    const row = { ...NAME, Strasse: 'Weg', Hausnummer: '1' };
    expect(read({ ...row, Zusatz: 'b' }).person).toMatchObject({
      address: { houseNumber: '1 b' },
      extra: '',
    });
    expect(read({ ...row, Zusatz: 'bei Müller' }).person).toMatchObject({
      ...{ address: { houseNumber: '1' }, extra: 'bei Müller' },
    });
    expect(read({ ...row, Stockwerk: '3. OG', Wohnungsnummer: '12' }).person.extra).toBe('3. OG, 12');
  });
});

describe('a name', () => {
  test('is as on the bell: title, given names, family name', () => {
    const { person } = read({ ...NAME, Doktorgrad: 'Dr.', Strasse: 'Weg' });
    expect([person.name, person.sortName]).toEqual(['Dr. Ada Öz', 'Öz Ada']);
  });

  test('may stand in one column', () => {
    expect(read({ Name: 'Ada Öz', Strasse: 'Weg' }).person.name).toBe('Ada Öz');
    expect(read({ 'Vor- und Nachname': 'Ada Öz', Strasse: 'Weg' }).person.name).toBe('Ada Öz');
  });
});

test('lists without a name or a street are told', () => {
  expect(read({ Kennung: '1', Strasse: 'Weg' }).hasName).toBe(false);
  expect(read({ ...NAME }).street).toBeNull();
});

test('nothing of a person is read but name and address', () => {
  const { person } = read({
    ...{
      ...NAME,
      Strasse: 'Weg',
      Hausnummer: '1',
      Geburtsdatum: '01.01.1950',
      Geschlecht: 'w',
      Religion: 'rk',
    },
    ...{ PersonID: 'P1', Staatsangehörigkeit: 'deutsch', Telefon: '0123' },
  });
  expect(JSON.stringify(person)).not.toMatch(/1950|"w"|rk|P1|deutsch|0123/);
});
