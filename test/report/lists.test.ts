import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draw } from '../../src/core/draw.js';
import { LIST_COLUMNS, plainCell } from '../../src/core/list-cells.js';
import type { Selectable } from '../../src/core/selection.js';
import { drawnList, type List, listFile } from '../../src/report/lists.js';

/** The bytes of the lists, read again with another program's reader. */

/** What a spreadsheet takes for a formula begins with one of these. */
const STARTS = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

const AWKWARD = [
  '',
  ' ',
  ' vorn und hinten ',
  'a;b',
  'a,b',
  '"',
  '""',
  '"ganz"',
  'er sagte "ja"',
  'zwei\nZeilen',
  'zwei\r\nZeilen',
  'zwei\rZeilen',
  '\n',
  "'",
  "'schon da",
  "'-4",
  "''=1",
  "'＝1",
  'Müller-Lüdenscheidt',
  'Ștefan Dvořák 李',
  '\ufeffMarke',
  '007',
  '1e5',
  '2026-12-01',
  ...STARTS.flatMap((start) => [start, `${start}1+1`, `${start}"x";y`, ` ${start}1`]),
];

const list = (rows: readonly (readonly string[])[]): List => ({
  header: ['los_rang', 'Name', 'Notiz'],
  rows,
});

function readAgain(bytes: Uint8Array, dialect: 'excel-de' | 'rfc4180'): string[][] {
  const form = dialect === 'excel-de' ? { delimiter: ';', bom: true } : { delimiter: ',', bom: false };
  return parse(Buffer.from(bytes), { ...form, record_delimiter: '\r\n' });
}

/**
 * In the dialect for Excel an apostrophe makes a formula a text; whatever looks like such a text already gets one
 * more; everything else stands as it was.
 */
function expected(cell: string, dialect: 'excel-de' | 'rfc4180'): string {
  const behind = cell.replace(/^'+/, '');
  const isFormula = STARTS.some((start) => behind.startsWith(start));
  return isFormula && (dialect === 'excel-de' || behind !== cell) ? `'${cell}` : cell;
}

describe.each(['excel-de', 'rfc4180'] as const)('a list in the dialect %s', (dialect) => {
  test('has awkward cells come back as they were', () => {
    const rows = AWKWARD.map((cell, at) => [String(at + 1), cell, `x${cell}`]);
    const [header, ...found] = readAgain(listFile(list(rows), dialect), dialect);
    expect(header).toEqual(['los_rang', 'Name', 'Notiz']);
    expect(found).toEqual(rows.map((row) => row.map((cell) => expected(cell, dialect))));
    expect(found.map((row) => row.map(plainCell))).toEqual(rows);
  });

  test('has any cells at all come back', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...AWKWARD),
      fc.string({ unit: fc.constantFrom('"', ';', ',', '\r', '\n', '=', "'", 'ä', ' ') }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('1'), cell, cell), { maxLength: 8 }), (rows) => {
        const [, ...found] = readAgain(listFile(list(rows), dialect), dialect);
        expect(found).toEqual(rows.map((row) => row.map((one) => expected(one, dialect))));
        expect(found.map((row) => row.map(plainCell))).toEqual(rows);
      }),
    );
  });

  test('ends every record with CRLF, the last one too, and has no other line end outside quotes', () => {
    const text = Buffer.from(listFile(list([['1', 'a', 'zwei\nZeilen']]), dialect)).toString('utf8');
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll(/"[^"]*"/g, '').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.split('\r\n')).toHaveLength(3);
  });

  test('of nobody has the header alone', () => {
    const delimiter = dialect === 'excel-de' ? ';' : ',';
    const text = Buffer.from(listFile(list([]), dialect))
      .toString('utf8')
      .replace(/^\ufeff/, '');
    expect(text).toBe(`${['los_rang', 'Name', 'Notiz'].join(delimiter)}\r\n`);
  });
});

describe('the dialects', () => {
  test('for Excel begins with a byte order mark, plain CSV does not', () => {
    const bytes = (dialect: 'excel-de' | 'rfc4180') =>
      Buffer.from(listFile(list([]), dialect).subarray(0, 3));
    expect(bytes('excel-de')).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes('rfc4180')).toEqual(Buffer.from('los'));
  });

  test('header cells that are formulas are escaped as well', () => {
    const header = { header: ['=Spalte', 'Name'], rows: [] };
    expect(readAgain(listFile(header, 'excel-de'), 'excel-de')).toEqual([["'=Spalte", 'Name']]);
    expect(readAgain(listFile(header, 'rfc4180'), 'rfc4180')).toEqual([['=Spalte', 'Name']]);
  });
});

describe('a drawn list', () => {
  const person = (label: string, ticket: string): Selectable => ({ label, ticket, household: '' });
  const draw: Pick<Draw, 'frame' | 'selection'> = {
    frame: {
      rows: 9,
      excluded: [],
      stratification: {
        dimensions: [{ name: 'district', categories: ['Nord', 'Süd'] }],
        strata: [
          { cell: [0], size: 5 },
          { cell: [1], size: 4 },
        ],
      },
    },
    selection: [
      {
        invited: [person('c', '3'), person('e', '5')],
        reserve: [person('f', '6')],
        next: null,
        certain: true,
      },
      {
        invited: [person('a', '1'), person('d', '4')],
        reserve: [person('b', '2')],
        next: null,
        certain: true,
      },
    ],
  };

  test('goes through all strata in the order of tickets, each row with rank, stratum and ticket', () => {
    const found = drawnList(draw as Draw, 'invited', ['id', 'Name'], ({ label }) => [
      label,
      label.toUpperCase(),
    ]);
    expect(found.header).toEqual([...LIST_COLUMNS, 'id', 'Name']);
    expect(found.rows).toEqual([
      ['1', 'Süd', '1', 'a', 'A'],
      ['2', 'Nord', '3', 'c', 'C'],
      ['3', 'Süd', '4', 'd', 'D'],
      ['4', 'Nord', '5', 'e', 'E'],
    ]);
  });

  test('of the reserve has the reserve, ranked from 1', () => {
    const found = drawnList(draw as Draw, 'reserve', ['id'], ({ label }) => [label]);
    expect(found.rows).toEqual([
      ['1', 'Süd', '2', 'b'],
      ['2', 'Nord', '6', 'f'],
    ]);
  });
});
