import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/core/problem.js';
import { memorySource } from '../../src/register/source.js';
import { readBook } from '../../src/register/workbook/book.js';
import { readBookSource } from '../../src/register/workbook/source.js';
import { readWorkbook } from '../../src/register/workbook.js';
import { bookOf, MAIN, partsOf, textCell, textRows, zipped } from './workbooks.js';

/** Workbooks that nobody's spreadsheet has written. */

type Code = readonly [code: string, file: string, params: unknown];

async function codesOf(reading: Promise<unknown>): Promise<readonly Code[]> {
  const cause = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(cause instanceof Refusal)) throw new Error(`not refused: ${String(cause)}`);
  return cause.problems.map(({ code, where, params }) => [code, where?.[0]?.file ?? '', params]);
}

const asRegister = (book: Uint8Array, isQuick = true) =>
  readBookSource(memorySource('r.xlsx', book), {}, isQuick);
const DAMAGED = [['BOOK-001', 'r.xlsx', undefined]];
const ROWS = textRows([
  ['Nr', 'Ort'],
  ['1', 'Nord'],
]);
const PARTS = partsOf(ROWS, { strings: '<si><t>x</t></si>' });
const changed = (path: string, from: string, to: string) =>
  zipped({ ...PARTS, [path]: (PARTS[path] ?? '').replace(from, to) });
const cell = (xml: string) => bookOf(`<row r="1">${xml}</row>`, { strings: '<si><t>x</t></si>' });

