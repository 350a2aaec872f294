import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder, run } from '../cli/run.js';
import { isThorough } from '../thorough.js';
import { pageUrl } from './chromium.js';
import { asPage, lay, smallRegister, timesIn } from './clerk-page.js';
import { Firefox } from './firefox.js';

/** The page in Firefox, opened from the disk: the draw of the command line, and its verification. */

const SEED = '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913';
const button = (name: string) => `//button[normalize-space()="${name}"]`;
const field = (label: string) => `//*[@id=//label[normalize-space()="${label}"]/@for]`;
const saying = (text: string) => `//*[text()[contains(., "${text}")]]`;
/** Fields for files are seen by nobody, but fill their zone. */
const FILES = '//input[@type="file"]';

describe.runIf(isThorough)('in Firefox', () => {
  let firefox: Firefox;
  let drawn: Record<string, Uint8Array> = {};
  const folder = newFolder();
  const register = smallRegister();
  beforeAll(async () => {
    firefox = await Firefox.start();
  });
  afterAll(() => firefox?.close());

  /** Whatever the page asked for; the worker is made of a Blob. */
  const asked = async () =>
    (
      await firefox.run<string[]>('return performance.getEntriesByType("resource").map(({ name }) => name)')
    ).filter((name) => !name.startsWith('blob:'));

  test('a clerk draws, and gets the bytes of the command line', async () => {
    await firefox.open(`${await pageUrl()}#draw`);
    await firefox.type(FILES, register);
    await firefox.find(saying('Gefunden'));
    await firefox.click(button('Weiter zum Plan'));
    await firefox.type(field('Stichtag für das Alter'), '2026-12-01');
    await firefox.find(saying('Jede hat dieselbe Chance'));
    await firefox.click(button('Weiter zum Festlegen'));
    await firefox.click(button('Ohne Festlegung ziehen'));
    await firefox.type(field('Startwert'), SEED);
    await firefox.click(button('Ziehen'));
    await firefox.find(saying('Gezogen: 200 von'));
    await firefox.click(button('ziehung.zip sichern'));
    drawn = unzipSync(await firefox.saved());
    expect(await asked()).toEqual([]);

    cpSync(register, join(folder, 'musterstadt.csv'));
    for (const name of ['losverfahren.yaml', 'ziehung.key'])
      lay(folder, { [name]: drawn[name] ?? new Uint8Array() });
    const [at = ''] = timesIn(drawn['ziehung/audit.jsonl']);
    await asPage(folder, [
      ...['draw', 'musterstadt.csv', '-o', 'ziehung', '--key-file', 'ziehung.key'],
      ...['--seed', SEED, '--at', at],
    ]);
    for (const name of ['audit.jsonl', 'invitations.csv', 'reserve.csv'])
      expect([
        name,
        Buffer.compare(
          drawn[`ziehung/${name}`] ?? Buffer.alloc(0),
          readFileSync(join(folder, 'ziehung', name)),
        ),
      ]).toEqual([name, 0]);
  });

  test('an auditor verifies it, with the checks of the command line', async () => {
    const checks = () =>
      firefox.run<string[]>(
        `return [...[...document.querySelectorAll('.checks')].at(-1).querySelectorAll('li[data-check]')]
           .map((one) => (one.className === 'passed' ? '✓ ' : '✗ ') + one.getAttribute('data-check')).sort();`,
      );
    const verify = async (...files: readonly string[]) => {
      await firefox.open(`${await pageUrl()}#verify`);
      await firefox.type(FILES, files.join('\n'));
      await firefox.click(button('Jetzt prüfen'));
      return firefox.text('//*[contains(@class, "verdict")]');
    };
    const files = ['audit.jsonl', 'invitations.csv', 'reserve.csv'].map((name) =>
      join(folder, 'ziehung', name),
    );
    const beside = ['musterstadt.csv', 'losverfahren.yaml', 'ziehung.key'].map((name) => join(folder, name));
    expect(await verify(...files, ...beside)).toMatch(/^✓ Bestanden/);
    const given = [
      '--register',
      'musterstadt.csv',
      '--plan',
      'losverfahren.yaml',
      '--key-file',
      'ziehung.key',
    ];
    const { stdout } = await run(['verify', 'ziehung', ...given, '--json'], { cwd: folder });
    const said = JSON.parse(stdout) as { readonly checks: readonly { name: string; passed: boolean }[] };
    expect(await checks()).toEqual(
      said.checks.map(({ name, passed }) => `${passed ? '✓' : '✗'} ${name}`).sort(),
    );
    expect(await asked()).toEqual([]);
  });

  test('files that come after a verification are taken, and verified with the others', async () => {
    await firefox.open(`${await pageUrl()}#verify`);
    await firefox.type(FILES, join(folder, 'ziehung', 'audit.jsonl'));
    await firefox.click(button('Jetzt prüfen'));
    const verdict = '//*[contains(@class, "verdict")]';
    expect(await firefox.text(verdict)).toMatch(/^✓ Bestanden/);
    // A list that lacks its last person does not pass.
    const lines = readFileSync(join(folder, 'ziehung', 'invitations.csv'), 'utf8').split('\n');
    lay(folder, { 'invitations.csv': Buffer.from(lines.slice(0, -2).join('\n')) });
    await firefox.type(FILES, join(folder, 'invitations.csv'));
    await firefox.find(saying('Seit der Prüfung'));
    await firefox.click(button('Noch einmal prüfen'));
    await firefox.find('//*[contains(@class, "verdict")][starts-with(normalize-space(), "✗")]');
  });
});
