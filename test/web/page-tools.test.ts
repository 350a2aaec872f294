import { afterEach, describe, expect, test, vi } from 'vitest';
import { chosenFiles } from '../../src/web/chosen-files.js';
import { pageTools, pauses } from '../../src/web/page-tools.js';

/** What a page hands to the procedure. That a browser gives the same is shown in `page.test.ts`. */

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const FILES = new Map([['plan.yaml', new Blob(['version: 1'])]] as const);
const SETTINGS = {
  program: { toolVersion: '1.2.3', nodeVersion: 'page' },
  solver: new Uint8Array(0),
};

describe('files that somebody chose', () => {
  const files = chosenFiles(FILES);

  test('are all in one folder, whatever the path says', async () => {
    for (const path of ['plan.yaml', 'some/where/plan.yaml', 'C:\\Daten\\plan.yaml']) {
      expect(files.kind(path)).toBe('file');
      expect(text(await files.read(path))).toBe('version: 1');
      expect(await files.open(path)).toMatchObject({ name: 'plan.yaml', size: 10, path: null });
    }
    expect([files.kind('.'), files.folderOf('a/plan.yaml')]).toEqual(['folder', '.']);
    expect([files.at('.', 'plan.yaml'), files.join('a', 'b/plan.yaml')]).toEqual([
      'plan.yaml',
      'b/plan.yaml',
    ]);
  });

  test('that were not chosen are refused as a disk does it', async () => {
    expect([files.kind('other.csv'), files.kind('plan.yaml/')]).toEqual([null, null]);
    await expect(files.read('other.csv')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.open('a/other.csv')).rejects.toMatchObject({
      problems: [{ code: 'REG-001', where: [{ file: 'a/other.csv' }], params: { reason: 'ENOENT' } }],
    });
  });

  test('are read from their beginning each time they are opened, in parts of any size', async () => {
    const blob = new Blob(['0123456789']);
    const source = await chosenFiles(new Map([['r.csv', blob]])).open('r.csv');
    for (const size of [1, 3, 10, 64]) {
      const reader = await source.open();
      const target = new Uint8Array(size);
      let read = '';
      for (let count = -1; count !== 0; read += text(target.subarray(0, count))) {
        count = await reader.read(target);
      }
      await reader.close();
      expect(read).toBe('0123456789');
    }
  });

  test('that can no longer be read have changed', async () => {
    const gone = new Blob(['Nr\n1\n']);
    gone.slice = () =>
      ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }) as unknown as Blob;
    gone.arrayBuffer = () => Promise.reject(new Error('NotReadableError'));
    const chosen = chosenFiles(new Map([['r.csv', gone]]));
    const reader = await (await chosen.open('r.csv')).open();
    await expect(reader.read(new Uint8Array(8))).rejects.toMatchObject({
      problems: [{ code: 'REG-020', where: [{ file: 'r.csv' }] }],
    });
    await expect(chosen.read('r.csv')).rejects.toMatchObject({ code: 'EIO' });
  });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the tools of a page', () => {
  test('give the time in whole seconds, the program as it was said, and how far the reading is', () => {
    const seen: number[][] = [];
    const { now, program, reading } = pageTools(FILES, { ...SETTINGS, progress: (...all) => seen.push(all) });
    vi.setSystemTime(new Date('2026-12-05T19:30:00.987Z'));
    expect(now()).toBe('2026-12-05T19:30:00Z');
    expect(program).toEqual(SETTINGS.program);
    reading(500).progress?.(20, 3);
    expect(seen).toEqual([[20, 500, 3]]);
    expect(pageTools(FILES, SETTINGS).reading(500)).toEqual({});
  });

  test('let others work in the pauses, and end these in the order in which they began', async () => {
    const pause = pauses();
    const order: string[] = [];
    let others = false;
    setTimeout(() => {
      others = true;
    });
    await Promise.all([pause().then(() => order.push('one')), pause().then(() => order.push('two'))]);
    // Promises alone would never let it come.
    for (let count = 0; !others && count < 1_000_000; count++) await pause();
    expect([order, others]).toEqual([['one', 'two'], true]);
  });
});
