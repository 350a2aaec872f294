import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Delimiter } from '../../src/core/plan.js';
import { FieldMarks } from '../../src/register/fast/field-marks.js';
import type { FormFault } from '../../src/register/record-form.js';
import { RecordScanner } from '../../src/register/scanner.js';
import { csvText, type Line, lineStart, lines, tokenSoup } from './csv-texts.js';

interface Scanned {
  readonly fields: readonly string[];
  readonly line: number;
  readonly fault: FormFault | null;
  readonly endsFile: boolean;
  readonly raw: string;
}

/**
 * All records of a file that comes in pieces which end at the cuts, into a buffer of this capacity; found
 * byte by byte and by marks, which must not differ.
 */
function scan(
  bytes: Uint8Array,
  delimiter: Delimiter,
  capacity: number,
  cuts: readonly number[] = [],
): Scanned[] {
  const records = scanWith(new RecordScanner(delimiter, 'utf-8', capacity), bytes, cuts);
  const marked = new RecordScanner(
    delimiter,
    'utf-8',
    capacity,
    new FieldMarks({ delimiter, encoding: 'utf-8' }),
  );
  expect(scanWith(marked, bytes, cuts)).toEqual(records);
  return records;
}

function scanWith(scanner: RecordScanner, bytes: Uint8Array, cuts: readonly number[]): Scanned[] {
  const records: Scanned[] = [];
  let at = 0;
  for (let final = false; !final; ) {
    const room = scanner.room();
    const border = cuts.find((cut) => cut > at) ?? bytes.length;
    const piece = bytes.subarray(at, Math.min(border, at + room.length));
    room.set(piece);
    at += piece.length;
    final = piece.length === 0;
    scanner.filled(piece.length);
    while (scanner.next(final)) {
      const { line, fault, endsFile } = scanner;
      const raw = Buffer.from(scanner.raw(), 'latin1').toString();
      records.push({ fields: scanner.texts(), line, fault, endsFile, raw });
    }
  }
  return records;
}

interface Reference {
  readonly records: readonly { readonly fields: readonly string[]; readonly line: number }[];
  /** of the first error */
  readonly stopped: { readonly code: string; readonly record: number; readonly line: number } | null;
}

/** The same by csv-parse, which stops at the first error. */
function reference(text: string, delimiter: string): Reference {
  const records: { fields: string[]; line: number }[] = [];
  const bytes = Buffer.from(text);
  let end = 0;
  try {
    parse(bytes, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (record: string[], context) => {
        records.push({ fields: [...record], line: lineStart(bytes, end) });
        end = context.bytes;
        return record;
      },
    });
    return { records, stopped: null };
  } catch (cause) {
    const { code } = cause as { code: string };
    return { records, stopped: { code, record: records.length, line: lineStart(bytes, end) } };
  }
}

const DELIMITERS = [';', ',', '\t', '|'] as const;
const aDelimiter = fc.constantFrom(...DELIMITERS);
const plainView = (records: readonly Scanned[]) => records.map(({ fields, line }) => ({ fields, line }));

describe('records and fields', () => {
  const files = aDelimiter.chain((delimiter) => fc.tuple(fc.constant(delimiter), lines(delimiter)));

  test('every well-formed file gives the fields it was written from, each record with its first line', () => {
    fc.assert(
      fc.property(files, ([delimiter, written]) => {
        const text = csvText(written, delimiter);
        const found = scan(Buffer.from(text), delimiter, 4096);
        expect(found.map((record) => record.fields)).toEqual(fieldsOf(written));
        expect(found.every((record) => record.fault === null)).toBe(true);
        expect(plainView(found)).toEqual(reference(text, delimiter).records);
      }),
      { numRuns: 400 },
    );
  });

  test('only a last record without line end is said to end the file', () => {
    fc.assert(
      fc.property(files, ([delimiter, written]) => {
        const text = csvText(written, delimiter);
        const found = scan(Buffer.from(text), delimiter, 4096);
        const last = written.at(-1);
        const isOpen = last?.end === '' && last.fields.length > 0;
        expect(found.map((record) => record.endsFile)).toEqual(
          found.map((_, at) => isOpen && at === found.length - 1),
        );
      }),
    );
  });

  test('the raw record, scanned alone, has the same fields', () => {
    fc.assert(
      fc.property(files, ([delimiter, written]) => {
        for (const record of scan(Buffer.from(csvText(written, delimiter)), delimiter, 4096)) {
          expect(scan(Buffer.from(record.raw), delimiter, 64).map((again) => again.fields)).toEqual([
            record.fields,
          ]);
        }
      }),
    );
  });

  test('more fields in a record than any register has columns are all found', () => {
    const fields = Array.from({ length: 1000 }, (_, at) => (at % 3 === 0 ? `"${at};"` : String(at)));
    const [record] = scan(Buffer.from(fields.join(';')), ';', 16);
    expect(record?.fields).toEqual(
      Array.from({ length: 1000 }, (_, at) => (at % 3 === 0 ? `${at};` : String(at))),
    );
  });
});

