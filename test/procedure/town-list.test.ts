import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { Refusal } from '../../src/core/problem.js';
import { readTownList, type TownRow } from '../../src/procedure/town-list.js';

/** Lists of municipalities as people make them: one reader for that of a batch and for that of `sql --list`. */

const bytesOf = (text: string) => new TextEncoder().encode(text);
const FORM = { needed: ['key', 'size'], lacking: 'BATCH-002' } as const;

async function rowsOf(bytes: Uint8Array): Promise<[string, number | null][]> {
  const { rows } = await readTownList(bytes, 'liste.csv', FORM);
  return rows.map(({ key, size }: TownRow) => [key, size]);
}

async function refusedFor(bytes: Uint8Array): Promise<(readonly [string, readonly number[]])[]> {
  try {
    await readTownList(bytes, 'liste.csv', FORM);
  } catch (cause) {
    if (cause instanceof Refusal)
      return cause.problems.map(({ code, where = [] }) => [code, where[0]?.lines ?? []] as const);
    throw cause;
  }
  return [];
}

const EXPECTED = [
  ['08111001', 5],
  ['09162000', 12],
];

describe('a list', () => {
  test.each([
    ['with semicolons', 'AGS;Briefe\n08111001;5\n09162000;12\n'],
    ['with commas, a mark and CRLF', '\ufeffkey,size\r\n08111001,5\r\n09162000,12\r\n'],
    ['with tabs', 'Gemeindeschlüssel\tAnzahl\n08111001\t5\n09162000\t12\n'],
    ['with quotes', '"AGS";"Briefe"\n"08111001";"5"\n"09162000";"12"\n'],
    [
      'as municipalities writes it',
      'key;land;people;unit;hits;letters\n08111001;BW;90;a;1;5\n09162000;BY;90;b;1;12\n',
    ],
    ['without zeros at the beginning', 'AGS;Briefe\n8111001;5\n9162000;12\n'],
    ['with blanks in the keys', 'AGS;Briefe\n08 1 11 001;5\n09\u00a0162\u00a0000;12\n'],
    ['with keys as texts of a spreadsheet', `AGS;Briefe\n'08111001;5\n"=""09162000""";12\n`],
    ['with keys of twelve digits', 'ARS;Briefe\n081110000001;5\n091620000000;12\n'],
    [
      'with keys of twelve digits, without zeros',
      'Regionalschlüssel;Briefe\n81110000001;5\n91620000000;12\n',
    ],
    ['with an Umlaut taken apart', 'Gemeindeschlu\u0308ssel;Briefe\n08111001;5\n09162000;12\n'],
    [
      'with a title that has other signs',
      'Stand: 1. Mai 2026, vorläufig, ohne Gewähr\n\nAGS;Briefe\n08111001;5\n09162000;12\n',
    ],
    [
      'with footnotes and blank lines',
      'AGS;Briefe\n\n08111001;5\n;\n09162000;12\n\nQuelle: Amt\n* geschätzt\n',
    ],
    ['with a line that names the delimiter', 'sep=;\nAGS;Briefe\n08111001;5\n09162000;12\n'],
  ])('%s', async (_, text) => {
    expect(await rowsOf(bytesOf(text))).toEqual(EXPECTED);
  });

  test('of a workbook, behind a cover, with keys that are numbers', async () => {
    const cell = (value: string | number) => ({
      value,
      type: (typeof value === 'number' ? Number : String) as never,
    });
    const sheets = [
      [[cell('Losverfahren 2026')]],
      [
        [cell('Gemeinden')],
        [cell('AGS'), cell('Briefe')],
        [cell(8_111_001), cell(5)],
        [cell('09162000'), cell(12)],
        [cell('Quelle: Amt')],
      ],
    ];
    const written = await writeXlsxFile(
      sheets.map((data, at) => ({ data, sheet: `Blatt ${at}` })) as never,
    ).toBuffer();
    expect(await rowsOf(new Uint8Array(written))).toEqual(EXPECTED);
  });

  test.each([
    ['1.234', 1234],
    ["1'234", 1234],
    ['1\u202f234', 1234],
    ['1 234', 1234],
    ['1234', 1234],
    ['0', 0],
    ['', null],
  ])('with %s as a size', async (written, size) => {
    expect(await rowsOf(bytesOf(`AGS;Briefe\n08111001;${written}\n`))).toEqual([['08111001', size]]);
  });

  test.each(['1,5', '12.34', '-3', 'fünf', '1.23.456', '5 Briefe', '1e3', '99999999999999999999'])(
    'with %s as a size is refused',
    async (written) => {
      expect(await refusedFor(bytesOf(`AGS;Briefe\n08111001;"${written}"\n`))).toEqual([['BATCH-006', [2]]]);
    },
  );
});

test('all that is wrong is told together, each with its lines', async () => {
  const text = [
    ...['AGS;Briefe', '08111001;5', '8111001;x', 'Ulm;3', '17111001;3', '0811100;3', 'Summe;14', '08111002'],
  ].join('\n');
  expect(await refusedFor(bytesOf(text))).toEqual([
    ['BATCH-004', [3]],
    ['BATCH-006', [3]],
    ['BATCH-003', [4, 5, 6, 7]],
  ]);
});

test.each([
  ['no sizes', 'AGS;Name\n08111001;x\n', 'BATCH-002'],
  ['no keys', 'Name;Briefe\nx;5\n', 'BATCH-002'],
  ['two columns of a name', 'AGS;Briefe;briefe\n08111001;5;6\n', 'BATCH-017'],
  ['nothing', '', 'BATCH-002'],
])('a list with %s is refused', async (_, text, code) => {
  expect((await refusedFor(bytesOf(text))).map(([one]) => one)).toEqual([code]);
});
