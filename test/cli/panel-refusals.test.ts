import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answers, list, PANEL, pool, TARGETS } from './panel-answers.js';
import { codesIn, expectNoMarks } from './refused.js';
import { csvText, save, type Table, withColumn } from './registers.js';
import { contents, problemsOf, run, SEED } from './run.js';

/** What a panel is not drawn from: a code, an exit code, a place, and nothing written. */

interface Case {
  readonly title: string;
  readonly codes: readonly string[];
  readonly exit: number;
  readonly table?: Table;
  readonly targets?: string;
  /** behind the usual arguments */
  readonly more?: readonly string[];
  /** instead of them */
  readonly args?: readonly string[];
  readonly arrange?: (folder: string) => void;
  readonly names?: string;
}

const [header = [], ...people] = answers();
const without = (name: string): Table => {
  const at = header.indexOf(name);
  return [header, ...people].map((row) => row.toSpliced(at, 1));
};
const call = (...args: string[]) => ['panel', ...args];
const usual = ['--targets', 'targets.csv', '--size', '20', '-o', 'out'];

const cases: readonly Case[] = [
  {
    title: 'a value that no quota names',
    codes: ['REG-041', 'REG-042'],
    exit: 3,
    table: withColumn(answers(), 'Geschlecht', (row) =>
      row === 4 ? 'keine Angabe' : (people[row]?.[5] ?? ''),
    ),
    names: '6',
  },
  {
    title: 'an empty value',
    codes: ['REG-040'],
    exit: 3,
    table: withColumn(answers(), 'Bildung', (row) => (row === 4 ? '' : (people[row]?.[7] ?? ''))),
  },
  {
    title: 'a feature that the answers lack',
    codes: ['REG-005'],
    exit: 3,
    table: without('Altersgruppe'),
    names: 'Altersgruppe',
  },
  { title: 'no column with ids', codes: ['REG-023'], exit: 3, table: without('Nr') },
  {
    title: 'an id that is there twice',
    codes: ['REG-011'],
    exit: 3,
    table: [...answers(), people[7] ?? []],
    names: '9',
  },
  { title: 'answers of nobody', codes: ['REG-004'], exit: 3, table: [header] },
  { title: 'an empty file', codes: ['REG-002'], exit: 3, arrange: (at) => save(at, 'answers.csv', '') },
  {
    title: 'a file that is not there',
    codes: ['REG-001'],
    exit: 3,
    args: call('niemand.csv', ...usual, '-s', SEED),
  },
  {
    title: 'a panel that is larger than the pool',
    codes: ['DRAW-001'],
    exit: 5,
    targets: 'feature,value,min,max\nBildung,mit Abitur,1,91\nBildung,ohne Abitur,1,91\n',
    more: ['--size', '91'],
    names: '91',
  },
  {
    title: 'more people than households',
    codes: ['QUOTA-007'],
    exit: 5,
    table: withColumn(
      withColumn(answers(), 'Strasse', () => 'Gasse'),
      'Nachname',
      (row) => `Haus ${row % 9}`,
    ).map((row, at) => row.with(4, at === 0 ? 'Hausnummer' : '1')),
    targets: 'feature,value,min,max\nBildung,mit Abitur,0,20\nBildung,ohne Abitur,0,20\n',
    more: ['--max-per-household', '1'],
  },
  { title: 'no seed', codes: ['SEED-001'], exit: 2, args: call('answers.csv', ...usual) },
  { title: 'an empty seed', codes: ['SEED-002'], exit: 2, args: call('answers.csv', ...usual, '-s', ' ') },
  {
    title: 'no size',
    codes: ['USE-006'],
    exit: 2,
    args: call('answers.csv', '--targets', 'targets.csv', '-s', SEED),
    names: '--targets',
  },
  { title: 'no answers', codes: ['USE-005'], exit: 2, args: call(...usual, '-s', SEED) },
  { title: 'no quotas', codes: ['PLAN-064'], exit: 3, args: call('answers.csv', '--size', '20', '-s', SEED) },
  {
    title: 'an allocation in proportion',
    codes: ['PLAN-064'],
    exit: 3,
    arrange: (at) => save(at, 'plan.yaml', 'version: 1\npanel: { sample: { size: 20 } }\n'),
    args: call('answers.csv', '-c', 'plan.yaml', '-s', SEED),
  },
  {
    title: 'an unknown objective',
    codes: ['USE-010'],
    exit: 2,
    more: ['--objective', 'fair'],
    names: 'leximin',
  },
  { title: 'no time', codes: ['USE-010'], exit: 2, more: ['--time-limit', '0'], names: '0.001' },
  {
    title: 'a number above 999',
    codes: ['USE-010'],
    exit: 2,
    more: ['--panel-number', '1000'],
    names: '999',
  },
  { title: 'a number that is none', codes: ['USE-010'], exit: 2, more: ['--panel-number', '-1'] },
  { title: 'an unknown flag', codes: ['USE-002'], exit: 2, more: ['--numberd'], names: '--numbered' },
  {
    title: 'targets that are not there',
    codes: ['SIDE-001'],
    exit: 3,
    more: ['--targets', 'ziele.csv'],
    names: 'ziele.csv',
  },
  {
    title: 'targets without a column',
    codes: ['PLAN-065'],
    exit: 3,
    targets: TARGETS.replace('max', 'most'),
    names: 'targets.csv',
  },
  {
    title: 'targets with words for numbers',
    codes: ['PLAN-066'],
    exit: 3,
    targets: TARGETS.replace('9,10', 'neun,10'),
    names: 'targets.csv',
  },
  {
    title: 'a reserve under quotas',
    codes: ['QUOTA-010'],
    exit: 3,
    more: ['--reserve', '1'],
    names: '--already',
  },
  {
    title: 'an empty household column',
    codes: ['REG-023'],
    exit: 3,
    table: without('Strasse'),
    more: ['--max-per-household', '1'],
  },
  {
    title: 'a folder with a log',
    codes: ['OUT-003'],
    exit: 6,
    more: ['--force'],
    arrange: (at) => {
      mkdirSync(join(at, 'out'));
      save(at, 'out/audit.jsonl', '');
    },
  },
  ...['panel.csv', 'not_drawn.csv', 'reserve.csv', 'panels.csv', 'panels.html', 'numbers.csv'].map(
    (name) => ({
      title: `a folder with ${name}`,
      codes: ['OUT-004'],
      exit: 6,
      arrange: (at: string) => {
        mkdirSync(join(at, 'out'));
        save(at, `out/${name}`, 'alt');
      },
    }),
  ),
];

