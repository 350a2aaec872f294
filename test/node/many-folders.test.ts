import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../src/core/problem.js';
import { SharedFolder } from '../../src/node/flushing.js';
import { Outputs } from '../../src/node/outputs.js';
import { InFlight } from '../../src/node/threads/in-flight.js';
import { Unfinished } from '../../src/node/unfinished.js';
import { newFolder } from '../cli/run.js';
import { systemError, unwatch, watch } from './watched-fs.js';

/** Many folders, each whole or not there, that are written without waiting for each other. */

vi.mock('node:fs', async (original) => {
  const { watchedSync } = await import('./watched-fs.js');
  return watchedSync(await original<object>());
});

afterEach(unwatch);

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const FILES = [file('invitations.csv', 'a'), file('reserve.csv', 'b'), file('audit.jsonl', 'c')];
const WHOLE = { 'audit.jsonl': 'c', 'invitations.csv': 'a', 'reserve.csv': 'b' };
const NAMES = ['eins', 'zwei', 'drei'];

/** Of all files that a folder shows; what is unfinished is hidden. */
function textsIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Whether there is a log already, which the new one goes on from. */
const SCENES = [
  ['are not there', null],
  ['hold a log', '-'],
] as const;

describe.each(SCENES)('folders that %s', (_, before) => {
  function prepared() {
    const start = newFolder();
    for (const name of before === null ? [] : NAMES) {
      mkdirSync(join(start, name));
      writeFileSync(join(start, name, 'audit.jsonl'), before ?? '');
    }
    const unfinished = new Unfinished();
    return { start, unfinished, outputs: new Outputs(start, unfinished) };
  }
  const log = before === null ? undefined : new TextEncoder().encode(before);
  const is = before === null ? undefined : { 'audit.jsonl': before };

  /** What became of each: problems that were told, or the code of the refusal. */
  async function writeAll(outputs: Outputs): Promise<readonly string[][]> {
    const { write } = outputs.folders('.');
    const all = NAMES.map(async (name) => {
      try {
        return (await write(name, FILES, log)).map(({ code }) => code);
      } catch (cause) {
        if (!(cause instanceof Refusal)) throw cause;
        return ['refused', ...cause.problems.map(({ code }) => code)];
      }
    });
    return Promise.all(all);
  }

  const KINDS = [
    ['EIO', 'before'],
    ['ENOSPC', 'before'],
    ['EIO', 'after'],
  ] as const;

  test.each(KINDS)(
    'are each whole, or as before, whichever call fails with %s %s its effect',
    async (code, when) => {
      watch.before = () => {};
      expect(await writeAll(prepared().outputs)).toEqual([[], [], []]);
      const { calls } = watch;
      unwatch();
      expect(calls).toBeGreaterThan(40);
      const seen = new Set<string>();
      for (let at = 1; at <= calls; at++) {
        const { start, unfinished, outputs } = prepared();
        let name = '';
        watch[when] = (call) => {
          if (call.number !== at) return;
          name = call.name;
          throw systemError(code);
        };
        const told = await writeAll(outputs);
        unwatch();
        for (const [index, codes] of told.entries()) {
          const folder = join(start, NAMES[index] ?? '');
          const found = existsSync(folder) ? textsIn(folder) : undefined;
          const [first = ''] = codes;
          seen.add(first);
          if (first === 'refused') expect([at, name, codes, found]).toEqual([at, name, codes, is]);
          else if (first === 'OUT-015') expect([at, name, codes]).toEqual([at, name, ['OUT-015']]);
          else expect([at, name, found]).toEqual([at, name, expect.objectContaining(WHOLE)]);
        }
        // The others are not touched by what becomes of one.
        expect([at, name, told.filter((codes) => codes[0] === 'refused').length <= 1]).toEqual([
          at,
          name,
          true,
        ]);
        expect([at, name, unfinished.discard()]).toEqual([at, name, []]);
        const hidden = readdirSync(start).filter((one) => one.includes('partial'));
        expect([at, name, hidden]).toEqual([at, name, []]);
      }
      expect(seen).toContain('');
      expect(seen).toContain('refused');
    },
  );
});

