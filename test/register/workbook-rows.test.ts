import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { readSheet as otherReader } from 'read-excel-file/universal';
import { describe, expect, test } from 'vitest';
import { openRegister } from '../../src/register/read.js';
import { hashSource, memorySource, type RegisterSource } from '../../src/register/source.js';
import type { RowCells } from '../../src/register/workbook/row-cells.js';
import { readSheet } from '../../src/register/workbook/sheet.js';
import { type BookPlace, readBookSource } from '../../src/register/workbook/source.js';
import { readStrings } from '../../src/register/workbook/strings.js';
import { numberText, readWorkbook } from '../../src/register/workbook.js';
import { isThorough } from '../thorough.js';
import { bookOf, escaped, letter, partsOf, textCell, textRows, zipped } from './workbooks.js';

/** The rows of a workbook as they are read (SPEC 9). */

async function bytesOf(source: RegisterSource): Promise<Uint8Array> {
  const reader = await source.open();
  const bytes = new Uint8Array(source.size);
  for (let at = 0; at < bytes.length; ) at += await reader.read(bytes.subarray(at, at + 4096));
  expect(await reader.read(new Uint8Array(8))).toBe(0);
  await reader.close();
  return bytes;
}

async function rowsOf(book: Uint8Array, place: BookPlace = {}, isQuick = true): Promise<string> {
  const source = await readBookSource(memorySource('register.xlsx', book), place, isQuick);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(source));
}

const factsOf = async (book: Uint8Array, place: BookPlace = {}) =>
  (await readBookSource(memorySource('register.xlsx', book), place)).workbook?.facts;

describe('the rows of a workbook', () => {
  test('have semicolons, line feeds, quotation marks where they are needed, and row N on line N', async () => {
    const book = bookOf(
      [
        `<row r="2">${textCell('A2', 'Nr')}${textCell('B2', 'Ort; Ortsteil')}${textCell('C2', '')}</row>`,
        `<row r="3"><c r="A3"/></row>`,
        `<row r="5"><c r="A5"><v>7</v></c>${textCell('B5', 'am "Tor"\r\nrechts')}</row>`,
        `<row r="6"><c r="B6" t="b"><v>1</v></c></row>`,
        `<row r="9"><c r="A9"/>${textCell('B9', '')}</row>`,
      ].join(''),
    );
    expect(await rowsOf(book)).toBe('\nNr;"Ort; Ortsteil"\n\n\n7;"am ""Tor""\nrechts"\n;TRUE\n');
  });

  test('above the names are empty lines, and no row has fewer fields than that of the names', async () => {
    const rows = textRows([
      ['Auszug\nvom 1.12.'],
      ['Stand', '7'],
      ['Nr', 'Ort', 'Sperre'],
      ['1'],
      ['2', 'x', '', 'zu weit'],
    ]);
    expect(await rowsOf(bookOf(rows), { header_line: 3 })).toBe('\n\nNr;Ort;Sperre\n1;;\n2;x;;zu weit\n');
    expect((await factsOf(bookOf(rows), { header_line: 3 }))?.first.map(({ row }) => row)).toEqual([
      1, 2, 3, 4, 5,
    ]);
  });

  test('are found under a title, and the row of the names is said by its number', async () => {
    const rows = textRows([['Auszug\nvom 1.12.'], ['Nr', 'Ort'], ['1', 'Nord']]);
    const register = await openRegister([memorySource('r.xlsx', bookOf(rows))], {
      encoding: 'windows-1252',
      delimiter: ',',
      header_line: 2,
    });
    expect(register[0]).toMatchObject({
      header: ['Nr', 'Ort'],
      encoding: 'utf-8',
      delimiter: ';',
      firstLine: 2,
    });
  });

  test.each([
    ['a day', '46357', 1, '2026-12-01'],
    ['the first day there is', '1', 1, '1900-01-01'],
    ['the last day before the leap day that never was', '59', 1, '1900-02-28'],
    ['the leap day that never was', '60', 1, '1900-02-29'],
    ['the day behind it', '61', 1, '1900-03-01'],
    ['a day with a time', '46357.8125', 1, '2026-12-01'],
    ['a time that is a hair too early', '0.43749999999999994', 2, '10:30'],
    ['the last day of all', '2958465', 1, '9999-12-31'],
    ['more than any day', '2958466', 1, '2958466'],
    ['less than any day', '-1', 1, '-1'],
    ['a postcode that is shown with its zero', '1067', 3, '01067'],
    ['one that needs none', '79100', 3, '79100'],
    ['a duration', '1.5', 4, '1.5'],
    ['a number in colour and with a text that has letters of a date', '12', 5, '12'],
  ])('%s', async (_, stored, style, text) => {
    const formats = ['dd\\.mm\\.yyyy;@', '[$-407]hh:mm', '00000', '[h]:mm:ss', '[Red]0.00" Tage, days"'];
    const row = `<row r="1"><c r="A1" s="${style}"><v>${stored}</v></c></row>`;
    for (const isQuick of [true, false])
      expect(await rowsOf(bookOf(row, { formats }), {}, isQuick)).toBe(`${text}\n`);
  });

  test('days count from 1904 where the workbook says so', async () => {
    const row = '<row r="1"><c r="A1" s="1"><v>1462</v></c><c r="B1" s="1"><v>44895</v></c></row>';
    const read = (properties: string) => rowsOf(bookOf(row, { formats: ['yyyy\\-mm\\-dd'], properties }));
    expect(await read(' date1904="true"')).toBe('1908-01-02;2026-12-01\n');
    expect(await read(' date1904="0"')).toBe('1904-01-01;2022-11-30\n');
  });

  test('what is known of columns: dates, numbers by their digits, texts with zeros in front', async () => {
    const head = `<row r="1">${['Nr', 'PLZ', 'Tag'].map((name, at) => textCell(`${letter(at)}1`, name)).join('')}</row>`;
    const row = (at: number, nr: string, postcode: string) =>
      `<row r="${at}" hidden="${at === 3 ? 1 : 0}">${nr}<c r="B${at}"><v>${postcode}</v></c><c r="C${at}" s="1"><v>40000</v></c></row>`;
    const rows = [
      row(2, textCell('A2', '0012'), '1067'),
      row(3, '<c r="A3"><f>B3+1</f><v>13</v></c>', '79100'),
      row(4, textCell('A4', 'A1'), '1067.5'),
    ];
    const form = {
      formats: ['dd/mm/yy'],
      before: '<cols><col min="2" max="2" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>',
      behind: '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A1:C1"/></mergeCells>',
    };
    const facts = await factsOf(bookOf(head + rows.join(''), form));
    expect(facts).toMatchObject({ headerRow: 1, formulas: 1, hiddenRows: 1, others: [] });
    expect(facts?.hiddenColumns).toEqual([
      [1, 1],
      [8, 16383],
    ]);
    expect(facts?.merged[0]).toEqual({ from: 2, to: 3, column: 0 });
    const columns = facts?.columns.map((column) => ({
      ...column,
      numbers: [...column.numbers],
      digits: [...column.digits],
    }));
    expect(columns).toEqual([
      { name: 'Nr', dates: 0, dateRows: [], numbers: [[2, 1]], digits: [[4, 1]], zeros: 1 },
      {
        name: 'PLZ',
        dates: 0,
        dateRows: [],
        numbers: [
          [4, 1],
          [5, 1],
        ],
        digits: [],
        zeros: 0,
      },
      { name: 'Tag', dates: 3, dateRows: [2, 3, 4], numbers: [], digits: [], zeros: 0 },
    ]);
  });
});

