import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { told } from './failing.js';
import { csvText, PLAN, save, town } from './registers.js';
import { contents, FIXTURES, newFolder, run, SEED } from './run.js';

/** The solver gives nothing that could be used: said, exit code 1, and nothing is written. */

/** What the solver does instead of its work; `null`: it works. */
const solver = vi.hoisted(() => ({
  run: null as null | (() => never),
  status: null as null | ((status: number) => number),
  values: null as null | ((values: Float64Array) => Float64Array),
}));

vi.mock('highs', async (original) => {
  const { default: load } = await original<{ default: () => Promise<Loaded> }>();
  return {
    default: async () => {
      const highs = await load();
      const createModel: Loaded['createModel'] = (...input) => {
        const model = highs.createModel(...input);
        const [run, status, solution] = [
          model.run.bind(model),
          model.getModelStatus.bind(model),
          model.getSolution.bind(model),
        ];
        return Object.assign(model, {
          run: () => (solver.run === null ? run() : solver.run()),
          getModelStatus: () => solver.status?.(status()) ?? status(),
          getSolution: () => {
            const found = solution();
            return solver.values === null ? found : { ...found, colValue: solver.values(found.colValue) };
          },
        });
      };
      return { ...highs, createModel };
    },
  };
});

interface Solved {
  readonly colValue: Float64Array;
}
interface Loaded {
  createModel(...input: unknown[]): {
    run(): void;
    getModelStatus(): number;
    getSolution(): Solved;
  };
}

afterEach(() => {
  Object.assign(solver, { run: null, status: null, values: null });
});

const QUOTAS = `  size: 20
  allocation: quotas
  quotas:
    - { gender: w, min: 9, max: 11 }
    - { age: 16-39, min: 5, max: 9 }
`;

function prepared(): string {
  const folder = newFolder();
  save(folder, 'register.csv', csvText(town(200)));
  save(
    folder,
    'plan.yaml',
    PLAN.replace('  size: 40\n', QUOTAS).replace('by_lot: [d, x, ""]', 'd: [d, x, ""]'),
  );
  return folder;
}

/** The commands that need it, on files of this folder. */
function commands(folder: string): readonly (readonly string[])[] {
  const plan = ['-c', join(folder, 'plan.yaml')];
  const panel = [join(FIXTURES, 'zusagen.csv'), '-c', join(FIXTURES, 'gremium.yaml')];
  const out = (name: string) => ['-s', SEED, '-o', join(folder, name)];
  return [
    ['draw', ...plan, ...out('draw')],
    ['preview', ...plan],
    ['simulate', ...plan, '--runs', '10'],
    ['panel', ...panel, ...out('panel')],
    ['panel', ...panel, ...out('numbered'), '--numbered'],
    ['preview', '--panel', ...panel],
  ];
}

/** Runs all commands; each must end in the same way and write nothing. */
async function expectFailure(status: string): Promise<void> {
  const folder = prepared();
  const before = contents(folder);
  for (const args of commands(folder)) {
    const outcome = await run([...args, '--json']);
    expect([args[0], outcome.code, outcome.stdout]).toEqual([args[0], 1, '']);
    expect(told(outcome)).toEqual([['RUN-002', { status }]]);
    expect(contents(folder)).toEqual(before);
  }
}

test('with a solver that works all these commands work, and the rest of this file tells something', async () => {
  for (const args of commands(prepared())) {
    const outcome = await run(args);
    expect([args, outcome.code]).toEqual([args, 0]);
  }
});

describe('a solver that gives nothing usable', () => {
  test.each([
    ['unbounded', 10],
    ['solveError', 4],
    ['99', 99],
  ])('but the status %s', async (status, number) => {
    solver.status = () => number;
    await expectFailure(status);
  });

  test('but an error of its own, whose words are not shown', async () => {
    solver.run = () => {
      throw new RangeError('memory access out of bounds: Geheim');
    };
    await expectFailure('run error');
  });

  test('but outcomes that break quotas', async () => {
    solver.values = (values) => values.map(() => 0);
    await expectFailure('outcome breaks a quota');
  });

  test.each([
    ['en', /^Error RUN-002: /, 'nothing was written'],
    ['de', /^Fehler RUN-002: /, 'es wurde nichts geschrieben'],
  ])('%s: the sentence has the status, and says that nothing was written', async (language, head, why) => {
    solver.status = () => 10;
    const [draw = []] = commands(prepared());
    const { code, stderr } = await run([...draw, '--lang', language]);
    expect(code).toBe(1);
    expect(stderr).toMatch(head);
    expect(stderr).toContain('unbounded');
    expect(stderr).toContain(why);
  });
});
