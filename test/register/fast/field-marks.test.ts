import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Delimiter } from '../../../src/core/plan.js';
import { FieldMarks } from '../../../src/register/fast/field-marks.js';
import { BLOCK, MOST_MARKED } from '../../../src/register/fast/marks-module.js';
import { RecordScanner } from '../../../src/register/scanner.js';
import { tokenSoup } from '../csv-texts.js';

/** Records found by marks, sixteen bytes at a time, are those found byte by byte (see scanner.test.ts too). */

interface Found {
  readonly records: readonly (readonly (string | number | null)[])[];
}

/** Everything that a scanner says about a window of these bytes. */
function found(bytes: Uint8Array, delimiter: Delimiter, start: number, marks: FieldMarks | null): Found {
  const scanner = new RecordScanner(delimiter, 'windows-1252', 0, marks);
  scanner.ensure(bytes.length, 0).set(bytes);
  scanner.window(start, bytes.length);
  const records: (string | number | null)[][] = [];
  while (scanner.next(true)) {
    const { line, fault, recordStart, recordEnd, fieldCount } = scanner;
    const fields = scanner.texts();
    const places = fields.flatMap((_, field) => [scanner.start(field), scanner.end(field)]);
    records.push([line, fault, recordStart, recordEnd, fieldCount, ...fields, ...places]);
  }
  return { records };
}

function compare(bytes: Uint8Array, delimiter: Delimiter = ';', start = 0): Found {
  const marked = found(bytes, delimiter, start, new FieldMarks(delimiter.charCodeAt(0)));
  expect(marked).toEqual(found(bytes, delimiter, start, null));
  return marked;
}

const DELIMITERS = [';', ',', '\t', '|'] as const;
const aDelimiter = fc.constantFrom<Delimiter>(...DELIMITERS);

