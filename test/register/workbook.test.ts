import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/universal';
import { Refusal } from '../../src/core/problem.js';
import { crc32, zipEntries } from '../../src/core/zip.js';
import { numberText, readWorkbook } from '../../src/register/workbook.js';
import { workbookFile } from '../../src/report/workbook.js';
import { bookOf, zipped } from './workbooks.js';

/** What workbooks lose and do not lose on their way to a spreadsheet and back. */

const NAME = 'antworten.xlsx';

async function refusal(read: Promise<unknown>) {
  const cause = await read.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(cause instanceof Refusal)) throw new Error(`not refused: ${String(cause)}`);
  return cause.problems.map(({ code, where, params }) => ({ code, file: where?.[0]?.file, params }));
}

async function saved(rows: Parameters<typeof writeXlsxFile>[0]): Promise<Uint8Array> {
  const blob = await writeXlsxFile(rows as never, { sheet: 'Tabelle1' }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

const one = (header: readonly string[], rows: readonly (readonly string[])[]) =>
  workbookFile([{ name: 'Liste', header, rows }]);

const CELL = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', '00123', '=1+1', '+49', '-', '@a', 'Müller-Lüdenscheidt', 'a\nb', ' b ', '\t', '1e5'),
  fc.constantFrom(
    'constructor',
    '__proto__',
    'toString',
    '_x0041_',
    '_x005F_x0041_',
    '<b>&amp;"',
    ']]>',
    '1.0',
  ),
);
/** Without controls and what is no character, with line ends as in every workbook. */
const kept = (text: string) =>
  text.replace(/(?![\t\n\r\u0085])[\p{Cc}\p{Noncharacter_Code_Point}]/gu, '').replace(/\r\n?/g, '\n');

describe('a workbook that was written', () => {
  test('is read again as the same texts, whatever stands in them', async () => {
    const rows = fc.integer({ min: 1, max: 5 }).chain((width) => {
      const row = fc.array(CELL, { minLength: width, maxLength: width });
      return fc.tuple(row, fc.array(row, { maxLength: 6 }));
    });
    await fc.assert(
      fc.asyncProperty(rows, async ([header, people]) => {
        const expected = [header, ...people].map((row) => row.map(kept));
        while (expected.length > 0 && expected.at(-1)?.every((text) => text === '')) expected.pop();
        const width = Math.max(0, ...expected.map((row) => row.findLastIndex((text) => text !== '') + 1));
        const { rows: read, notes } = await readWorkbook(await one(header, people), NAME);
        expect(read).toEqual(expected.map((row) => row.slice(0, width)));
        expect(notes).toEqual({ numbers: 0, dates: 0 });
      }),
      { numRuns: 150 },
    );
  });

  test('has the same bytes whenever it is written', async () => {
    const rows = [
      ['00123', 'Ägir'],
      ['2', 'Ö'],
    ];
    const first = await one(['id', 'name'], rows);
    const times = zipEntries(first)?.map(({ record, header }) => [record + 12, header + 10]) ?? [];
    const view = new DataView(first.buffer, first.byteOffset);
    expect(times.flat().map((at) => view.getUint32(at, true))).toEqual(times.flat().map(() => 0x00210000));
    expect(times.length).toBeGreaterThan(4);
    expect(await one(['id', 'name'], rows)).toEqual(first);
  });

  test('has its sheets under their names', async () => {
    const book = await workbookFile([
      { name: 'Nord', header: ['a'], rows: [['1']] },
      { name: 'Süd', header: ['b'], rows: [['2']] },
    ]);
    expect((await readWorkbook(book, NAME)).rows).toEqual([['a'], ['1']]);
    expect((await readWorkbook(book, NAME, 'Süd')).rows).toEqual([['b'], ['2']]);
    expect(await refusal(readWorkbook(book, NAME, 'sued'))).toEqual([
      { code: 'BOOK-002', file: NAME, params: { sheet: 'sued', sheets: ['Nord', 'Süd'] } },
    ]);
  });
});

describe('a workbook from a spreadsheet', () => {
  test('gives numbers, dates and truth values as texts and says how many there were', async () => {
    const format = 'dd.mm.yyyy';
    const book = await saved([
      ['id', 'geboren', 'ja', 'zahl'],
      [1234567890123, { value: new Date('1958-02-28T00:00:00Z'), type: Date, format }, true, 0.1],
      [7, { value: new Date('2009-12-31T00:00:00Z'), type: Date, format }, false, -12.5],
      [null, null, null, null],
    ] as never);
    expect(await readWorkbook(book, NAME)).toEqual({
      others: [],
      rows: [
        ['id', 'geboren', 'ja', 'zahl'],
        ['1234567890123', '1958-02-28', 'TRUE', '0.1'],
        ['7', '2009-12-31', 'FALSE', '-12.5'],
      ],
      notes: { numbers: 4, dates: 2 },
    });
  });

  test('gives times of day to the minute', async () => {
    const time = { value: new Date('1899-12-30T10:30:00Z'), type: Date, format: 'hh:mm' };
    const late = { value: new Date('1899-12-30T23:59:00Z'), type: Date, format: 'hh:mm' };
    const both = { value: new Date('2026-12-05T19:30:00Z'), type: Date, format: 'dd.mm.yyyy hh:mm' };
    const { rows } = await readWorkbook(await saved([[time, late, both]] as never), NAME);
    expect(rows).toEqual([['10:30', '23:59', '2026-12-05']]);
  });

  test('keeps empty rows and columns between others, and drops those behind', async () => {
    const book = bookOf(
      '<row r="2"><c r="B2" t="inlineStr"><is><t>x</t></is></c></row><row r="4"><c r="A4" t="inlineStr"><is><t>y</t></is></c><c r="D4" t="inlineStr"><is><t></t></is></c></row><row r="900"><c r="A900"/></row>',
    );
    expect((await readWorkbook(book, NAME)).rows).toEqual([
      ['', ''],
      ['', 'x'],
      ['', ''],
      ['y', ''],
    ]);
  });

  test.each([
    ['7', '7'],
    ['1E+3', '1000'],
    ['1.2345678901234E+20', '123456789012340000000'],
    ['1.0', '1'],
    ['0.30000000000000004', '0.3'],
    ['1.5E-7', '0.00000015'],
    ['-0', '0'],
    ['0', '0'],
    ['-0.0', '0'],
    ['12345678901234567', '12345678901234567'],
    ['4321.09', '4321.09'],
  ])('writes the number %s as %s', (stored, text) => {
    expect(numberText(stored)).toBe(text);
  });
});

test('CRC-32 of any bytes, in pieces cut anywhere, is that of its definition', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 });
  fc.assert(
    fc.property(pieces, (list) => {
      expect(list.reduce((sum, piece) => crc32(piece, sum), 0)).toBe(checkedSum(Buffer.concat(list)));
    }),
  );
});

