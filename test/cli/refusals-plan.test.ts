import { describe, expect, test } from 'vitest';
import { type Case, changed, codesIn, expectRefusal } from './refused.js';
import { csvText, markedTown, PLAN, save } from './registers.js';
import { newFolder, problemsOf, run, SEED } from './run.js';

/** What is wrong with a plan. */

const gender = '  - gender: { w: [w], m: [m], by_lot: [d, x, ""] }\n';
const bands = '  - age: [16-39, 40-64, 65+]\n';
const invalid = (title: string, code: string, from: string, to: string, names = ''): Case => ({
  title,
  code,
  exit: 3,
  plan: changed(from, to),
  names,
});

const cases: readonly Case[] = [
  {
    title: 'a plan that is not there',
    code: 'PLAN-001',
    exit: 3,
    more: ['--plan', 'nein.yaml'],
    names: 'nein.yaml',
  },
  invalid('no YAML', 'PLAN-002', 'sample:\n', 'sample: [\n'),
  invalid('a key twice', 'PLAN-002', 'title:', 'title: Doppelt\ntitle:'),
  invalid('an unknown key at the top', 'PLAN-010', 'sample:', 'samples: 3\nsample:', 'sample'),
  invalid('an unknown key inside', 'PLAN-010', 'min_age: 16', 'min_agee: 16', 'min_age'),
  invalid('an unknown role', 'PLAN-010', 'district: Stadtteil', 'distrikt: Stadtteil', 'district'),
  invalid('a text for a number', 'PLAN-011', 'size: 40', 'size: viele', 'sample.size'),
  invalid('a list for a section', 'PLAN-011', 'seed:\n  source: Lotto am Samstag', 'seed: [Lotto]', 'seed'),
  invalid('a number for a list', 'PLAN-011', 'files: [register.csv]', 'files: 3', 'register.files'),
  invalid('a value that is not offered', 'PLAN-012', 'size: 40', 'size: 40\n  allocation: fair', 'table'),
  invalid('a language there is not', 'PLAN-012', 'title:', 'language: fr\ntitle:', 'language'),
  invalid('another version', 'PLAN-012', 'version: 1', 'version: 2', 'version'),
  invalid('no version', 'PLAN-013', 'version: 1\n', ''),
  invalid('no size', 'PLAN-013', '  size: 40\n', '', 'sample.size'),
  invalid('a size of none', 'PLAN-014', 'size: 40', 'size: 0', 'sample.size'),
  invalid('a greater age than anybody has', 'PLAN-014', 'min_age: 16', 'max_age: 200'),
  invalid('a date in another form', 'PLAN-015', '2026-12-01', '01.12.2026', 'reference_date'),
  invalid('a day that there is not', 'PLAN-015', '2026-12-01', '2026-02-30', 'reference_date'),
  invalid('a negative reserve', 'PLAN-014', 'reserve: 1.5', 'reserve: -1', 'reserve'),
  invalid('a reserve that is no number', 'PLAN-015', 'reserve: 1.5', 'reserve: "1,5"', 'reserve'),
  invalid('birth dates without a reference date', 'PLAN-020', '  reference_date: 2026-12-01\n', ''),
  invalid('a minimum above the maximum', 'PLAN-021', 'min_age: 16', 'min_age: 16\n  max_age: 15'),
  invalid('both birth date and age', 'PLAN-022', 'birth_date: Geb', 'age: PLZ\n    birth_date: Geb'),
  invalid('a value in two groups', 'PLAN-023', 'm: [m]', 'm: [m, w]', 'gender'),
  invalid('two dimensions in one entry', 'PLAN-024', gender, '  - { gender: [w, m], district: [x] }\n'),
  invalid('a dimension twice', 'PLAN-025', gender, `${gender}${gender}`, 'gender'),
  invalid('age without bands', 'PLAN-026', bands, '  - age\n'),
  invalid('a band that is none', 'PLAN-027', '65+', '65-', '65-'),
  invalid('overlapping bands', 'PLAN-028', '40-64', '39-64', '39-64'),
  invalid('no group', 'PLAN-029', gender, '  - Ort: {}\n'),
  invalid('a district that is misspelt', 'PLAN-030', 'min_age: 16', 'districts: [Altstatt]', 'Altstatt'),
  invalid(
    'a table of an unknown stratum',
    'PLAN-040',
    'size: 40',
    'size: 40\n  allocation: table\n  table: [{ district: x, gender: w, age: 65+, size: 8 }]',
  ),
  invalid(
    'a table that has no effect',
    'PLAN-042',
    'size: 40',
    'size: 40\n  table: [{ gender: w, size: 3 }]',
  ),
  invalid('a column that is not there', 'REG-005', 'Stadtteil', 'Stadteil', 'Stadtteil'),
  invalid('an exclude column that is not there', 'REG-005', 'column: Status', 'column: Stand', 'Stand'),
  invalid(
    'a list column that is not there',
    'REG-005',
    'seed:\n',
    'output: { columns: [PLZZ] }\nseed:\n',
    'PLZ',
  ),
  invalid(
    'a file of ids that is not there',
    'SIDE-001',
    '  exclude:\n',
    '  exclude:\n    - { ids: rat.csv, reason: Rat }\n',
    'rat.csv',
  ),
  {
    ...invalid(
      'a file of ids that is no CSV',
      'SIDE-002',
      '  exclude:\n',
      '  exclude:\n    - { ids: rat.csv, reason: Rat }\n',
    ),
    arrange: (folder) => save(folder, 'rat.csv', 'PersonID\r\n"P1\r\n'),
  },
  {
    ...invalid(
      'a file without ids',
      'SIDE-003',
      '  exclude:\n',
      '  exclude:\n    - { ids: rat.csv, reason: Rat }\n',
    ),
    arrange: (folder) => save(folder, 'rat.csv', 'Familienname;Vorname\r\nGeheimname1;Geheimvorname1\r\n'),
  },
  { title: 'more people than the frame has', code: 'DRAW-001', exit: 5, more: ['--size', '61'], names: '61' },
  { title: 'nobody left', code: 'DRAW-004', exit: 5, more: ['--min-age', '120'] },
];