type WrittenCell = { readonly shared: string } | { readonly xml: string };
type RowForm = (row: number, cells: string) => string;

/** Cells as some program may write them. */
const CELLS: fc.Arbitrary<WrittenCell> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => ({ shared: kept(text) })),
  fc
    .constantFrom('a;b', '"', '=1', '_x0041_', 'A\u0308', '0012', '', 'x'.repeat(300))
    .map((shared) => ({ shared })),
  fc.integer({ min: -9, max: 99_999_999 }).map((number) => ({ xml: `<v>${number}</v>` })),
  fc
    .constantFrom(
      '',
      '<v></v>',
      '<!-- nichts --><v>5</v>',
      '<v><![CDATA[6]]></v>',
      '<f>A1+1</f><v>7</v>',
      '<v>8</v><extLst><ext uri="x"><c r="A1"><v>9</v></c></ext></extLst>',
      '<v>&#49;&#x30;</v>',
      ' <v>1E2</v> ',
    )
    .map((xml) => ({ xml })),
);
const ROW_FORMS = fc.constantFrom<RowForm[]>(
  (r, cells) => `<row r="${r}">${cells}</row>`,
  (r, cells) => `<row r="${r}" spans="1:9" ht="12.8" customHeight="false" hidden="false">${cells}</row>`,
  (r, cells) => `\n  <row spans='1:4' r='${r}'>${cells}</row>\n`,
  (r, cells) => `<!-- <row r="1"></row> --><row r="${r}" x="a > b">${cells}</row >`,
  (r, cells) => `<?x <row r="1"><c r="A1"><v>3</v></c></row> ?><row r="${r}">${cells}</row>`,
);
const STEP = fc.integer({ min: 1, max: 3 });
const SHEETS = fc
  .array(fc.tuple(ROW_FORMS, fc.array(CELLS, { maxLength: 5 }), STEP), { maxLength: 8 })
  .map(sheetOf);

