import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workbookFile } from '../../src/report/workbook.js';
import { town } from '../cli/registers.js';
import { FIXTURES, newFolder } from '../cli/run.js';
import { asPage, choose, lay, openDoor, press, saved, timesIn } from './clerk-page.js';

/** Registers as workbooks: dropped into the page they give the bytes that the command line makes of them. */

const SEED = '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913';
const [header = [], ...rows] = town(300, 'page-workbook');
const folder = newFolder();
const put = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

describe('a workbook as a register', () => {
  test.each([
    ['of LibreOffice', true, async () => join(FIXTURES, 'workbooks/musterstadt-texte.xlsx')],
    [
      'of ours',
      false,
      async () => put('register.xlsx', await workbookFile([{ name: 'Register', header, rows }])),
    ],
  ])('%s gives the lists and the log of the command line', async (_, hasNoBlock, made) => {
    const path = await made();
    const { page } = await openDoor();
    await choose(page, /Melderegister/, path);
    await press(page, 'Weiter zum Plan');
    // Nobody in it has a block: what the page proposes for that would shut out nobody, which it refuses.
    if (hasNoBlock) await page.getByLabel('schließt niemanden aus').first().check();
    await page.getByLabel('Stichtag für das Alter').fill('2026-12-01');
    await page.getByLabel('Einladungen').fill('20');
    await page.getByText(/20 von \d+ Personen/).waitFor();
    await press(page, 'Weiter zum Festlegen');
    await press(page, 'Ohne Festlegung ziehen');
    await page.getByLabel('Startwert').fill(SEED);
    await press(page, 'Ziehen');
    await page.getByText(/Gezogen: 20 von/).waitFor();
    const drawn = await saved(page, 'ziehung.zip sichern');

    const beside = newFolder();
    cpSync(path, join(beside, basename(path)));
    for (const name of ['losverfahren.yaml', 'ziehung.key'])
      lay(beside, { [name]: drawn[name] ?? new Uint8Array() });
    const [at = ''] = timesIn(drawn['ziehung/audit.jsonl']);
    await asPage(beside, [
      ...['draw', basename(path), '-o', 'ziehung', '--key-file', 'ziehung.key'],
      ...['--seed', SEED, '--at', at],
    ]);
    for (const name of ['ziehung/audit.jsonl', 'ziehung/invitations.csv', 'ziehung/reserve.csv'])
      expect([
        name,
        Buffer.compare(drawn[name] ?? Buffer.alloc(0), readFileSync(join(beside, name))),
      ]).toEqual([name, 0]);
  });

  test('that is cut off, or is none, is refused in words', async () => {
    const whole = readFileSync(join(FIXTURES, 'workbooks/musterstadt-texte.xlsx'));
    for (const bytes of [whole.subarray(0, 9000), Buffer.from('PK\u0003\u0004 und dann nichts')]) {
      const { page } = await openDoor();
      await choose(page, /Melderegister/, put('kaputt.xlsx', bytes));
      await page
        .getByRole('alert')
        .getByText(/kaputt\.xlsx/)
        .first()
        .waitFor();
      expect(await page.getByRole('button', { name: 'Weiter zum Plan' }).isDisabled()).toBe(true);
    }
  });
});
