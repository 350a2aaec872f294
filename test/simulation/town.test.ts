import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn, readBirthDate } from '../../src/core/age.js';
import { sha256Text } from '../../src/core/digest.js';
import { narrowed, ORIGINS } from '../../src/simulation/names.js';
import { townDistricts } from '../../src/simulation/places.js';
import { syntheticTown, TOWN_COLUMNS, type TownOptions } from '../../src/simulation/town.js';

type Row = readonly string[];

const town = (options: Partial<TownOptions> = {}): Row[] => [
  ...syntheticTown(sha256Text, { rows: 200, seed: 'musterstadt', districts: 12, ...options }),
];
const at = (name: (typeof TOWN_COLUMNS)[number]) => TOWN_COLUMNS.indexOf(name);
const column = (rows: readonly Row[], name: (typeof TOWN_COLUMNS)[number]) =>
  rows.map((row) => row[at(name)] ?? '');

function counts(values: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

const ROWS = 50_000;
const large = town({ rows: ROWS });
const shareOf = (part: readonly unknown[]) => part.length / ROWS;

describe('what decides a town', () => {
  test('the same seed gives the same people', () => {
    expect(town()).toEqual(town());
  });

  test('other seeds give other people, `12` and `1212` among them', () => {
    expect(town({ seed: '12' })).not.toEqual(town({ seed: '1212' }));
    expect(town({ seed: 'a' })).not.toEqual(town({ seed: 'aa' }));
    expect(town({ seed: '' })).not.toEqual(town({ seed: ' ' }));
  });

  test('fewer people are the beginning of more people', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (rows) => {
        expect(town({ rows })).toEqual(large.slice(0, rows));
      }),
      { numRuns: 20 },
    );
  });

  test('the first of a thousand million people come at once', () => {
    const people = syntheticTown(sha256Text, { rows: 1e9, seed: 'musterstadt', districts: 12 });
    const before = performance.now();
    const first = Array.from({ length: 10 }, () => people.next().value);
    expect(performance.now() - before).toBeLessThan(1000);
    expect(first).toEqual(large.slice(0, 10));
  });

  test('impossible sizes are refused before the first person', () => {
    for (const rows of [-1, 0.5, Number.NaN, Infinity]) expect(() => town({ rows })).toThrow(RangeError);
    for (const districts of [0, 501, 1.5]) expect(() => town({ districts })).toThrow(RangeError);
  });

  test('the published register is this town', () => {
    const published = readFileSync(new URL('../../fixtures/musterstadt.csv', import.meta.url), 'utf8');
    const lines = [TOWN_COLUMNS, ...large.slice(0, 20_000)].map((row) => `${row.join(';')}\r\n`);
    // Not toEqual: a difference would be printed in full.
    expect(published === `\ufeff${lines.join('')}`).toBe(true);
  });
});

