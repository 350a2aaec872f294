import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCommandLine } from '../../src/cli/run.js';
import { SearchElsewhere } from '../../src/cli/search-elsewhere.js';
import { isOutcome } from '../../src/core/lottery/outcome.js';
import { WorkerFailure } from '../../src/node/threads/worker-failure.js';
import { moduleOf } from './failing.js';
import { HOUSEHOLD, PANEL, pool } from './panel-answers.js';
import { save } from './registers.js';
import { BIN, contents, execute, newFolder, run, SEED, worldIn } from './run.js';

/** The thread of a search for a lottery: the same files with it, and a thread that hangs or dies. */

const THREAD = new URL('../../dist/cli/search-thread.js', import.meta.url);
const DYING = new URL('./search-dying.mjs', import.meta.url);

async function inThread(args: readonly string[], cwd: string, searchThread = THREAD) {
  const world = worldIn({ cwd });
  const code = await runCommandLine(args, { ...world, searchThread });
  return { code, stdout: world.stdout.text, stderr: world.stderr.text };
}

let folder = '';
beforeAll(() => {
  folder = pool();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a search in its thread', () => {
  test.each([
    ['panel', [...PANEL, ...HOUSEHOLD]],
    ['numbered panels', [...PANEL, '--numbered']],
    ['maximin', [...PANEL, '--objective', 'maximin']],
  ])('%s: the same files, to the byte, and the same is said', async (name, args) => {
    const [one, other] = [newFolder(), newFolder()];
    const here = await run([...args, '-o', `${one}/out`], { cwd: folder });
    const there = await inThread([...args, '-o', `${other}/out`], folder);
    expect([there.code, there.stdout.replaceAll(other, one), there.stderr]).toEqual([
      0,
      here.stdout,
      here.stderr,
    ]);
    expect(contents(other)).toEqual(contents(one));
    expect(name).not.toBe('');
  });

  test('quotas that contradict each other: the same is said', async () => {
    const lines = ['männlich,10,12', 'weiblich,12,13', 'divers,0,2'].map((line) => `Geschlecht,${line}`);
    save(folder, 'nie.csv', ['feature,value,min,max', ...lines, ''].join('\n'));
    const args = ['panel', 'answers.csv', '--targets', 'nie.csv', '--size', '20', '--column', 'id=Nr'];
    args.push('-s', SEED, '-o', 'nie', '--json');
    const here = await run(args, { cwd: folder });
    expect(here.code).toBe(5);
    expect(await inThread(args, folder)).toEqual(here);
  });

  test('a thread that has something to say of its own keeps no process from ending', async () => {
    // Such as a warning of Node's; it is not shown.
    const load = moduleOf(`
      import { isMainThread } from 'node:worker_threads';
      const { now } = performance;
      let times = 0;
      performance.now = () => {
        if (!isMainThread && ++times === 1) process.stderr.write('a warning\\n');
        return now.call(performance);
      };
    `).href;
    const args = ['--import', load, BIN, ...PANEL, '-o', 'warned'];
    const { code, stderr } = await execute(process.execPath, args, { cwd: folder });
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('a warning')]);
  });

  test('its solver that is not there is said as ever', async () => {
    const args = [...PANEL, '-o', 'ohne'];
    vi.stubEnv('SEARCH_REPORTS', '[{"kind":"failed","status":"not loaded"}]');
    expect(await inThread(args, folder, DYING)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('RUN-004'),
    });
  });
});

/** Four people, of whom two are drawn. */
const MODEL = { sizes: [2, 2], size: 2, groups: [] };
const PROOF = { types: [1, 1], groups: [], size: 1 };
const KEPT = [
  { kind: 'kept', fresh: [[0, 2]], aim: { proof: PROOF, cap: null, expected: [1, 1] } },
  {
    kind: 'kept',
    fresh: [
      [1, 2],
      [0, 1, 1, 1],
    ],
  },
];
const LISTED = { quotas: 0, withSubstitutes: false, mixing: 0 };
const searching = (secondsLeft: (() => number) | undefined, progress = () => {}) =>
  new SearchElsewhere({ entry: DYING, progress, tick: () => {} }).searcher(secondsLeft);
const ended = (how: 'hang' | 'die', reports: readonly object[]) => {
  vi.stubEnv('SEARCH_REPORTS', JSON.stringify(reports));
  vi.stubEnv('SEARCH_END', how);
};

describe.each(['hang', 'die'] as const)('a thread that comes to a %s', (how) => {
  test('when time is over the lottery is made of what it has reported', async () => {
    ended(how, KEPT);
    const lottery = await searching(() => 0.01).lottery(MODEL, LISTED, { objective: 'leximin' });
    expect(lottery?.complete).toBe(false);
    expect(lottery?.portfolio.outcomes.length).toBeGreaterThan(1);
    expect(lottery?.portfolio.outcomes.every((outcome) => isOutcome(MODEL, outcome))).toBe(true);
  });

  test('the smallest conflict so far is taken, and not called the smallest', async () => {
    const conflict = { sides: [], isSmallest: false };
    ended(how, [{ kind: 'core', conflict }]);
    expect(await searching(() => 0.01).conflict(MODEL, [])).toEqual(conflict);
  });

  test('the next call has a thread of its own', async () => {
    ended(how, KEPT);
    const searcher = searching(() => 0.01);
    await searcher.lottery(MODEL, LISTED, { objective: 'leximin' });
    expect(await searcher.version()).toBe('0');
  });
});

test('a thread that hangs and has reported one outcome only: time was not enough', async () => {
  ended('hang', KEPT.slice(0, 1));
  await expect(searching(() => 0.01).lottery(MODEL, LISTED, { objective: 'leximin' })).rejects.toMatchObject({
    status: 'time limit',
  });
});

test('a thread that dies without a limit ends the search', async () => {
  ended('die', KEPT);
  const died = searching(undefined).lottery(MODEL, LISTED, { objective: 'leximin' });
  await expect(died).rejects.toBeInstanceOf(WorkerFailure);
});

test('with hardly any time and a thread that hangs: refused with what to do, and nothing is written', async () => {
  ended('hang', []);
  const before = contents(folder);
  const args = ['panel', 'answers.csv', '--targets', 'targets.csv', '--size', '20', '--column', 'id=Nr'];
  const outcome = await inThread([...args, '-s', SEED, '-o', 'neu', '--time-limit', '0.01'], folder, DYING);
  expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringContaining('QUOTA-051')]);
  expect(outcome.stderr).toContain('--time-limit');
  expect(contents(folder)).toEqual(before);
});
