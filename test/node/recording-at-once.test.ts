import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { copyOf } from '../audit/verifying.js';
import { codesOf } from '../cli/commitments.js';
import { type Outcome, readEntries, run } from '../cli/run.js';
import { isThorough } from '../thorough.js';
import { done, drawn, invited, litter, RECORD, REPLACE, stateOf, watchSqlite } from './recording.js';
import { unwatch, watch } from './watched-fs.js';

/**
 * A second clerk at any moment of the first one's call: each call is carried out wholly or refused wholly, nobody's
 * reply is lost, and none is there twice.
 */

vi.mock('node:fs', async (original) => {
  const { watchedSync } = await import('./watched-fs.js');
  return watchedSync({ ...(await original<object>()), fsyncSync: () => {} });
});
vi.mock('node:fs/promises', async (original) => {
  const { watchedPromises } = await import('./watched-fs.js');
  return watchedPromises(await original<object>());
});

let fresh = '';
let replied = '';
let purging: readonly string[] = [];
let unwatchSqlite = () => {};

beforeAll(async () => {
  fresh = await drawn();
  replied = copyOf(fresh);
  await done(replied, RECORD);
  const sixth = invited(fresh)[5] ?? '';
  ONE.push(
    'record',
    'out',
    '--id',
    sixth,
    '--outcome',
    'zugesagt',
    '--note',
    'bringt ihr Kind mit',
    '--json',
  );
  purging = ['purge', 'out', '--yes', '--json'];
  unwatchSqlite = watchSqlite();
});
afterEach(unwatch);
afterAll(() => unwatchSqlite());

const ONE: string[] = [];

/** The first with the second coming in at its n-th call. */
async function meeting(
  from: string,
  first: readonly string[],
  second: readonly string[],
  at: number,
): Promise<{ readonly cwd: string; readonly outcomes: readonly [Outcome, Outcome] }> {
  const cwd = copyOf(from);
  let other: Promise<Outcome> | undefined;
  watch.before = ({ number }) => {
    if (number !== at) return;
    watch.before = null;
    other = run(second, { cwd });
  };
  const one = await run(first, { cwd });
  unwatch();
  other ??= run(second, { cwd });
  return { cwd, outcomes: [one, await other] };
}

async function callsOf(from: string, args: readonly string[]): Promise<number> {
  watch.before = () => {};
  await run(args, { cwd: copyOf(from) });
  const { calls } = watch;
  unwatch();
  return calls;
}

const replies = (folder: string) =>
  readEntries(join(folder, 'out'))
    .filter(({ type }) => type === 'reply')
    .map(({ body }) => `${body.label} ${body.outcome}`)
    .sort();

const moments = (calls: number) =>
  Array.from({ length: calls }, (_, at) => at + 1).filter((at) => isThorough || at % 3 === 0);

const BUSY = ['LOCK-001', 'LOCK-002', 'OUT-010', 'PURGE-017'];

describe('two at once', () => {
  test('two that record: both are there in the end, once', async () => {
    const alone = copyOf(fresh);
    await done(alone, RECORD);
    await done(alone, ONE);
    const expected = { replies: replies(alone), content: (await stateOf(alone))?.content };
    const seen = new Set<string>();
    for (const at of moments(await callsOf(fresh, RECORD))) {
      const { cwd, outcomes } = await meeting(fresh, RECORD, ONE, at);
      seen.add(outcomes.map(({ code }) => code).join());
      for (const { code, stderr } of outcomes)
        if (code !== 0) expect([at, code, codesOf(stderr)]).toEqual([at, 6, [expect.toBeOneOf(BUSY)]]);
      expect(litter(cwd)).toEqual([]);
      for (const [place, args] of [RECORD, ONE].entries())
        if (outcomes[place]?.code !== 0) await done(cwd, args);
      expect([at, replies(cwd)]).toEqual([at, expected.replies]);
      const content = (await stateOf(cwd))?.content;
      const count = (list: readonly unknown[] | undefined) => list?.length;
      expect([at, count(content?.reasons), content?.attempts, content?.imports]).toEqual([
        ...[at, count(expected.content?.reasons), expected.content?.attempts, expected.content?.imports],
      ]);
      expect((await run(['verify', 'out'], { cwd })).code).toBe(0);
    }
    expect([...seen]).toEqual(expect.arrayContaining(['0,6', '0,0']));
  });

  test('one that replaces and one that records: whoever was out when it began is replaced, once', async () => {
    for (const at of moments(await callsOf(replied, REPLACE))) {
      const { cwd, outcomes } = await meeting(replied, REPLACE, ONE, at);
      for (const { code, stderr } of outcomes)
        if (code !== 0) expect([at, code, codesOf(stderr)]).toEqual([at, 6, [expect.toBeOneOf(BUSY)]]);
      expect(litter(cwd)).toEqual([]);
      for (const [place, args] of [REPLACE, ONE].entries())
        if (outcomes[place]?.code !== 0) await done(cwd, args);
      const entries = readEntries(join(cwd, 'out'));
      expect([at, entries.filter(({ type }) => type === 'replacement').length]).toEqual([at, 2]);
      expect([at, replies(cwd).length]).toEqual([at, 4]);
      expect((await run(['verify', 'out'], { cwd })).code).toBe(0);
    }
  });

  test('one that purges and one that records: what was recorded is in the log, and nothing private is left', async () => {
    const seen = new Set<string>();
    for (const at of moments(await callsOf(replied, purging))) {
      const { cwd, outcomes } = await meeting(replied, purging, ONE, at);
      const [purged, recorded] = outcomes;
      seen.add(`${purged.code},${recorded.code}`);
      if (purged.code !== 0) expect(codesOf(purged.stderr)).toContainEqual(expect.toBeOneOf(BUSY));
      // Too late: the lists are gone, or about to go.
      if (recorded.code !== 0)
        expect(codesOf(recorded.stderr)).toContainEqual(expect.toBeOneOf([...BUSY, 'REC-015', 'OUT-002']));
      if (purged.code !== 0) expect((await run(purging, { cwd })).code).toBe(0);
      expect([at, replies(cwd).length]).toEqual([at, recorded.code === 0 ? 4 : 3]);
      expect([at, await stateOf(cwd)]).toEqual([at, null]);
      expect(readFileSync(join(cwd, 'out/audit.jsonl'), 'utf8')).toContain('"purge"');
      expect(litter(cwd)).toEqual([]);
      expect((await run(['verify', 'out'], { cwd })).code).toBe(0);
    }
    expect([...seen].some((codes) => codes.startsWith('0,'))).toBe(true);
  });
});