function kept(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** The sheet's XML, and its texts. */
function sheetOf(rows: readonly (readonly [RowForm, readonly WrittenCell[], number])[]) {
  const texts: string[] = [];
  let r = 0;
  const xml = rows.map(([form, cells, step]) => {
    r += step;
    const written = cells.map((cell, at) => {
      const place = `${letter(at)}${r}`;
      if ('xml' in cell) return cell.xml === '' ? `<c r="${place}"/>` : `<c r="${place}">${cell.xml}</c>`;
      texts.push(cell.shared);
      return `<c r="${place}" t="s"><v>${texts.length - 1}</v></c>`;
    });
    return form(r, written.join(''));
  });
  const strings = texts.map((text, at) =>
    at % 3 === 2
      ? `<si><r><rPr><b/></rPr><t>${escaped(text.slice(0, 1))}</t></r><r><t xml:space="preserve">${escaped(text.slice(1))}</t></r><rPh sb="0" eb="1"><t>Aussprache</t></rPh></si>`
      : `<si><t xml:space="preserve">${escaped(text)}</t></si>`,
  );
  return { xml: xml.join(''), strings: strings.join('') };
}

describe('the quick way', () => {
  test('gives what the parser gives, however a sheet is written', async () => {
    await fc.assert(
      fc.asyncProperty(SHEETS, fc.boolean(), async ({ xml, strings }, isPacked) => {
        const book = zipped(partsOf(xml, { strings }), { isPacked });
        expect(await rowsOf(book)).toBe(await rowsOf(book, {}, false));
      }),
      { numRuns: 300 },
    );
  });

  test('and the parser do not mind where the bytes are cut', async () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(SHEETS, pieces, fc.boolean(), async ({ xml, strings }, sizes, isQuick) => {
        const read = async (cut: (text: string) => AsyncIterable<Uint8Array>) => {
          const tables = {
            strings: await readStrings(cut(`<sst>${strings}</sst>`), isQuick),
            formats: [],
            from1904: false,
          };
          const rows: string[] = [];
          const take = (row: number, cells: RowCells) =>
            rows.push([row, ...Array.from({ length: cells.width }, (_, at) => cells.text(at))].join('|'));
          await readSheet(cut(`<worksheet><sheetData>${xml}</sheetData></worksheet>`), tables, take, isQuick);
          return rows;
        };
        expect(await read((text) => cutInto(text, sizes))).toEqual(
          await read((text) => cutInto(text, [1 << 20])),
        );
      }),
      { numRuns: 200 },
    );
  });
});

async function* cutInto(text: string, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

test('another reader of workbooks gives the same texts', async () => {
  await fc.assert(
    fc.asyncProperty(SHEETS, async ({ xml, strings }) => {
      const book = bookOf(xml, { strings });
      const others = await otherReader(book.slice().buffer, 1, {
        trim: false,
        parseNumber: (text: string) => ({ number: text.trim() }),
      }).catch(() => null);
      // It reads a number of a cell as a part of the row after it, and comments not at all.
      if (others === null || /<!--|CDATA|extLst/.test(xml)) return;
      const texts = others.map((row) => row.map((cell) => textOf(cell)));
      while (texts.length > 0 && texts.at(-1)?.every((text) => text === '')) texts.pop();
      const width = Math.max(0, ...texts.map((row) => row.findLastIndex((text) => text !== '') + 1));
      expect((await readWorkbook(book, 'a.xlsx')).rows).toEqual(texts.map((row) => row.slice(0, width)));
    }),
    { numRuns: 200 },
  );
});

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' && 'number' in cell
    ? numberText(String(cell.number))
    : String(cell).replace(/\r\n?/g, '\n');
}

test('zip files that were written without knowing how large they become are read as well', async () => {
  const parts = partsOf(
    textRows([
      ['Nr', 'Ort'],
      ['1', 'Nord'],
    ]),
  );
  for (const form of [{}, { isPacked: true }, { isLong: true }, { isLong: true, isPacked: true }])
    expect(await rowsOf(zipped(parts, form))).toBe('Nr;Ort\n1;Nord\n');
});

test('a register of a million rows', async () => {
  const rows = isThorough ? 1_000_000 : 20_000;
  const lines: string[] = ['Nr;Name;Tag;Ort'];
  const sheet: string[] = [
    `<row r="1">${lines[0]
      ?.split(';')
      .map((name, at) => textCell(`${letter(at)}1`, name))
      .join('')}</row>`,
  ];
  const strings: string[] = [];
  for (let row = 2; row <= rows + 1; row++) {
    strings.push(`<si><t>Geheimname${row}</t></si>`);
    sheet.push(
      `<row r="${row}"><c r="A${row}"><v>${row}</v></c><c r="B${row}" t="s"><v>${row - 2}</v></c><c r="C${row}" s="1"><v>${20_000 + (row % 9000)}</v></c>${textCell(`D${row}`, row % 2 ? 'Süd' : 'Nord; West')}</row>`,
    );
    lines.push(`${row};Geheimname${row};${dayOf(20_000 + (row % 9000))};${row % 2 ? 'Süd' : '"Nord; West"'}`);
  }
  const parts = partsOf(sheet.join(''), { strings: strings.join(''), formats: ['yyyy-mm-dd'] });
  const source = await readBookSource(memorySource('r.xlsx', zipped(parts, { isPacked: true })), {});
  const expected = `${lines.join('\n')}\n`;
  const hash = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
  expect(await hashSource(source)).toBe(hash(expected));
}, 900_000);

/** The day of a spreadsheet's number, by another calendar than the one that is tested. */
const dayOf = (serial: number) =>
  new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
