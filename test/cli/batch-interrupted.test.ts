import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { unwritable } from '../../src/node/refusals.js';
import { runs } from '../thorough.js';
import { copied } from './commitments.js';
import { runOn } from './failing.js';
import { csvText, markedTown, save } from './registers.js';
import { contents, newFolder, type Outcome, run, runProcess, SEED } from './run.js';

/** A batch that is killed, asked to end, or has no room left: the next call ends as if nothing had happened. */

const KEYS = Array.from({ length: 5 }, (_, at) => `08${111_001 + at}`);
const CALL = ['batch', 'liste.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'aus'];
const PRELOAD = fileURLToPath(new URL('./signal-at.mjs', import.meta.url));
const ON = [
  'mkdirSync',
  'renameSync',
  'rmdirSync',
  'rmSync',
  'unlinkSync',
  'openSync',
  'writeSync',
  'fsyncSync',
  'fsync',
]
  .map((name) => `fs.${name}`)
  .join();

let ground = '';
let expected: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  ground = newFolder();
  mkdirSync(join(ground, 'reg'));
  save(ground, 'plan.yaml', 'version: 1\nstratify: [district]\n');
  const rows = KEYS.map((key) => `${key};reg/${key}.csv;3`);
  save(ground, 'liste.csv', `AGS;Register;Briefe\n${rows.join('\n')}\n`);
  for (const [at, key] of KEYS.entries()) save(ground, `reg/${key}.csv`, csvText(markedTown(20 + at)));
  const cwd = copied(ground);
  await run(CALL, { cwd });
  expected = contents(join(cwd, 'aus'));
});

function stopped(cwd: string, at: number, signal: string, on = ON, call = CALL): Promise<Outcome> {
  const env = {
    NODE_OPTIONS: `--import ${JSON.stringify(PRELOAD)}`,
    SIGNAL: signal,
    SIGNAL_AT: String(at),
    SIGNAL_ON: on,
  };
  return runProcess(call, { cwd, env });
}

test.each(['SIGKILL', 'SIGINT'])(
  'with %s at any moment the next call goes on',
  async (signal) => {
    const calls = Number(/calls: (\d+)/.exec((await stopped(copied(ground), 0, signal)).stderr)?.[1]);
    expect(calls).toBeGreaterThan(50);
    const count = runs(50, signal === 'SIGKILL' ? 3 : 2);
    for (let at = 1; at <= count; at++) {
      const cwd = copied(ground);
      const moment = Math.ceil((at * calls) / (count + 1));
      const { code } = await stopped(cwd, moment, signal);
      // Whoever is asked to end leaves nothing behind but what is finished.
      if (signal === 'SIGINT') {
        expect([moment, code]).toEqual([moment, expect.toBeOneOf([0, 130])]);
        const left = readdirSync(join(cwd, 'aus')).filter((name) => name.startsWith('.'));
        expect([moment, left]).toEqual([moment, []]);
      }
      const next = await run(CALL, { cwd });
      expect([moment, next.code, next.code === 0 ? '' : next.stderr]).toEqual([moment, 0, '']);
      expect([moment, contents(join(cwd, 'aus'))]).toEqual([moment, expected]);
    }
  },
  600_000,
);

test('killed while the log about all of them is put in its place, the next call goes on', async () => {
  const on = 'fs.renameSync';
  const calls = Number(/calls: (\d+)/.exec((await stopped(copied(ground), 0, 'SIGKILL', on)).stderr)?.[1]);
  let left = 0;
  for (let at = calls; at > calls - 4; at--) {
    const cwd = copied(ground);
    await stopped(cwd, at, 'SIGKILL', on);
    left += Number(readdirSync(join(cwd, 'aus')).includes('.losverfahren.commit'));
    const next = await run(CALL, { cwd });
    expect([at, next.code, next.code === 0 ? '' : next.stderr]).toEqual([at, 0, '']);
    expect(contents(join(cwd, 'aus'))).toEqual(expected);
  }
  expect(left).toBeGreaterThan(0);
}, 60_000);