/** By the definition: bit by bit. */
function checkedSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

test('CRC-32 of the digits 1 to 9 is the published one, in one piece or several', () => {
  const digits = new TextEncoder().encode('123456789');
  expect(crc32(digits)).toBe(0xcbf43926);
  expect(crc32(digits.subarray(4), crc32(digits.subarray(0, 4)))).toBe(0xcbf43926);
});

describe('what is no workbook', () => {
  const unreadable = [{ code: 'BOOK-001', file: NAME, params: undefined }];
  const tooLarge = [{ code: 'BOOK-003', file: NAME, params: { megabytes: '128', millions: '10' } }];

  test.each([
    ['nothing', new Uint8Array()],
    ['a CSV file under its name', new TextEncoder().encode('id;name\r\n1;Ägir\r\n')],
    ['a zip file of something else', zipped({ 'word/document.xml': '<document/>' })],
    ['an empty zip file', zipped({})],
  ])('is refused: %s', async (_, bytes) => {
    expect(await refusal(readWorkbook(bytes, NAME))).toEqual(unreadable);
  });

  test('is refused: a workbook of which any part is missing or flipped, never half of it given', async () => {
    const whole = await one(
      ['id', 'name'],
      [
        ['00123', 'Ägir'],
        ['2', 'Ö'],
      ],
    );
    const { rows } = await readWorkbook(whole, NAME);
    for (let length = 0; length < whole.length; length += 97)
      expect(await refusal(readWorkbook(whole.slice(0, length), NAME)), `${length} bytes`).toEqual(
        unreadable,
      );
    let refused = 0;
    for (let at = 0; at < whole.length; at += 17) {
      const flipped = Uint8Array.from(whole, (byte, place) => (place === at ? byte ^ 0x55 : byte));
      const read = await readWorkbook(flipped, NAME).catch((cause: unknown) => cause);
      if (read instanceof Refusal) refused++;
      // Where a flipped bit says nothing of the content: a time, a version.
      else expect(read, `byte ${at}`).toEqual({ rows, others: [], notes: { numbers: 0, dates: 0 } });
    }
    expect(refused).toBeGreaterThan(100);
  });

  test('is refused before it is unpacked: parts that say they are larger than any workbook', async () => {
    const book = await one(['id'], [['1']]);
    const view = new DataView(book.buffer, book.byteOffset);
    const sheet = zipEntries(book)?.find(({ name }) => name.endsWith('sheet1.xml'));
    view.setUint32((sheet?.record ?? 0) + 24, 0x10000000, true);
    expect(await refusal(readWorkbook(book, NAME))).toEqual(tooLarge);
  });

  test('is refused: a part that unpacks to more than it says', async () => {
    const book = await one(['id'], [['1'.repeat(5000)]]);
    const entry = zipEntries(book)?.find(({ name }) => name.endsWith('sharedStrings.xml'));
    new DataView(book.buffer, book.byteOffset).setUint32((entry?.record ?? 0) + 24, 100, true);
    expect(await refusal(readWorkbook(book, NAME))).toEqual(unreadable);
  });

  test.each([
    ['a cell in the last row and column', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', tooLarge],
    ['a row that no sheet has', '<row r="99999999"><c r="A99999999"><v>1</v></c></row>', unreadable],
    ['a column that no sheet has', '<row r="1"><c r="ZZZ1"><v>1</v></c></row>', unreadable],
    ['a place written with entities', '<row r="1"><c r="A&#49;000000"><v>1</v></c></row>', unreadable],
    ['a tag that hides its place', '<row x=">" r="1"><c x = y r="ZZZZZZ1"><v>1</v></c></row>', unreadable],
  ])('is refused at once: %s', async (_, sheetData, problems) => {
    expect(await refusal(readWorkbook(bookOf(sheetData), NAME))).toEqual(problems);
  });

  test('is not refused: the same place, written as spreadsheets do', async () => {
    const book = bookOf('<row r="1" spans="1:1"><c r="A1"><v>1</v></c></row>');
    expect((await readWorkbook(book, NAME)).rows).toEqual([['1']]);
  });
});
