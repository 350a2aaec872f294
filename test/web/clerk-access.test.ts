import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder } from '../cli/run.js';
import { choose, openDoor, press, smallRegister } from './clerk-page.js';
import { isTooWide, LOOKS, violations } from './offline.js';

/** The clerk's door for whoever does not see it, reads it large or on a telephone, or gives it odd files. */

const register = smallRegister();

/** A browser asks whoever leaves if this is prevented. */
const LEAVES_UNASKED = 'dispatchEvent(new Event("beforeunload", { cancelable: true }))';

describe.each(LOOKS)('%s', (_, look) => {
  test('every step has no violation that axe knows, and nothing is beside the screen', async () => {
    const { page, demandQuiet } = await openDoor(look);
    const demandAccess = async (step: string) => {
      expect([step, await violations(page)]).toEqual([step, []]);
      expect([step, await isTooWide(page)]).toEqual([step, false]);
    };
    await demandAccess('empty');
    await choose(page, /Melderegister/, register);
    await page.getByRole('heading', { name: 'Gefunden' }).waitFor();
    await demandAccess('register');
    await press(page, 'Weiter zum Plan');
    await page.getByLabel('Mindestalter').fill('sechzehn');
    await page.locator('[aria-invalid=true]').waitFor();
    await demandAccess('wrong plan');
    await page.getByLabel('Mindestalter').fill('16');
    await page.getByLabel('Stichtag für das Alter').fill('2026-12-01');
    await page.getByLabel('nur einige').check();
    await page.getByText('Jede hat dieselbe Chance').waitFor();
    await page.getByText(/Gruppen mit Chancen/).click();
    await page.getByText('Der Plan als Text').click();
    await demandAccess('plan');
    await press(page, 'Weiter zum Festlegen');
    await demandAccess('before settling');
    await press(page, 'Jetzt festlegen');
    await page.getByText('Festgelegt.').waitFor();
    await demandAccess('settled');
    await press(page, 'Weiter zum Ereignis');
    await page.getByLabel('Startwert').fill('3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913');
    await demandAccess('event');
    await press(page, 'Ziehen');
    await page.getByText('Gezogen:').waitFor();
    await demandAccess('result');
    demandQuiet();
  });
});

describe('what is chosen', () => {
  const folder = newFolder();
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  test.each([
    ['nothing at all', 'leer.csv', '', /leer/i],
    ['a picture', 'bild.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), /REG-/],
    ['a list without a header', 'ohne.csv', '1;Anna;01.02.1990;w\n2;Bert;01.02.1980;m\n', /REG-022/],
  ])('as register: %s, is refused in words', async (_, name, content, words) => {
    const { page, demandQuiet } = await openDoor();
    await choose(page, /Melderegister/, file(name, content));
    await page.getByRole('alert').getByText(words).first().waitFor();
    await expect(page.getByRole('button', { name: 'Weiter zum Plan' }).isDisabled()).resolves.toBe(true);
    demandQuiet();
  });

  test('as commitment: no archive, and one in which the key is missing, is refused in words', async () => {
    const { page, demandQuiet } = await openDoor();
    await page.getByText('Mit einer Festlegung weitermachen').click();
    await choose(page, /Gesicherte Festlegung/, file('festlegung.zip', 'PK'));
    await page.getByText('PAGE-001').waitFor();
    await choose(page, /Gesicherte Festlegung/, [
      file('audit.jsonl', '{}\n'),
      file('plan.yaml', 'version: 1\n'),
    ]);
    await page.getByText(/Zur Festlegung fehlt: ziehung.key/).waitFor();
    demandQuiet();
  });

  test('is shown as text, whatever stands in it', async () => {
    const { page, demandQuiet } = await openDoor();
    const rows = Array.from(
      { length: 60 },
      (_, at) => `${at + 1};<img src=x onerror=alert(1)>;=cmd|' /C calc'!A0;m`,
    );
    await choose(
      page,
      /Melderegister/,
      file('böse.csv', `PersonID;Stadtteil;Status;Geschlecht\n${rows.join('\n')}\n`),
    );
    await page.getByRole('heading', { name: 'Gefunden' }).waitFor();
    await expect(page.getByText('<img src=x onerror=alert(1)>').first().isVisible()).resolves.toBe(true);
    await expect(page.locator('img').count()).resolves.toBe(0);
    demandQuiet();
  });

  test('is not lost unasked: an unsaved result asks before the page is closed, a saved one does not', async () => {
    const { page } = await openDoor();
    await choose(page, /Melderegister/, register);
    await press(page, 'Weiter zum Plan');
    await page.getByLabel('Stichtag für das Alter').fill('2026-12-01');
    await press(page, 'Weiter zum Festlegen');
    await press(page, 'Ohne Festlegung ziehen');
    await page.getByLabel('Startwert').fill('3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913');
    await press(page, 'Ziehen');
    await page.getByText('Noch nicht gesichert').waitFor();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await press(page, 'Von vorn beginnen');
    await page.getByText('Noch nicht gesichert').waitFor();
    expect(asked).toEqual(['confirm']);
    await expect(page.evaluate<boolean>(LEAVES_UNASKED)).resolves.toBe(false);
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'ziehung.zip sichern')]);
    expect(download.suggestedFilename()).toBe('ziehung.zip');
    await page.getByText('Gesichert.').waitFor();
    await expect(page.evaluate<boolean>(LEAVES_UNASKED)).resolves.toBe(true);
    // On paper it can be filed: what was drawn from, room for signatures, and nothing to press.
    const record = page.locator('.record');
    await expect(record.isVisible()).resolves.toBe(false);
    await page.emulateMedia({ media: 'print' });
    await expect(record.isVisible()).resolves.toBe(true);
    await expect(record.innerText()).resolves.toMatch(
      /musterstadt\.csv: 2\.000 Zeilen[\s\S]*([0-9a-f]{4}\s){15}[0-9a-f]{4}[\s\S]*Ort und Datum/,
    );
    await expect(page.locator('button:visible').count()).resolves.toBe(0);
  });

  test('can be a register so large that somebody stops reading it, and then nothing has happened', async () => {
    const { page, demandQuiet } = await openDoor();
    const rows = Array.from({ length: 400_000 }, (_, at) => `${at + 1};Nord;m;01.01.1980`);
    await choose(
      page,
      /Melderegister/,
      file('groß.csv', `PersonID;Stadtteil;Geschlecht;Geburtsdatum\n${rows.join('\n')}\n`),
    );
    await press(page, 'Abbrechen');
    await page.getByText('Abgebrochen.').waitFor();
    await expect(page.getByRole('heading', { name: 'Gefunden' }).count()).resolves.toBe(0);
    await choose(page, /Melderegister/, register);
    await page.getByText('Abgebrochen.').waitFor({ state: 'detached' });
    demandQuiet();
  });
});
