import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { newFolder } from '../cli/run.js';
import { open } from './offline.js';

/** Files and folders that somebody drags from a disk into the page, which itself was opened from a disk. */

/** As the mouse does it: the browser is told paths and makes of them what a page is given. */
async function drop(page: Page, zone: string, paths: readonly string[]): Promise<void> {
  const box = await page.locator(zone).first().boundingBox();
  if (box === null) throw new Error(`nobody can see ${zone}`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  await session.detach();
}

const CSV = 'id,geburtsdatum\n1,2000-01-01\n';

/** Names of the files that the page says it has, as soon as there are so many. */
async function taken(page: Page, count: number): Promise<string[]> {
  const names = page.locator('.files .file');
  await names.nth(count - 1).waitFor();
  return (await names.allInnerTexts()).sort();
}

describe('what is dropped', () => {
  test('files are taken', async () => {
    const folder = newFolder();
    for (const name of ['a.csv', 'b.csv']) writeFileSync(join(folder, name), CSV);
    const { page } = await open('verify');
    await drop(
      page,
      '.drop',
      ['a.csv', 'b.csv'].map((name) => join(folder, name)),
    );
    expect(await taken(page, 2)).toEqual(['a.csv', 'b.csv']);
  });

  test('of a folder all files are taken, also those of its folders', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'ziehung', 'unter'), { recursive: true });
    for (const name of ['a.csv', 'unter/b.csv']) writeFileSync(join(folder, 'ziehung', name), CSV);
    const { page } = await open('verify');
    await drop(page, '.drop', [join(folder, 'ziehung')]);
    expect(await taken(page, 2)).toEqual(['a.csv', 'b.csv']);
  });

  test('what the browser does not hand over is said, until files are chosen', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'ziehung'));
    writeFileSync(join(folder, 'a.csv'), CSV);
    const { page } = await open('verify');
    await page.evaluate(() => {
      const refused = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      Object.assign(DataTransferItem.prototype, { getAsFileSystemHandle: refused });
    });
    await drop(page, '.drop', [join(folder, 'ziehung')]);
    const alert = page.getByText('nicht übergeben', { exact: false });
    await alert.waitFor();
    await page.locator('input[type=file]').setInputFiles(join(folder, 'a.csv'));
    expect(await taken(page, 1)).toEqual(['a.csv']);
    expect(await alert.count()).toBe(0);
  });
});