describe('what a town has in it', () => {
  test('the columns are in their order', () => {
    expect(TOWN_COLUMNS.join(';')).toBe(
      'PersonID;Familienname;Vorname;Geburtsdatum;Geschlecht;Stadtteil;Strasse;Hausnummer;PLZ;Ort;' +
        'Staatsangehörigkeit;Auskunftssperre;Status',
    );
    expect(large.every((row) => row.length === TOWN_COLUMNS.length)).toBe(true);
    expect(large[0]).toEqual(expect.arrayContaining(['P000000001', 'Musterstadt']));
  });

  test('ids are distinct and count the rows', () => {
    const ids = column(large, 'PersonID');
    expect(new Set(ids).size).toBe(ROWS);
    expect(ids.at(-1)).toBe('P000050000');
  });

  test('no field would need quotation marks in any dialect, and none has outer spaces', () => {
    expect(large.flat().filter((field) => /[;,\t|"\r\n]|^\s|\s$/.test(field))).toEqual([]);
  });

  test('every person has a name, a date, a district and an address', () => {
    for (const name of [
      'Familienname',
      'Vorname',
      'Geburtsdatum',
      'Stadtteil',
      'Strasse',
      'Hausnummer',
    ] as const) {
      expect(column(large, name)).not.toContain('');
    }
    expect(column(large, 'PLZ').filter((postcode) => !/^\d{5}$/.test(postcode))).toEqual([]);
    expect(column(large, 'PLZ').some((postcode) => postcode.startsWith('0'))).toBe(true);
  });

  test('all genders occur, as often as in registers', () => {
    const found = counts(column(large, 'Geschlecht'));
    expect([...found.keys()].sort()).toEqual(['', 'd', 'm', 'w', 'x']);
    expect((found.get('m') ?? 0) / ROWS).toBeCloseTo(0.49, 1);
    expect((found.get('w') ?? 0) / ROWS).toBeCloseTo(0.51, 1);
    for (const [gender, share] of [
      ['d', 0.001],
      ['x', 0.001],
      ['', 0.002],
    ] as const) {
      expect(Math.abs((found.get(gender) ?? 0) / ROWS - share)).toBeLessThan(0.0008);
    }
  });

  test('ages are 0 to 104 on the reference date, and there are people of every generation', () => {
    const ages = column(large, 'Geburtsdatum').map((text) => {
      const birth = readBirthDate(text);
      return typeof birth === 'string' ? 'future' : ageOn({ year: 2026, month: 12, day: 1 }, birth);
    });
    expect(ages).not.toContain('future');
    const years = ages.map(Number);
    expect(Math.min(...years)).toBe(0);
    expect(Math.max(...years)).toBeGreaterThan(99);
    expect(Math.max(...years)).toBeLessThanOrEqual(105);
    const band = (from: number, to: number) => shareOf(years.filter((age) => age >= from && age <= to));
    expect(band(0, 15)).toBeCloseTo(0.16, 1);
    expect(band(16, 29)).toBeCloseTo(0.16, 1);
    expect(band(30, 44)).toBeCloseTo(0.21, 1);
    expect(band(45, 64)).toBeCloseTo(0.26, 1);
    expect(band(65, 105)).toBeCloseTo(0.21, 1);
  });

  test('some birth dates are partly unknown, in three spellings', () => {
    const dates = column(large, 'Geburtsdatum').filter(
      (date) => !/^(?!00)\d\d\.(?!00)\d\d\.\d{4}$/.test(date),
    );
    const spellings = [/^00\.00\.\d{4}$/, /^00\.(?!00)\d\d\.\d{4}$/, /^\d{4}0000$/];
    for (const spelling of spellings) expect(dates.some((date) => spelling.test(date))).toBe(true);
    expect(dates.filter((date) => !spellings.some((spelling) => spelling.test(date)))).toEqual([]);
    expect(shareOf(dates)).toBeGreaterThan(0.0025);
    expect(shareOf(dates)).toBeLessThan(0.0055);
  });

  test('people live in households of one surname, and some in homes with many surnames', () => {
    const address = (row: Row) => [at('Strasse'), at('Hausnummer'), at('PLZ')].map((k) => row[k]).join('|');
    const households = counts(large.map((row) => `${row[at('Familienname')]}|${address(row)}`));
    const sizes = [...households.values()];
    for (const size of [1, 2, 3, 4, 5, 6]) expect(sizes).toContain(size);
    expect(ROWS / sizes.length).toBeGreaterThan(1.5);
    expect(ROWS / sizes.length).toBeLessThan(2.3);
    const homes = [...counts(large.map(address)).values()].filter((people) => people >= 60);
    expect(homes.length).toBeGreaterThan(2);
    expect(homes.length).toBeLessThan(60);
  });

  test('few are blocked, have moved away or died', () => {
    expect(new Set(column(large, 'Auskunftssperre'))).toEqual(new Set(['', '1']));
    const blocked = shareOf(column(large, 'Auskunftssperre').filter((block) => block !== ''));
    expect(blocked).toBeGreaterThan(0.002);
    expect(blocked).toBeLessThan(0.004);
    expect(new Set(column(large, 'Status'))).toEqual(new Set(['', 'verzogen', 'verstorben']));
    const gone = shareOf(column(large, 'Status').filter((status) => status !== ''));
    expect(gone).toBeGreaterThan(0.004);
    expect(gone).toBeLessThan(0.007);
  });

  test('house numbers have letters and ranges', () => {
    const numbers = column(large, 'Hausnummer');
    for (const form of [/^\d+$/, /^\d+[a-d]$/, /^\d+a-\d+d$/]) {
      expect(numbers.some((number) => form.test(number))).toBe(true);
    }
  });

  test('districts are of very different sizes, and up to 500 have names and postcodes of their own', () => {
    const sizes = [...counts(column(large, 'Stadtteil')).values()];
    expect(sizes).toHaveLength(12);
    expect(Math.max(...sizes)).toBeGreaterThan(8 * Math.min(...sizes));
    const districts = townDistricts(500).values;
    expect(new Set(districts.map(({ name }) => name)).size).toBe(500);
    expect(new Set(districts.map(({ postcode }) => postcode)).size).toBe(500);
    expect(new Set(districts.flatMap(({ streets }) => streets)).size).toBeGreaterThanOrEqual(60);
  });

  test('there are at least 150 surnames and 150 given names of women and of men', () => {
    const distinct = (lists: readonly (readonly string[])[]) => new Set(lists.flat()).size;
    const origins = ORIGINS.map(([origin]) => origin);
    expect(distinct(origins.map(({ surnames }) => surnames))).toBeGreaterThanOrEqual(150);
    expect(distinct(origins.flatMap(({ women }) => women))).toBeGreaterThanOrEqual(150);
    expect(distinct(origins.flatMap(({ men }) => men))).toBeGreaterThanOrEqual(150);
    const surnames = origins.flatMap((origin) => origin.surnames);
    expect(surnames).toEqual(
      expect.arrayContaining(['von der Heide', 'Müller-Lüdenscheidt', "O'Neill", 'Yılmaz', 'Dvořák']),
    );
  });
});

describe('the character set', () => {
  // Latin-1 and the 27 characters that windows-1252 has from 80 to 9f.
  const WINDOWS_1252 = /^[\x20-\x7e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/;
  const LATER = { rows: 20_000 };

  test('a few names are wider than windows-1252', () => {
    const wide = large.filter((row) => !WINDOWS_1252.test(row.join('')));
    expect(shareOf(wide)).toBeGreaterThan(0.005);
    expect(shareOf(wide)).toBeLessThan(0.08);
  });

  test('on request every character is one of windows-1252', () => {
    const rows = town({ ...LATER, windows1252: true });
    expect(rows.flat().filter((field) => !WINDOWS_1252.test(field))).toEqual([]);
    expect(rows.some((row) => /[äöüß]/.test(row.join('')))).toBe(true);
  });

  test('and it is the same town: only letters that the set lacks are spelled otherwise', () => {
    const narrow = town({ ...LATER, windows1252: true });
    expect(narrow).toEqual(large.slice(0, LATER.rows).map((row) => row.map(narrowed)));
    expect(narrowed('Yılmaz Dvořák Łukasz Đurić Nguyễn')).toBe('Yilmaz Dvorák Lukasz Duric Nguyen');
    expect(narrowed('Öztürk Groß Žunić Snežana O’Neill')).toBe('Öztürk Groß Žunic Snežana O’Neill');
  });
});
