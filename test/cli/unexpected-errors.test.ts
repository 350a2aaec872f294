import { describe, expect, test } from 'vitest';
import { failing, told } from './failing.js';
import { csvText, markedTown, PLAN, save } from './registers.js';
import { contents, newFolder, problemsOf, SEED } from './run.js';

/**
 * BUG-001: an error that nobody expected. Its name is said and where in the program it happened; its own words
 * may hold a person's data, and a person who reports it would pass them on.
 */

/** A person's data that look like an error's frames. */
const WORDS = 'Erika Geheim\n    at Geheimweg 7 (geheim.js:19:85)\nGeheim.js:3:4)';

/** The command reads the register for the n-th time, and this happens instead. */
const inReading = (time: number, happens: string) => `
  import fs from 'node:fs/promises';
  const handle = await fs.open(process.execPath);
  const files = Object.getPrototypeOf(handle);
  await handle.close();
  const read = files.read;
  const words = ${JSON.stringify(WORDS)};
  let times = 0;
  files.read = function (...given) {
    if (++times === ${time}) { ${happens} }
    return read.apply(this, given);
  };`;

const DRAW = ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'];

function prepared(): string {
  const folder = newFolder();
  save(folder, 'register.csv', csvText(markedTown(300)));
  save(folder, 'plan.yaml', PLAN);
  return folder;
}

/** Runs a command that fails; exit code 1 and nothing written are demanded. */
async function failed(args: readonly string[], before: string, language: 'de' | 'en' = 'en') {
  const cwd = prepared();
  const was = contents(cwd);
  const outcome = await failing(args, { cwd, before, language });
  expect([outcome.code, outcome.stdout, outcome.left]).toEqual([1, '', []]);
  expect(contents(cwd)).toEqual(was);
  expect(outcome.stderr.toLowerCase()).not.toContain('geheim');
  expect(outcome.stderr).not.toContain('Erika');
  return outcome;
}

const THROWN = 'throw new RangeError(words)';

describe('an error that nobody expected', () => {
  test('at any reading of the register: its name and its place, and none of its words', async () => {
    const places: unknown[] = [];
    for (const time of [1, 2, 3, 4]) {
      const outcome = await failed([...DRAW, '--json'], inReading(time, THROWN));
      expect(told(outcome)).toEqual([
        ['BUG-001', { detail: expect.stringMatching(/^RangeError, file-source\.js:\d+$/) }],
      ]);
      places.push(problemsOf(outcome)[0]?.params?.detail);
    }
    expect(new Set(places).size).toBe(1);
  });

  test.each([
    ['check', ['check', '-c', 'plan.yaml']],
    ['preview', ['preview', '-c', 'plan.yaml']],
    ['simulate', ['simulate', '-c', 'plan.yaml', '--runs', '10']],
    ['init', ['init', 'register.csv', '-o', 'new.yaml']],
  ])('in %s as well', async (_, args) => {
    expect((await failed(args, inReading(2, THROWN))).stderr).toMatch(
      /^Error BUG-001: error in the program \(RangeError, file-source\.js:\d+\)\n/,
    );
  });

  test('with --verbose the way there is shown too, line by line, and still none of its words', async () => {
    const outcome = await failed([...DRAW, '--verbose'], inReading(2, THROWN));
    const frames = outcome.stderr.split('\n').filter((line) => line.startsWith('    at '));
    expect(frames.length).toBeGreaterThan(3);
    expect(frames.some((line) => line.includes('dist/cli/main.js'))).toBe(true);
  });

  test('words that were changed afterwards are not shown either; then there is no place', async () => {
    const happens = "const error = new RangeError(words); void error.stack; error.message = 'x'; throw error";
    const outcome = await failed([...DRAW, '--verbose'], inReading(2, happens));
    expect(outcome.stderr).toMatch(/^Error BUG-001: error in the program \(RangeError\)\n/);
    expect(outcome.stderr).not.toContain('    at ');
  });

  test.each([
    ['no error at all', 'throw words', 'unknown'],
    ['an error without words', 'throw new TypeError()', 'TypeError, file-source.js:'],
    [
      'an error without a stack',
      'throw Object.assign(new TypeError(words), { stack: undefined })',
      'TypeError',
    ],
  ])('%s', async (_, happens, detail) => {
    const outcome = await failed([...DRAW, '--json'], inReading(1, happens));
    expect(told(outcome)).toEqual([['BUG-001', { detail: expect.stringContaining(detail) }]]);
  });

  test.each([
    ['a listener', 'process.nextTick(() => { throw new RangeError(words) })'],
    ['a promise that nobody awaits', 'Promise.reject(new RangeError(words))'],
  ])('in %s, where Node itself would show its words', async (_, happens) => {
    const outcome = await failed([...DRAW, '--json'], inReading(2, happens));
    expect(told(outcome)).toEqual([['BUG-001', { detail: expect.stringContaining('RangeError') }]]);
  });

  test('in German: that nothing was written, and what not to pass on', async () => {
    const { stderr } = await failed(DRAW, inReading(1, THROWN), 'de');
    expect(stderr).toMatch(/^Fehler BUG-001: Fehler im Programm \(RangeError, file-source\.js:\d+\)\n/);
    expect(stderr).toContain('es wurde nichts geschrieben');
    expect(stderr).toContain('ohne Daten aus dem Register');
  });
});
