import { describe, expect, test } from 'vitest';
import { columnKey } from '../../src/core/column-name.js';
import {
  blockColumns,
  type ColumnRole,
  findColumn,
  householdColumns,
  looksLikeHeader,
  shutOutColumns,
} from '../../src/plan/columns.js';
import { EXAMPLE_HEADER, resolveProblems } from './plans.js';

const sample = { size: 10 };

describe('usual names of columns', () => {
  test.each([
    ['family_name', ['Familienname', 'Nachname', 'Name', 'Zuname', 'FAMILIENNAME']],
    ['given_names', ['Vorname', 'Vornamen', 'Vorname(n)', 'Rufname']],
    ['birth_date', ['Geburtsdatum', 'Geb.-Datum', 'Geb. Datum', 'GEBDAT', 'geb_datum', 'Tag der Geburt']],
    ['age', ['Alter', 'Alter in Jahren', 'alter']],
    ['gender', ['Geschlecht', 'Geschl.', 'GESCHLECHT', 'gender']],
    ['district', ['Stadtteil', 'Ortsteil', 'Stadtbezirk', 'Ortschaft', 'Gemeindeteil']],
    ['street', ['Strasse', 'Straße', 'STRASSE', 'Str.', 'Straßenname', 'straße']],
    ['house_number', ['Hausnummer', 'Hausnr.', 'Haus-Nr.', 'HNr']],
    ['postcode', ['PLZ', 'Postleitzahl', 'plz']],
    [
      'id',
      [
        'lfd. Nr.',
        'Lfd.Nr',
        'lfd-Nr',
        'PersonID',
        'Person-ID',
        'Personen_ID',
        'Ordnungsmerkmal',
        'ID',
        'Einwohner-Nr.',
        'laufende Nummer',
      ],
    ],
  ] as const)('%s is found under each of its names', (role, names) => {
    const found = names.map((name) => findColumn(role, ['Bemerkung', name, 'x1']));
    expect(found).toEqual(names);
  });

  test('of several names the most telling one is taken, wherever it stands', () => {
    expect(findColumn('id', ['Nr', 'lfd. Nr.', 'PersonID'])).toBe('PersonID');
    expect(findColumn('district', ['Bezirk', 'Ortsteil', 'Stadtteil'])).toBe('Stadtteil');
    expect(findColumn('family_name', ['Name', 'Familienname'])).toBe('Familienname');
    expect(findColumn('birth_date', ['Geburtsjahr', 'Geburtsdatum'])).toBe('Geburtsdatum');
  });

  test('similar names of other things are not taken', () => {
    const others: readonly [ColumnRole, string][] = [
      ['birth_date', 'Geburtsort'],
      ['family_name', 'Geburtsname'],
      ['street', 'Straßenschlüssel'],
      ['age', 'Altersgruppe'],
      ['district', 'Stadtteilnummer'],
      ['gender', 'Geschlechtsname'],
    ];
    for (const [role, name] of others) expect([name, findColumn(role, [name])]).toEqual([name, null]);
  });

  test('punctuation and case do not count', () => {
    const pairs = [
      ['Geb.-Datum', 'gebdatum'],
      ['Vorname(n)', 'vorname'],
      ['STRASSE', 'strasse'],
      ['Straße', 'strasse'],
      ['Ü-Sperre', 'uesperre'],
    ] as const;
    expect(pairs.map(([name]) => columnKey(name))).toEqual(pairs.map(([, key]) => key));
  });

  test('numbers of sheets before or behind a name do not count, as exports after DSMeld have them', () => {
    const exported: readonly (readonly [ColumnRole, string])[] = [
      ['family_name', '0101 Familienname'],
      ['given_names', '0301 Vornamen'],
      ['birth_date', '0601 Geburtsdatum'],
      ['birth_date', '0601a Geburtsdatum'],
      ['birth_date', 'Geburtsdatum 0601'],
      ['gender', '0701 Geschlecht'],
      ['gender', '0701_GESCHLECHT'],
      ['postcode', '1202 Postleitzahl'],
      ['district', '1204 Gemeindeteil'],
      ['street', '1205 Straße'],
      ['house_number', '1206 Hausnummer'],
    ];
    const found = exported.map(([role, name]) => [role, findColumn(role, [name])]);
    expect(found).toEqual(exported);
  });

  test('a household is surname and address; without one of them there is none', () => {
    const header = ['PLZ', 'Hausnr.', 'Straße', 'Nachname', 'Vorname'];
    expect(householdColumns(header)).toEqual(['Nachname', 'Straße', 'Hausnr.', 'PLZ']);
    expect(householdColumns(['Straße', 'Nachname'])).toEqual(['Nachname', 'Straße']);
    expect(householdColumns(header.filter((name) => name !== 'Nachname'))).toEqual([]);
    expect(householdColumns(header.filter((name) => name !== 'Straße'))).toEqual([]);
  });

  test('a house number and its suffix belong to the household together', () => {
    const header = ['Nachname', 'Straße', 'Hausnr.', 'Hausnr.-Zusatz', 'PLZ'];
    expect(householdColumns(header)).toEqual(header);
    for (const suffix of ['Hausnummernzusatz', 'Hausnummer-Zusatz', 'Hausbuchstabe', 'HNR_ZUSATZ'])
      expect(householdColumns(['Name', 'Str', 'HNr', suffix])).toContain(suffix);
  });

  test.each([
    ...[
      'Auskunftssperre',
      'Auskunftssperre § 51 BMG',
      'Auskunftssperre 1',
      'Ausk.-Sperre',
      'AUSKUNFTSSPERRE_2',
    ],
    ...['Sperrvermerk bedingt', 'Bedingter Sperrvermerk', 'Übermittlungssperre Parteien', 'Ü-Sperre'],
    ...['U\u0308bermittlungssperre', '1801 Auskunftssperre', 'Sperrkennzeichen', 'Gesperrt'],
  ])('a block on information is found by its word: %s', (name) => {
    expect(blockColumns(['PersonID', name, 'Name'])).toEqual([name]);
  });

  test('other barriers are no blocks', () => {
    const others = ['Sperrmüll', 'Straßensperrung', 'Sperrbezirk', 'Absperrung', 'Sportart'];
    expect(blockColumns(others)).toEqual([]);
  });

  test('columns that usually shut somebody out are found, and such as only sound alike are not', () => {
    const found = (name: string) => shutOutColumns([name])[0]?.role;
    expect(['Sterbedatum', 'Todestag', 'Verstorben am'].map(found)).toEqual(['death', 'death', 'death']);
    expect(['Auszugsdatum', 'Wegzug am', 'Abmeldedatum'].map(found)).toEqual(Array(3).fill('departure'));
    expect(['Wohnungsstatus', 'Art der Wohnung', 'Nebenwohnung'].map(found)).toEqual(
      Array(3).fill('dwelling'),
    );
    expect(['Status', 'Meldestatus'].map(found)).toEqual(['status', 'status']);
    const others = [
      'Familienstatus',
      'Aufenthaltsstatus',
      'Einzugsdatum',
      'Wohnungsnummer',
      'Registerauszug',
    ];
    expect(others.map(found)).toEqual(Array(5).fill(undefined));
  });
});

