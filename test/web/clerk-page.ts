import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { runCommandLine } from '../../src/cli/run.js';
import { program } from '../../src/cli/version.js';
import { FIXTURES, worldIn } from '../cli/run.js';
import { open } from './offline.js';

/** The clerk's door of the page in Chromium, and the command line as the page would run it. */

const folder = mkdtempSync(join(tmpdir(), 'losverfahren-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The page at its door, in German; any request but for itself, and any word on the console, fails the test. */
export async function openDoor(
  look: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly demandQuiet: () => void }> {
  const { page, said } = await open('draw', look);
  return { page, demandQuiet: () => expect(said).toEqual([]) };
}

/** The first people of Musterstadt, enough for a draw; `musterstadt.csv` in a folder of its own. */
export function smallRegister(): string {
  const path = join(mkdtempSync(join(folder, 'register-')), 'musterstadt.csv');
  const rows = readFileSync(join(FIXTURES, 'musterstadt.csv'), 'utf8').split('\r\n');
  writeFileSync(path, `${rows.slice(0, 2001).join('\r\n')}\r\n`);
  return path;
}

/** What has the focus, as people would call it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>(
    '((document.activeElement?.labels?.[0] ?? document.activeElement)?.textContent ?? "").trim()',
  );
}

/** Goes on by the tabulator until this has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let count = 0; count < 200; count++) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${name}`);
}

/** Chooses files in the zone with this label. */
export function choose(page: Page, label: string | RegExp, files: string | readonly string[]) {
  return page.locator('input[type=file]').and(page.getByLabel(label)).setInputFiles([files].flat());
}

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

/** Presses the button and gives the files of the archive that is saved, by their paths. */
export async function saved(page: Page, button: string): Promise<Readonly<Record<string, Uint8Array>>> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, button)]);
  const path = join(folder, `${Math.random()}.zip`);
  await download.saveAs(path);
  return unzipSync(readFileSync(path));
}

/** Puts files into a folder. */
export function lay(where: string, files: Readonly<Record<string, Uint8Array>>): void {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(where, path)), { recursive: true });
    writeFileSync(join(where, path), bytes);
  }
}

/** The command line as if it were the page: its log names the page in place of Node's version. */
export async function asPage(cwd: string, args: readonly string[]): Promise<void> {
  const world = { ...worldIn({ cwd }), program: { ...program(), nodeVersion: 'page' } };
  const code = await runCommandLine(args, world);
  expect([code, code === 0 ? '' : world.stderr.text]).toEqual([0, '']);
}

/** When the entries of a log were written, in their order. */
export function timesIn(log: Uint8Array | undefined): string[] {
  const lines = new TextDecoder().decode(log).trimEnd().split('\n');
  return lines.map((line) => (JSON.parse(line) as { readonly at: string }).at);
}
