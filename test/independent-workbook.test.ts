import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memorySource } from '../src/register/source.js';
import { type BookPlace, readBookSource } from '../src/register/workbook/source.js';
import { save } from './cli/registers.js';
import { execute, newFolder } from './cli/run.js';
import { bookOf, escaped, letter } from './register/workbooks.js';
import { runs } from './thorough.js';

/** The rows of workbooks beside those of the second program, which was written from SPEC 9. */

const PROGRAM = fileURLToPath(new URL('independent/workbook.py', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../fixtures/workbooks', import.meta.url));

async function ours(path: string, place: BookPlace): Promise<string> {
  const source = await readBookSource(memorySource('r.xlsx', new Uint8Array(readFileSync(path))), place);
  const bytes = new Uint8Array(source.size);
  await (await source.open()).read(bytes);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

async function theirs(path: string, { sheet, header_line }: BookPlace): Promise<string> {
  const flags = [
    ...(sheet === undefined ? [] : ['--sheet', sheet]),
    ...(header_line === undefined ? [] : ['--header-line', String(header_line)]),
  ];
  const { code, stdout, stderr } = await execute('python3', [PROGRAM, path, ...flags], {
    env: { LANG: undefined, LC_ALL: undefined },
  });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return stdout;
}

test.each([
  ['musterstadt-texte.xlsx', {}],
  ['musterstadt-zahlen.xlsx', {}],
  ['tabelle.xlsx', { header_line: 3 }],
  ['tabelle.xlsx', { sheet: 'Auszug' }],
  ['von-uns.xlsx', {}],
  ['von-uns.xlsx', { sheet: 'Zahlen' }],
])('%s %j', async (name, place) => {
  const path = join(FIXTURES, name);
  const rows = await ours(path, place);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows).toBe(await theirs(path, place));
});

const FORMATS = [
  ...['dd/mm/yyyy', 'mmm yy', 'yyyy-mm-dd hh:mm:ss', '[$-F800]dddd, mmmm dd, yyyy', 'h:mm', 'm', 'mm:ss.0'],
  ...[
    '00000',
    '0',
    '00',
    '00-00',
    '0;-0;"Tag"',
    '#,##0.00',
    '0.00E+00',
    '[h]:mm',
    '[Red]0',
    'General',
    'General" d"',
  ],
  ...['"d"0', '\\d0', '_d0', '*d0', '@', '[Blue][>5]dd;0', '000 000', '00000;@'],
];
const NUMBER = fc.oneof(
  fc.integer({ min: -5, max: 110_000 }).map(String),
  fc.integer({ min: 0, max: 3_000_000 }).map((days) => String(days / 7)),
  fc.constantFrom(
    '0',
    '1',
    '59',
    '60',
    '60.9999999',
    '61',
    '2958465',
    '2958466',
    '0.999999999',
    '1E+3',
    '-0.5',
    '007',
  ),
  fc.constantFrom(
    '12345678901234567890',
    '0.30000000000000004',
    '1.5E-7',
    '4321.09',
    '1.0',
    '-0',
    '1E21',
    '2E-3',
  ),
);
const STYLED = fc.tuple(NUMBER, fc.integer({ min: 0, max: FORMATS.length })).map(
  ([number, style]) =>
    (place: string) =>
      `<c r="${place}" s="${style}"><v>${number}</v></c>`,
);
const TEXT = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom(
      'a;b',
      '"',
      'x\r\ny',
      'x\ry',
      '_x0041_',
      '_x000D__x000a_',
      '_xD83D__xDE00_',
      '𝔸',
      '',
      ' ',
      '\ufeff',
    ),
  )
  .map((text) => escaped(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')));
const OTHER = fc.oneof(
  TEXT.map((text) => (place: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`),
  TEXT.map((text) => (place: string) => `<c r="${place}" t="str"><f>A1</f><v>${text}</v></c>`),
  fc
    .constantFrom('0', '1', 'true')
    .map((truth) => (place: string) => `<c r="${place}" t="b"><v>${truth}</v></c>`),
  fc.constant((place: string) => `<c r="${place}" t="d"><v>1958-02-28T12:00:00</v></c>`),
);
const ROWS = fc.array(fc.array(fc.oneof({ weight: 3, arbitrary: STYLED }, OTHER), { maxLength: 20 }), {
  maxLength: 40,
});

test('whatever numbers, formats, dates and texts there are', async () => {
  const folder = newFolder();
  await fc.assert(
    fc.asyncProperty(ROWS, fc.boolean(), fc.constantFrom(1, 2, 5), async (rows, from1904, header_line) => {
      const xml = rows.map((row, at) => {
        const cells = row.map((cell, column) => cell(`${letter(column)}${2 * at + 1}`));
        return `<row r="${2 * at + 1}">${cells.join('')}</row>`;
      });
      const properties = from1904 ? ' date1904="1"' : '';
      const path = save(
        folder,
        'r.xlsx',
        Buffer.from(bookOf(xml.join(''), { formats: FORMATS, properties })),
      );
      expect(await ours(path, { header_line })).toBe(await theirs(path, { header_line }));
    }),
    { numRuns: runs(300, 40) },
  );
}, 900_000);
