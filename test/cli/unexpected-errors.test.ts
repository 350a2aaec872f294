import { describe, expect, test } from 'vitest';
import type { World } from '../../src/cli/world.js';
import { moduleOf, runOn, told } from './failing.js';
import { csvText, markedTown, PLAN, save } from './registers.js';
import { BIN, contents, execute, newFolder, type Outcome, SEED } from './run.js';

/**
 * BUG-001: an error that nobody expected. Its name is said and where in the program it happened; its own words
 * may hold a person's data, and whoever reports it would pass them on.
 */

/** A person's data that look like an error's frames. */
const WORDS = 'Erika Geheim\n    at Geheimweg 7 (geheim.js:19:85)\nGeheim.js:3:4)';

const DRAW = ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'];

function prepared(rows: number): string {
  const folder = newFolder();
  save(folder, 'register.csv', csvText(markedTown(rows)));
  save(folder, 'plan.yaml', PLAN);
  return folder;
}

/** What was said of a failure; exit code 1 and nothing written are demanded. */
async function failed(run: (cwd: string) => Promise<Outcome>, rows = 300): Promise<Outcome> {
  const cwd = prepared(rows);
  const before = contents(cwd);
  const outcome = await run(cwd);
  expect([outcome.code, outcome.stdout]).toEqual([1, '']);
  expect(contents(cwd)).toEqual(before);
  expect(outcome.stderr).not.toMatch(/geheim|erika/i);
  return outcome;
}

/** A machine whose register makes this happen when it is opened for the n-th time. */
const when = (time: number, happens: () => never) => {
  let times = 0;
  return ({ files }: World): Partial<World> => ({
    files: {
      ...files,
      open: async (path) => {
        const source = await files.open(path);
        const open = () => (++times === time ? happens() : source.open());
        return { ...source, open };
      },
    },
  });
};

const thrown = () => {
  throw new RangeError(WORDS);
};

describe('an error that nobody expected', () => {
  test.each([1, 2, 3])(
    'when the register is opened for time %i: its name, and none of its words',
    async (time) => {
      const outcome = await failed((cwd) => runOn(when(time, thrown), [...DRAW, '--json'], { cwd }));
      expect(told(outcome)).toEqual([['BUG-001', { detail: expect.stringMatching(/^RangeError\b/) }]]);
    },
  );

  test.each([
    ['check', ['check', '-c', 'plan.yaml']],
    ['preview', ['preview', '-c', 'plan.yaml']],
    ['simulate', ['simulate', '-c', 'plan.yaml', '--runs', '10']],
    ['init', ['init', 'register.csv', '-o', 'new.yaml']],
  ])('in %s as well', async (_, args) => {
    const { stderr } = await failed((cwd) => runOn(when(1, thrown), args, { cwd }));
    expect(stderr).toMatch(/^Error BUG-001: error in the program \(RangeError.*\)\n/);
  });

  test('with --verbose the way there is shown too, line by line, and still none of its words', async () => {
    const { stderr } = await failed((cwd) => runOn(when(2, thrown), [...DRAW, '--verbose'], { cwd }));
    const frames = stderr.split('\n').filter((line) => line.startsWith('    at '));
    expect(frames.some((line) => line.includes('/procedure/draw.'))).toBe(true);
  });

  test.each<[string, string, () => never]>([
    [
      'words that were changed after the frames were taken',
      'RangeError',
      () => {
        const error = new RangeError(WORDS);
        expect(error.stack).toContain('Geheim');
        error.message = 'x';
        throw error;
      },
    ],
    [
      'words that were taken away then',
      'RangeError',
      () => {
        const error = new RangeError(WORDS);
        expect(error.stack).toContain('Geheim');
        error.message = '';
        throw error;
      },
    ],
    [
      'no frames at all',
      'TypeError',
      () => {
        throw Object.assign(new TypeError(WORDS), { stack: undefined });
      },
    ],
    [
      'no error at all',
      'unknown',
      () => {
        throw WORDS;
      },
    ],
  ])('%s: nothing more than the name', async (_, detail, happens) => {
    const args = [...DRAW, '--verbose', '--json'];
    const outcome = await failed((cwd) => runOn(when(1, happens), args, { cwd }));
    expect(outcome.stderr).not.toMatch(/^ *at /m);
    expect(told(outcome)).toEqual([['BUG-001', { detail }]]);
  });

  test('in German: that nothing was written, and what not to pass on', async () => {
    const { stderr } = await failed((cwd) => runOn(when(1, thrown), DRAW, { cwd, language: 'de' }));
    expect(stderr).toMatch(/^Fehler BUG-001: Fehler im Programm \(RangeError.*\)\n/);
    expect(stderr).toContain('es wurde nichts geschrieben');
    expect(stderr).toContain('ohne Daten aus dem Register');
  });
});

/** A process in which this happens when a register is read for the second time; it has so many rows. */
function inProcess(happens: string, rows: number): Promise<Outcome> {
  const before = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const words = ${JSON.stringify(WORDS)};
    let times = 0;
    const counted = (read) => function (...given) {
      if (++times === 2) { ${happens} }
      return read.apply(this, given);
    };
    const handle = await fs.promises.open(process.execPath);
    const files = Object.getPrototypeOf(handle);
    await handle.close();
    files.read = counted(files.read);
    fs.readSync = counted(fs.readSync);
    syncBuiltinESMExports();`;
  const args = ['--import', moduleOf(before).href, BIN, ...DRAW, '--workers', '0', '--json'];
  return failed((cwd) => execute(process.execPath, args, { cwd }), rows);
}

describe('as a process', () => {
  test('the place in the built program is said as well', async () => {
    const outcome = await inProcess('throw new RangeError(words)', 300);
    const detail = expect.stringMatching(/^RangeError, file-source\.js:\d+$/);
    expect(told(outcome)).toEqual([['BUG-001', { detail }]]);
  });

  // A small register is read before anybody else has a turn.
  test.each([
    ['a listener', 'process.nextTick(() => { throw new RangeError(words) })'],
    ['a promise that nobody awaits', 'Promise.reject(new RangeError(words))'],
  ])('in %s, where Node itself would show its words', async (_, happens) => {
    const outcome = await inProcess(happens, 60_000);
    expect(told(outcome)).toEqual([['BUG-001', { detail: expect.stringMatching(/^RangeError/) }]]);
  });
});