describe('a workbook is refused as damaged', () => {
  test('in its sound form it is not', async () => {
    expect((await asRegister(zipped(PARTS))).size).toBe('Nr;Ort\n1;Nord\n'.length);
  });

  test.each(Object.keys(PARTS).filter((path) => path !== 'xl/styles.xml'))('without %s', async (path) => {
    const { [path]: _, ...others } = PARTS;
    expect(await codesOf(asRegister(zipped(others)))).toEqual(DAMAGED);
  });

  test('with two parts of one name, also in capitals: every reader might take another', async () => {
    for (const name of [
      'xl/worksheets/sheet1.xml',
      'XL/Worksheets/Sheet1.xml',
      '/xl\\worksheets/sheet1.xml',
    ]) {
      const twice = [...Object.entries(PARTS), [name, PARTS['xl/worksheets/sheet1.xml'] ?? ''] as const];
      expect(await codesOf(asRegister(zipped(twice))), name).toEqual(DAMAGED);
    }
  });

  test('if its parts are locked', async () => {
    expect(await codesOf(asRegister(zipped(PARTS, { flags: 1 })))).toEqual(DAMAGED);
  });

  const rels = 'xl/_rels/workbook.xml.rels';
  const sheet = 'xl/worksheets/sheet1.xml';
  test.each([
    [
      'a sheet somewhere else',
      rels,
      'Target="worksheets/sheet1.xml"',
      'Target="http://example.org/s.xml" TargetMode="External"',
    ],
    ['a sheet outside of the file', rels, 'worksheets/sheet1.xml', '../../../etc/passwd'],
    ['a sheet that is the workbook', rels, 'worksheets/sheet1.xml', 'workbook.xml'],
    ['a sheet that is the list of texts', rels, 'worksheets/sheet1.xml', 'sharedStrings.xml'],
    ['texts that are the sheet', rels, 'sharedStrings.xml', 'worksheets/sheet1.xml'],
    ['a sheet that is not there', rels, 'rId1', 'rId9'],
    [
      'two sheets in one part',
      'xl/workbook.xml',
      '</sheets>',
      '<sheet name="B" sheetId="2" r:id="rId1"/></sheets>',
    ],
    ['a document type', sheet, '<worksheet', '<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet'],
    ['an entity of its own', sheet, 'Nord', '&a;'],
    ['a lonely ampersand', sheet, 'Nord', 'A & B'],
    ['half of a surrogate pair', sheet, 'Nord', '&#xD800;'],
    ['a character that there is not', sheet, 'Nord', '&#x110000;'],
    ['NUL', sheet, 'Nord', '&#0;'],
    ['another encoding', sheet, '<worksheet', '<?xml version="1.0" encoding="ISO-8859-1"?><worksheet'],
    ['an end that is missing', sheet, '</worksheet>', ''],
    ['ends in the wrong order', sheet, '</sheetData></worksheet>', '</worksheet></sheetData>'],
    ['something behind its end', sheet, '</worksheet>', '</worksheet><row r="3"/>'],
    ['a row that stands there twice', sheet, '<row r="2">', '<row r="1">'],
    ['rows in another order', sheet, '<row r="1">', '<row r="3">'],
    ['row 0', sheet, '<row r="1">', '<row r="0">'],
    ['row 01', sheet, '<row r="1">', '<row r="01">'],
    ['a row behind the last', sheet, '<row r="2">', '<row r="1048577">'],
    ['a cell that says it is in another row', sheet, 'r="B2"', 'r="B3"'],
    ['a cell that stands there twice', sheet, 'r="B2"', 'r="A2"'],
    ['a cell in small letters', sheet, 'r="B2"', 'r="b2"'],
    ['a cell behind the last column', sheet, 'r="B2"', 'r="XFE2"'],
    ['something else between rows', sheet, '<sheetData>', '<sheetData><c r="A1"><v>1</v></c>'],
  ])('%s', async (_, path, from, to) => {
    expect(PARTS[path]).toContain(from);
    for (const isQuick of [true, false])
      expect(await codesOf(asRegister(changed(path, from, to), isQuick))).toEqual(DAMAGED);
  });

  test.each([
    ['a text that there is not', '<c r="A1" t="s"><v>1</v></c>'],
    ['a text with a number below 0', '<c r="A1" t="s"><v>-1</v></c>'],
    ['a text by a name', '<c r="A1" t="s"><v>__proto__</v></c>'],
    ['a kind of cell that there is not', '<c r="A1" t="x"><v>1</v></c>'],
    ['an attribute twice', '<c r="A1" r="B1"><v>1</v></c>'],
    ['an attribute with a tag in it', '<c r="A1" x="<v>"><v>1</v></c>'],
    ['an attribute without quotation marks', '<c r=A1><v>1</v></c>'],
  ])('%s', async (_, xml) => {
    for (const isQuick of [true, false])
      expect(await codesOf(asRegister(cell(xml), isQuick))).toEqual(DAMAGED);
  });

  test('bytes that are no UTF-8', async () => {
    const whole = Buffer.from(PARTS['xl/worksheets/sheet1.xml'] ?? '', 'latin1');
    whole[whole.indexOf('Nord')] = 0xff;
    expect(await codesOf(asRegister(zipped({ ...PARTS, 'xl/worksheets/sheet1.xml': whole })))).toEqual(
      DAMAGED,
    );
  });

  test('a text or a tag that never ends is not gathered for ever', async () => {
    const long = 'x'.repeat(5 << 20);
    for (const xml of [`<c r="A1" t="str"><v>${long}</v></c>`, `<c r="A1" x="${long}"/>`, `<!-- ${long} -->`])
      expect(
        await codesOf(asRegister(zipped(partsOf(`<row r="1">${xml}</row>`), { isPacked: true }))),
      ).toEqual(DAMAGED);
  });

  test('any bytes at all are refused or read, and nothing else happens', async () => {
    const whole = zipped(PARTS, { isPacked: true });
    const place = fc.integer({ min: 0, max: whole.length - 1 });
    const changes = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const book = whole.slice();
        for (const [at, byte] of list) book[at] = byte;
        const found = await asRegister(book).catch((cause: unknown) => cause);
        if (found instanceof Error && !(found instanceof Refusal)) throw found;
      }),
      { numRuns: 400 },
    );
  });
});