describe.each(['de', 'en'] as const)('in the language %s a panel is refused for', (language) => {
  test.concurrent.each(cases.map((one) => [one.title, one] as const))('%s', async (_, one) => {
    const folder = pool(one.table, one.targets);
    one.arrange?.(folder);
    const before = contents(folder);
    const outcome = await run([...(one.args ?? PANEL), ...(one.more ?? [])], { cwd: folder, language });
    expect([...new Set(codesIn(outcome, language))]).toEqual(one.codes);
    expect([outcome.code, outcome.stdout]).toEqual([one.exit, '']);
    expect(outcome.stderr).not.toMatch(/\{\w+[?}]|undefined|\bat .*\.js:/);
    expect(outcome.stderr).not.toContain(folder);
    if (one.names !== undefined) expect(outcome.stderr).toContain(one.names);
    expectNoMarks(outcome);
    expect(contents(folder)).toEqual(before);
  });
});

test('with --json a refusal is JSON on standard error, and names nobody', async () => {
  const folder = pool([...answers(), people[7] ?? []]);
  const outcome = await run([...PANEL, '--json'], { cwd: folder });
  expect(problemsOf(outcome).map(({ code }) => code)).toEqual(['REG-011']);
  expect([outcome.code, outcome.stdout]).toEqual([3, '']);
  expectNoMarks(outcome);
});

test('a table is not drawn from with numbered panels or people who are on the panel already', async () => {
  const folder = pool();
  const rows = ['weiblich', 'männlich', 'divers'].map((name) => `{ Geschlecht: ${name}, size: 2 }`);
  const sample = `sample: { size: 6, allocation: table, table: [${rows.join(', ')}] }`;
  save(folder, 'plan.yaml', `version: 1\nstratify: [Geschlecht]\n${sample}\n`);
  save(folder, 'schon.csv', 'N1000\n');
  const before = contents(folder);
  const args = ['panel', 'answers.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'];
  for (const flags of [['--numbered'], ['--panel-number', '3'], ['--already', 'schon.csv']]) {
    const outcome = await run([...args, ...flags], { cwd: folder });
    expect([outcome.code, codesIn(outcome, 'en')]).toEqual([2, ['USE-012']]);
    expect(outcome.stderr).toContain(`${flags[0]} does not go with a table`);
  }
  expect(contents(folder)).toEqual(before);
  expect((await run(args, { cwd: folder })).code).toBe(0);
  expect(list(folder, 'out/panel.csv')).toHaveLength(7);
  expect((await run(['verify', 'out', '-a', 'answers.csv', '-c', 'plan.yaml'], { cwd: folder })).code).toBe(
    0,
  );
});

test('other lists give way to --force, and a log never does', async () => {
  const folder = pool();
  mkdirSync(join(folder, 'out'));
  save(folder, 'out/panel.csv', csvText([['alt']]));
  save(folder, 'out/notiz.txt', 'bleibt');
  expect((await run([...PANEL, '--force'], { cwd: folder })).code).toBe(0);
  expect(Object.keys(contents(join(folder, 'out')))).toEqual([
    'audit.jsonl',
    'not_drawn.csv',
    'notiz.txt',
    'panel.csv',
  ]);
});
