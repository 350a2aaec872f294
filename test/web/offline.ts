import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { makePage } from '../../build/page.mjs';

/** The offline page as people have it: made of what is written now, opened from a disk, and asked for nothing but itself. */

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const folder = mkdtempSync(join(tmpdir(), 'losverfahren-test-'));

export interface Offline {
  readonly page: Page;
  /** every address that was asked for, but for what the page made itself */
  readonly requests: readonly string[];
  /** what it said on the console, and what it threw */
  readonly said: readonly string[];
}

interface Started {
  readonly browser: Browser;
  readonly url: string;
}

let starting: Promise<Started> | undefined;
function started(): Promise<Started> {
  starting ??= (async () => {
    if (!existsSync(CHROMIUM))
      throw new Error(`this test needs Chromium at ${CHROMIUM} (apt-get install chromium, or set CHROMIUM)`);
    const args = ['--headless', '--no-sandbox', '--disable-gpu'];
    const browser = await chromium.launch({ executablePath: CHROMIUM, args });
    const path = join(folder, 'losverfahren.html');
    writeFileSync(path, await makePage());
    return { browser, url: pathToFileURL(path).href };
  })();
  return starting;
}

const opened: (Offline & { readonly url: string })[] = [];

/** @param door behind `#`; empty: the first screen */
export async function open(door = '', look: BrowserContextOptions = {}): Promise<Offline> {
  const { browser, url } = await started();
  const context = await browser.newContext({
    ...{ locale: 'de-DE', viewport: { width: 1200, height: 900 } },
    ...look,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const requests: string[] = [];
  const said: string[] = [];
  // The worker's script is a Blob that the page made.
  page.on('request', (request) => {
    if (!request.url().startsWith('blob:')) requests.push(request.url());
  });
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(url + (door === '' ? '' : `#${door}`));
  const one = { page, requests, said, url };
  opened.push(one);
  return one;
}

// Whatever a test does, the page asks nobody for anything and has nothing to complain about.
afterEach(async () => {
  const all = opened.splice(0);
  for (const { page } of all) await page.context().close();
  for (const { requests, said, url } of all) {
    expect(requests.map((one) => one.replace(/#.*/, ''))).toEqual([url]);
    expect(said).toEqual([]);
  }
});

afterAll(async () => {
  await (await starting?.catch(() => undefined))?.browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: unknown }[];
  }[];
  readonly passes: readonly unknown[];
}

/** What axe has against the page as it is, with the places. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations: found, passes } = await page.evaluate(() =>
    (globalThis as unknown as { readonly axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  expect(passes.length).toBeGreaterThan(10);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
}

/** Whether something stands beyond the right edge. */
export async function isTooWide(page: Page): Promise<boolean> {
  return page.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth);
}

/** Ways of looking at the page: a telephone, and what 200 % zoom leaves of a usual screen, in both colours. */
export const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['on a screen', {}],
  ['in the dark', { colorScheme: 'dark' }],
  ['at 200 % zoom', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  [
    'on a telephone in the dark',
    { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, isMobile: true },
  ],
];