const COMMIT = ['commit', '--batch', 'liste.csv', '-c', 'plan.yaml', '-o', 'aus'];

test.each([
  ['commit --batch', [] as string[][], COMMIT],
  ['batch on commitments', [COMMIT], CALL],
])(
  '%s killed at any moment: the next call goes on, with the keys that are there',
  async (_, before, call) => {
    const prepared = copied(ground);
    for (const args of before) expect((await run(args, { cwd: prepared })).code).toBe(0);
    const calls = Number(
      /calls: (\d+)/.exec((await stopped(copied(prepared), 0, 'SIGKILL', ON, call)).stderr)?.[1],
    );
    const count = runs(50, 3);
    for (let at = 1; at <= count; at++) {
      const cwd = copied(prepared);
      const moment = Math.ceil((at * calls) / (count + 1));
      await stopped(cwd, moment, 'SIGKILL', ON, call);
      const next = await run(call, { cwd });
      expect([moment, next.code, next.code === 0 ? '' : next.stderr]).toEqual([moment, 0, '']);
      const left = readdirSync(join(cwd, 'aus')).filter((name) => name.startsWith('.'));
      expect([moment, left]).toEqual([moment, []]);
      if (before.length === 0) expect((await run(CALL, { cwd })).code).toBe(0);
      const verified = await run(['verify', 'aus', '--register', 'liste.csv'], { cwd });
      expect([moment, verified.code, verified.stdout]).toEqual([
        moment,
        0,
        expect.stringContaining('5 recomputed'),
      ]);
    }
  },
  600_000,
);

describe('of a municipality that is drawn no more nothing is left of what was killed', () => {
  const hidden = (cwd: string) =>
    readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('.partial-'));
  const [FIRST = ''] = KEYS;

  test.each([
    ['its list, with its row gone', [] as string[][], CALL, 0],
    ['its list, with its register gone', [], CALL, 3],
    ['its list beside its commitment, with its register gone', [COMMIT], CALL, 3],
    ['its key, with its row gone', [], COMMIT, 0],
  ])('%s', async (_, before, call, code) => {
    const cwd = copied(ground);
    for (const args of before) await run(args, { cwd });
    const rows = (keys: readonly string[]) =>
      save(
        cwd,
        'liste.csv',
        `AGS;Register;Briefe\n${keys.map((key) => `${key};reg/${key}.csv;3\n`).join('')}`,
      );
    if (before.length === 0) rows([FIRST]);
    await stopped(cwd, 1, 'SIGKILL', 'fs.fsync', call);
    expect(hidden(cwd).length).toBeGreaterThan(0);
    rmSync(join(cwd, 'reg', `${FIRST}.csv`));
    if (code === 0) rows(KEYS.slice(1));
    expect((await run(call, { cwd })).code).toBe(code);
    expect(hidden(cwd)).toEqual([]);
  });
});

test('a full disk in the middle ends it, and is told; with room again the next call goes on', async () => {
  const cwd = copied(ground);
  let written = 0;
  const full = await runOn(
    ({ outputs }) => {
      const folders = outputs.folders.bind(outputs);
      outputs.folders = (...all) => {
        const { write, writeFile } = folders(...all);
        return {
          writeFile,
          write: (...args) => {
            if (++written <= 2) return write(...args);
            throw unwritable(args[0], Object.assign(new Error(), { code: 'ENOSPC' }));
          },
        };
      };
      return { outputs };
    },
    [...CALL, '--json'],
    { cwd },
  );
  const last = JSON.parse(full.stdout.trim().split('\n').at(-1) ?? '');
  expect(last).toMatchObject({ drawn: 2, failed: 1, left: 2, fingerprint: null });
  expect(full.code).toBe(2);
  expect(readdirSync(join(cwd, 'aus')).filter((name) => name.startsWith('.'))).toEqual([]);
  expect((await run(CALL, { cwd })).code).toBe(0);
  expect(contents(join(cwd, 'aus'))).toEqual(expected);
});
