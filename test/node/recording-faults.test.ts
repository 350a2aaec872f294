import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { copyOf } from '../audit/verifying.js';
import { codesOf } from '../cli/commitments.js';
import { run } from '../cli/run.js';
import { isThorough } from '../thorough.js';
import {
  buried,
  done,
  drawn,
  litter,
  RECORD,
  RECORD_MORE,
  REPLACE,
  watchSqlite,
  whole,
} from './recording.js';
import { type Call, systemError, unwatch, watch } from './watched-fs.js';

/**
 * Every single call of the file system in `record` and `replace`, SQLite's own among them, fails once, or is the last
 * one that ever has an effect. Nothing is lost, nothing is there twice: the next call ends with the very log, lists
 * and notes of one that nothing happened to.
 */

vi.mock('node:fs', async (original) => {
  const { watchedSync } = await import('./watched-fs.js');
  // What is on the disk when the power fails is not to be seen here, so nothing waits for it.
  return watchedSync({ ...(await original<object>()), fsyncSync: () => {} });
});
vi.mock('node:fs/promises', async (original) => {
  const { watchedPromises } = await import('./watched-fs.js');
  return watchedPromises(await original<object>());
});

let fresh = '';
let replied = '';
let unwatchSqlite = () => {};

beforeAll(async () => {
  fresh = await drawn();
  replied = copyOf(fresh);
  await done(replied, RECORD);
  unwatchSqlite = watchSqlite();
});
afterEach(unwatch);
afterAll(() => unwatchSqlite());

const CHANGING = /mkdir|open|write|fsync|rename|link|rm|truncate/;

/** In the usual run each of these with some of the calls, all together with all. */
const KINDS = [
  ['EIO', 'before', 0],
  ['ENOSPC', 'before', 1],
  ['EBUSY', 'before', 2],
  ['EIO', 'after', 3],
] as const;

interface Scene {
  readonly from: () => string;
  readonly args: readonly string[];
}

const SCENES: readonly (readonly [string, Scene, third: number])[] = [
  ['record, the first time', { from: () => fresh, args: RECORD }, 0],
  ['record, what some of is known', { from: () => replied, args: RECORD_MORE }, 1],
  ['replace', { from: () => replied, args: REPLACE }, 2],
];

/** In the usual run each scene has a third of its calls, all scenes together have the whole way. */
function chosen(all: readonly Call[], third: number): readonly Call[] {
  return all.filter((_, at) => isThorough || at % SCENES.length === third);
}

async function calls({ from, args }: Scene): Promise<readonly Call[]> {
  const cwd = copyOf(from());
  const seen: Call[] = [];
  watch.before = (call) => seen.push(call);
  const { code, stderr } = await run(args, { cwd });
  unwatch();
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  return seen;
}

/** The command twice, with nothing in its way. */
async function undisturbed({ from, args }: Scene): Promise<Record<string, unknown>> {
  const cwd = copyOf(from());
  await done(cwd, args);
  const first = await whole(cwd);
  await done(cwd, args);
  const second = await whole(cwd);
  expect(second).toEqual(first);
  expect(first.litter).toEqual([]);
  expect((await run(['verify', 'out', '-r', 'register.csv', '-c', 'plan.yaml'], { cwd })).code).toBe(0);
  return first;
}

/** An empty lock that could not be removed holds up nobody, and goes with the next call. */
const leftBy = (name: string) =>
  name === 'rmdirSync' ? expect.toBeOneOf([[], ['out/.losverfahren.lock']]) : [];

const log = (folder: string) => readFileSync(join(folder, 'out/audit.jsonl'), 'utf8');

describe.each(SCENES)('%s', (_, scene, third) => {
  test('from any call on nothing has an effect any more: the next call finishes it', async () => {
    const all = await calls(scene);
    const expected = await undisturbed(scene);
    const changing = all.filter(({ name }) => isThorough || CHANGING.test(name));
    expect(changing.length).toBeGreaterThan(40);
    for (const { number, name } of chosen(changing, third)) {
      const cwd = copyOf(scene.from());
      watch.before = (call) => {
        if (call.number >= number) throw systemError('EIO');
      };
      await run(scene.args, { cwd });
      unwatch();
      buried(cwd);
      const { code, stderr } = await run(scene.args, { cwd });
      expect([number, name, code, code === 0 ? '' : stderr]).toEqual([number, name, 0, '']);
      expect([number, name, await whole(cwd)]).toEqual([number, name, expected]);
    }
  });

  test.each(KINDS)(
    'any call fails once with %s %s its effect: said, and the next call finishes',
    async (reason, when, turn) => {
      const all = await calls(scene);
      const expected = await undisturbed(scene);
      const seen = new Set<number | null>();
      const own = all.filter((_, at) => isThorough || at % KINDS.length === turn);
      for (const { number, name } of chosen(own, third)) {
        const cwd = copyOf(scene.from());
        const before = log(cwd);
        watch[when] = (call) => {
          if (call.number === number) throw systemError(reason);
        };
        const { code, stderr } = await run(scene.args, { cwd });
        unwatch();
        const codes = codesOf(stderr);
        const where = [number, name, code, ...codes];
        seen.add(code);
        expect(codes).not.toContain('BUG-001');
        expect(stderr).not.toContain('Geheim');
        const isTold = codes.includes('OUT-013') || codes.includes('OUT-014');
        if (code === 0)
          expect([...where, await whole(cwd)]).toEqual([
            ...where,
            { ...expected, litter: isTold ? expect.anything() : leftBy(name) },
          ]);
        else expect([...where, codes.length > 0]).toEqual([...where, true]);
        // Whoever is told that nothing was done finds nothing done.
        if (code !== 0 && code !== 7) expect([...where, log(cwd) === before]).toEqual([...where, true]);
        if (!isTold && code !== 7) expect([...where, litter(cwd)]).toEqual([...where, leftBy(name)]);
        const next = await run(scene.args, { cwd });
        expect([...where, next.code, next.code === 0 ? '' : next.stderr]).toEqual([...where, 0, '']);
        expect([...where, await whole(cwd)]).toEqual([...where, expected]);
      }
      expect(seen).toContain(0);
      if (reason !== 'EBUSY') expect([...seen].length).toBeGreaterThan(1);
    },
  );
});
