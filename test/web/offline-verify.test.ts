import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { commitmentOf, copied, done, forge, LOTTO, logFingerprint } from '../cli/commitments.js';
import { called, listed, REPLACE, replied } from '../cli/later.js';
import { run } from '../cli/run.js';
import { isTooWide, LOOKS, open, TELEPHONE, violations } from './offline.js';

/** Nachprüfen: what the page says of a log and its files is what `verify` says of them. */

let folder = '';
let slip = '';
beforeAll(async () => {
  folder = await called();
  const [first] = listed(folder, 'invitations.csv');
  const id = first?.PersonID ?? '';
  await done(folder, ['prove', 'out', '--id', id, '-o', 'slip.json']);
  slip = join(folder, 'slip.json');
});

const inFolder = (where: string, ...names: readonly string[]) => names.map((name) => join(where, name));
const published = (where: string) => inFolder(where, 'out/audit.jsonl', 'out/urn.csv');
const everything = (where: string) => [
  ...published(where),
  ...inFolder(where, 'register.csv', 'plan.yaml', 'rat.csv', 'out.key'),
  ...readdirSync(join(where, 'out'))
    .filter((name) => /\.csv$/.test(name) && name !== 'urn.csv')
    .map((name) => join(where, 'out', name)),
];

async function choose(page: Page, files: readonly string[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles([...files]);
  await page.locator('button.main:enabled').waitFor();
}

/** Verifies what was chosen after an earlier verification, and gives the verdict. */
async function again(page: Page): Promise<string> {
  await page.getByText('seit der Prüfung', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Noch einmal prüfen' }).click();
  await page.getByText('seit der Prüfung', { exact: false }).waitFor({ state: 'detached' });
  await page.locator('button.main:enabled').waitFor();
  return page.locator('.verdict').innerText();
}

async function verified(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Jetzt prüfen' }).click();
  return page.locator('.verdict').innerText();
}

/** Every check of the page with its outcome, in order of names. */
async function checksOn(page: Page): Promise<string[]> {
  const lists = page.locator('.checks').last();
  const found = await lists
    .locator('li[data-check]')
    .evaluateAll((all) =>
      all.map((one) => `${one.className === 'passed' ? '✓' : '✗'} ${one.getAttribute('data-check')}`),
    );
  return found.sort();
}

/** What the command line says of the same. */
async function checksOf(where: string, ...args: readonly string[]): Promise<string[]> {
  const { stdout, stderr } = await run(['verify', ...args, '--json'], { cwd: where });
  expect(stdout === '' ? stderr : '').toBe('');
  const { checks } = JSON.parse(stdout) as { checks: { name: string; passed: boolean }[] };
  return checks.map(({ name, passed }) => `${passed ? '✓' : '✗'} ${name}`).sort();
}

const ALL = ['--register', 'register.csv', '--plan', 'plan.yaml', '--key-file', 'out.key'];

describe('with the mouse', () => {
  test('the log alone: the same checks as on the command line, what more would show, in both languages, and no flag in any word', async () => {
    const { page } = await open('verify');
    await choose(page, inFolder(folder, 'out/audit.jsonl'));
    const missing = await page.locator('.evidence .missing').allInnerTexts();
    expect(missing.join('\n')).toMatch(/Lostopf \(fehlt\): ohne Register und ohne Namen/);
    expect(await verified(page)).toMatch(/^✓ Bestanden/);
    expect(await checksOn(page)).toEqual(await checksOf(folder, 'out/audit.jsonl'));
    const text = await page.locator('main').innerText();
    expect(text).toContain('Was kein Protokoll zeigt');
    expect(text.match(/.{0,30}\s--\w.{0,20}/g)).toBeNull();
    // The fingerprint is compared while it is typed.
    const field = page.getByLabel('Hier vergleichen');
    await field.fill(logFingerprint(folder).replace(/(.{4})/g, '$1 '));
    await page.getByText('✓ Gleich: derselbe Fingerabdruck.').waitFor();
    await field.fill(commitmentOf(folder));
    await page.getByText('✓ Gleich: derselbe Fingerabdruck wie bei der Festlegung.').waitFor();
    await field.fill(`${logFingerprint(folder).slice(0, -1)}g`);
    await page.getByText('✗ Nicht gleich.').waitFor();
    // In English, with what was found before.
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('.verdict').innerText()).toMatch(/^✓ Passed/);
    expect(await page.locator('.result').innerText()).toContain('Who was bound by what');
    const english = await page.locator('main').innerText();
    expect(english.match(/.{0,30}\s--\w.{0,20}/g)).toBeNull();
  });

  test('everything that an office has, and what was published: each check passes, and all are made', async () => {
    const { page } = await open('verify');
    await choose(page, everything(folder));
    expect(await page.locator('.files select').evaluateAll((all) => all.length)).toBe(8);
    await page.getByText('Mit Veröffentlichtem vergleichen').click();
    await page
      .getByLabel('Fingerabdruck des Protokolls', { exact: true })
      .fill(logFingerprint(folder).toUpperCase());
    await page
      .getByLabel('Fingerabdruck der Festlegung')
      .fill(commitmentOf(folder).replace(/(.{4})/g, '$1 '));
    await page.getByLabel('Ergebnis des Ereignisses oder Startwert').fill(LOTTO);
    expect(await verified(page)).toMatch(/^✓ Bestanden: alle \d+ Prüfungen$/);
    const given = [
      '--fingerprint',
      logFingerprint(folder),
      '--commitment',
      commitmentOf(folder),
      '--lotto',
      LOTTO,
    ];
    const expected = await checksOf(folder, 'out', ...ALL, ...given);
    expect(await checksOn(page)).toEqual(expected);
    expect(expected).toEqual(
      expect.arrayContaining(['✓ urn.selection', '✓ register.lists', '✓ commitment.given']),
    );
    const text = await page.locator('.result').innerText();
    expect(text).toMatch(/Die Gemeinde\nAm .* wurden Plan, Register, Schlüssel/);
    expect(text).toMatch(/Die Lottozahlen \(6aus49\) vom 5\. Dezember 2026/);
    expect(await page.locator('.bars svg').count()).toBeGreaterThan(5);
  });

  test('an archive stands for the files in it, and one that is broken is named', async () => {
    const packed = copied(folder);
    const contents = Object.fromEntries(
      everything(folder).map(
        (path, at) => [`ordner-${at % 2}/${basename(path)}`, readFileSync(path)] as const,
      ),
    );
    writeFileSync(join(packed, 'alles.zip'), zipSync(contents));
    writeFileSync(join(packed, 'kaputt.zip'), 'PK\u0003\u0004 und dann nichts');
    const { page } = await open('verify');
    await page.locator('input[type=file]').setInputFiles(inFolder(packed, 'kaputt.zip'));
    await page.locator('.problems').getByText('PAGE-001').waitFor();
    await choose(page, inFolder(packed, 'alles.zip'));
    expect(await page.locator('.files li').count()).toBe(8);
    expect(await verified(page)).toMatch(/^✓ Bestanden/);
    expect(await checksOn(page)).toEqual(await checksOf(folder, 'out', ...ALL));
  });

  test('replies and replacements are verified with the rest', async () => {
    const later = copied(folder);
    const [first] = listed(later, 'invitations.csv');
    await replied(later, { [first?.PersonID ?? '']: 'abgesagt' });
    await done(later, REPLACE);
    const { page } = await open('verify');
    await choose(page, everything(later));
    expect(await verified(page)).toMatch(/^✓ Bestanden/);
    const checks = await checksOn(page);
    expect(checks).toEqual(await checksOf(later, 'out', ...ALL));
    expect(checks).toContain('✓ replacements.order');
    expect(await page.locator('.result').innerText()).toContain('1 Person ist nachgerückt');
  });

  test('a wrong fingerprint, one that is none, and the wrong result of the event', async () => {
    const { page } = await open('verify');
    await choose(page, published(folder));
    await page.getByText('Mit Veröffentlichtem vergleichen').click();
    const field = page.getByLabel('Fingerabdruck des Protokolls', { exact: true });
    await field.fill('abc');
    expect(await page.getByRole('button', { name: 'Jetzt prüfen' }).isDisabled()).toBe(true);
    expect(await page.locator('.wrong').innerText()).toContain('hier sind es 3');
    await field.fill('0'.repeat(64));
    await page.getByLabel('Ergebnis des Ereignisses oder Startwert').fill(LOTTO.replace('49', '48'));
    expect(await verified(page)).toMatch(/^✗ Nicht bestanden: 2 von/);
    const failed = (await checksOn(page)).filter((check) => check.startsWith('✗'));
    expect(failed).toEqual(['✗ log.fingerprint', '✗ seed.given']);
  });
});

describe('with a keyboard alone', () => {
  test('files are chosen, what was published is typed, and the result is where the focus is', async () => {
    const { page } = await open();
    const tabTo = async (isThere: () => Promise<boolean>) => {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        if (await isThere()) return;
      }
      throw new Error('no way there');
    };
    const focused = page.locator(':focus');
    const isText = (text: string) => async () => (await focused.innerText()).includes(text);
    await tabTo(isText('Nachprüfen'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Nachprüfen' }).waitFor();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      (async () => {
        await tabTo(async () => (await focused.getAttribute('type')) === 'file');
        await page.keyboard.press('Enter');
      })(),
    ]);
    expect(chooser.isMultiple()).toBe(true);
    await chooser.setFiles(published(folder));
    await page.getByRole('button', { name: 'Jetzt prüfen' }).waitFor();
    await tabTo(isText('Mit Veröffentlichtem vergleichen'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(logFingerprint(folder));
    await tabTo(isText('Jetzt prüfen'));
    await page.keyboard.press('Enter');
    await page.locator('.verdict:focus').waitFor();
    expect(await focused.innerText()).toMatch(/^✓ Bestanden/);
    expect(await checksOn(page)).toEqual(
      await checksOf(
        folder,
        'out/audit.jsonl',
        '--urn',
        'out/urn.csv',
        '--fingerprint',
        logFingerprint(folder),
      ),
    );
  });
});

