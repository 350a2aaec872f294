import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TOWN_COLUMNS } from '../../src/simulation/town.js';
import { PLAN, save } from './registers.js';
import { contents, FIXTURES, newFolder, type Outcome, problemsOf, run, SEED } from './run.js';

/** Every broken register of the fixtures is refused with its code and lines, and leaves nothing behind. */

const BROKEN = join(FIXTURES, 'broken');

const CODES: Readonly<Record<string, readonly string[]>> = {
  'after-quote.csv': ['REG-015'],
  'binary.csv': ['REG-003'],
  'comma-in-semicolon.csv': ['REG-010'],
  'date-format.csv': ['REG-031'],
  'duplicate-ids.csv': ['REG-011'],
  'empty-column-name.csv': ['REG-074'],
  'empty-date.csv': ['REG-030'],
  'empty-district.csv': ['REG-040'],
  'empty-id.csv': ['REG-012'],
  'empty.csv': ['REG-002'],
  'future-date.csv': ['REG-035'],
  'header-only.csv': ['REG-004'],
  'impossible-date.csv': ['REG-034'],
  'invalid-utf-8.csv': ['REG-018'],
  'invalid-windows-1252.csv': ['REG-018'],
  'missing-column.csv': ['REG-005'],
  'no-header.csv': ['REG-022'],
  'ragged.csv': ['REG-010'],
  'stray-quote.csv': ['REG-014'],
  'truncated.csv': ['REG-024'],
  'two-columns-one-name.csv': ['REG-008'],
  'two-digit-year.csv': ['REG-032'],
  'unclosed-quote.csv': ['REG-016'],
  'unknown-gender.csv': ['REG-041', 'REG-042'],
  'utf-16be.csv': ['REG-003'],
  'workbook.csv': ['BOOK-001'],
};

/** Sound each for itself; together they have one id twice. */
const PAIR = ['duplicate-across-a.csv', 'duplicate-across-b.csv'];

const README_ROW = /^\| (\S+\.csv) \| .* \| ([^|]*) \|$/gm;
const readme = readFileSync(join(BROKEN, 'README.md'), 'utf8');
const LINES = new Map([...readme.matchAll(README_ROW)].map(([, name = '', lines = '']) => [name, lines]));

/** `5, 9` and `2 to 13` as numbers. */
function numbers(text: string): number[] {
  const [, from, to] = /^(\d+) to (\d+)$/.exec(text) ?? [];
  if (from === undefined) return (text.match(/\d+/g) ?? []).map(Number);
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at);
}

/** The names of columns and districts, and of the town, are no secret. */
const PUBLIC: readonly string[] = [
  ...TOWN_COLUMNS,
  'Altstadt',
  'Musterstadt',
  'Östliche Vorstadt',
  'Zähringen',
];

