import { describe, expect, test } from 'vitest';
import { FILE, resolve, resolveProblems } from './plans.js';

const sample = { size: 10 };
const table = (rows: Readonly<Record<string, string>>[]) => ({ table: rows });

describe('what does not fit together', () => {
  const DAY = { reference_date: '2026-12-01' };
  test.each([
    ['no size', {}, 'PLAN-013', 'sample.size', { expected: 'int' }],
    [
      'ages without a day',
      { sample, eligibility: { min_age: 16 } },
      'PLAN-020',
      'eligibility.reference_date',
      undefined,
    ],
    [
      'bands without a day',
      { sample, stratify: [{ age: ['0+'] }] },
      'PLAN-020',
      'eligibility.reference_date',
      undefined,
    ],
    [
      'a day that is none',
      { sample, eligibility: { reference_date: '2026-02-30' } },
      'PLAN-015',
      'eligibility.reference_date',
      { expected: 'date', read: '2026-02-30' },
    ],
    [
      'a month alone',
      { sample, eligibility: { reference_date: '2026-12-00' } },
      'PLAN-015',
      'eligibility.reference_date',
      { expected: 'date', read: '2026-12-00' },
    ],
    [
      'ages upside down',
      { sample, eligibility: { ...DAY, min_age: 30, max_age: 29 } },
      'PLAN-021',
      'eligibility.max_age',
      { min: 30, max: 29 },
    ],
    [
      'birth date and age',
      { sample, register: { columns: { birth_date: 'Geburtsdatum', age: 'PLZ' } } },
      'PLAN-022',
      'register.columns',
      undefined,
    ],
    [
      'a table that is not used',
      { sample: { size: 1, table: 'a.csv' } },
      'PLAN-042',
      'sample.table',
      undefined,
    ],
    [
      'no table',
      { sample: { size: 1, allocation: 'table' as const } },
      'PLAN-013',
      'sample.table',
      { expected: 'array' },
    ],
  ])('%s', (_, input, code, key, params) => {
    expect(resolveProblems(input)).toEqual([
      { code, severity: 'error', where: [{ file: FILE, key }], ...(params === undefined ? {} : { params }) },
    ]);
    const [flagsOnly] = resolveProblems(input, { planFile: null });
    expect(flagsOnly?.where).toEqual([{ key }]);
  });

  test('an age column needs no day, and a maximum alone is enough to look for one', () => {
    const header = ['Nr', 'Alter'];
    const { plan } = resolve({ sample, eligibility: { max_age: 25 } }, { header });
    expect(plan.register.columns).toMatchObject({ birth_date: null, age: 'Alter' });
    const named = { columns: { age: 'Alter' } };
    const both = resolve(
      { sample, register: named, eligibility: { max_age: 25 } },
      { header: [...header, 'Geburtsdatum'] },
    );
    expect(both.plan.register.columns).toMatchObject({ birth_date: null, age: 'Alter' });
  });

  test('a table has a column for each dimension, and sizes', () => {
    const input = { sample: { size: 3, allocation: 'table' as const }, stratify: ['district', 'gender'] };
    const row = { district: 'A', gender: 'm', size: '3' };
    expect(resolve(input, table([row])).plan.sample.table).toEqual([{ categories: ['A', 'm'], size: 3 }]);
    const rows = [
      { ...row, size: 'x' },
      { ...row, size: '-1' },
      { district: 'A', gendr: 'm', size: '' },
    ];
    expect(
      resolveProblems(input, table(rows)).map(({ code, where, params }) => [code, where, params]),
    ).toEqual([
      ['PLAN-011', [{ file: FILE, key: 'sample.table.0.size' }], { expected: 'int' }],
      ['PLAN-011', [{ file: FILE, key: 'sample.table.1.size' }], { expected: 'int' }],
      [
        'PLAN-010',
        [{ file: FILE, key: 'sample.table.2' }],
        { name: 'gendr', allowed: ['district', 'gender', 'size'], nearest: 'gender' },
      ],
      ['PLAN-013', [{ file: FILE, key: 'sample.table.2.gender' }], { expected: 'string' }],
      ['PLAN-011', [{ file: FILE, key: 'sample.table.2.size' }], { expected: 'int' }],
    ]);
  });

  test('all problems come at once, each only once', () => {
    const problems = resolveProblems({
      register: { columns: { district: 'Ort' } },
      eligibility: { reference_date: '2026-02-30', min_age: 9, max_age: 8, districts: ['A'] },
      stratify: ['district', 'district', { age: ['9'] }],
    });
    expect(problems.map((problem) => problem.code)).toEqual([
      'REG-005',
      'PLAN-025',
      'PLAN-015',
      'PLAN-021',
      'PLAN-013',
    ]);
  });
});
