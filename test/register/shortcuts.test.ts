import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn, type CalendarDate, readBirthDate } from '../../src/core/age.js';
import { CellNumbers } from '../../src/register/cells.js';
import { DayCounts } from '../../src/register/day-counts.js';
import { FieldMemo } from '../../src/register/fast/memo.js';
import { PlainDates } from '../../src/register/fast/plain-dates.js';
import { ByteFingerprint, fingerprintOf } from '../../src/register/id-fingerprint.js';
import { RecordScanner } from '../../src/register/scanner.js';

/** What is read from bytes without making texts says what the exact way says, or leaves it to that. */

const REFERENCES: readonly CalendarDate[] = [
  { year: 2026, month: 12, day: 1 },
  { year: 2024, month: 2, day: 29 },
  { year: 2000, month: 1, day: 1 },
];

/** What is counted does not matter here. */
const DAYS = new DayCounts({ year: 2026 });

/** The age in the middle of other bytes, all of which could be part of a date. */
function plainAge(reference: CalendarDate, text: string): number {
  const bytes = Buffer.from(`19${text}07`);
  return new PlainDates(reference, DAYS).age(bytes, 2, bytes.length - 4);
}

function exactAge(reference: CalendarDate, text: string): number {
  const birth = readBirthDate(text);
  const age = typeof birth === 'string' ? birth : ageOn(reference, birth);
  return typeof age === 'number' ? age : -1;
}