describe('whatever was changed', () => {
  const spoil = (file: string, change: (text: string) => string) => {
    const copy = copied(folder);
    const path = join(copy, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    return copy;
  };

  const CHANGES = [
    ['out/audit.jsonl', (text) => text.replace('"seed"', '"soed"'), 'log.chain'],
    ['out/audit.jsonl', (text) => text.slice(0, -30), 'log.lines'],
    ['out/urn.csv', (text) => text.replace(/\n([0-9a-f]{63})./, '\n$1x'), 'urn.lines'],
    ['out/invitations.csv', (text) => text.replace(/;P0/, ';P9'), 'lists.files'],
    ['register.csv', (text) => text.replace(/\r\n[^\r]*\r\n$/, '\r\n'), 'register.files'],
    ['plan.yaml', (text) => text.replace('size: 14', 'size: 15'), 'plan.file'],
  ] as const satisfies readonly (readonly [string, (text: string) => string, string])[];

  test('is named, by the same checks as on the command line, and a file that is given again takes the place of the old one', async () => {
    const { page } = await open('verify');
    await choose(page, everything(folder));
    expect(await verified(page)).toMatch(/^✓ Bestanden/);
    for (const [file, change, name] of CHANGES) {
      const copy = spoil(file, change);
      await choose(page, [join(copy, file)]);
      expect(await again(page)).toMatch(/^✗ Nicht bestanden/);
      const checks = await checksOn(page);
      expect(checks).toContain(`✗ ${name}`);
      expect(checks).toEqual(await checksOf(copy, 'out', ...ALL));
      // Failed first, with what that means.
      const first = page.locator('.checks').first();
      expect(await first.locator('h3').innerText()).toBe('Nicht bestanden');
      expect(await first.locator(`li[data-check="${name}"] p`).count()).toBeGreaterThan(0);
      await choose(page, [join(folder, file)]);
    }
    expect(await again(page)).toMatch(/^✓ Bestanden/);
  });

  test('a forged log with a chain that fits again', async () => {
    const copy = copied(folder);
    forge(copy, (entries) => {
      const selection = entries.find(({ type }) => type === 'selection')?.body as {
        strata: { invited: unknown[]; reserve: unknown[] }[];
      };
      const [stratum] = selection.strata.filter(
        ({ invited, reserve }) => invited.length > 0 && reserve.length > 0,
      );
      if (stratum === undefined) throw new Error('nobody to exchange');
      [stratum.invited[0], stratum.reserve[0]] = [stratum.reserve[0], stratum.invited[0]];
    });
    const { page } = await open('verify');
    await choose(page, published(copy));
    expect(await verified(page)).toMatch(/^✗ Nicht bestanden/);
    expect(await checksOn(page)).toEqual(await checksOf(copy, 'out/audit.jsonl', '--urn', 'out/urn.csv'));
    expect(await checksOn(page)).toContain('✗ urn.selection');
  });

  test('files that are none of it: an empty log, somebody else’s picture, hostile words', async () => {
    const copy = copied(folder);
    writeFileSync(join(copy, 'empty.jsonl'), '');
    writeFileSync(join(copy, 'bild.png'), '\u0089PNG\r\n\u001a\n');
    const { page } = await open('verify');
    await page.locator('input[type=file]').setInputFiles(inFolder(copy, 'bild.png'));
    await page.getByText('Das Protokoll fehlt noch').waitFor();
    await page.locator('input[type=file]').setInputFiles(inFolder(copy, 'empty.jsonl'));
    await page.getByText('Das Protokoll lässt sich nicht vollständig lesen').waitFor();
    expect(await verified(page)).toMatch(/^✗ Nicht bestanden/);
    expect(await checksOn(page)).toContain('✗ log.lines');
    forge(copy, (entries) => {
      const body = entries[0]?.body as { plan: { title: string } };
      body.plan.title = '</script><img src=x onerror=alert(1)>\u202e\u0007';
    });
    await page.locator('input[type=file]').setInputFiles(inFolder(copy, 'out/audit.jsonl'));
    await page.getByText('seit der Prüfung', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Noch einmal prüfen' }).click();
    await page.locator('.of').waitFor();
    expect(await page.locator('.of').innerText()).toBe(
      'Einladungen: </script><img src=x onerror=alert(1)>\\u{202e}\\u{7}',
    );
    expect(await page.locator('main img').count()).toBe(0);
  });
});

describe('a slip on a telephone', () => {
  const [, telephone] = TELEPHONE;
  test('says what became of it, in words as large as the rest is small', async () => {
    const { page } = await open('verify', telephone);
    await choose(page, [...published(folder), slip]);
    await page.getByRole('button', { name: 'Jetzt prüfen' }).tap();
    expect(await page.locator('.slip.sound .outcome').innerText()).toMatch(/^Gezogen: Platz 1 von \d/);
    expect(await checksOn(page)).toEqual(
      await checksOf(folder, 'out/audit.jsonl', '--urn', 'out/urn.csv', '--slip', 'slip.json'),
    );
    expect(await isTooWide(page)).toBe(false);
  });

  test('that somebody changed is not valid', async () => {
    const copy = copied(folder);
    writeFileSync(
      join(copy, 'slip.json'),
      readFileSync(slip, 'utf8').replace(/"index":(\d+)/, '"index":9$1'),
    );
    const { page } = await open('verify', telephone);
    await choose(page, [...inFolder(copy, 'out/audit.jsonl'), join(copy, 'slip.json')]);
    expect(await verified(page)).toMatch(/^✗ Nicht bestanden/);
    expect(await page.locator('.slip.unsound .outcome').innerText()).toMatch(/nicht gültig/);
    expect((await checksOn(page)).filter((one) => one.startsWith('✗'))).toEqual(['✗ slip.root']);
  });
});

describe('for everybody', () => {
  test.each(LOOKS)('sound for axe with files and with a result, nothing is cut off: %s', async (_, look) => {
    const { page } = await open('verify', look);
    await choose(page, [...everything(folder), slip]);
    await page.getByText('Mit Veröffentlichtem vergleichen').click();
    expect(await violations(page)).toEqual([]);
    await verified(page);
    for (const summary of await page.locator('.result summary').all()) await summary.click();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
  });

  test('on paper the result stands without the form, and every check is seen', async () => {
    const { page } = await open('verify');
    await choose(page, published(folder));
    await verified(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.files').isVisible()).toBe(false);
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect(await page.locator('.verdict').isVisible()).toBe(true);
    const pdf = await page.pdf({ format: 'A4' });
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
