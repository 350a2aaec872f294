import { describe, expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/load.js';
import { EXAMPLE, FILE, loadProblems, spots } from './plans.js';

/** The plan `version: 1` and these lines behind it. */
const behind = (...lines: string[]) => ['version: 1', ...lines, ''].join('\n');
const paramsOf = (text: string) => loadProblems(text).map((problem) => problem.params);

describe('a plan that is as it should be', () => {
  test('the example of the manual is read', () => {
    const plan = parsePlan(EXAMPLE, FILE);
    expect(plan.register?.columns).toEqual({
      id: ['Ordnungsmerkmal'],
      district: 'Stadtteil',
      birth_date: 'Geburtsdatum',
      gender: 'Geschlecht',
      household: ['Familienname', 'Strasse', 'Hausnummer', 'PLZ'],
    });
    expect(plan.eligibility?.reference_date).toBe('2026-12-01');
    expect(plan.stratify).toEqual(['district', 'gender', { age: ['16-29', '30-44', '45-64', '65+'] }]);
    expect(plan.sample).toEqual({
      size: 200,
      allocation: 'proportional',
      reserve: '1.5',
      max_per_household: 1,
    });
  });

  test('nothing but the version is necessary', () => {
    expect(parsePlan('version: 1', FILE)).toEqual({ version: 1 });
  });

  test('anchors and other line ends are YAML too', () => {
    const text = 'version: 1\r\nregister:\r\n  columns: { id: &id Nr, district: *id }\r\n';
    expect(parsePlan(text, FILE).register?.columns).toEqual({ id: ['Nr'], district: 'Nr' });
  });
});

describe('what is no YAML', () => {
  test.each([
    ['a bracket that is not closed', behind('sample:', '  size: 3', 'stratify: [district'), 'BAD', 5],
    ['a quotation mark that is not closed', behind('title: "Los', 'seed: {}'), 'MISSING_CHAR', 4],
    ['two documents', behind('---', 'version: 1'), 'MULTIPLE_DOCS', 2],
  ])('%s', (_, text, detail, line) => {
    const problems = loadProblems(text);
    expect(problems.every((problem) => problem.code === 'PLAN-002')).toBe(true);
    expect(spots(problems)).toContainEqual(['PLAN-002', line]);
    expect(problems.map((problem) => String(problem.params?.detail)).join()).toContain(detail);
  });

  test('tabulators before keys are one message with their lines, whatever else follows from them', () => {
    const text = behind('sample:', '\tsize: 3', '  \treserve: 1', '# \t', 'title: a', '\t', 'x:\ty');
    const problems = loadProblems(text);
    expect(problems).toEqual([
      {
        code: 'PLAN-088',
        severity: 'error',
        where: [{ file: FILE, lines: [3, 4], total: 2 }],
        params: { total: 2 },
      },
    ]);
  });

  test('a key that stands twice is refused with the second line, at any depth', () => {
    const text = behind('sample:', '  size: 3', '  reserve: 1', '  size: 4', 'version: 1');
    expect(spots(loadProblems(text))).toEqual([
      ['PLAN-002', 5],
      ['PLAN-002', 6],
    ]);
    expect(paramsOf(text)).toEqual([{ detail: 'DUPLICATE_KEY' }, { detail: 'DUPLICATE_KEY' }]);
  });

  test('an alias of nothing is refused with its line', () => {
    const text = behind('eligibility:', '  districts: *alle');
    expect(spots(loadProblems(text))).toEqual([['PLAN-002', 3]]);
  });

  test('a file without anything in it lacks the version', () => {
    for (const text of ['', '# nur ein Kommentar\n', '---\n']) {
      expect(loadProblems(text).map(({ code, where }) => [code, where?.[0]?.key])).toEqual([
        ['PLAN-013', 'version'],
      ]);
    }
  });

  test('a file that is a list or a text is no plan', () => {
    expect(spots(loadProblems('- version: 1'))).toEqual([['PLAN-011', 1, '']]);
    expect(spots(loadProblems('\nirgendein Text'))).toEqual([['PLAN-011', 2, '']]);
  });
});

describe('unknown keys', () => {
  test.each([
    ['at the top', behind('tittle: x'), 2, 'tittle', 'title'],
    ['of a section', behind('sample:', '  size: 2', '  reserv: 1'), 4, 'sample.reserv', 'reserve'],
    [
      'of the columns',
      behind('register:', '  columns:', '    distrikt: A'),
      4,
      'register.columns.distrikt',
      'district',
    ],
    [
      'of a rule with a column',
      behind(
        'eligibility:',
        '  exclude:',
        '    - { column: A, vlaues: nonempty, values: nonempty, reason: R }',
      ),
      4,
      'eligibility.exclude.0.vlaues',
      'values',
    ],
    [
      'of a rule with a file',
      behind('eligibility:', '  exclude:', '    - ids: a.csv', '      reason: R', '      vertraulich: true'),
      6,
      'eligibility.exclude.0.vertraulich',
      '',
    ],
  ])('%s: line, path, the nearest and all that are allowed', (_, text, line, key, nearest) => {
    const problems = loadProblems(text);
    expect(spots(problems)).toEqual([['PLAN-010', line, key]]);
    const { name, nearest: near, allowed } = problems[0]?.params ?? {};
    expect([name, near]).toEqual([key.split('.').at(-1), nearest]);
    if (nearest !== '') expect(allowed).toContain(nearest);
    expect(allowed).not.toContain(name);
  });

  test('the keys that are allowed are those of the place', () => {
    expect(paramsOf(behind('seed: { quelle: x }'))).toEqual([
      { name: 'quelle', allowed: ['source', 'event'], nearest: '' },
    ]);
    expect(paramsOf(behind('output: { x: 1 }'))).toEqual([
      { name: 'x', allowed: ['columns', 'dialect'], nearest: '' },
    ]);
    const [rule] = loadProblems(behind('eligibility:', '  exclude: [{ ids: a, reason: b, x: c }]'));
    expect(rule?.params?.allowed).toEqual([
      ...['column', 'values', 'allow', 'reason', 'confidential', 'may_be_empty', 'ids'],
    ]);
  });
});

describe('values', () => {
  test.each([
    ['a text for a number', behind('sample:', '  size: viele'), 'PLAN-011', 3, 'sample.size'],
    ['a fraction of a person', behind('sample:', '  size: 2.5'), 'PLAN-011', 3, 'sample.size'],
    ['a list for a section', behind('sample: [1]'), 'PLAN-011', 2, 'sample'],
    ['nothing for a section', behind('', 'sample:'), 'PLAN-011', 3, 'sample'],
    [
      'a text for a switch',
      behind('sample:', '  allow_shortfall: ja'),
      'PLAN-011',
      3,
      'sample.allow_shortfall',
    ],
    ['a number for the title', behind('title: 2026'), 'PLAN-011', 2, 'title'],
    ['nobody to invite', behind('sample:', '  reserve: 1', '  size: 0'), 'PLAN-014', 4, 'sample.size'],
    ['an age before birth', behind('eligibility:', '  min_age: -1'), 'PLAN-014', 3, 'eligibility.min_age'],
    ['an age nobody reaches', behind('eligibility:', '  max_age: 131'), 'PLAN-014', 3, 'eligibility.max_age'],
    ['no file at all', behind('register:', '  files: []'), 'PLAN-015', 3, 'register.files'],
    [
      'a file without a name',
      behind('register:', '  files:', '    - a.csv', '    - ""'),
      'PLAN-015',
      5,
      'register.files.1',
    ],
    ['no age band', behind('stratify:', '  - district', '  - age: []'), 'PLAN-015', 4, 'stratify.1.age'],
    [
      'a date in another form',
      behind('eligibility:', '  reference_date: 1.12.2026'),
      'PLAN-015',
      3,
      'eligibility.reference_date',
    ],
    [
      'an encoding that is not read',
      behind('register: { encoding: utf8 }'),
      'PLAN-012',
      2,
      'register.encoding',
    ],
    ['another version', 'title: x\nversion: 2\n', 'PLAN-012', 2, 'version'],
    ['the version as a text', 'version: "1"\n', 'PLAN-012', 1, 'version'],
    [
      'a rule without a reason',
      behind('eligibility:', '  exclude:', '    - column: A', '      values: [x]'),
      'PLAN-013',
      4,
      'eligibility.exclude.0.reason',
    ],
    [
      'a file rule without a reason',
      behind('eligibility:', '  exclude:', '    - ids: a.csv'),
      'PLAN-013',
      4,
      'eligibility.exclude.0.reason',
    ],
    [
      'a dimension that is a number',
      behind('stratify:', '  - district', '  - 5'),
      'PLAN-011',
      4,
      'stratify.1',
    ],
    [
      'a group that is a map',
      behind('stratify:', '  - gender:', '      w: { a: b }'),
      'PLAN-011',
      4,
      'stratify.0.gender.w',
    ],
  ])('%s', (_, text, code, line, key) => {
    expect(spots(loadProblems(text))).toEqual([[code, line, key]]);
  });

  test('what is allowed or expected is said', () => {
    expect(paramsOf(behind('register: { encoding: utf8 }'))).toEqual([
      { allowed: ['auto', 'utf-8', 'utf-16le', 'windows-1252'], read: 'utf8' },
    ]);
    expect(paramsOf(behind('language: fr'))).toEqual([{ allowed: ['de', 'en'], read: 'fr' }]);
    expect(paramsOf('version: 2')).toEqual([{ allowed: ['1'], read: '2' }]);
    expect(paramsOf(behind('sample: { size: 0 }'))).toEqual([{ bound: '1', sign: '>=', read: '0' }]);
    expect(paramsOf(behind('eligibility: { max_age: 200 }'))).toEqual([
      { bound: '130', sign: '<=', read: '200' },
    ]);
    expect(paramsOf(behind('sample: { size: x }'))).toEqual([{ expected: 'number', read: 'x' }]);
    const day = { expected: 'date', read: '1.12.2026' };
    expect(paramsOf(behind('eligibility: { reference_date: 1.12.2026 }'))).toEqual([day]);
    expect(paramsOf(behind('sample: { reserve: viel }'))).toEqual([{ expected: 'decimal', read: 'viel' }]);
    expect(paramsOf(behind('eligibility: { exclude: [{ ids: a }] }'))).toEqual([{ expected: 'string' }]);
  });

  test('all problems come at once, each with its own line', () => {
    const text = behind(
      'titel: x',
      'register:',
      '  encoding: utf8',
      '  files: []',
      'eligibility:',
      '  min_age: 200',
      '  exclude:',
      '    - { column: A, values: nonempty }',
      '    - { ids: x.csv, reason: R, grund: S }',
      'sample:',
      '  size: 0',
      '  reserve: viel',
    );
    const found = spots(loadProblems(text));
    expect(found).toHaveLength(8);
    expect(found).toEqual(
      expect.arrayContaining([
        ['PLAN-010', 2, 'titel'],
        ['PLAN-012', 4, 'register.encoding'],
        ['PLAN-015', 5, 'register.files'],
        ['PLAN-014', 7, 'eligibility.min_age'],
        ['PLAN-013', 9, 'eligibility.exclude.0.reason'],
        ['PLAN-010', 10, 'eligibility.exclude.1.grund'],
        ['PLAN-014', 12, 'sample.size'],
        [expect.stringMatching(/^PLAN-01[15]$/), 13, 'sample.reserve'],
      ]),
    );
  });
});