const pad = (number: number, digits: number) => String(number).padStart(digits, '0');
const forms = (year: number, month: number, day: number) => [
  `${pad(day, 2)}.${pad(month, 2)}.${pad(year, 4)}`,
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`,
  `${pad(year, 4)}${pad(month, 2)}${pad(day, 2)}`,
];

describe('ages of plain dates', () => {
  test('are the exact ones for every day of many years, and nearly always there', () => {
    const dates = new PlainDates({ year: 2026, month: 12, day: 1 }, DAYS);
    for (const year of [1900, 1904, 1949, 1950, 2000, 2010, 2024, 2025]) {
      for (let month = 1; month <= 12; month++) {
        for (let day = 1; day <= new Date(Date.UTC(year, month, 0)).getUTCDate(); day++) {
          for (const text of forms(year, month, day)) {
            const age = dates.age(Buffer.from(text), 0, text.length);
            const isLeapDay = month === 2 && day === 29;
            expect(age).toBe(isLeapDay ? -1 : exactAge({ year: 2026, month: 12, day: 1 }, text));
          }
        }
      }
    }
  });

  test('are exact or left to others for any year, month and day, real or not', () => {
    const parts = [fc.nat(9999), fc.nat(99), fc.nat(99), fc.constantFrom(...REFERENCES)] as const;
    const check = (year: number, month: number, day: number, reference: CalendarDate) => {
      for (const text of forms(year, month, day)) {
        const age = plainAge(reference, text);
        if (age !== -1) expect([text, age]).toEqual([text, exactAge(reference, text)]);
      }
    };
    fc.assert(fc.property(...parts, check), { numRuns: 2000 });
    const near = [fc.integer({ min: 1996, max: 2030 }), fc.nat(13), fc.nat(32), parts[3]] as const;
    fc.assert(fc.property(...near, check), { numRuns: 4000 });
  });

  test('are left to others or exact for anything that looks like a date', () => {
    const letters = fc.constantFrom(...'0123456789.-/ :;');
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 6, maxLength: 12 }), (text) => {
        const age = plainAge(REFERENCES[0] as CalendarDate, text);
        if (age !== -1) expect(age).toBe(exactAge(REFERENCES[0] as CalendarDate, text));
      }),
      { numRuns: 20_000 },
    );
    for (const text of forms(1950, 6, 17)) {
      for (let at = 0; at < text.length; at++) {
        for (let byte = 0; byte < 256; byte++) {
          const bytes = Buffer.from(text);
          bytes[at] = byte;
          const age = new PlainDates({ year: 2026, month: 12, day: 1 }, DAYS).age(bytes, 0, bytes.length);
          const exact = exactAge({ year: 2026, month: 12, day: 1 }, bytes.toString('latin1'));
          if (age !== -1) expect([bytes.toString('latin1'), age]).toEqual([bytes.toString('latin1'), exact]);
        }
      }
    }
  });
});

describe('fingerprints of bytes', () => {
  const read = (bytes: Buffer) => {
    const made = new ByteFingerprint();
    const around = Buffer.concat([Buffer.from('xyz'), bytes, Buffer.from('uvwx')]);
    const view = new DataView(around.buffer, around.byteOffset);
    return made.read(view, 3, 3 + bytes.length) ? [made.high, made.low] : null;
  };

  test('are those of the text, and refused exactly if it is not printable, empty or has outer spaces', () => {
    const anything = fc.array(fc.oneof(fc.integer({ min: 30, max: 130 }), fc.nat(255)), { maxLength: 14 });
    fc.assert(
      fc.property(anything, (units) => {
        const text = String.fromCharCode(...units);
        const isPlain = /^[!-~]([ -~]*[!-~])?$/.test(text);
        expect(read(Buffer.from(text, 'latin1'))).toEqual(isPlain ? fingerprintOf(text) : null);
      }),
      { numRuns: 5000 },
    );
  });

  test('are refused for every byte that is not printable, wherever it stands', () => {
    for (let at = 0; at < 9; at++) {
      for (let byte = 0; byte < 256; byte++) {
        const bytes = Buffer.from('P12345678');
        bytes[at] = byte;
        const isOuter = at === 0 || at === 8;
        expect([byte, read(bytes) !== null]).toEqual([byte, byte > (isOuter ? 0x20 : 0x1f) && byte < 0x7f]);
      }
    }
  });

  test('differ for ids that are numbered, in digits, letters and lengths', () => {
    const ids = Array.from({ length: 200_000 }, (_, nr) => [`${nr}`, `P${pad(nr, 9)}`, `${nr}-AB`]).flat();
    const seen = new Set(ids.map((id) => fingerprintOf(id).join()));
    expect(seen.size).toBe(ids.length);
    const lows = new Set(ids.map((id) => fingerprintOf(id)[1]));
    const highs = new Set(ids.map((id) => fingerprintOf(id)[0]));
    // As many as chance leaves of 600,000 in 32 bits, and of 24 bits.
    expect(lows.size).toBeGreaterThan(ids.length - 200);
    expect(highs.size).toBeGreaterThan(ids.length - 12_000);
  });
});

describe('numbers of cells', () => {
  test('are those of the order in which they are met, whatever the categories', () => {
    const category = fc.oneof(fc.nat(4), fc.nat(200), fc.nat(3_000_000));
    const cells = fc
      .nat(6)
      .chain((dimensions) =>
        fc.array(fc.array(category, { minLength: dimensions, maxLength: dimensions }), { maxLength: 40 }),
      );
    fc.assert(
      fc.property(cells, (given) => {
        const numbers = new CellNumbers(given[0]?.length ?? 0);
        const met: string[] = [];
        for (const cell of [...given, ...given]) {
          if (!met.includes(cell.join())) met.push(cell.join());
          expect(numbers.of(cell)).toBe(met.indexOf(cell.join()));
        }
      }),
    );
  });
});

describe('a memo', () => {
  test('gives every field the meaning of its text, in both encodings', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', ' ', '"', ';'), maxLength: 27 });
    const encodings = ['utf-8', 'windows-1252'] as const;
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
        const known: string[] = [];
        const memo = new FieldMemo((raw) => (known.includes(raw) ? known.indexOf(raw) : known.push(raw) - 1));
        const quoted = (given: string) => `"${given.replaceAll('"', '""')}"`;
        const line = (given: string) => `${/["; ]/.test(given) ? quoted(given) : given};x\n`;
        for (const encoding of encodings) {
          const bytes = Buffer.from([...texts, ...texts].map(line).join(''));
          const scanner = new RecordScanner(';', encoding, 0);
          scanner.ensure(bytes.length, 0).set(bytes);
          scanner.window(0, bytes.length);
          while (scanner.next(true)) expect(known[memo.of(scanner, 0)]).toBe(scanner.text(0));
        }
      }),
    );
  });
});