describe('a workbook is refused as too large', () => {
  const limits = { bytes: 100_000, cells: 1000 };
  const read = (book: Uint8Array, bounds = limits) => readBook(book, 'r.xlsx', undefined, bounds, () => {});

  test('if a small file unpacks to more than there is room for, whatever it says of itself', async () => {
    const bomb = zipped(partsOf(`${ROWS}${' '.repeat(200_000)}`), { isPacked: true });
    expect(bomb.length).toBeLessThan(5000);
    expect(await codesOf(read(bomb))).toEqual([
      ['BOOK-003', 'r.xlsx', { megabytes: '0.1', millions: '0.001' }],
    ]);
  });

  test('if its parts are small and together are not', async () => {
    const parts = partsOf(`${ROWS}${' '.repeat(60_000)}`, {
      strings: `<si><t>x</t></si>${' '.repeat(60_000)}`,
    });
    expect((await codesOf(read(zipped(parts, { isPacked: true }))))[0]?.[0]).toBe('BOOK-003');
    expect((await read(zipped(parts, { isPacked: true }), { ...limits, bytes: 200_000 })).sheet).toBe('A');
  });

  test('if every row has a cell far out', async () => {
    const rows = Array.from(
      { length: 7000 },
      (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`,
    );
    expect((await codesOf(asRegister(bookOf(rows.join('')))))[0]?.[0]).toBe('BOOK-003');
  });

  test('but not for what it says of its size, nor for empty cells far out', async () => {
    const book = bookOf(`${ROWS}<row r="1048576"><c r="XFD1048576" s="1"/></row>`, {
      formats: ['0'],
      before: '<dimension ref="A1:XFD1048576"/>',
    });
    expect((await asRegister(book)).size).toBe('Nr;Ort\n1;Nord\n'.length);
    expect((await readWorkbook(book, 'a.xlsx')).rows).toEqual([
      ['Nr', 'Ort'],
      ['1', 'Nord'],
    ]);
  });
});

describe('another kind of file is refused by its name', () => {
  const compound = (name: string) =>
    Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Array(500).fill(0),
      ...Buffer.from(name, 'utf16le'),
      0,
      0,
    ]);
  const ods = [
    ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
    ['content.xml', '<x/>'],
  ] as const;
  test.each([
    ['with a password', compound('EncryptedPackage'), 'BOOK-004', undefined],
    ['.xls', compound('Workbook'), 'BOOK-005', { format: '.xls' }],
    ['.ods', zipped(ods), 'BOOK-005', { format: '.ods' }],
    ['.xlsb', zipped({ ...PARTS, 'xl/workbook.bin': 'x' }), 'BOOK-005', { format: '.xlsb' }],
    ['.docx', zipped({ 'word/document.xml': '<x/>' }), 'BOOK-001', undefined],
    ['an empty zip file', zipped({}), 'BOOK-001', undefined],
  ])('%s', async (_, book, code, params) => {
    expect(await codesOf(asRegister(book))).toEqual([[code, 'r.xlsx', params]]);
    expect(await codesOf(readWorkbook(book, 'r.xlsx'))).toEqual([[code, 'r.xlsx', params]]);
  });
});

describe('cells without a value', () => {
  test('are named with their rows and columns, errors and formulas that nobody has reckoned', async () => {
    const rows = [
      `<row r="1">${textCell('A1', 'Nr')}${textCell('B1', 'Ort')}</row>`,
      '<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f>A1</f></c><c r="C2" t="e"><v>#REF!</v></c></row>',
      '<row r="4"><c r="A4" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B4" t="str"><f>NA()</f><v>#NV</v></c></row>',
      `<row r="5">${textCell('A5', '#NV')}<c r="B5" t="str"><f>A1</f><v></v></c></row>`,
    ];
    const cause = await asRegister(bookOf(rows.join(''))).catch((thrown: unknown) => thrown);
    expect(cause instanceof Refusal && cause.problems.map(({ code, where }) => [code, where?.[0]])).toEqual([
      ['BOOK-006', { file: 'r.xlsx', lines: [2, 4], total: 2, column: 'Nr' }],
      ['BOOK-007', { file: 'r.xlsx', lines: [2], total: 1, column: 'Ort' }],
      ['BOOK-006', { file: 'r.xlsx', lines: [2], total: 1, column: 'C' }],
      ['BOOK-006', { file: 'r.xlsx', lines: [4], total: 1, column: 'Ort' }],
    ]);
  });

  test('do not matter above the names', async () => {
    const rows = `<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row><row r="2">${textCell('A2', 'Nr')}</row>`;
    const source = await readBookSource(memorySource('r.xlsx', bookOf(rows)), { header_line: 2 });
    expect(source.size).toBe('\nNr\n'.length);
  });
});

test('prefixes, rows without numbers and cells without places are read as the standard has them', async () => {
  const sheet = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row><x:c r="B2"><x:v>8</x:v></x:c><x:c><x:v>9</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
  expect(
    (await readWorkbook(zipped({ ...PARTS, 'xl/worksheets/sheet1.xml': sheet }), 'a.xlsx')).rows,
  ).toEqual([
    ['7', 'a', ''],
    ['', '8', '9'],
  ]);
});
