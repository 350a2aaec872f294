import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unescapedList } from '../../src/register/list-file.js';
import type { ByteReader } from '../../src/register/source.js';
import { listFile } from '../../src/report/lists.js';

/** Lists of ours read as registers: the bytes lose the apostrophes that made formulas texts, and nothing else. */

/** Gives a few bytes at a time. */
function drip(bytes: Uint8Array, size: number): ByteReader {
  let at = 0;
  return {
    read: async (target) => {
      const piece = bytes.subarray(at, at + Math.min(size, target.length));
      target.set(piece);
      at += piece.length;
      return piece.length;
    },
    close: async () => {},
  };
}

async function textOf(reader: ByteReader): Promise<string> {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const target = new Uint8Array(7);
    const count = await reader.read(target);
    if (count === 0) return Buffer.concat(pieces).toString('utf8');
    pieces.push(target.subarray(0, count));
  }
}

const plain = (text: string, delimiter = ';', size = 3) =>
  textOf(unescapedList(drip(new TextEncoder().encode(text), size), delimiter));

describe('a list of ours', () => {
  test.each([
    ["a;'-4;b\n'=1;''+2;c", "a;-4;b\n=1;'+2;c", 'loses the first apostrophe before a sign'],
    ["'a;'';';'", "'a;'';';'", 'keeps apostrophes before anything else'],
    ['"\'-4;""x""";\'@y', '"-4;""x""";@y', 'also inside quotation marks'],
    ['a\'-4;"b\'-4";"c""\'-4"', 'a\'-4;"b\'-4";"c""\'-4"', 'only at the beginning of a field'],
    ["'＝1;'＠;'é", "＝1;＠;'é", 'before the wide signs too'],
    ["x;'\r\ny;'", "x;'\r\ny;'", 'where a line end is no sign but the end of the field'],
  ])('%j becomes %j: %s', async (text, expected) => {
    for (const size of [1, 2, 3, 1000]) expect(await plain(text, ';', size)).toBe(expected);
  });

  test('has a tab as a sign only where it does not end the field', async () => {
    expect(await plain("'\tb;c")).toBe('\tb;c');
    expect(await plain("'\tb\t'-1", '\t')).toBe("'\tb\t-1");
  });

  test('comes back as it was written, whatever is in it and in whatever pieces it is read', async () => {
    const unit = fc.constantFrom('"', ';', ',', '\r', '\n', '=', '-', '＋', "'", 'ä', 'a', '\t');
    const cell = fc.string({ unit, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('excel-de' as const, 'rfc4180' as const),
        fc.integer({ min: 1, max: 9 }),
        async (rows, dialect, size) => {
          const bytes = listFile({ header: ['los_rang', 'x'], rows }, dialect);
          const delimiter = dialect === 'excel-de' ? ';' : ',';
          const text = await textOf(unescapedList(drip(bytes, size), delimiter));
          const records = parse(text, { delimiter, bom: true, record_delimiter: '\r\n' });
          expect(records.slice(1)).toEqual(rows);
        },
      ),
    );
  });
});
