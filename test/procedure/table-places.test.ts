import { describe, expect, test } from 'vitest';
import { byKind, error, type Problem, Refusal } from '../../src/core/problem.js';
import { checkRegister } from '../../src/procedure/check.js';
import { draw } from '../../src/procedure/draw.js';
import { loadPlan } from '../../src/procedure/plan-file.js';
import { typedSeed } from '../../src/procedure/seed.js';
import { MemoryFiles, toolsFor } from './in-memory.js';

/** What is wrong with a table or a targets file stands at the file's lines, a kind at a time. */

const SEED = '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913';
const PLACES = ['Nord', 'Mitte', 'West'];
const REGISTER = ['Nr;Ort', ...Array.from({ length: 30 }, (_, at) => `N${at};${PLACES[at % 3]}`), ''].join(
  '\n',
);
const PLAN = 'version: 1\nregister: { columns: { id: Nr } }\nstratify: [Ort]\n';

function filesWith(table: readonly string[]): MemoryFiles {
  return new MemoryFiles({
    'r.csv': REGISTER,
    't.csv': `${table.join('\n')}\n`,
    'p.yaml': `${PLAN}sample: { size: 6, allocation: table, table: t.csv }\n`,
  });
}

async function problemsOf(files: MemoryFiles): Promise<readonly Problem[]> {
  const plan = await loadPlan(files, { plan: 'p.yaml', overrides: {} });
  const request = { plan, register: ['r.csv'], seed: typedSeed(SEED) };
  return draw(request, toolsFor(files)).then(
    ({ problems }) => problems,
    (cause: unknown) => {
      if (cause instanceof Refusal) return cause.problems;
      throw cause;
    },
  );
}

const at = (...lines: number[]) => ({ file: 't.csv', lines });

describe('a table', () => {
  test('whose header is wrong is one problem, with what was read and what is expected', async () => {
    const rows = Array.from({ length: 344 }, (_, row) => `Ort ${row},1`);
    expect(await problemsOf(filesWith(['Stadtteil,Plätze', ...rows]))).toEqual([
      {
        code: 'QUOTA-029',
        severity: 'error',
        where: [at(1)],
        params: { missing: ['Ort', 'size'], columns: ['Stadtteil', 'Plätze'], names: ['Ort', 'size'] },
      },
    ]);
  });

  test('with numbers that are none has the line of each value, ten at most, and the total', async () => {
    const rows = Array.from({ length: 12 }, (_, row) => `Ort ${row},viele`);
    const problems = await problemsOf(filesWith(['Ort,size', ...rows, 'Nord,1.5']));
    expect(problems).toEqual([
      {
        code: 'QUOTA-019',
        severity: 'error',
        where: [{ ...at(2, 3, 4, 5, 6, 7, 8, 9, 10, 11), column: 'size', total: 12 }],
        params: { value: 'viele' },
      },
      {
        code: 'QUOTA-019',
        severity: 'error',
        where: [{ ...at(14), column: 'size' }],
        params: { value: '1.5' },
      },
    ]);
  });

  test('with strata that are not there, or twice, has their lines, in check as in draw', async () => {
    const files = filesWith(['Ort,size', 'Nord,2', '"Süd\n"', 'Sued,2', 'Nord,2']);
    const found = (await problemsOf(files)).map(({ code, where }) => [code, where]);
    expect(found).toEqual([['QUOTA-019', [{ ...at(3), column: 'size' }]]]);
    const other = filesWith(['Ort,size', 'Nord,2', '', 'Sued,2', 'Nord,2']);
    const drawn = (await problemsOf(other)).map(({ code, where }) => [code, where]);
    expect(drawn).toEqual([
      ['PLAN-040', [at(4)]],
      ['PLAN-043', [at(5)]],
    ]);
    const plan = await loadPlan(other, { plan: 'p.yaml', overrides: {} });
    const { problems } = await checkRegister({ plan, register: ['r.csv'] }, toolsFor(other));
    expect(problems.map(({ code, where }) => [code, where])).toEqual(drawn);
  });

  test('that asks for more than there are has the line', async () => {
    const files = filesWith(['Ort,size', 'Mitte,1', 'Nord,11']);
    files.put('p.yaml', `${PLAN}sample: { size: 12, allocation: table, table: t.csv }\n`);
    expect((await problemsOf(files)).map(({ code, where }) => [code, where])).toEqual([
      ['DRAW-002', [at(3)]],
    ]);
  });
});

describe('problems of a kind', () => {
  test('are one with all their lines; others stay as they are', () => {
    const one = (line: number, name = 'a') =>
      error('X-001', { file: 'f', lines: [line], column: 'c' }, { name });
    const key = error('X-001', { key: 'k' }, { name: 'a' });
    expect(byKind([one(2), key, one(3, 'b'), one(5), key])).toEqual([
      { ...one(2), where: [{ file: 'f', lines: [2, 5], total: 2, column: 'c' }] },
      key,
      one(3, 'b'),
    ]);
  });
});
