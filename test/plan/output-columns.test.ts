import { describe, expect, test } from 'vitest';
import { usualOutput } from '../../src/plan/output-columns.js';

/** The columns of the lists where the plan names none. */

const NONE = { id: ['Nr'], district: null, birth_date: null, age: null, gender: null, household: [] };
const of = (stage: 'letters' | 'panel', header: readonly string[], columns = {}, stratify = []) =>
  usualOutput(stage, header, { columns: { ...NONE, ...columns }, stratify });

const EXPORT = [
  ...[
    'Nr',
    'Anrede',
    'Doktorgrad',
    '0101 Familienname',
    '0102 Namenszusatz',
    'Geburtsname',
    'Vornamen (Rufname)',
  ],
  ...['Geburtsdatum', 'Geburtsort', 'Geschlecht', 'Religion', 'Staatsangehörigkeit', 'Familienstand'],
  ...[
    'Straßenschlüssel',
    'Straße',
    'Haus-Nr.',
    'Hausnr. Zusatz',
    'PLZ',
    'Wohnort',
    'Stadtteil',
    'Einzugsdatum',
  ],
  ...['Frühere Anschrift', 'Auskunftssperre', 'Übermittlungssperre', 'Status', 'IP-Adresse', 'E-Mail'],
];

describe('letters', () => {
  test('have id, titles, names, gender, address and district, in the order of the register', () => {
    expect(of('letters', EXPORT)).toEqual({
      columns: [
        ...['Nr', 'Anrede', 'Doktorgrad', '0101 Familienname', '0102 Namenszusatz', 'Vornamen (Rufname)'],
        ...['Geschlecht', 'Straße', 'Haus-Nr.', 'Hausnr. Zusatz', 'PLZ', 'Wohnort', 'Stadtteil'],
      ],
      unknown: [
        ...['Geburtsname', 'Geburtsdatum', 'Geburtsort', 'Religion', 'Staatsangehörigkeit', 'Familienstand'],
        ...[
          'Straßenschlüssel',
          'Einzugsdatum',
          'Frühere Anschrift',
          'Auskunftssperre',
          'Übermittlungssperre',
        ],
        ...['Status', 'IP-Adresse', 'E-Mail'],
      ],
    });
  });

  test('have legal representatives and the age only if minors can be drawn', () => {
    const header = [
      'Nr',
      'Name',
      'Alter',
      'Ges. Vertreter 1 Name',
      'Ges. Vertreter 1 Anschrift',
      'Vertretungsart',
    ];
    const with_ = (minAge: number | undefined, columns: object = { age: 'Alter' }) =>
      usualOutput('letters', header, { columns: { ...NONE, ...columns }, stratify: [], minAge }).columns;
    expect(with_(16)).toEqual(['Nr', 'Name', 'Alter', 'Ges. Vertreter 1 Name']);
    expect(with_(undefined)).toEqual(['Nr', 'Name', 'Alter', 'Ges. Vertreter 1 Name']);
    expect(with_(18)).toEqual(['Nr', 'Name']);
    expect(of('letters', ['Nr', 'Name', 'Alter'], { age: 'Alter' }).columns).toEqual(['Nr', 'Name']);
    const used = { columns: { ...NONE, age: 'Alter' }, stratify: [], minAge: 16 };
    expect(usualOutput('panel', header, used).columns).not.toContain('Ges. Vertreter 1 Name');
  });

  test('have the columns that the plan calls id, gender, district and household, whatever their names', () => {
    const columns = { id: ['A', 'B'], gender: 'C', district: 'D', household: ['E'] };
    const { columns: found } = of('letters', ['Name', 'A', 'B', 'C', 'D', 'E', 'F'], columns);
    expect(found).toEqual(['Name', 'A', 'B', 'C', 'D', 'E']);
  });

  test('have all columns if none is a name or an address: a town or a household number is neither', () => {
    const header = ['Nr', 'Ort', 'PLZ', 'HH', 'Alter'];
    expect(of('letters', header, { household: ['HH'] })).toEqual({ columns: null, unknown: ['Alter'] });
  });

  test('never have the columns of an earlier list, nor one without a name', () => {
    const { columns, unknown } = of('letters', [
      'los_rang',
      'los_ticket',
      'los_nummer',
      'los_gremien',
      'Nr',
      'Name',
      '',
      'x',
    ]);
    expect([columns, unknown]).toEqual([['Nr', 'Name'], ['x']]);
  });
});

describe('a panel', () => {
  test('has how people are reached, too, and what its plan uses', () => {
    const header = ['Nr', 'Name', 'Alter', 'Bildung', 'E-Mail', 'Telefon privat', 'Kommentar', 'Zeitstempel'];
    const stratify = [
      {
        name: 'Bildung',
        source: 'column' as const,
        column: 'Bildung',
        recognise: 'none' as const,
        categories: null,
        by_lot: [],
      },
    ];
    const used = { columns: { ...NONE, age: 'Alter' }, stratify };
    expect(usualOutput('panel', header, used)).toEqual({
      columns: ['Nr', 'Name', 'Alter', 'Bildung', 'E-Mail', 'Telefon privat'],
      unknown: ['Kommentar', 'Zeitstempel'],
    });
    expect(usualOutput('letters', header, used).columns).toEqual(['Nr', 'Name']);
  });
});