function fieldsOf(written: readonly Line[]): string[][] {
  return written.flatMap((line) =>
    line.fields.length === 0 ? [] : [line.fields.map((field) => field.text)],
  );
}

describe('bytes in pieces', () => {
  test('a file cut at any byte, in buffers smaller than a record, gives the same records, lines and faults', () => {
    fc.assert(
      fc.property(aDelimiter, fc.constantFrom(1, 2, 3, 7), tokenSoup(40), (delimiter, capacity, text) => {
        const bytes = Buffer.from(text);
        const whole = scan(bytes, delimiter, 4096);
        expect(scan(bytes, delimiter, capacity)).toEqual(whole);
        for (let cut = 1; cut < bytes.length; cut++)
          expect(scan(bytes, delimiter, capacity, [cut])).toEqual(whole);
        const everywhere = Array.from(bytes, (_, at) => at + 1);
        expect(scan(bytes, delimiter, capacity, everywhere)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  test('the same of well-formed files with line breaks inside quotation marks', () => {
    fc.assert(
      fc.property(lines(';'), (written) => {
        const bytes = Buffer.from(csvText(written, ';'));
        const whole = scan(bytes, ';', 4096);
        for (let cut = 1; cut < bytes.length; cut++) expect(scan(bytes, ';', 5, [cut])).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });
});

const FAULT_OF: Readonly<Record<string, FormFault>> = {
  INVALID_OPENING_QUOTE: 'stray-quote',
  CSV_INVALID_CLOSING_QUOTE: 'after-quote',
  CSV_QUOTE_NOT_CLOSED: 'unclosed-quote',
};

describe('faults of form', () => {
  test('the first fault is where csv-parse stops, and all records before it are the same', () => {
    let stopped = 0;
    fc.assert(
      fc.property(aDelimiter, tokenSoup(60), (delimiter, text) => {
        const found = scan(Buffer.from(text), delimiter, 4096);
        const expected = reference(text, delimiter);
        const first = found.findIndex((record) => record.fault !== null);
        if (expected.stopped === null) {
          expect(first).toBe(-1);
          expect(plainView(found)).toEqual(expected.records);
          return;
        }
        stopped++;
        expect(first).toBe(expected.stopped.record);
        expect(plainView(found.slice(0, first))).toEqual(expected.records);
        expect(found[first]?.line).toBe(expected.stopped.line);
        // A quotation mark that is never closed outweighs an earlier stray one of the same record.
        const kinds = [FAULT_OF[expected.stopped.code], 'unclosed-quote'];
        expect(kinds).toContain(found[first]?.fault);
      }),
      { numRuns: 3000 },
    );
    expect(stopped).toBeGreaterThan(500);
  });

  const faulty = (text: string) =>
    scan(Buffer.from(text), ';', 4096).flatMap(({ fault, line }) => (fault === null ? [] : [[fault, line]]));

  test('each fault is on the first line of its record, and the records behind it are read on', () => {
    expect(faulty('a;b\n1;x"y\n2;z\n')).toEqual([['stray-quote', 2]]);
    expect(faulty('a;b\r\n\r\n1;"x"y\r\n2;"z"\r\n3; "z"\r\n')).toEqual([
      ['after-quote', 3],
      ['stray-quote', 5],
    ]);
    expect(faulty('a;b\r"1\r\n2\n3";x\r4;x\0y\r5;"\0"\r6;z')).toEqual([
      ['nul', 5],
      ['nul', 6],
    ]);
    expect(faulty('a;b\n1;"x\n2;y\n3;z\n')).toEqual([['unclosed-quote', 2]]);
    expect(faulty('a;b\n1;"x\n2;"y"\n3;z\n')).toEqual([['after-quote', 2]]);
    expect(faulty('a;b\n1;"')).toEqual([['unclosed-quote', 2]]);
  });

  test('a quotation mark at the end of the file closes its field', () => {
    expect(scan(Buffer.from('a;"b"'), ';', 2).map((record) => record.fields)).toEqual([['a', 'b']]);
    expect(faulty('a;"b"')).toEqual([]);
    expect(faulty('a;"b""')).toEqual([['unclosed-quote', 1]]);
  });
});
