import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FIXTURES, newFolder } from '../cli/run.js';
import {
  asPage,
  choose,
  focused,
  lay,
  openDoor,
  press,
  saved,
  smallRegister,
  tabTo,
  timesIn,
} from './clerk-page.js';

/** A clerk draws in the page, and gets what the command line gives, byte for byte. */

const LOTTO = '3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913 Super 6 123456';
const register = smallRegister();

/** Every file below `folder/` of an archive is what stands on the disk. */
function expectSame(files: Readonly<Record<string, Uint8Array>>, where: string, folder: string): string[] {
  const names = Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
  for (const path of names)
    expect([path, Buffer.compare(files[path] as Uint8Array, readFileSync(join(where, path)))]).toEqual([
      path,
      0,
    ]);
  return names.map((path) => path.slice(folder.length + 1)).sort();
}

describe('a draw of letters', () => {
  test('is committed to, closed, taken up from its archive and drawn, with the bytes of the command line', async () => {
    const first = await openDoor();
    const { page } = first;
    await choose(page, /Melderegister/, register);
    await press(page, 'Weiter zum Plan');
    await page.getByLabel('Titel').fill('Bürgerrat Hitzeschutz');
    await page.getByLabel('Stichtag für das Alter').fill('2026-12-01');
    await page.getByLabel('Tag des Ereignisses').fill('2030-12-07');
    await page.getByText('Jede hat dieselbe Chance').waitFor();
    await press(page, 'Weiter zum Festlegen');
    await press(page, 'Jetzt festlegen');
    await page.getByText('Festgelegt.').waitFor();
    const committed = await saved(page, 'festlegung-ziehung.zip sichern');
    first.demandQuiet();

    const folder = newFolder();
    cpSync(register, join(folder, 'musterstadt.csv'));
    lay(folder, { 'losverfahren.yaml': committed['losverfahren.yaml'] as Uint8Array });
    lay(folder, { 'ziehung.key': committed['ziehung.key'] as Uint8Array });
    const [at = ''] = timesIn(committed['ziehung/audit.jsonl']);
    await asPage(folder, ['commit', 'musterstadt.csv', '-o', 'ziehung', '--at', at]);
    expect(expectSame(committed, folder, 'ziehung')).toEqual(['announcement.txt', 'audit.jsonl', 'urn.csv']);

    const second = await openDoor();
    const archive = newFolder();
    lay(archive, committed);
    await second.page.getByText('Mit einer Festlegung weitermachen').click();
    await choose(
      second.page,
      /Gesicherte Festlegung/,
      Object.keys(committed).map((path) => join(archive, path)),
    );
    await choose(second.page, /Melderegister/, register);
    await press(second.page, 'Weiter zum Ereignis');
    await second.page.getByLabel('Lottozahlen').fill(LOTTO);
    await press(second.page, 'Ziehen');
    await second.page.getByText(/Gezogen: 200 von [\d.]+ Personen\./).waitFor();
    const drawn = await saved(second.page, 'ziehung.zip sichern');
    second.demandQuiet();

    const later = timesIn(drawn['ziehung/audit.jsonl']).at(-1) ?? '';
    await asPage(folder, ['draw', 'musterstadt.csv', '-o', 'ziehung', '--lotto', LOTTO, '--at', later]);
    expect(expectSame(drawn, folder, 'ziehung')).toEqual(
      ['announcement.txt', 'audit.jsonl', 'invitations.csv', 'reserve.csv', 'urn.csv'].sort(),
    );
    expect(Object.keys(drawn).filter((path) => path.endsWith('.xlsx'))).toHaveLength(2);
  });

  test('goes by keyboard alone, without a commitment, with a key, with the bytes of the command line', async () => {
    const { page, demandQuiet } = await openDoor();
    // Files can only be handed to the field; everything else is typed.
    await choose(page, /Melderegister/, register);
    await page.getByRole('heading', { name: 'Gefunden' }).waitFor();
    const go = (name: string) => tabTo(page, name);
    await go('Weiter zum Plan');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Plan');
    await go('Stichtag für das Alter');
    await page.keyboard.type('12012026');
    await go('Einladungen');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('120');
    await page.getByText(/120 von [\d.]+ Personen/).waitFor();
    await go('Weiter zum Festlegen');
    await page.keyboard.press('Enter');
    await go('Ohne Festlegung ziehen');
    await page.keyboard.press('Space');
    await go('Startwert');
    await page.keyboard.type('3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913');
    await go('Ziehen');
    await page.keyboard.press('Enter');
    await page.getByText(/Gezogen: 120 von [\d.]+ Personen\./).waitFor();
    await go('ziehung.zip sichern');
    const drawn = await saved(page, 'ziehung.zip sichern');
    demandQuiet();
    const folder = newFolder();
    cpSync(register, join(folder, 'musterstadt.csv'));
    lay(folder, { 'losverfahren.yaml': drawn['losverfahren.yaml'] as Uint8Array });
    lay(folder, { 'ziehung.key': drawn['ziehung.key'] as Uint8Array });
    const [at = ''] = timesIn(drawn['ziehung/audit.jsonl']);
    const seed = '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913';
    await asPage(folder, [
      ...['draw', 'musterstadt.csv', '-o', 'ziehung', '--key-file', 'ziehung.key'],
      ...['--seed', seed, '--at', at],
    ]);
    expect(expectSame(drawn, folder, 'ziehung')).toEqual(['audit.jsonl', 'invitations.csv', 'reserve.csv']);
  });
});