/** Surnames, given names, streets, birth dates and ids in the file, however it is read. */
function personalIn(name: string): string[] {
  const bytes = readFileSync(join(BROKEN, name));
  const isSwapped = name === 'utf-16be.csv' && bytes.length % 2 === 0;
  const encodings = isSwapped ? (['utf16le'] as const) : (['latin1', 'utf8'] as const);
  const source = isSwapped ? Buffer.from(bytes).swap16() : bytes;
  const lines = encodings.flatMap((encoding) => source.toString(encoding).split(/[\r\n]+/));
  const fields = lines.flatMap((line) => line.split(/[;,"\0]+/));
  const telling = fields.filter((field) =>
    /^(?:P\d{9}|\d\d\.\d\d\.\d{4}|\p{Lu}[\p{L} .-]{3,})$/u.test(field),
  );
  return [...new Set(telling)].filter((field) => !PUBLIC.includes(field));
}

function expectNoPerson(outcome: Outcome, names: readonly string[]): void {
  const words = ` ${(outcome.stdout + outcome.stderr).split(/[^\p{L}\p{N}.-]+/u).join(' ')} `;
  expect(names.filter((name) => words.includes(` ${name} `))).toEqual([]);
}

async function refused(files: readonly string[], command: 'draw' | 'check', args: readonly string[] = []) {
  const folder = newFolder();
  save(folder, 'plan.yaml', PLAN.replace('size: 40', 'size: 4'));
  const before = contents(folder);
  const paths = files.map((name) => join(BROKEN, name));
  const outcome = await run([command, ...paths, '-c', 'plan.yaml', ...args], { cwd: folder });
  expect(contents(folder)).toEqual(before);
  return outcome;
}

describe('a broken register', () => {
  test('the table covers every file of the fixtures', () => {
    const files = readdirSync(BROKEN).filter((name) => name.endsWith('.csv'));
    expect([...Object.keys(CODES), ...PAIR].sort()).toEqual(files.sort());
    expect([...LINES.keys()].sort()).toEqual(files.sort());
  });

  test('the search for personal data finds some in the files that have people', () => {
    const found = Object.keys(CODES).filter((name) => personalIn(name).length >= 12);
    const nobody = ['binary.csv', 'empty.csv', 'header-only.csv', 'workbook.csv'];
    expect(found).toEqual(Object.keys(CODES).filter((name) => !nobody.includes(name)));
  });

  test.concurrent.each(Object.entries(CODES))('%s is refused with %j', async (name, codes) => {
    const outcome = await refused([name], 'draw', ['--seed', SEED, '--output', 'out', '--json']);
    expect(outcome.stdout).toBe('');
    expect(outcome.code).toBe(3);
    const problems = problemsOf(outcome).filter((problem) => problem.severity === 'error');
    expect([...new Set(problems.map(({ code }) => code))].sort()).toEqual(codes);
    const places = problems.flatMap((problem) => problem.where ?? []);
    const lines = [...new Set(places.flatMap((place) => place.lines ?? []))].sort((a, b) => a - b);
    const expected = numbers(LINES.get(name) ?? '');
    if (['REG-005', 'REG-022'].includes(codes[0] ?? '')) expect(places[0]?.file).toBe(name);
    else expect(lines).toEqual(expected.slice(0, 10));
    expectNoPerson(outcome, personalIn(name));
  });

  test('two files with one id in both are refused with both places', async () => {
    const outcome = await refused(PAIR, 'draw', ['--seed', SEED, '--output', 'out', '--json']);
    expect(outcome.code).toBe(3);
    const [problem, ...others] = problemsOf(outcome).filter(({ severity }) => severity === 'error');
    expect(others).toEqual([]);
    expect(problem?.code).toBe('REG-011');
    expect(problem?.where).toMatchObject(
      PAIR.map((name) => ({ file: name, lines: numbers(LINES.get(name) ?? '') })),
    );
    expectNoPerson(outcome, PAIR.flatMap(personalIn));
  });

  test.concurrent.each([
    [
      'de',
      /Fehler REG-011: .+\n +wo +duplicate-ids\.csv, Zeilen 4 und 10, Spalte „PersonID“\n +warum .+\n +abhilfe /,
    ],
    [
      'en',
      /Error REG-011: .+\n +where +duplicate-ids\.csv, lines 4 and 10, column "PersonID"\n +why .+\n +remedy /,
    ],
  ] as const)('the message says what, where, why and what to do (%s)', async (language, message) => {
    const folder = newFolder();
    save(folder, 'plan.yaml', PLAN);
    const file = join(BROKEN, 'duplicate-ids.csv');
    const outcome = await run(['draw', file, '-c', 'plan.yaml', '-s', SEED], { cwd: folder, language });
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stdout).toBe('');
  });

  test.concurrent.each(Object.keys(CODES))('check finds the same fault in %s as draw', async (name) => {
    const outcome = await refused([name], 'check', ['--json']);
    expect(outcome.code).toBe(3);
    const errors = problemsOf(outcome).filter((problem) => problem.severity === 'error');
    expect([...new Set(errors.map(({ code }) => code))].sort()).toEqual(CODES[name]);
    expectNoPerson(outcome, personalIn(name));
  });
});
