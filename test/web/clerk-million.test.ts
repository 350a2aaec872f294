import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, run } from '../cli/run.js';
import { isThorough } from '../thorough.js';
import { asPage, choose, lay, openDoor, press, saved, timesIn } from './clerk-page.js';
import { open } from './offline.js';

/** A register of 1,000,000 rows in the page. How long it takes is told, and judged by nobody. */

const ROWS = 1_000_000;
const SEED = '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913';

test.runIf(isThorough)(
  'a million rows are drawn and verified, with the bytes of the command line',
  async () => {
    const folder = newFolder();
    const register = join(folder, 'million.csv');
    const made = await run(['synth', '--rows', `${ROWS}`, '--seed', '1', '-o', register], { cwd: folder });
    expect(made.code).toBe(0);

    const { page, demandQuiet } = await openDoor();
    page.setDefaultTimeout(120_000);
    await choose(page, /Melderegister/, register);
    await press(page, 'Weiter zum Plan');
    await page.getByLabel('Stichtag für das Alter').fill('2026-12-01');
    await page.getByText('Jede hat dieselbe Chance').waitFor();
    await press(page, 'Weiter zum Festlegen');
    await page.getByText('Ohne Festlegung ziehen').click();
    await page.getByLabel('Startwert').fill(SEED);
    const begun = performance.now();
    await press(page, 'Ziehen');
    await page.getByText(/Gezogen: 200 von [\d.]+ Personen\./).waitFor();
    const drawing = performance.now() - begun;
    const drawn = await saved(page, 'ziehung.zip sichern');
    demandQuiet();

    lay(folder, drawn);
    const [at = ''] = timesIn(drawn['ziehung/audit.jsonl']);
    const other = newFolder();
    for (const name of ['million.csv', 'losverfahren.yaml', 'ziehung.key'])
      cpSync(join(folder, name), join(other, name));
    await asPage(other, [
      ...['draw', 'million.csv', '-o', 'ziehung', '--key-file', 'ziehung.key'],
      ...['--seed', SEED, '--at', at],
    ]);
    for (const list of ['audit.jsonl', 'invitations.csv', 'reserve.csv'])
      expect([list, readFileSync(join(other, 'ziehung', list), 'utf8')]).toEqual([
        list,
        readFileSync(join(folder, 'ziehung', list), 'utf8'),
      ]);

    const { page: verifying } = await open('verify');
    verifying.setDefaultTimeout(120_000);
    const given = ['ziehung/audit.jsonl', 'ziehung/invitations.csv', 'ziehung/reserve.csv'];
    const files = [...given, 'million.csv', 'losverfahren.yaml', 'ziehung.key'].map((name) =>
      join(folder, name),
    );
    await verifying.locator('input[type=file]').setInputFiles(files);
    await verifying.locator('button.main:enabled').waitFor();
    const started = performance.now();
    await verifying.getByRole('button', { name: 'Jetzt prüfen' }).click();
    expect(await verifying.locator('.verdict').innerText()).toMatch(/^✓ Bestanden/);
    const checking = performance.now() - started;
    const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
    process.stdout.write(
      `1,000,000 rows in the page, keyed: draw ${seconds(drawing)} s, verify ${seconds(checking)} s\n`,
    );
  },
);