describe('a panel', () => {
  test('has its conflict beside the cells, takes the advice, and is the command line’s', async () => {
    const { page, demandQuiet } = await openDoor();
    await page.getByLabel(/Das Gremium, aus allen/).check();
    await choose(page, /Liste der Zusagen/, join(FIXTURES, 'zusagen.csv'));
    await press(page, 'Weiter zum Plan');
    await page.getByLabel('Geschlecht: w: mindestens').fill('13');
    await page.getByLabel('Geschlecht: m: mindestens').fill('19');
    await page.getByText(/Mindestens 19 geht nicht zusammen/).waitFor();
    await expect(page.getByLabel('Geschlecht: w: mindestens').getAttribute('aria-invalid')).resolves.toBe(
      'true',
    );
    await press(page, 'Geschlecht: m: 17 bis 30');
    await page.getByText(/Unter .* wird gelost/).waitFor();
    await expect(page.getByLabel('Geschlecht: m: mindestens').inputValue()).resolves.toBe('17');
    await press(page, 'Weiter zum Festlegen');
    await press(page, 'Ohne Festlegung ziehen');
    const seed = '5 6 7 8 9 10 Superzahl 0 Spiel 77 7654321';
    await page.getByLabel('Startwert').fill(seed);
    await press(page, 'Ziehen');
    await page.getByText('Gezogen: 30 von').waitFor();
    const drawn = await saved(page, 'gremium.zip sichern');
    demandQuiet();
    const folder = newFolder();
    cpSync(join(FIXTURES, 'zusagen.csv'), join(folder, 'zusagen.csv'));
    lay(folder, { 'losverfahren.yaml': drawn['losverfahren.yaml'] as Uint8Array });
    lay(folder, { 'gremium.key': drawn['gremium.key'] as Uint8Array });
    const [at = ''] = timesIn(drawn['gremium/audit.jsonl']);
    await asPage(folder, [
      ...['panel', 'zusagen.csv', '-o', 'gremium', '--key-file', 'gremium.key'],
      ...['--seed', seed, '--at', at],
    ]);
    expect(expectSame(drawn, folder, 'gremium')).toEqual(['audit.jsonl', 'not_drawn.csv', 'panel.csv']);
  });
});