describe('refused because of the plan, and nothing is left behind', () => {
  test.concurrent.each(cases.map((one, at) => [one.title, at % 2 ? 'de' : 'en', one] as const))(
    '%s (%s)',
    (_, language, one) => expectRefusal(one, language),
  );
});

describe('problems of a plan', () => {
  test('are all shown at once, each with its line', async () => {
    const folder = newFolder();
    save(folder, 'register.csv', csvText(markedTown(20)));
    const plan = PLAN.replace('min_age: 16', 'min_alter: 16').replace('size: 40', 'size: viele');
    save(folder, 'plan.yaml', plan);
    const outcome = await run(['draw', '-c', 'plan.yaml', '-s', SEED, '--json'], { cwd: folder });
    const lineOf = (text: string) => plan.split('\n').findIndex((line) => line.includes(text)) + 1;
    expect(problemsOf(outcome).map(({ code, where }) => [code, where?.[0]?.lines?.[0]])).toEqual([
      ['PLAN-010', lineOf('min_alter')],
      ['PLAN-011', lineOf('viele')],
    ]);
  });

  test('speak the plan’s language as soon as it is known, and --lang goes before it', async () => {
    const folder = newFolder();
    save(folder, 'register.csv', csvText(markedTown(20)));
    save(folder, 'plan.yaml', `language: de\n${PLAN}`.replace('min_age', 'max_age: 10\n  min_age'));
    const args = ['draw', '-c', 'plan.yaml', '-s', SEED];
    const [plan, flag] = await Promise.all([
      run(args, { cwd: folder, language: 'en' }),
      run([...args, '--lang', 'en'], { cwd: folder, language: 'de' }),
    ]);
    expect(codesIn(plan, 'de')).toEqual(['PLAN-021']);
    expect(codesIn(flag, 'en')).toEqual(['PLAN-021']);
  });
});
