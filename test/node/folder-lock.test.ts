import { mkdirSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../src/core/problem.js';
import { takeFolder } from '../../src/node/folder-lock.js';
import { type Machine, Patience } from '../../src/node/patience.js';
import { Unfinished } from '../../src/node/unfinished.js';
import { newFolder } from '../cli/run.js';
import { buried } from './recording.js';
import { systemError, unwatch, watch } from './watched-fs.js';

/** One at a time in a folder, whoever comes in between whatever steps. */

vi.mock('node:fs', async (original) => {
  const { watchedSync } = await import('./watched-fs.js');
  return watchedSync(await original<object>());
});

afterEach(unwatch);

const SINCE = '2026-12-01T09:00:00Z';
const LOCK = '.losverfahren.lock';

/** A machine on which nothing waits; each pause is told. */
function machine(wait: (milliseconds: number) => void = () => {}, platform: NodeJS.Platform = 'linux') {
  const made: Machine = { platform, wait };
  return new Unfinished(new Patience(made));
}

const take = (folder: string, name = 'meier, rathaus', patience = 0, unfinished = machine()) =>
  takeFolder(folder, 'ziehung', { name, since: SINCE }, patience, unfinished);

/** What somebody who comes is told: they have it, or the code and parameters of a refusal. */
async function told(taking: Promise<() => void>): Promise<unknown> {
  try {
    const release = await taking;
    return release;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return [cause.kind, ...cause.problems.map(({ code, params }) => [code, params])];
  }
}

const BUSY = ['overwrite', ['LOCK-001', { holder: 'meier, rathaus', since: SINCE }]];

describe('the lock of a folder', () => {
  test('a second one is told who has it and since when; afterwards it is free and nothing is left', async () => {
    const folder = newFolder();
    const release = await take(folder);
    expect(await told(take(folder, 'schulz, rathaus'))).toEqual(BUSY);
    release();
    expect(readdirSync(folder)).toEqual([]);
    const again = await take(folder, 'schulz, rathaus');
    again();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of two at once exactly one has it, at any step of the other', async () => {
    const counted = newFolder();
    watch.before = () => {};
    const release = await take(counted);
    const taking = watch.calls;
    release();
    const { calls } = watch;
    unwatch();
    expect(calls).toBeGreaterThan(8);
    const winners = new Set<string>();
    for (let at = 1; at <= calls; at++) {
      const folder = newFolder();
      let second: Promise<unknown> = Promise.resolve('never came');
      watch.before = ({ number }) => {
        if (number !== at) return;
        watch.before = null;
        // It gets as far as it can before anything else goes on.
        second = told(take(folder, 'schulz, rathaus'));
      };
      const first = await told(take(folder));
      if (typeof first === 'function') first();
      unwatch();
      const other = await second;
      const have = [first, other].filter((one) => typeof one === 'function');
      winners.add(`${typeof first} ${typeof other}`);
      // Who comes while the first lets go may find it free already.
      expect([at, have.length]).toEqual([at, at <= taking ? 1 : expect.toBeOneOf([1, 2])]);
      if (typeof other === 'function') other();
      expect([at, readdirSync(folder)]).toEqual([at, []]);
    }
    expect([...winners]).toEqual(expect.arrayContaining(['function object', 'object function']));
  });

  test('a third can’t get it from two that meet on what a killed process has left', async () => {
    const folder = newFolder();
    await take(folder);
    buried(folder);
    let second: Promise<unknown> = Promise.resolve('never came');
    watch.before = ({ name }) => {
      if (name !== 'unlinkSync') return;
      watch.before = null;
      second = told(take(folder, 'schulz, rathaus'));
    };
    const first = await told(take(folder));
    unwatch();
    expect([typeof first, typeof (await second)].sort()).toEqual(['function', 'object']);
  });

  test('one that a killed process has left is taken over', async () => {
    const folder = newFolder();
    await take(folder);
    buried(folder);
    const release = await take(folder, 'schulz, rathaus');
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('one of another machine counts for a day', async () => {
    const folder = newFolder();
    await take(folder);
    const [name = ''] = readdirSync(join(folder, LOCK));
    const theirs = join(folder, LOCK, name.replace(/-([0-9a-f]{8})([0-9a-f]{8})$/, '-00000000$2'));
    renameSync(join(folder, LOCK, name), theirs);
    expect(await told(take(folder, 'schulz, rathaus'))).toEqual(BUSY);
    const old = new Date(Date.now() - 25 * 60 * 60 * 1000);
    utimesSync(theirs, old, old);
    const release = await take(folder, 'schulz, rathaus');
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('whoever waits gets it when it is free, and waits no longer than their patience', async () => {
    const folder = newFolder();
    const release = await take(folder);
    const pauses: number[] = [];
    const waiting = machine((milliseconds) => {
      pauses.push(milliseconds);
      if (pauses.length === 3) release();
    });
    const second = await take(folder, 'schulz, rathaus', 1000, waiting);
    expect(pauses).toEqual([50, 100, 200]);
    pauses.length = 0;
    expect(
      await told(
        take(
          folder,
          'lange, rathaus',
          1000,
          machine((pause) => pauses.push(pause)),
        ),
      ),
    ).toEqual(['overwrite', ['LOCK-001', { holder: 'schulz, rathaus', since: SINCE }]]);
    expect(pauses.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(1000);
    expect(pauses.reduce((a, b) => a + b)).toBeLessThan(1500);
    second();
  });

  test('whoever is interrupted leaves nothing, also while waiting for others to let go of files', async () => {
    const folder = newFolder();
    const unfinished = machine();
    await take(folder, 'meier, rathaus', 0, unfinished);
    expect(readdirSync(folder)).toEqual([LOCK]);
    expect(unfinished.discard()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('on Windows a scanner that holds the new folder is waited for', async () => {
    const folder = newFolder();
    const pauses: number[] = [];
    let times = 0;
    watch.before = ({ name }) => {
      if (name === 'renameSync' && ++times <= 2) throw systemError('EPERM');
    };
    const unfinished = machine((pause) => pauses.push(pause), 'win32');
    const release = await take(folder, 'meier, rathaus', 0, unfinished);
    unwatch();
    expect([times, pauses.length]).toEqual([3, 2]);
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what is in its place and not this program’s is left alone', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, LOCK));
    writeFileSync(join(folder, LOCK, 'notiz.txt'), 'x');
    expect(await told(take(folder))).toEqual(['overwrite', ['LOCK-001', { holder: '?', since: '' }]]);
    expect(readdirSync(join(folder, LOCK))).toEqual(['notiz.txt']);
    const other = newFolder();
    writeFileSync(join(other, LOCK), 'x');
    await expect(take(other)).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect(readdirSync(other)).toEqual([LOCK]);
  });
});