describe('a plan that was dropped', () => {
  test('takes the form’s place, with the lists that it names, and the ids as labels if no key is wanted', async () => {
    const { page, demandQuiet } = await openDoor();
    await page.getByText('Einen fertigen Plan verwenden').click();
    await choose(page, /Plan auswählen/, join(FIXTURES, 'musterstadt.yaml'));
    await choose(page, /Melderegister/, join(FIXTURES, 'musterstadt.csv'));
    await press(page, 'Weiter zum Plan');
    await page.getByText('SIDE-001').waitFor();
    await choose(page, /Listen, die der Plan nennt/, join(FIXTURES, 'ratsmitglieder.csv'));
    await page.getByText('Jede hat dieselbe Chance').waitFor();
    await press(page, 'Weiter zum Festlegen');
    await press(page, 'Ohne Festlegung ziehen');
    await page.getByLabel('Startwert').fill('3 12 17 28 41 49 Superzahl 7');
    await page.getByLabel(/Protokoll ohne Kennungen/).uncheck();
    await press(page, 'Ziehen');
    await page.getByText('Gezogen: 200 von').waitFor();
    const drawn = await saved(page, 'ziehung.zip sichern');
    demandQuiet();
    const folder = newFolder();
    for (const name of ['musterstadt.csv', 'musterstadt.yaml', 'ratsmitglieder.csv'])
      cpSync(join(FIXTURES, name), join(folder, name));
    const [at = ''] = timesIn(drawn['ziehung/audit.jsonl']);
    await asPage(folder, [
      ...['draw', '--plan', 'musterstadt.yaml', '-o', 'ziehung', '--at', at],
      ...['--seed', '3 12 17 28 41 49 Superzahl 7'],
    ]);
    expect(expectSame(drawn, folder, 'ziehung')).toEqual(['audit.jsonl', 'invitations.csv', 'reserve.csv']);
  });
});

describe('a panel after letters', () => {
  test('continues their log and is committed to with their key, as by the command line', async () => {
    const folder = newFolder();
    cpSync(register, join(folder, 'musterstadt.csv'));
    const key = '07'.repeat(32);
    lay(folder, { 'ziehung.key': new TextEncoder().encode(`${key}\n`) });
    const plan = ['--size', '300', '--reference-date', '2026-12-01', '--key-file', 'ziehung.key'];
    await asPage(folder, [
      ...['draw', 'musterstadt.csv', '-o', 'ziehung', ...plan],
      ...['--seed', '3 12 17 28 41 49 Superzahl 7', '--at', '2026-11-01T10:00:00Z'],
    ]);
    const invited = new Set(readFileSync(join(folder, 'ziehung/invitations.csv'), 'utf8').match(/P\d{9}/g));
    const [header = '', ...rows] = readFileSync(register, 'utf8').split('\r\n');
    const yes = rows.filter((row) => invited.has(row.slice(0, 10))).slice(0, 90);
    lay(folder, { 'ja.csv': new TextEncoder().encode([header, ...yes, ''].join('\r\n')) });

    const { page, demandQuiet } = await openDoor();
    await page.getByLabel(/Das Gremium, aus allen/).check();
    await choose(page, /Liste der Zusagen/, join(folder, 'ja.csv'));
    await page.getByText('Protokoll der Einladungen fortführen').click();
    await choose(page, /Protokoll und Schlüssel/, [
      join(folder, 'ziehung/audit.jsonl'),
      join(folder, 'ziehung.key'),
    ]);
    await press(page, 'Weiter zum Plan');
    await page.getByLabel('Stichtag für das Alter').fill('2026-12-01');
    await page.getByLabel('Tag des Ereignisses').fill('2030-12-07');
    await page.getByLabel('Geschlecht: w: mindestens').fill('14');
    await page.getByLabel('Geschlecht: m: mindestens').fill('14');
    await page.getByText(/Unter .* wird gelost/).waitFor();
    await press(page, 'Weiter zum Festlegen');
    await press(page, 'Jetzt festlegen');
    await page.getByText('Festgelegt.').waitFor();
    const committed = await saved(page, 'festlegung-gremium.zip sichern');
    demandQuiet();
    lay(folder, { 'losverfahren.yaml': committed['losverfahren.yaml'] as Uint8Array });
    const at = timesIn(committed['gremium/audit.jsonl']).at(-1) ?? '';
    await asPage(folder, [
      ...['commit', 'ja.csv', '--panel', '--draw', 'ziehung', '-o', 'gremium'],
      ...['--key-file', 'ziehung.key', '--at', at],
    ]);
    expect(expectSame(committed, folder, 'gremium')).toEqual(['announcement.txt', 'audit.jsonl', 'urn.csv']);
  });
});
