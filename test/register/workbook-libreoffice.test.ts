import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TRICKY } from '../../fixtures/make/tricky.mjs';
import { parseSideFile, readSideFile } from '../../src/register/side-files.js';
import { memorySource } from '../../src/register/source.js';
import { readBookSource } from '../../src/register/workbook/source.js';
import { workbookFile } from '../../src/report/workbook.js';
import { fixturePath } from './fixtures.js';

/** Workbooks of LibreOffice, and ours as LibreOffice reads them (`fixtures/make/workbooks.mjs`). */

const file = (name: string) => new Uint8Array(readFileSync(fixturePath(name)));

async function rowsOf(name: string, place: { sheet?: string; header_line?: number } = {}) {
  const source = await readBookSource(memorySource(name, file(`workbooks/${name}`)), place);
  const reader = await source.open();
  const bytes = new Uint8Array(source.size);
  await reader.read(bytes);
  return { text: new TextDecoder().decode(bytes), facts: source.workbook?.facts };
}

/** The town's first people, as the rows of a workbook are written. */
const people = new TextDecoder().decode(file('musterstadt.csv')).split('\r\n').slice(0, 301);
const written = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

describe('a workbook of LibreOffice', () => {
  test('with texts gives every cell as it was in the CSV file that it was made from', async () => {
    expect((await rowsOf('musterstadt-texte.xlsx')).text).toBe(written(people));
  });

  test('with numbers has lost the zeros, and nothing else', async () => {
    const { text, facts } = await rowsOf('musterstadt-zahlen.xlsx');
    expect(text).not.toBe(written(people));
    const postcode = 8;
    const lost = people.map((line) =>
      line
        .split(';')
        .map((field, at) => (at === postcode ? field.replace(/^0/, '') : field))
        .join(';'),
    );
    expect(text).toBe(written(lost));
    const short = people.filter((line) => line.split(';')[postcode]?.startsWith('0')).length;
    expect(short).toBeGreaterThan(10);
    expect(facts?.columns[postcode]?.numbers.get(4)).toBe(short);
  });

  test('gives dates, postcodes that are shown with a zero, truth, results of formulas, and what is hidden', async () => {
    const { text, facts } = await rowsOf('tabelle.xlsx', { header_line: 3 });
    expect(text).toBe(
      [
        '',
        '',
        'PersonID;Geburtsdatum;PLZ;Hausnummer;Auskunftssperre;Stadtteil;Summe',
        '10001;1958-02-28;01067;12a;;"Äußere Neustadt; „Nord“";10002',
        '10002;2009-12-31;79100;2026-05-03;TRUE;"<Süd> & ""West""";',
        '',
      ].join('\n'),
    );
    expect(facts).toMatchObject({ others: ['Fehler'], headerRow: 3, formulas: 1, hiddenRows: 1 });
    expect(facts?.hiddenColumns).toContainEqual([4, 4]);
    expect(facts?.columns[3]).toMatchObject({ dates: 1, dateRows: [5] });
    expect(facts?.first[0]?.texts[0]).toBe('Auszug aus dem Melderegister\nStand 1. Dezember 2026');
  });

  test('with errors is refused, however it has written them', async () => {
    await expect(rowsOf('tabelle.xlsx', { sheet: 'Fehler' })).rejects.toMatchObject({
      problems: [{ code: 'BOOK-006', where: [{ lines: [2, 3], total: 2, column: 'Ort' }] }],
    });
  });

  test.each(['tabelle.xls', 'tabelle.ods'])('in another form is refused by its name: %s', async (name) => {
    await expect(rowsOf(name)).rejects.toMatchObject({
      problems: [{ code: 'BOOK-005', params: { format: name.slice('tabelle'.length) } }],
    });
  });
});

describe('a workbook of ours', () => {
  test('is still the one that LibreOffice has read', async () => {
    expect(await workbookFile(TRICKY)).toEqual(file('workbooks/von-uns.xlsx'));
  });

  test('has in LibreOffice the cells that were put into it, and so it has here', async () => {
    const [sheet] = TRICKY;
    const rows = [sheet?.header ?? [], ...(sheet?.rows ?? [])];
    // What is a list of ours is read without its escaping, which nobody has put here.
    const asText = (bytes: Uint8Array) =>
      new TextEncoder().encode(new TextDecoder().decode(bytes).replace('los_rang', 'rang'));
    const expected = [['rang', ...(rows[0]?.slice(1) ?? [])], ...rows.slice(1)];
    expect(parseSideFile(asText(file('workbooks/von-uns.csv')), 'von-uns.csv').rows).toEqual(expected);
    const { rows: read } = await readSideFile(file('workbooks/von-uns.xlsx'), 'von-uns.xlsx');
    const plain = (cell: string) => (cell === "'=1+1" ? '=1+1' : cell);
    expect(read).toEqual(rows.map((row) => row.map(plain)));
  });
});