describe('columns that are missing', () => {
  const place = (key: string) => [{ file: 'register.csv', key }];

  test.each([
    [
      'register.columns.id',
      { register: { columns: { id: ['Ordnungmerkmal'] } } },
      'Ordnungmerkmal',
      'Ordnungsmerkmal',
    ],
    [
      'register.columns.district',
      { register: { columns: { district: 'Stadteil' } } },
      'Stadteil',
      'Stadtteil',
    ],
    [
      'register.columns.birth_date',
      { register: { columns: { birth_date: 'geburtsdatum' } } },
      'geburtsdatum',
      'Geburtsdatum',
    ],
    ['register.columns.age', { register: { columns: { age: 'Alter' } } }, 'Alter', ''],
    ['register.columns.gender', { register: { columns: { gender: 'x' } } }, 'x', ''],
    [
      'register.columns.household',
      { register: { columns: { household: ['Strase', 'PLZ'] } } },
      'Strase',
      'Strasse',
    ],
    [
      'eligibility.exclude.1.column',
      {
        eligibility: {
          exclude: [
            { ids: 'a.csv', reason: 'R' },
            { column: 'Staus', values: ['x'], reason: 'R' },
          ],
        },
      },
      'Staus',
      'Status',
    ],
    ['stratify.1', { stratify: ['gender', 'Staatsangehörigkeit'] }, 'Staatsangehörigkeit', ''],
    ['output.columns', { output: { columns: ['PLZ', 'Vornamen'] } }, 'Vornamen', 'Vorname'],
  ])(
    '%s names a column that is not there: the nearest and all names are given',
    (key, input, name, nearest) => {
      expect(resolveProblems({ sample, ...input })).toEqual([
        {
          code: 'REG-005',
          severity: 'error',
          where: place(key),
          params: { name, key, columns: EXAMPLE_HEADER, nearest },
        },
      ]);
    },
  );

  test.each([
    ['register.columns.id', {}],
    ['register.columns.district', { stratify: ['district'] }],
    ['register.columns.district', { eligibility: { districts: ['A'] } }],
    ['register.columns.gender', { stratify: ['gender'] }],
    ['register.columns.birth_date', { eligibility: { min_age: 16 } }],
    ['register.columns.birth_date', { stratify: [{ age: ['0+'] }] }],
    ['register.columns.household', { sample: { size: 10, max_per_household: 1 } }],
  ])('no name of the register looks like %s', (key, input) => {
    const header = key === 'register.columns.id' ? ['Vorname', 'Straße'] : ['Nr', 'Vorname'];
    expect(resolveProblems({ sample, ...input }, { header })).toEqual([
      {
        code: 'REG-023',
        severity: 'error',
        where: place(key),
        params: { name: '', key, columns: header, nearest: '' },
      },
    ]);
  });

  test('a first line that is a person is never shown, and said once', () => {
    const header = ['P1', 'Maier', 'Eva', '01.04.1950', 'w', 'Altstadt', 'Lange Gasse', '7', '79100'];
    expect(looksLikeHeader(header)).toBe(false);
    const problems = resolveProblems(
      { sample, stratify: ['district', 'Status', { age: ['0+'] }] },
      { header },
    );
    expect(problems).toEqual([
      { code: 'REG-022', severity: 'error', where: [{ file: 'register.csv' }], params: { count: 9 } },
    ]);
  });

  test('a header is one by its usual names, or by those that the plan has', () => {
    expect(looksLikeHeader(['Kennung', 'Ortsteil', 'Merkmal A', 'Merkmal B'])).toBe(true);
    expect(looksLikeHeader(['Kennung'])).toBe(true);
    expect(looksLikeHeader(['Kennung', 'Merkmal A', 'Merkmal B', 'Merkmal C'])).toBe(false);
    expect(looksLikeHeader(['Kennung', 'Merkmal A', 'Merkmal B', 'Merkmal C'], ['Merkmal B'])).toBe(true);
    expect(looksLikeHeader(['Merkmal A'])).toBe(false);
  });
});
