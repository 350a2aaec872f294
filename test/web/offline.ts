import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import { isThorough } from '../thorough.js';
import { browser, pageUrl } from './chromium.js';

/** The offline page as people have it: made of what is written now, opened from a disk, and asked for nothing but itself. */

export interface Offline {
  readonly page: Page;
  /** every address that was asked for, but for what the page made itself */
  readonly requests: readonly string[];
  /** what it said on the console, and what it threw */
  readonly said: readonly string[];
}

interface Kept {
  readonly page: Page;
  requests: string[];
  said: string[];
}

/** A window for each look. A page is loaded anew in it for every test: whatever was in it is gone then. */
const windows = new Map<string, Kept>();
let loaded = 0;

async function windowFor(look: BrowserContextOptions): Promise<Kept> {
  const key = JSON.stringify(look);
  const before = windows.get(key);
  if (before !== undefined && !before.page.isClosed()) return before;
  const context = await (await browser()).newContext({
    ...{ locale: 'de-DE', viewport: { width: 1200, height: 900 } },
    ...look,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const one: Kept = { page, requests: [], said: [] };
  // The worker's script is a Blob that the page made.
  page.on('request', (request) => {
    if (!request.url().startsWith('blob:')) one.requests.push(request.url());
  });
  page.on('console', (message) => one.said.push(message.text()));
  page.on('pageerror', (error) => one.said.push(error.message));
  windows.set(key, one);
  return one;
}

const opened: (Offline & { readonly url: string })[] = [];

/** @param door behind `#`; empty: the first screen */
export async function open(door = '', look: BrowserContextOptions = {}): Promise<Offline> {
  const url = `${await pageUrl()}?${++loaded}`;
  const one = await windowFor(look);
  const { page } = one;
  page.removeAllListeners('dialog');
  await page.emulateMedia({ media: null });
  // Whatever was said until now was said to the test before.
  [one.requests, one.said] = [[], []];
  await page.goto(url + (door === '' ? '' : `#${door}`));
  const { requests, said } = one;
  opened.push({ page, requests, said, url });
  return { page, requests, said };
}

// Whatever a test does, the page asks nobody for anything and has nothing to complain about.
afterEach(() => {
  for (const { requests, said, url } of opened.splice(0)) {
    expect(requests.map((one) => one.replace(/#.*/, ''))).toEqual([url]);
    expect(said).toEqual([]);
  }
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
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(AXE);
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
const SCREEN = ['on a screen', {}] as const;
const DARK = ['in the dark', { colorScheme: 'dark' }] as const;
const LARGE = ['at 200 % zoom', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }] as const;
export const TELEPHONE = [
  'on a telephone in the dark',
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, isMobile: true },
] as const;

/** The usual run looks the way that leaves the least room and has the other colours. */
export const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = isThorough
  ? [SCREEN, DARK, LARGE, TELEPHONE]
  : [TELEPHONE];
