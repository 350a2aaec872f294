import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync as symlinkTo,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../src/core/problem.js';
import { Outputs } from '../../src/node/outputs.js';
import { Patience } from '../../src/node/patience.js';
import { Unfinished } from '../../src/node/unfinished.js';
import { newFolder } from '../cli/run.js';
import { type Call, systemError, unwatch, watch } from './watched-fs.js';

/** Windows and network drives: other programs hold files, for a moment or for good. */

vi.mock('node:fs', async (original) => {
  const { watchedSync } = await import('./watched-fs.js');
  return watchedSync(await original<object>());
});

afterEach(unwatch);

/** A machine that does not wait, but notes for how long it would have. */
function machine(platform: NodeJS.Platform) {
  const waits: number[] = [];
  const wait = (milliseconds: number) => {
    waits.push(milliseconds);
  };
  return { waits, machine: { platform, wait } };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('patience', () => {
  test.each([
    ['win32', 'EPERM'],
    ['win32', 'EACCES'],
    ['win32', 'EBUSY'],
    ['linux', 'EBUSY'],
  ] as const)('on %s %s is tried again, with longer and longer pauses', (platform, code) => {
    const { waits, machine: one } = machine(platform);
    let times = 0;
    const result = new Patience(one).insist(() => {
      if (++times < 5) throw systemError(code);
      return 'done';
    });
    expect([result, times, waits]).toEqual(['done', 5, [25, 50, 100, 200]]);
  });

  test.each([
    ['linux', 'EACCES'],
    ['darwin', 'EPERM'],
    ['win32', 'ENOSPC'],
    ['win32', 'ENOENT'],
  ] as const)('on %s %s is no matter of time', (platform, code) => {
    const { waits, machine: one } = machine(platform);
    expect(() =>
      new Patience(one).insist(() => {
        throw systemError(code);
      }),
    ).toThrow(code);
    expect(waits).toEqual([]);
  });

  test('ends after eight seconds, of all attempts of a command together', () => {
    const { waits, machine: one } = machine('win32');
    const patience = new Patience(one);
    const attempt = () =>
      patience.insist(() => {
        throw systemError('EBUSY');
      });
    expect(attempt).toThrow('EBUSY');
    expect(sum(waits)).toBe(8000);
    expect(attempt).toThrow('EBUSY');
    expect(sum(waits)).toBe(8000);
  });
});

const LISTS = ['invitations.csv', 'reserve.csv'];
const FILES = [...LISTS, 'audit.jsonl'].map((name) => ({ name, bytes: Buffer.from(`new ${name}`) }));

function prepared() {
  const start = newFolder();
  const out = join(start, 'out');
  mkdirSync(out);
  for (const name of LISTS) writeFileSync(join(out, name), 'old');
  const { waits, machine: one } = machine('win32');
  const unfinished = new Unfinished(new Patience(one));
  return { start, out, waits, unfinished, outputs: new Outputs(start, unfinished) };
}

const isOpen = (name: string) => (call: Call) =>
  call.name === 'renameSync' && call.args.some((path) => String(path).endsWith(join('out', name)));

/** Somebody has these files open: they can't get other names, and nothing can get theirs. */
function held(isHeld: (call: Call) => boolean, code = 'EPERM'): void {
  watch.before = (call) => {
    if (isHeld(call)) throw systemError(code);
  };
}

function refusalOf(action: () => unknown): readonly unknown[] {
  try {
    action();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return [cause.kind, ...cause.problems.map(({ code, params }) => [code, params])];
  }
  return [];
}

const texts = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe('--force on Windows while a list is open in Excel', () => {
  const refused = ['usage', ['OUT-011', { names: ['reserve.csv'], reason: 'EPERM' }]];

  test('is refused before any work is done', () => {
    const { out, outputs, waits } = prepared();
    held(isOpen('reserve.csv'));
    expect(refusalOf(() => outputs.checkFolder('out', LISTS, true))).toEqual(refused);
    unwatch();
    expect(sum(waits)).toBe(8000);
    expect(texts(out)).toEqual({ 'invitations.csv': 'old', 'reserve.csv': 'old' });
  });

  test('and if it is opened during the work, before anything is replaced', () => {
    const { start, out, outputs } = prepared();
    outputs.checkFolder('out', LISTS, true);
    held(isOpen('reserve.csv'));
    expect(refusalOf(() => outputs.writeTogether('out', FILES, true))).toEqual(refused);
    unwatch();
    expect(texts(out)).toEqual({ 'invitations.csv': 'old', 'reserve.csv': 'old' });
    expect(readdirSync(start)).toEqual(['out']);
  });

  test('a file that is read-only there is one that cannot be replaced', () => {
    const { outputs } = prepared();
    held((call) => call.name === 'accessSync' && String(call.args[0]).endsWith('invitations.csv'), 'EPERM');
    expect(refusalOf(() => outputs.checkFolder('out', LISTS, true))).toEqual([
      'usage',
      ['OUT-011', { names: ['invitations.csv'], reason: 'EPERM' }],
    ]);
  });

  test('opened after the decision: the draw is said to be valid, and which file is missing; then it is put there', () => {
    const { out, outputs } = prepared();
    let times = 0;
    // The first renaming of the list to itself is the look at it.
    held((call) => isOpen('reserve.csv')(call) && ++times > 1);
    const problems = outputs.writeTogether('out', FILES, true);
    unwatch();
    expect(problems.map(({ code, severity, params }) => [code, severity, params])).toEqual([
      ['OUT-015', 'error', { names: ['reserve.csv', 'audit.jsonl'], reason: 'EPERM' }],
    ]);
    expect(existsSync(join(out, 'audit.jsonl'))).toBe(false);
    expect(refusalOf(() => outputs.refuseInterrupted('out'))).toEqual(['invalid', ['OUT-006', undefined]]);
    expect(refusalOf(() => outputs.checkFolder('out', LISTS, true))).toEqual([
      'overwrite',
      ['OUT-012', undefined],
    ]);
    expect(texts(out)).toEqual(Object.fromEntries(FILES.map(({ name, bytes }) => [name, String(bytes)])));
  });
});

describe('a scanner that holds a new folder', () => {
  test('for a moment: it is waited for', () => {
    const { start, outputs, waits } = prepared();
    let left = 3;
    held((call) => call.name === 'renameSync' && String(call.args[1]).endsWith('new') && left-- > 0);
    expect(outputs.writeTogether('new', FILES, false)).toEqual([]);
    unwatch();
    expect(waits).toEqual([25, 50, 100]);
    expect(readdirSync(join(start, 'new')).sort()).toEqual(FILES.map(({ name }) => name).sort());
  });

  test('for good: nothing is thrown in cleaning up, and what is left is named', () => {
    const { start, outputs, unfinished } = prepared();
    held((call) => ['renameSync', 'rmSync'].includes(call.name));
    expect(refusalOf(() => outputs.writeTogether('new', FILES, false))).toEqual([
      'usage',
      ['OUT-002', { reason: 'EPERM' }],
    ]);
    const left = unfinished.discard();
    unwatch();
    const hidden = readdirSync(start).filter((name) => name.startsWith('.new.partial-'));
    expect(left).toEqual(hidden.map((name) => join(start, name)));
    expect(left).toHaveLength(1);
  });
});

test('a draw that is named by its log is none that was interrupted', () => {
  const { out, outputs } = prepared();
  writeFileSync(join(out, 'audit.jsonl'), 'x');
  expect(refusalOf(() => outputs.refuseInterrupted('out/audit.jsonl'))).toEqual([]);
});

describe('a hidden folder that this program has not made', () => {
  const commit = '.losverfahren.commit';
  const TAG = `1-${'0'.repeat(16)}`;

  test.each<[string, (out: string, outside: string) => void]>([
    [
      'a link to files of somebody else',
      (out, outside) => {
        mkdirSync(join(outside, `final-${TAG}`));
        writeFileSync(join(outside, `final-${TAG}`, 'reserve.csv'), 'mine');
        symlinkTo(outside, join(out, commit));
      },
    ],
    [
      'a folder with a link in it',
      (out, outside) => {
        mkdirSync(join(outside, 'x'));
        mkdirSync(join(out, commit));
        symlinkTo(join(outside, 'x'), join(out, commit, `final-${TAG}`));
      },
    ],
    [
      'a folder with a file that no draw has',
      (out) => {
        mkdirSync(join(out, commit, `final-${TAG}`), { recursive: true });
        writeFileSync(join(out, commit, `final-${TAG}`, 'authorized_keys'), 'x');
      },
    ],
    [
      'a link among its files',
      (out, outside) => {
        mkdirSync(join(out, commit, `final-${TAG}`), { recursive: true });
        writeFileSync(join(outside, 'secret'), 'x');
        symlinkTo(join(outside, 'secret'), join(out, commit, `final-${TAG}`, 'reserve.csv'));
      },
    ],
    [
      'a second log',
      (out) => {
        mkdirSync(join(out, commit, `final-${TAG}`), { recursive: true });
        writeFileSync(join(out, commit, `final-${TAG}`, 'audit.jsonl'), 'forged');
        writeFileSync(join(out, 'audit.jsonl'), 'true');
      },
    ],
    ['a file', (out) => writeFileSync(join(out, commit), 'x')],
    [
      'files without a tag',
      (out) => {
        mkdirSync(join(out, commit));
        writeFileSync(join(out, commit, 'audit.jsonl'), 'forged');
      },
    ],
  ])('%s: nothing is moved, and it is said', (_, arrange) => {
    const { out, start, outputs } = prepared();
    const outside = join(start, 'outside');
    mkdirSync(outside);
    arrange(out, outside);
    const before = readdirSync(start, { recursive: true }).sort();
    expect(refusalOf(() => outputs.checkFolder('out', LISTS, true))).toEqual([
      'overwrite',
      ['OUT-005', undefined],
    ]);
    expect(readdirSync(start, { recursive: true }).sort()).toEqual(before);
  });
});
