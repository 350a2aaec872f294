import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyOf, drawn, forge, plan, verdict } from '../audit/verifying.js';
import { bodyOf, type Entry, execute, problemsOf, run } from './run.js';

/** Draws with a cap, and with the objective goldilocks: their proofs in the log, and forged ones. */

const PROGRAM = fileURLToPath(new URL('../independent/lottery.py', import.meta.url));

const QUOTAS = [
  '  allocation: quotas',
  '  quotas:',
  '    - { gender: w, min: 6, max: 8 }',
  '    - { age: 16-39, min: 6, max: 7 }',
  '    - { age: 65+, min: 1, max: 3 }',
  '',
].join('\n');

const planWith = (more: string) => plan.replace('  reserve: 1.5\n', `${QUOTAS}${more}`);

interface Cap {
  least: number[];
  most: number[];
  groups: number[];
  size: number;
  greatest_chance?: string;
  factor?: string;
  bound: string;
}

const lotteryOf = (entries: readonly Entry[]) =>
  entries.find(({ type }) => type === 'lottery')?.body as unknown as { objective: string; cap?: Cap };

const second = (folder: string) =>
  execute('python3', [PROGRAM, join(folder, 'out')], { env: { LANG: undefined, LC_ALL: undefined } });

const HOMES = new Map<string, string>();

beforeAll(async () => {
  HOMES.set('cap', await drawn(planWith('  cap: true\n')));
  HOMES.set('goldilocks', await drawn(planWith('  objective: goldilocks\n')));
  HOMES.set('neither', await drawn(planWith('  mixing: 0\n')));
});

const home = (name: string) => HOMES.get(name) ?? '';

describe.each(['cap', 'goldilocks'])('a draw with %s', (name) => {
  test('is verified, comes out again, and a second program finds that it holds', async () => {
    expect(await verdict(home(name), { optimality: true })).toMatchObject({ code: 0, failed: [] });
    const { code, stdout } = await second(home(name));
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^holds: draw: /)]);
  });

  test.each<[string, (cap: Cap) => void]>([
    ['a better bound', (cap) => (cap.bound = '2/1')],
    [
      'another greatest chance or factor',
      (cap) => Object.assign(cap, name === 'cap' ? { greatest_chance: '1/50' } : { factor: '101/100' }),
    ],
    ['both of them', (cap) => Object.assign(cap, { greatest_chance: '1/2', factor: '3/2' })],
    ['a negative multiplier', (cap) => cap.most.splice(0, 1, -1)],
    ['a multiplier less', (cap) => cap.least.pop()],
    ['a multiplier more', (cap) => cap.groups.push(0)],
    ['another multiplier', (cap) => (cap.size += 10 ** 12)],
  ])('%s: found by both', async (_, change) => {
    const copy = copyOf(home(name));
    forge(copy, (entries) => {
      const { cap } = lotteryOf(entries);
      if (cap !== undefined) change(cap);
    });
    const found = await verdict(copy, { register: false, plan: false });
    expect(found.code).toBe(4);
    expect(found.failed).toContain('lottery.chances');
    expect((await second(copy)).code).toBe(1);
  });

  test('without its proof: not what the plan wants', async () => {
    const copy = copyOf(home(name));
    forge(copy, (entries) => {
      delete lotteryOf(entries).cap;
    });
    expect((await verdict(copy, { register: false, plan: false })).failed).toContain('lottery.quotas');
    expect((await second(copy)).stdout).toContain('wrong: a cap');
  });
});

test('a cap in the log of a plan that has none: found by both', async () => {
  const copy = copyOf(home('neither'));
  forge(copy, (entries) => {
    const [into, from] = [lotteryOf(entries), bodyOf(join(home('cap'), 'out'), 'lottery')];
    Object.assign(into, { cap: from.cap });
  });
  expect((await verdict(copy, { register: false, plan: false })).failed).toContain('lottery.quotas');
  expect((await second(copy)).stdout).toContain('wrong: a cap');
});

describe('a plan', () => {
  const folder = () => copyOf(home('neither'));
  const preview = (...more: string[]) =>
    run(['preview', '-c', 'plan.yaml', '--json', ...more], { cwd: folder() });

  test.each(['nash', 'goldilocks', 'random'])('cap with %s: refused', async (objective) => {
    const outcome = await preview('--cap', '--objective', objective);
    expect(outcome.code).toBe(3);
    expect(problemsOf(outcome)).toMatchObject([{ code: 'PLAN-070' }]);
  });

  test('all objectives are shown side by side, and each is best at what it aims at', async () => {
    const { code, stdout } = await preview('--compare');
    expect(code).toBe(0);
    const { compared } = JSON.parse(stdout) as {
      compared: {
        objective: string;
        cap: boolean;
        fairness: { least: number; greatest: number; geometric_mean: number };
        gain: { from: number; to: number };
      }[];
    };
    expect(compared.map(({ objective, cap }) => `${objective}${cap ? ' cap' : ''}`)).toEqual([
      ...['leximin', 'leximin cap', 'maximin', 'maximin cap', 'nash', 'goldilocks', 'random'],
    ]);
    const of = (at: number) => compared[at]?.fairness ?? { least: 0, greatest: 0, geometric_mean: 0 };
    const best = (figure: 'least' | 'greatest' | 'geometric_mean') => compared.map((_, at) => of(at)[figure]);
    const close = 1e-6;
    for (const at of [0, 1, 2, 3]) expect(of(at).least).toBeGreaterThan(Math.max(...best('least')) - close);
    for (const at of [1, 3])
      expect(of(at).greatest).toBeLessThan(Math.min(of(0).greatest, of(2).greatest) + close);
    expect(of(4).geometric_mean).toBeGreaterThan(Math.max(...best('geometric_mean')) - close);
    for (const { gain, fairness } of compared) {
      expect(gain.to).toBeLessThanOrEqual(fairness.greatest + close);
      expect(gain.from).toBeLessThanOrEqual(gain.to);
    }
  });
});
