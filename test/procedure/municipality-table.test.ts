import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/universal';
import { Refusal } from '../../src/core/problem.js';
import { openTable } from '../../src/procedure/municipality-file.js';
import { workbookFile } from '../../src/report/workbook.js';
import { MemoryFiles } from './in-memory.js';

/** Tables of municipalities as the statistical offices publish them, and what may be wrong with them. */

type Row = readonly [key: string, people: number];

/** Of four Länder; Flensburg is a district of its own. */
const ROWS: readonly Row[] = [
  ['01001000', 92_550],
  ['01051011', 12_380],
  ['01051044', 21_852],
  ['02000000', 1_892_122],
  ['08115003', 49_999],
  ['08115013', 3_271],
  ['14511000', 250_681],
];
const WANTED = ROWS.map(([key, people]) => ({ key, land: landOf(key), people }));

function landOf(key: string): string {
  const names = { '01': 'Schleswig-Holstein', '02': 'Hamburg', '08': 'Baden-Württemberg', '14': 'Sachsen' };
  return names[key.slice(0, 2) as keyof typeof names];
}

async function read(content: string | Uint8Array, name = 'gemeinden.csv', sheet?: string) {
  const files = new MemoryFiles({ [name]: content });
  const named = sheet === undefined ? {} : { sheet };
  return openTable(files, { table: name, hits: 20, letters: 5, bands: [20_000], ...named });
}

async function refusalOf(content: string | Uint8Array, name?: string, sheet?: string) {
  const cause = await read(content, name, sheet).then(
    () => null,
    (one: unknown) => one,
  );
  if (!(cause instanceof Refusal)) throw new Error('was not refused');
  return cause.problems.map(({ code, where }) => [code, ...(where?.[0]?.lines ?? [])]);
}

const simple = (rows: readonly (readonly (string | number)[])[], header = 'AGS;Gemeinde;Einwohner') =>
  `${header}\r\n${rows.map((row) => row.join(';')).join('\r\n')}\r\n`;
const plain = ROWS.map(([key, people]) => [key, 'Ort', people]);

/** Blanks between thousands, as the federal office has them. */
const spaced = (people: number) => ` ${String(people).replace(/\B(?=(?:\d{3})+$)/g, ' ')}`;

/** Titles, names of columns in two lines, their numbers, parts of the key, sums without numbers, footnotes. */
const FEDERAL: readonly (readonly string[])[] = [
  ['Gemeinden in Deutschland nach Fläche, Bevölkerung und Postleitzahl am 31.12.2023 (4. Quartal)'],
  [],
  [
    ...['Satz-\nart', 'Text-\nkenn-\nzeichen', 'Amtlicher Regionalschlüssel (ARS)', '', '', '', ''],
    ...['Gemeindename', 'Fläche km2 1)', 'Bevölkerung 2)', '', '', 'Post-\nleit-\nzahl 5)'],
  ],
  ['', '', 'Land', 'RB', 'Kreis', 'VB', 'Gem', '', '', 'insgesamt', 'männlich', 'weiblich', ''],
  Array.from({ length: 13 }, (_, at) => String(at + 1)),
  ['10', '', '01', '', '', '', '', 'Schleswig-Holstein', '', '', '', '', ''],
  ['40', '41', '01', '0', '01', '', '', 'Flensburg, Stadt', '', '', '', '', ''],
  ['50', '50', '01', '0', '01', '0000', '', 'Flensburg, Stadt', '', '', '', '', ''],
  ...ROWS.map(([key, people]) => [
    ...['60', '61', key.slice(0, 2), key.slice(2, 3), key.slice(3, 5), '0000', key.slice(5)],
    ...[`Ort ${key}, Stadt`, '53,02', spaced(people), spaced(1), spaced(people - 1), '24937'],
  ]),
  ['60', '66', '01', '0', '53', '0000', '105', 'Sachsenwald (Forstgutsbez.)', '58', '-', '-', '-', ''],
  [],
  ['1) Flächenangaben.'],
  ['2) Ergebnisse auf Grundlage des Zensus 2022; rund 84 000 000.'],
];

