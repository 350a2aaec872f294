import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { told } from './failing.js';
import { csvText, PLAN, save, town } from './registers.js';
import { BIN, contents, execute, FIXTURES, newFolder, run, SEED } from './run.js';

/** The solver can't be loaded: said, exit code 1, nothing is written; what needs no solver works as ever. */

vi.mock('highs', () => ({
  default: async () => {
    throw new Error('CompileError: Geheim');
  },
}));

const QUOTAS = `  size: 20
  allocation: quotas
  quotas:
    - { age: 16-39, min: 5, max: 9 }
`;
const PANEL = [join(FIXTURES, 'zusagen.csv'), '-c', join(FIXTURES, 'gremium.yaml')];
const OUT = ['-s', SEED, '-o', 'out'];

function prepared(plan: string): string {
  const folder = newFolder();
  save(folder, 'register.csv', csvText(town(200)));
  save(folder, 'plan.yaml', plan);
  return folder;
}

const quotas = () => prepared(PLAN.replace('  size: 40\n', QUOTAS));

/** The commands that need the solver. */
const SOLVING: readonly (readonly [string, readonly string[]])[] = [
  ['draw', ['draw', '-c', 'plan.yaml', ...OUT]],
  ['preview', ['preview', '-c', 'plan.yaml']],
  ['simulate', ['simulate', '-c', 'plan.yaml', '--runs', '10']],
  ['panel', ['panel', ...PANEL, ...OUT]],
  ['panel --numbered', ['panel', ...PANEL, ...OUT, '--numbered']],
  ['preview --panel', ['preview', '--panel', ...PANEL]],
];

describe('a solver that does not load', () => {
  test.each(SOLVING)('%s: said, exit code 1, and nothing is written', async (_, args) => {
    const cwd = quotas();
    const before = contents(cwd);
    const outcome = await run([...args, '--json'], { cwd });
    expect([outcome.code, outcome.stdout]).toEqual([1, '']);
    expect(told(outcome)).toEqual([['RUN-004', undefined]]);
    expect(contents(cwd)).toEqual(before);
  });

  test('is said in German as well: what it needs, and what goes without', async () => {
    const { code, stderr } = await run(['draw', '-c', 'plan.yaml', ...OUT], {
      cwd: quotas(),
      language: 'de',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Fehler RUN-004: Das Rechenverfahren für Quoten lässt sich nicht laden\n/);
    expect(stderr).toMatch(/WebAssembly.*Es wurde nichts geschrieben\n.*ohne Quoten/);
    expect(stderr).not.toContain('Geheim');
  });

  test('does not matter to a draw without quotas', async () => {
    const cwd = prepared(PLAN);
    expect(await run(['draw', '-c', 'plan.yaml', ...OUT], { cwd })).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('a Node without WebAssembly', () => {
  const without = (args: readonly string[], cwd: string) =>
    execute(process.execPath, ['--jitless', BIN, ...args], { cwd });

  test.each([
    ['draw', ['draw', '-c', 'plan.yaml', ...OUT]],
    ['panel', ['panel', ...PANEL, ...OUT]],
  ])('%s under quotas: said, exit code 1, and nothing is written', async (_, args) => {
    const cwd = quotas();
    const before = contents(cwd);
    const outcome = await without(args, cwd);
    expect([outcome.code, outcome.stdout]).toEqual([1, '']);
    expect(outcome.stderr).toMatch(
      /^Error RUN-004: the solver for quotas cannot be loaded\n.*nothing was written\n/m,
    );
    expect(contents(cwd)).toEqual(before);
  });

  test('draws the same without quotas, to the byte', async () => {
    const cwd = prepared(PLAN);
    const draw = (name: string) => ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', name];
    expect((await without(draw('slow'), cwd)).code).toBe(0);
    expect((await run(draw('usual'), { cwd })).code).toBe(0);
    expect(contents(join(cwd, 'slow'))).toEqual(contents(join(cwd, 'usual')));
  });
});