describe('records by marks and byte by byte', () => {
  test('are the same in any soup of what means something, from any place on', () => {
    fc.assert(
      fc.property(tokenSoup(300), aDelimiter, fc.nat(200), (text, delimiter, start) => {
        const bytes = Buffer.from(text);
        compare(bytes, delimiter, Math.min(start, bytes.length));
      }),
      { numRuns: 400 },
    );
  });

  test('are the same with any fields in quotation marks, sound or amiss', () => {
    const inner = fc.string({
      unit: fc.constantFrom('a', 'ü', ' ', ';', '""', '"', '\n', '\0'),
      maxLength: 4,
    });
    const simple = fc.string({ unit: fc.constantFrom('a', 'b', ';', 'ß'), maxLength: 30 });
    const field = fc.oneof(
      { weight: 6, arbitrary: simple.map((text) => `"${text}"`) },
      { weight: 6, arbitrary: simple.map((text) => text.replaceAll(';', 'x')) },
      { weight: 1, arbitrary: inner.map((text) => `"${text}"`) },
      { weight: 1, arbitrary: inner },
    );
    const end = fc.constantFrom('\n', '\n', '\r\n', '\r\n', '\r', '\n\n', '');
    const line = fc.tuple(fc.array(field, { maxLength: 7 }), end);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (written) => {
        compare(Buffer.from(written.map(([fields, by]) => fields.join(';') + by).join('')));
      }),
      { numRuns: 1000 },
    );
  });

  test('are the same with quotation marks where marking stops and begins anew', () => {
    for (const end of ['\n', '\r\n']) {
      for (let before = 0; before < 140; before += 3) {
        const row = `"a;b";c;"ü";""${end}`;
        const rows = row.repeat(Math.ceil(MOST_MARKED / row.length) + 20);
        const { records } = compare(Buffer.from(`${'x'.repeat(before)};y${end}${rows}"e""f";g${end}${row}`));
        expect(records.length).toBe(Math.ceil(MOST_MARKED / row.length) + 23);
      }
    }
  });

  test('are the same with more quoted fields than there is room for', () => {
    for (const count of [255, 256, 257, 600]) {
      const row = Array.from({ length: count }, (_, at) => `"${at}"`).join(';');
      expect(compare(Buffer.from(`${row}\n${row}\na;b\n`)).records.length).toBe(3);
    }
  });

  test('are the same in any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), aDelimiter, (bytes, delimiter) => {
        compare(bytes, delimiter);
      }),
      { numRuns: 300 },
    );
  });

  test('are the same for every byte in place of another, so that none is taken for a special one', () => {
    for (const delimiter of DELIMITERS) {
      for (let byte = 0; byte < 256; byte++) {
        const bytes = Buffer.from(`ab${delimiter}cd\nef${delimiter}gh\n`.repeat(8));
        for (const place of [1, 2, 17, 63, 64, 70]) bytes[place] = byte;
        compare(bytes, delimiter);
      }
    }
  });

  test('are the same however their ends lie in the blocks', () => {
    for (let length = 0; length <= 3 * BLOCK; length++) {
      for (const end of ['\n', '\r\n', '\r']) {
        const text = `${'x'.repeat(length)};${end}a;${end}z${'y'.repeat(length)}${end}`;
        expect(compare(Buffer.from(text)).records.length).toBe(3);
      }
    }
  });

  test('are the same where marking stops and begins anew, in the middle of records and line ends', () => {
    for (let before = -BLOCK - 3; before <= BLOCK + 3; before += 2) {
      const first = 'abc;de\r\n'.repeat(MOST_MARKED / 8 - 20);
      const filler = 'x'.repeat(MOST_MARKED + before - first.length);
      const text = `${first}${filler}\r\nr;s\n"t;\n";u\n${'v;w\r\n'.repeat(50)}`;
      expect(compare(Buffer.from(text)).records.length).toBe(MOST_MARKED / 8 - 20 + 53);
    }
  });

  test('are the same if a record is longer than what is marked at a time', () => {
    const long = 'x'.repeat(MOST_MARKED + 100);
    const { records } = compare(Buffer.from(`a;b\n${long};${long}\n${long}\nc;d\n"${long}";e\nf;g`));
    expect(records.length).toBe(6);
  });

  test('are the same where every byte is special', () => {
    expect(compare(Buffer.alloc(2 * MOST_MARKED, ';')).records.length).toBe(1);
    expect(compare(Buffer.alloc(MOST_MARKED + 7, '\n')).records.length).toBe(0);
    compare(Buffer.alloc(1000, 0));
    compare(Buffer.alloc(1001, '"'));
  });

  test('go on where others begin after the memory has grown', () => {
    const marks = new FieldMarks(59);
    const scanner = new RecordScanner(';', 'utf-8', 0, marks);
    for (const size of [10, 100, 300_000, 5000]) {
      const bytes = Buffer.from(`a;${'b'.repeat(size)}\nc;d\n`);
      scanner.ensure(bytes.length, 0).set(bytes);
      scanner.window(0, bytes.length);
      const lengths: number[] = [];
      while (scanner.next(true)) lengths.push(scanner.text(1).length);
      expect(lengths).toEqual([size, 1]);
    }
  });
});

describe('simple records', () => {
  test('are all found by marks: plain, quoted, with empty fields, in every kind of line', () => {
    const marks = new FieldMarks(59);
    const rows = ['a;b\n', ';\r\n', '"a";"b;c"\n', 'ä;""\r\n', '"";x\r', '"u"\n', 'v\r\n'];
    const bytes = Buffer.from(rows.join('').repeat(5000));
    marks.allocate(bytes.length);
    marks.bytes.set(bytes);
    marks.forget();
    let count = 0;
    let position = 0;
    for (; position < bytes.length; position = marks.after, count++)
      if (!marks.next(position, bytes.length)) break;
    expect([count, position]).toEqual([5000 * rows.length, bytes.length]);
  });
});