const csv = (rows: readonly (readonly string[])[], delimiter: string) =>
  rows
    .map((row) => row.map((cell) => (/[\n,;"]/.test(cell) ? `"${cell}"` : cell)).join(delimiter))
    .join('\r\n');

describe('a table is understood', () => {
  test('plain', async () => {
    const { plan, problems, table } = await read(simple(plain));
    expect(plan.municipalities).toEqual(WANTED);
    expect([problems, table.empty, table.restored]).toEqual([[], 0, 0]);
  });

  test.each([';', ',', '\t'])('as the federal office has it, with %j', async (delimiter) => {
    const { plan, table, problems } = await read(csv(FEDERAL, delimiter));
    expect(plan.municipalities).toEqual(WANTED);
    expect([problems, table.empty, table.municipalities[0]?.name]).toEqual([[], 1, 'Ort 01001000, Stadt']);
  });

  test('in windows-1252', async () => {
    const bytes = Uint8Array.from(csv(FEDERAL, ';'), (character) => character.charCodeAt(0));
    expect((await read(bytes)).plan.municipalities).toEqual(WANTED);
  });

  test('in a workbook behind a cover sheet, in numbers that have lost their zeros', async () => {
    const cells = FEDERAL.map((row) =>
      row.map((cell) => {
        if (cell === '') return null;
        return /^ ?[\d ]+$/.test(cell)
          ? { type: Number, value: Number(cell.replaceAll(' ', '')) }
          : { type: String, value: cell };
      }),
    );
    const blob = await writeWorkbook([
      { sheet: 'Deckblatt', data: [[{ type: String, value: 'Gemeindeverzeichnis' }]] },
      { sheet: 'Gemeinden', data: cells },
    ]).toBlob();
    const book = new Uint8Array(await blob.arrayBuffer());
    expect((await read(book, 'gv.xlsx')).plan.municipalities).toEqual(WANTED);
    expect((await read(book, 'gv.xlsx', 'Gemeinden')).plan.municipalities).toEqual(WANTED);
    expect(await refusalOf(book, 'gv.xlsx', 'Deckblatt')).toEqual([['MUNI-001']]);
    expect(await refusalOf(book, 'gv.xlsx', 'Blatt 7')).toEqual([['BOOK-002']]);
  });

  test('without a name above the keys, with sums, and with towns and Hamburg as sums only', async () => {
    const total = ROWS.reduce((sum, [, people]) => sum + people, 0);
    const lines = [
      'Tabelle: 12411-01-01-5;;;;',
      'Bevölkerung nach Geschlecht - Stichtag 31.12. - regionale Tiefe: Gemeinden;;;;',
      ';;;Bevölkerung (Anzahl);Bevölkerung (Anzahl)',
      ';;;Insgesamt;männlich',
      `31.12.2023;DG;Deutschland;${total};1`,
      `31.12.2023;01;  Schleswig-Holstein;${92_550 + 12_380 + 21_852};1`,
      '31.12.2023;01001;    Flensburg, Stadt;92550;1',
      `31.12.2023;01051;    Dithmarschen;${12_380 + 21_852};1`,
      '31.12.2023;01051011;      Brunsbüttel;12380;1',
      '31.12.2023;01051044;      Heide;21852;1',
      '31.12.2023;02;  Hamburg;1892122;1',
      '31.12.2023;081;  Stuttgart;53270;1',
      '31.12.2023;08115;    Böblingen;53270;1',
      '31.12.2023;08115003;      Böblingen;49999;-',
      '31.12.2023;08115013;      Ehningen;3271;-',
      '31.12.2023;14511000;      Chemnitz;250681;-',
      '__________',
      '(C)opyright Statistische Ämter des Bundes und der Länder, 2024',
      'Stand: 05.12.2024 / 10:22:33',
    ];
    const { plan, problems, table } = await read(lines.join('\r\n'));
    expect(plan.municipalities).toEqual(WANTED);
    expect(problems.map(({ code, params }) => [code, params?.keys])).toEqual([['MUNI-023', ['01001000']]]);
    expect([table.whole, table.unequal]).toEqual([['01001000', '02000000'], []]);
  });

  test.each([
    ['eight digits without their zero', (key: string) => String(Number(key)), 6],
    ['twelve digits', (key: string) => `${key.slice(0, 5)}0123${key.slice(5)}`, 0],
    [
      'twelve digits without their zero',
      (key: string) => String(Number(`${key.slice(0, 5)}0123${key.slice(5)}`)),
      6,
    ],
    ['blanks', (key: string) => `${key.slice(0, 2)} ${key[2]} ${key.slice(3, 5)} ${key.slice(5)}`, 0],
    ['what keeps a spreadsheet from counting', (key: string) => `="${key}"`, 0],
    ['an apostrophe', (key: string) => `'${key}`, 0],
  ])('keys of %s', async (_, written, restored) => {
    const rows = ROWS.map(([key, people]) => [`"${written(key).replaceAll('"', '""')}"`, 'Ort', people]);
    const { plan, table } = await read(simple(rows));
    expect([plan.municipalities, table.restored]).toEqual([WANTED, restored]);
  });

  test.each(['.', ' ', '\u00a0', '\u202f', '’'])(
    'thousands with %j between them, and a footnote',
    async (mark) => {
      const rows = ROWS.map(([key, people]) => [
        key,
        'Ort',
        `${String(people).replace(/\B(?=(?:\d{3})+$)/g, mark)} 3)`,
      ]);
      expect((await read(simple(rows))).plan.municipalities).toEqual(WANTED);
    },
  );

  test('Länder by name, by letters and by number; without a column by the key', async () => {
    const lands = ['Schleswig-Holstein', 'SH', '1', '02', 'BW', '', 'Freistaat'];
    const rows = ROWS.map(([key, people], at) => [key, lands[at] ?? '', people]);
    const { plan } = await read(simple(rows, 'Schluessel;Land;Bevölkerung'));
    const wanted = WANTED.map((one, at) => (at === 6 ? { ...one, land: 'Freistaat' } : one));
    expect(plan.municipalities).toEqual(wanted);
  });

  test('the columns of our own list', async () => {
    const rows = WANTED.map(({ key, land, people }) => [key, land, people, key, 1, 5]);
    const { plan } = await read(simple(rows, 'key;land;people;unit;hits;letters'));
    expect(plan.municipalities).toEqual(WANTED);
  });
});

describe('a table is refused', () => {
  test.each([
    ['no key', 'Gemeinde;Einwohner\r\nOrt;12\r\n', [['MUNI-001']]],
    ['no people', 'AGS;Gemeinde\r\n08115003;Ort\r\n', [['MUNI-017']]],
    ['two columns of people', 'AGS;Bevölkerung 2022;Bevölkerung 2023\r\n08115003;1;2\r\n', [['MUNI-002']]],
    ['districts alone', simple([['08115', 'Kreis', 5]]), [['MUNI-003']]],
    ['nothing at all', '', [['MUNI-001']]],
    ['a key twice, once with its zero', simple([...plain, ['8115003', 'Ort', 7]]), [['MUNI-004', 9]]],
    ['people missing', simple([['08115003', 'Ort', ''], ...plain.slice(0, 3)]), [['MUNI-005', 2]]],
    ['a number that is not known', simple([...plain, ['08116001', 'Ort', '.']]), [['MUNI-005', 9]]],
    ['half people', simple([...plain, ['08116001', 'Ort', '12,5']]), [['MUNI-005', 9]]],
    ['people below nobody', simple([...plain, ['08116001', 'Ort', '-5']]), [['MUNI-005', 9]]],
    ['people without a key', simple([...plain, ['', 'Ort', 77]]), [['MUNI-006', 9]]],
    ['no such Land', simple([...plain, ['17115003', 'Ort', 5]]), [['MUNI-007', 9]]],
    ['a key of six digits', simple([...plain, ['811500', 'Ort', 5]]), [['MUNI-007', 9]]],
    ['a Land with nothing below', simple([...plain, ['09', 'Bayern', 5]]), [['MUNI-008', 9]]],
    [
      'a name of a Land that is none',
      simple([['08115003', '\u202eBayern', 5]], 'AGS;Land;Einwohner'),
      [['MUNI-015', 2]],
    ],
    ['more letters than people', simple([['08115003', 'Ort', 99]]), [['MUNI-010']]],
    [
      'more letters in a place than people',
      simple([
        ['08115003', 'Ort', 100_000],
        ['08116001', 'Ort', 3],
      ]),
      [['MUNI-011']],
    ],
  ])('with %s', async (_, content, wanted) => {
    expect(await refusalOf(content)).toEqual(wanted);
  });

  test('with all faults together', async () => {
    const rows = [...plain, ['08115003', 'Ort', 7], ['17115003', 'Ort', 1], ['08116001', 'Ort', 'viele']];
    expect(await refusalOf(simple(rows))).toEqual([
      ['MUNI-004', 9],
      ['MUNI-005', 11],
      ['MUNI-007', 10],
    ]);
  });

  test('and so is a sheet of what is no workbook, a broken workbook, a file that is not there', async () => {
    expect(await refusalOf(simple(plain), 'gemeinden.csv', 'Blatt')).toEqual([['MUNI-012']]);
    const book = await workbookFile([{ name: 'Blatt', header: ['AGS'], rows: [] }]);
    expect(await refusalOf(book.slice(0, 300), 'gv.xlsx')).toEqual([['BOOK-001']]);
    const request = { table: 'nirgends.csv', hits: 1, letters: 1, bands: [] };
    await expect(openTable(new MemoryFiles(), request)).rejects.toThrow('MUNI-009');
  });
});

describe('what is said of a table that is taken', () => {
  test('sums that do not fit, with their lines', async () => {
    const rows = [['01', 'Land', 126_783], ...plain, ['', 'Insgesamt', 5]];
    const { problems, table } = await read(simple(rows));
    expect(problems.map(({ code, where }) => [code, where?.[0]?.lines])).toEqual([['MUNI-020', [2, 10]]]);
    expect(table.unequal.map(({ key, summed }) => [key, summed])).toEqual([
      ['01', 126_782],
      ['', ROWS.reduce((sum, [, people]) => sum + people, 0)],
    ]);
  });

  test('units that stay small, and units that may get letters for over 2 % of their people', async () => {
    const rows = [
      ['08115003', 'Ort', 100_000],
      ['08116001', 'Ort', 120],
      ['08117001', 'Ort', 260],
    ];
    const { problems } = await read(simple(rows));
    expect(problems.map(({ code, params }) => [code, params?.units])).toEqual([['MUNI-021', ['08116001']]]);
    const files = new MemoryFiles({ 't.csv': simple([['08115003', 'Ort', 505]]) });
    const opened = await openTable(files, { table: 't.csv', hits: 3, letters: 5, bands: [] });
    expect(opened.problems.map(({ code }) => code)).toEqual(['MUNI-022']);
  });
});
