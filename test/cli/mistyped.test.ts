import { beforeAll, describe, expect, test } from 'vitest';
import { csvText, PLAN, save, town } from './registers.js';
import { contents, newFolder, problemsOf, run, SEED } from './run.js';

/** Calls that can be taken apart and are still not what was meant. */

let folder = '';
let before: Record<string, string> = {};
beforeAll(() => {
  folder = newFolder();
  save(folder, 'register.csv', csvText(town(60)));
  save(folder, 'losverfahren.yaml', PLAN);
  before = contents(folder);
});

/** Codes and values of what such a call is refused with; nothing is written. */
async function refused(...args: readonly string[]) {
  const outcome = await run([...args, '--json'], { cwd: folder });
  expect([outcome.code, outcome.stdout]).toEqual([2, '']);
  expect(contents(folder)).toEqual(before);
  return problemsOf(outcome).map(({ code, params }) => [code, params]);
}

describe('one hyphen before a long name', () => {
  test.each([
    [`-seed=${SEED}`, '-s', `eed=${SEED}`, '--seed'],
    ['-seed', '-s', 'eed', '--seed'],
    ['-sed=3 12', '-s', 'ed=3 12', '--seed'],
    [`-s=${SEED}`, '-s', `=${SEED}`, '--seed'],
    ['-output', '-o', 'utput', '--output'],
    ['-oziehung', '-o', 'ziehung', '--output'],
    ['-plan=losverfahren.yaml', '-p', '', ''],
  ])('%s', async (word, short, value, long) => {
    // -p is no flag: that is unknown as any other.
    const expected = long === '' ? 'USE-002' : 'USE-030';
    const [[code, params] = []] = await refused('draw', 'register.csv', word);
    expect(code).toBe(expected);
    if (long !== '') expect(params).toEqual({ word, short, value, long });
  });

  test('is no fault in what a flag is given, nor of switches, nor behind --', async () => {
    const ok = await run(['draw', 'register.csv', '--seed', `-seed ${SEED}`, '-qv'], { cwd: newRegister() });
    expect(ok.code).toBe(0);
    const behind = await run(['check', '--', '-seed.csv'], { cwd: folder });
    expect(behind.stderr).toContain('REG-001');
  });
});

function newRegister(): string {
  const path = newFolder();
  save(path, 'register.csv', csvText(town(60)));
  save(path, 'losverfahren.yaml', PLAN.replace('size: 40', 'size: 5'));
  return path;
}

describe('a seed without quotation marks', () => {
  test.each([
    [['--seed', '3', '12', '17'], '3 12 17', ['12', '17']],
    [['-s', '3', '12', 'Superzahl', '7', 'register.csv'], '3 12 Superzahl 7', ['12', 'Superzahl', '7']],
    [['--seed=3', '12'], '3 12', ['12']],
    [['--seed', '„3', '12', '17“'], '3 12 17', ['12', '17“']],
    [['--seed', "'3", "12'", '--output', 'x'], '3 12', ["12'"]],
    [['--title', 'Rat', '2026', '--seed', SEED], 'Rat 2026', ['2026']],
  ])('%j', async (args, whole, words) => {
    const flag = args[0] === '--title' ? '--title' : '--seed';
    expect(await refused('draw', ...args)).toEqual([['USE-031', { flag, whole, words }]]);
  });

  test('is called that by verify and panel too', async () => {
    for (const command of ['verify', 'panel'])
      expect(await refused(command, 'out', '--seed', '3', '12')).toMatchObject([['USE-031', {}]]);
  });

  test('is not meant where a register stands behind it', async () => {
    const cwd = newRegister();
    const { code } = await run(['draw', '--seed', SEED, 'register.csv', '--output', 'o'], { cwd });
    expect(code).toBe(0);
  });
});

test('a flag in the place of a value is a missing value', async () => {
  expect(await refused('draw', 'register.csv', '--seed', '--output', 'x')).toEqual([
    ['USE-003', { name: '--seed', command: 'draw' }],
  ]);
});
