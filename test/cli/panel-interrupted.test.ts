import { describe, expect, test } from 'vitest';
import { onTerminal } from './on-terminal.js';
import { PANEL, pool, TARGETS } from './panel-answers.js';
import { save, type Table } from './registers.js';
import { contents, newFolder, SEED } from './run.js';

/** Ctrl-C while the fairest lottery is looked for: nothing is left, and the terminal is as it was. */

const PEOPLE = 320;
/** How many values each of the eight features has. */
const VALUES = [3, 4, 5, 3, 4, 6, 2, 3];
const SIZE = 30;
const CTRL_C = '\u0003';
/** Every line on what the search does has it. */
const WORKING = '…';

/** People of uneven features, and quotas that are so tight that the search takes its time. */
function hardPool(): string {
  let state = 7;
  const random = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  const header = ['Nr', ...VALUES.map((_, at) => `m${at}`)];
  const people = Array.from({ length: PEOPLE }, (_, at) => [
    `H${at}`,
    ...VALUES.map((values) => `v${Math.floor(values * random() * random())}`),
  ]);
  const table: Table = [header, ...people];
  const targets = VALUES.flatMap((values, at) =>
    Array.from({ length: values }, (_, value) => {
      const share = SIZE / values;
      const present = people.filter((row) => row[at + 1] === `v${value}`).length;
      return [
        `m${at}`,
        `v${value}`,
        Math.min(present, Math.floor(share / 2)),
        Math.ceil(1.6 * share + 1),
      ].join();
    }),
  );
  const folder = newFolder();
  save(folder, 'answers.csv', table.map((row) => row.join(';')).join('\n'));
  save(folder, 'targets.csv', ['feature,value,min,max', ...targets].join('\n'));
  return folder;
}

describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  test.each(['panel', 'preview'])('during %s: 130, and nothing is left', async (command) => {
    const cwd = hardPool();
    const before = contents(cwd);
    const own = command === 'panel' ? ['-s', SEED, '-o', 'out'] : ['--panel'];
    const args = [command, 'answers.csv', '--targets', 'targets.csv', '--size', String(SIZE), ...own];
    const session = await onTerminal(args, { cwd, steps: [[WORKING, CTRL_C]] });
    expect(session.code).toBe(130);
    expect(session.sane ?? true).toBe(true);
    expect(session.output.endsWith('\r\u001b[K')).toBe(true);
    expect(contents(cwd)).toEqual(before);
  });

  test('what is looked for is said, also why quotas cannot be met, and wiped away afterwards', async () => {
    const cwd = pool();
    save(cwd, 'targets.csv', TARGETS.replaceAll(/,\d+\n/g, ',2\n').replaceAll(/,\d+,2\n/g, ',0,2\n'));
    const { code, output } = await onTerminal([...PANEL], { cwd, language: 'de' });
    expect(code).toBe(5);
    // Which step is painted first, the clock says.
    expect(output).toMatch(
      /Quoten schließen sich gegenseitig aus; gesucht wird, welche|Gesucht werden die kleinsten Änderungen der Quoten/,
    );
    expect(output).toMatch(/\r\u001b\[K(?:\u001b\[[\d;]*m)*Fehler QUOTA-001/);
  });
});