describe('a key of its own for each, in a folder beside', () => {
  const key = (name: string) => ({ path: join('schluessel', `${name}.key`), bytes: new Uint8Array([1, 2]) });

  test('is there whole or not at all, whichever call fails, and is never written over', async () => {
    const all = async (start: string, unfinished: Unfinished) => {
      const { writeFile } = new Outputs(start, unfinished).folders('.', 'schluessel');
      const ended = await Promise.allSettled(
        NAMES.map((name) => writeFile({ ...key(name), isSecret: true })),
      );
      return ended.map(({ status }) => status === 'fulfilled');
    };
    watch.before = () => {};
    expect(await all(newFolder(), new Unfinished())).toEqual([true, true, true]);
    const { calls } = watch;
    unwatch();
    let failed = 0;
    for (let at = 1; at <= calls; at++) {
      const [start, unfinished] = [newFolder(), new Unfinished()];
      watch.before = ({ number }) => {
        if (number === at) throw systemError('EIO');
      };
      const done = await all(start, unfinished);
      unwatch();
      failed += done.filter((one) => !one).length;
      const folder = join(start, 'schluessel');
      const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
      const whole = NAMES.filter((_, index) => done[index]).map((name) => `${name}.key`);
      expect([at, names.sort()]).toEqual([at, whole.sort()]);
      for (const name of names) expect([at, readFileSync(join(folder, name)).length]).toEqual([at, 2]);
      expect([at, unfinished.discard()]).toEqual([at, []]);
      const left = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('.')) : [];
      expect([at, left]).toEqual([at, []]);
    }
    expect(failed).toBeGreaterThan(10);
    const start = newFolder();
    const { writeFile } = new Outputs(start, new Unfinished()).folders('.', 'schluessel');
    await writeFile(key('eins'));
    await expect(writeFile(key('eins'))).rejects.toMatchObject({ problems: [{ code: 'OUT-004' }] });
  });
});

test('what killed commands have left is removed, whatever it was, where files go as well; what somebody is at work on stays', async () => {
  const start = newFolder();
  const left = (base: string, pid = 999_999_999) => `.${base}.partial-${pid}-${tagged}`;
  const [own = ''] = readdirSync(start);
  expect(own).toBe('');
  const unfinished = new Unfinished();
  const outputs = new Outputs(start, unfinished);
  const tagged = await machineTag(outputs, start);
  mkdirSync(join(start, 'keys'));
  for (const folder of ['.', 'keys'])
    for (const name of [left('eins'), left('vier'), left('eins', process.ppid)])
      mkdirSync(join(start, folder, name));
  outputs.folders('.', 'keys');
  for (const folder of ['.', 'keys']) {
    const names = readdirSync(join(start, folder)).filter((name) => name.startsWith('.'));
    expect([folder, names]).toEqual([folder, [left('eins', process.ppid)]]);
  }
});

/** What a name of unfinished work ends with on this machine, behind the process. */
async function machineTag(outputs: Outputs, start: string): Promise<string> {
  let tag = '';
  watch.before = ({ name, args: [path] }) => {
    const found = /\.partial-\d+-([0-9a-f]{16})$/.exec(String(path));
    if (name === 'mkdirSync' && found?.[1] !== undefined) tag = found[1];
  };
  await outputs.folders('.').write('x', FILES);
  unwatch();
  expect(readdirSync(start)).toEqual(['x']);
  return tag;
}

test('a folder is flushed for what appears in it: once for all that are there when it begins, again for later ones', async () => {
  let flushed = 0;
  watch.after = ({ name }) => {
    if (name === 'fsync') flushed++;
  };
  const folder = new SharedFolder(newFolder());
  const first = folder.flush();
  expect(folder.flush()).toBe(first);
  await Promise.resolve();
  await Promise.resolve();
  // By now it has begun, and who comes may be too late for it.
  const second = folder.flush();
  expect(second).not.toBe(first);
  expect(folder.flush()).toBe(second);
  await Promise.all([first, second]);
  expect(flushed).toBe(2);
  await folder.flush();
  expect(flushed).toBe(3);
});

describe('what is in flight', () => {
  const open = () => {
    let end: (goesOn: boolean) => void = () => {};
    const ended = new Promise<boolean>((resolve) => {
      end = resolve;
    });
    return { end, begin: () => ended };
  };

  test('is never more than there is room for', async () => {
    const flight = new InFlight(2);
    const [one, two] = [open(), open()];
    flight.add(one.begin);
    await flight.room();
    flight.add(two.begin);
    let hasRoom = false;
    const room = flight.room().then(() => {
      hasRoom = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(hasRoom).toBe(false);
    two.end(true);
    await room;
    one.end(true);
    await flight.end();
    expect(flight.isStopped).toBe(false);
  });

  test('stops when one says so, or throws; all are waited for, and the first cause is thrown', async () => {
    const flight = new InFlight(3);
    const slow = open();
    flight.add(slow.begin);
    flight.add(async () => {
      throw new Error('first');
    });
    flight.add(async () => {
      throw new Error('second');
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(flight.isStopped).toBe(true);
    let isOver = false;
    const over = flight.end().finally(() => {
      isOver = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isOver).toBe(false);
    slow.end(true);
    await expect(over).rejects.toThrow('first');
    const other = new InFlight(1);
    other.add(async () => false);
    await other.end();
    expect(other.isStopped).toBe(true);
  });
});
