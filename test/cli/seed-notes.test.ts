import { beforeEach, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../src/cli/run.js';
import { onTerminal } from './on-terminal.js';
import { csvText, PLAN, save, town } from './registers.js';
import { contents, newFolder, problemsOf, run, SEED, worldIn } from './run.js';

/** What looks wrong with a seed is said before anything is written, and asked on a terminal. */

let folder = '';
beforeEach(() => {
  folder = newFolder();
  save(folder, 'register.csv', csvText(town(200)));
  save(folder, 'plan.yaml', PLAN);
});

const draw = (seed: string, ...more: readonly string[]) =>
  ['draw', 'register.csv', '--plan', 'plan.yaml', '--output', 'out', '--seed', seed, ...more] as const;
const isDrawn = () => 'out/' in contents(folder);

/** The codes of notes about the seed. */
async function notesOf(seed: string): Promise<string[]> {
  const outcome = await run([...draw(seed), '--json'], { cwd: folder });
  expect(outcome.code).toBe(0);
  return problemsOf(outcome)
    .map(({ code }) => code)
    .filter((code) => /^SEED|DRAW-006|QUOTA-011/.test(code));
}

describe('in a script', () => {
  test.each([
    [SEED, []],
    [`„${SEED}“`, ['SEED-010']],
    [`${SEED}.`, ['SEED-014']],
    [SEED.replace('Spiel', 'Spiel\u200b'), ['SEED-011']],
    [SEED.replace('3 12', '３ 12'), ['SEED-012']],
    [SEED.replace('2604913', '26O4913 0'), ['SEED-013']],
    ['"3 l2 17."', ['SEED-010', 'SEED-013', 'SEED-014', 'DRAW-006']],
  ])('a draw with %j has these notes and is made', async (seed, expected) => {
    expect(await notesOf(seed)).toEqual(expected);
    expect(isDrawn()).toBe(true);
  });

  test('the notes come before anything is written, and none comes twice', async () => {
    const world = worldIn({ cwd: folder });
    const { outputs } = world;
    let before = '';
    const write = outputs.writeTogether.bind(outputs);
    outputs.writeTogether = (...args) => {
      before = world.stderr.text;
      return write(...args);
    };
    expect(await runCommandLine(draw('3 12 17.'), world)).toBe(0);
    for (const code of ['SEED-014', 'DRAW-006']) {
      expect(before).toContain(code);
      expect(world.stderr.text.split(code).length).toBe(2);
    }
  });
});

describe('on a terminal', () => {
  const typing = (
    seed: string,
    steps: readonly (readonly [string, string])[],
    more: readonly string[] = [],
  ) => onTerminal(draw(seed, ...more), { cwd: folder, steps });

  test('no, no answer or the end of the input: nothing is written, and the code is 2', async () => {
    const before = contents(folder);
    for (const typed of ['n\n', '\n', '\u0004', 'ja bitte\n']) {
      const { code, output, sane } = await typing(`${SEED}.`, [['[y/N]', typed]]);
      expect([code, output.includes('SEED-014'), output.includes('SEED-015')]).toEqual([2, true, true]);
      expect(output).toContain(`Draw with this seed: "${SEED}."`);
      expect(output).not.toContain('Fingerprint');
      expect(sane).not.toBe(false);
      expect(contents(folder)).toEqual(before);
    }
  });

  test('yes: it is drawn, and no note is said twice', async () => {
    const { code, output } = await typing('3 12 17', [['[y/N]', 'y\n']]);
    expect([code, output.split('DRAW-006').length - 1]).toEqual([0, 1]);
    expect(isDrawn()).toBe(true);
  });

  test('a seed without a doubt, and one with --no-input, are not asked about', async () => {
    expect(await typing(SEED, [])).toMatchObject({ code: 0 });
    const { code, output } = await typing('3 12 17', [], ['--force', '--no-input', '--output', 'two']);
    expect([code, output.includes('DRAW-006'), output.includes('[y/N]')]).toEqual([0, true, false]);
  });
});
