import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Problem, Refusal } from '../../src/core/problem.js';
import { Outputs } from '../../src/node/outputs.js';
import { Unfinished } from '../../src/node/unfinished.js';
import { newFolder } from '../cli/run.js';
import { unwatch, watch } from './watched-fs.js';

/**
 * Two commands at once, the one coming in between any two steps of the other: exactly one has its way, whole,
 * and what it was told stays true.
 */

vi.mock('node:fs', async (original) => {
  const { watchedSync } = await import('./watched-fs.js');
  return watchedSync(await original<object>());
});

afterEach(unwatch);

const LISTS = ['invitations.csv', 'reserve.csv'];
const files = (who: string) =>
  [...LISTS, 'audit.jsonl'].map((name) => ({ name, bytes: Buffer.from(`${who} ${name}`) }));
const filesOf = (who: string) =>
  Object.fromEntries(files(who).map(({ name, bytes }) => [name, String(bytes)]));

/** What somebody who writes is told: nothing more, problems, or the code of a refusal. */
type Told = 'done' | readonly Problem[] | string;

function told(action: () => readonly Problem[]): Told {
  try {
    const problems = action();
    return problems.length === 0 ? 'done' : problems;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    expect(cause.kind).toBe('overwrite');
    return cause.problems.map(({ code }) => code).join();
  }
}

function outputsIn(start: string): Outputs {
  return new Outputs(start, new Unfinished());
}

function textsIn(folder: string): Record<string, string> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

interface Scene {
  readonly arrange: (folder: string) => void;
  readonly force: boolean;
  readonly stays: Readonly<Record<string, string>>;
}

const inside = (...names: readonly string[]) => {
  return (folder: string) => {
    mkdirSync(join(folder, 'out'));
    for (const name of names) writeFileSync(join(folder, 'out', name), 'old');
  };
};
const SCENES: readonly (readonly [string, Scene])[] = [
  ['a folder that is not there', { arrange: () => {}, force: false, stays: {} }],
  ['an empty folder', { arrange: inside(), force: false, stays: {} }],
  ['a folder with a note', { arrange: inside('notiz.txt'), force: false, stays: { 'notiz.txt': 'old' } }],
  ['a folder with old lists and --force', { arrange: inside(...LISTS), force: true, stays: {} }],
];

/** How many calls of the file system one writing takes. */
function callsOf({ arrange, force }: Scene): number {
  const start = newFolder();
  arrange(start);
  watch.before = () => {};
  outputsIn(start).writeTogether('out', files('alone'), force);
  const { calls } = watch;
  unwatch();
  return calls;
}

describe('two draws into one folder', () => {
  test.each(SCENES)('into %s: exactly one has its way, at any step of the other', (_, scene) => {
    const calls = callsOf(scene);
    expect(calls).toBeGreaterThan(10);
    const winners = new Set<string>();
    for (let at = 1; at <= calls; at++) {
      const start = newFolder();
      scene.arrange(start);
      let second: Told = 'never came';
      watch.before = ({ number }) => {
        if (number !== at) return;
        watch.before = null;
        second = told(() => outputsIn(start).writeTogether('out', files('second'), scene.force));
      };
      const first = told(() => outputsIn(start).writeTogether('out', files('first'), scene.force));
      unwatch();
      const results = { first, second };
      const winner = first === 'done' ? 'first' : 'second';
      const loser = first === 'done' ? 'second' : 'first';
      winners.add(winner);
      expect([at, results[winner]]).toEqual([at, 'done']);
      expect(['OUT-003', 'OUT-010']).toContain(results[loser]);
      expect(textsIn(join(start, 'out'))).toEqual({ ...scene.stays, ...filesOf(winner) });
      expect(readdirSync(start)).toEqual(['out']);
    }
    expect([...winners].sort()).toEqual(['first', 'second']);
  });

  test.each(SCENES)('into %s: whoever looks meanwhile takes nothing away', (_, scene) => {
    const calls = callsOf(scene);
    for (let at = 1; at <= calls; at++) {
      const start = newFolder();
      scene.arrange(start);
      watch.before = ({ number }) => {
        if (number !== at) return;
        watch.before = null;
        told(() => {
          outputsIn(start).checkFolder('out', LISTS, scene.force);
          return [];
        });
      };
      const first = told(() => outputsIn(start).writeTogether('out', files('first'), scene.force));
      unwatch();
      expect([at, first]).toEqual([at, 'done']);
      expect(textsIn(join(start, 'out'))).toEqual({ ...scene.stays, ...filesOf('first') });
      expect(readdirSync(start)).toEqual(['out']);
    }
  });
});

describe('two that write one file', () => {
  const write = (start: string, who: string) =>
    told(() => {
      outputsIn(start).writeFiles([{ path: 'plan.yaml', bytes: Buffer.from(who) }], false);
      return [];
    });

  test('exactly one has its way, at any step of the other', () => {
    const counted = newFolder();
    watch.before = () => {};
    expect(write(counted, 'alone')).toBe('done');
    const { calls } = watch;
    unwatch();
    for (let at = 1; at <= calls; at++) {
      const start = newFolder();
      let second: Told = 'never came';
      watch.before = ({ number }) => {
        if (number !== at) return;
        watch.before = null;
        second = write(start, 'second');
      };
      const first = write(start, 'first');
      unwatch();
      expect([first, second].sort()).toEqual(['OUT-004', 'done']);
      expect(textsIn(start)).toEqual({ 'plan.yaml': first === 'done' ? 'first' : 'second' });
    }
  });
});

describe.skipIf(process.platform === 'win32')('what is written', () => {
  test.each(SCENES)('into %s is readable by its owner alone, at every step', (_, { arrange, force }) => {
    const start = newFolder();
    arrange(start);
    const before = new Set(readdirSync(start, { recursive: true, encoding: 'utf8' }));
    const umask = process.umask(0);
    let looked = 0;
    const look = () => {
      for (const name of readdirSync(start, { recursive: true, encoding: 'utf8' })) {
        if (before.has(name)) continue;
        const found = lstatSync(join(start, name));
        expect([name, found.mode & 0o777]).toEqual([name, found.isDirectory() ? 0o700 : 0o600]);
        looked++;
      }
    };
    try {
      watch.after = () => {
        const { after } = watch;
        watch.after = null;
        look();
        watch.after = after;
      };
      for (const name of LISTS) before.delete(join('out', name));
      if (force) for (const name of LISTS) before.add(join('out', name));
      outputsIn(start).writeTogether('out', files('first'), force);
    } finally {
      unwatch();
      process.umask(umask);
    }
    before.clear();
    before.add('out').add(join('out', 'notiz.txt'));
    look();
    expect(looked).toBeGreaterThan(20);
  });
});
