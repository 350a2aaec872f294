import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { progressLine, searchProgress } from '../../src/cli/progress.js';
import { Terminal } from '../../src/cli/terminal.js';
import { type Language, type TextKey, textOf } from '../../src/messages/catalogue.js';
import { formatNumber, type Params } from '../../src/messages/fill.js';
import { onTerminal } from './on-terminal.js';
import { csvText, save, town } from './registers.js';
import { newFolder, run, worldIn } from './run.js';

/** The line that shows how far the reading of a register is. */

const words = (language: Language) => ({
  text: (key: TextKey, params?: Params) => textOf(language, key, params),
  number: (value: number) => formatNumber(language, value),
});
const HALF = { share: 0.5, rows: 1_500_000, seconds: 3 };

describe('the progress line', () => {
  test('has bar, rows, speed and time left, with the separators of the language', () => {
    const bar = '█'.repeat(12) + '░'.repeat(12);
    expect(progressLine(words('de'), HALF, 79)).toBe(`${bar} 1.500.000 Zeilen, 500.000 je Sekunde, noch 3 s`);
    expect(progressLine(words('en'), HALF, 79)).toBe(`${bar} 1,500,000 rows, 500,000 a second, 3 s left`);
  });

  test('on a narrow terminal leaves out the speed, then the bar, and never cuts a number', () => {
    expect(progressLine(words('de'), HALF, 39)).toBe('██████░░░░░░ 1.500.000 Zeilen, noch 3 s');
    expect(progressLine(words('de'), HALF, 27)).toBe('1.500.000 Zeilen, noch 3 s');
    expect(progressLine(words('de'), HALF, 20)).toBe('');
  });

  test('is never wider than there is room for', () => {
    const reached = fc.record({
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      rows: fc.integer({ min: 0, max: 90_000_000 }),
      seconds: fc.double({ min: 0, max: 4000, noNaN: true }),
    });
    fc.assert(
      fc.property(reached, fc.integer({ min: 1, max: 200 }), (facts, width) => {
        expect(progressLine(words('de'), facts, width).length).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('on a terminal', () => {
  const folder = newFolder();
  // Long enough for some pictures of the bar.
  const CHECK = ['check', 'register.csv', '--size', '10', '--workers', '0', '--reference-date', '2026-12-01'];
  const terminal = (width: number, more: readonly string[] = [], env = {}) =>
    onTerminal([...CHECK, ...more], { cwd: folder, width, env: { NO_COLOR: '1', ...env } });
  const pictures = (output: string) =>
    [...output.matchAll(/\r([^\r\n]*)\u001b\[K/g)].map(([, line]) => line ?? '');
  let plain = '';

  beforeAll(async () => {
    save(folder, 'register.csv', csvText(town(200_000)));
    const { stdout, stderr } = await run(CHECK, { cwd: folder });
    plain = stdout + stderr;
  });

  test('nothing of it is seen elsewhere', () => {
    expect(plain).not.toMatch(/\u001b|█|░|\r/);
  });

  test.each([80, 40])('of %i columns it fits on the line, and nothing of it is left', async (width) => {
    const { output } = await terminal(width);
    const shown = pictures(output);
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.at(-1)).toBe('');
    expect(shown.slice(0, -1).filter((line) => !/^█*░* [\d,]+ rows, .*left$/.test(line))).toEqual([]);
    expect(shown.filter((line) => line.length >= width)).toEqual([]);
    // Long lines are broken at words.
    const words = (text: string) => text.split(/\s+/);
    expect(words(output.replaceAll(/\r[^\r\n]*\u001b\[K/g, ''))).toEqual(words(plain));
  });

  test.each([
    ['that is dumb', [], { TERM: 'dumb' }],
    ['with --quiet', ['--quiet'], {}],
    ['with --json', ['--json'], {}],
  ])('%s there is none', async (_, more, env) => {
    const { output } = await terminal(80, more, env);
    expect(output).not.toMatch(/\u001b|█|░/);
  });

  test('Ctrl-C takes it away', async () => {
    const { code, output } = await onTerminal(CHECK, {
      cwd: folder,
      steps: [['rows,', '\u0003']],
    });
    expect(code).toBe(130);
    expect(output).toMatch(/\r\u001b\[K$/);
  });
});

describe('a search for a lottery', () => {
  const STEPS = ['ideal', 'split', 'complete', 'mix', 'conflict', 'advice'] as const;
  /** All that is shown of these steps, a minute between two of them. */
  function shown(language: 'de' | 'en', isTTY: boolean, timeLimit?: number): string[] {
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    const world = worldIn();
    const stderr = Object.assign(world.stderr, { isTTY, columns: 80 });
    const settings = { language, json: false, quiet: false, verbose: false, color: false, input: false };
    const search = searchProgress(new Terminal(settings, { ...world, stderr }), timeLimit);
    for (const step of STEPS) {
      now += 60_000;
      search.progress({ step, amount: 0.456, outcomes: 5, ...(step === 'complete' ? { gap: 0.0123 } : {}) });
    }
    clock.mockRestore();
    return world.stderr.text
      .split('\r')
      .slice(1)
      .map((line) => line.replace('\u001b[K', ''));
  }

  test('says what is done, how far the least chance is from the possible one, and how long it still may take', () => {
    expect(shown('de', true, 300)).toEqual([
      'Faire Chancen werden berechnet … 60 s, noch 240 s',
      'Chancen werden auf Ergebnisse verteilt … 46 %, 120 s, noch 180 s',
      'Lotterie: kleinste Chance 1,23 % unter der möglichen … 180 s, noch 120 s',
      'Personen werden zwischen den Ergebnissen getauscht … 46 %, 240 s, noch 60 s',
      'Quoten schließen sich gegenseitig aus; gesucht wird, welche … 300 s, noch 0 s',
      'Gesucht werden die kleinsten Änderungen der Quoten … 360 s, noch 0 s',
    ]);
    expect(shown('en', true, 300).slice(1, 3)).toEqual([
      'splitting chances into possible outcomes … 46 %, 120 s, 180 s left',
      'the lottery: least chance 1.23 % below the possible one … 180 s, 120 s left',
    ]);
  });

  test('without a limit nothing is said of time left, and off a terminal nothing at all', () => {
    expect(shown('de', true)[2]).toBe('Lotterie: kleinste Chance 1,23 % unter der möglichen … 180 s');
    expect(shown('de', false, 300)).toEqual([]);
  });
});
