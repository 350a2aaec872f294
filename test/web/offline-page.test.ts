import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { bundlePage, makePage } from '../../build/page.mjs';
import { pageFile } from './chromium.js';
import { isTooWide, LOOKS, open, violations } from './offline.js';

/** The frame of the offline page: what it is made of, what it may do, and its first screen. */

const MEGABYTE = 1_000_000;
const page = async () => readFileSync(await pageFile(), 'utf8');

describe('the file', () => {
  test('is made of the same bytes again, and says nothing of the machine that it was made on', async () => {
    const first = await page();
    expect((await makePage()) === first).toBe(true);
    // Only what is found: the page itself would fill every screen.
    const told = [process.cwd(), homedir(), 'node_modules/', 'sourceMappingURL'];
    expect(told.filter((text) => first.includes(text))).toEqual([]);
  });

  test('has less than 3 MB without the solver, and less than 8 MB with it', async () => {
    const [, solver = ''] = /id="solver">([^<]*)</.exec(await page()) ?? [];
    const bytes = Buffer.byteLength(await page());
    expect(solver.length).toBeGreaterThan(4 * MEGABYTE);
    expect(bytes).toBeLessThan(8 * MEGABYTE);
    expect(bytes - solver.length).toBeLessThan(3 * MEGABYTE);
    expect(bytes - solver.length).toBeGreaterThan(MEGABYTE);
  });

  test('has nothing of the command line and of Node', async () => {
    const { inputs } = await bundlePage();
    const files = Object.keys(inputs);
    expect(files).toContain('src/web/page/entry.ts');
    expect(files.filter((file) => /^src\/(?:cli|node)\/|messages\/(?:help|init)\./.test(file))).toEqual([]);
    expect(files.filter((file) => /node_modules\/(?:chalk|commander|node-sqlite3)/.test(file))).toEqual([]);
  });

  test('allows nothing but its own script and style, and no text to be run', async () => {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(await page()) ?? [];
    const rules = Object.fromEntries(
      policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]),
    );
    expect(Object.keys(rules).sort()).toEqual(
      ['base-uri', 'default-src', 'form-action', 'img-src', 'script-src', 'style-src', 'worker-src'].sort(),
    );
    expect(rules['default-src']).toEqual(["'none'"]);
    expect(rules['script-src']).toEqual([expect.stringMatching(/^'sha256-[^']+'$/), "'wasm-unsafe-eval'"]);
    expect(rules['style-src']).toEqual([expect.stringMatching(/^'sha256-[^']+'$/)]);
    expect(rules['worker-src']).toEqual(['blob:']);
  });
});

describe('the first screen', () => {
  test.each(LOOKS)('is sound for axe, and nothing is cut off: %s', async (_, look) => {
    const { page } = await open('', look);
    expect(await page.locator('.door').count()).toBe(3);
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
  });

  test('speaks the language of the browser, and the other one when asked', async () => {
    const { page } = await open();
    await page.getByText('Ziehen').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await page.locator('.door-title').allInnerTexts()).toEqual(['Ziehen', 'Nachprüfen', 'Üben']);
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor();
    await page.getByText('Practise').first().waitFor();
    expect(await page.locator('.door-title').allInnerTexts()).toEqual(['Draw', 'Verify', 'Practise']);
    const other = await open('', { locale: 'fr-FR' });
    await other.page.getByText('Practise').first().waitFor();
    expect(await other.page.locator('.door-title').allInnerTexts()).toEqual(['Draw', 'Verify', 'Practise']);
  });

  test('is walked through with a keyboard: past the top, into a door and back', async () => {
    const { page } = await open();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Zum Inhalt');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus .door-title').innerText()).toBe('Ziehen');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Nachprüfen', level: 1 }).waitFor();
    expect(await page.title()).toBe('Nachprüfen – Losverfahren');
    expect(await page.locator('nav a[aria-current]').innerText()).toBe('Nachprüfen');
    await page.goBack();
    await page.goBack();
    await page.locator('.doors').waitFor();
  });
});
