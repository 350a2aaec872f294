import { describe, expect, test } from 'vitest';
import { drawPlanSchema } from '../../src/audit/entries/plan.js';
import { parsePlan, planLines } from '../../src/plan/load.js';
import { resolvePlan } from '../../src/plan/resolve.js';
import { contextOf, FILE, refused, spots } from './plans.js';

/** Quotas in rows of the plan. */

const HEADER = ['Nr', 'Geschlecht', 'Stadtteil', 'Alter', 'Klasse'];

const resolveText = (text: string, header: readonly string[] = HEADER) => {
  const lineOf = planLines(text);
  const locate = (key: string) => {
    const line = lineOf(key);
    return { file: FILE, key, ...(line === undefined ? {} : { lines: [line] }) };
  };
  return resolvePlan(parsePlan(text, FILE), contextOf({ header, locate })).plan;
};

const STRATIFY = 'stratify: [district, gender, { age: [16-29, 30-44, 65+] }, { Klasse: [A, B] }]';

/** Line 1 is the version, line 2 `stratify`, the first quota stands on line 7. */
const withQuotas = (rows: readonly string[], stratify = STRATIFY) =>
  [
    'version: 1',
    stratify,
    'sample:',
    '  size: 160',
    '  allocation: quotas',
    '  quotas:',
    ...rows.map((row) => `    - ${row}`),
    '',
  ].join('\n');
const quotasOf = (...rows: string[]) => resolveText(withQuotas(rows)).sample.quotas;
const quotaOf = (row: string) => quotasOf(row)?.[0];
const problemsOf = (...rows: string[]) => refused(() => resolveText(withQuotas(rows)));

describe('quotas in the effective plan', () => {
  test('have every form of the manual, whole numbers, and groups in the order of the dimensions', () => {
    const plan = resolveText(
      withQuotas([
        '{ gender: w, share: 0.5 }',
        '{ age: 16-29, min: 20 }',
        '{ district: each, min: 3 }',
        '{ age: [16-29, 30-44], gender: w, max: 80 }',
        '{ gender: d, count: 2 }',
        '{ gender: m, min: 10, max: 20, min_flex: 8, max_flex: 25 }',
      ]),
    );
    const none = { min_flex: null, max_flex: null };
    const gender = (name: string) => ({ dimension: 'gender', categories: [name] });
    expect(plan.sample).toEqual({
      size: 160,
      allocation: 'quotas',
      table: null,
      quotas: [
        { group: [gender('w')], min: 80, max: 80, share: '5/10', ...none },
        { group: [{ dimension: 'age', categories: ['16-29'] }], min: 20, max: 160, ...none },
        { group: [{ dimension: 'district', categories: null }], min: 3, max: 160, ...none },
        {
          group: [gender('w'), { dimension: 'age', categories: ['16-29', '30-44'] }],
          min: 0,
          max: 80,
          ...none,
        },
        { group: [gender('d')], min: 2, max: 2, ...none },
        { group: [gender('m')], min: 10, max: 20, min_flex: 8, max_flex: 25 },
      ],
      objective: 'leximin',
      mixing: 20,
      reserve: '1',
      max_per_household: null,
      allow_shortfall: false,
    });
    expect(drawPlanSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  test.each([
    ['weiblich', 'w'],
    ['F', 'w'],
    ['Divers', 'd'],
    ['keine Angabe', 'x'],
    ['""', 'x'],
    ['" m "', 'm'],
  ])('the gender %s is %s', (written, category) => {
    expect(quotaOf(`{ gender: ${written}, min: 1 }`)?.group[0]?.categories).toEqual([category]);
  });

  test.each([
    ['gender: [weiblich, "männlich"]', 'w', 'weiblich'],
    ['gender: { Frauen: [w, F], m: [m], by_lot: [d, x, ""] }', 'Frauen', 'Frauen'],
    ['gender: { w: [w, F], m: [m], by_lot: [d, x, ""] }', 'weiblich', 'w'],
    ['gender: { by_lot: [d, x] }', 'male', 'm'],
  ])('of %s the category %s is %s', (dimension, written, name) => {
    const plan = resolveText(withQuotas([`{ gender: ${written}, min: 1 }`], `stratify: [{ ${dimension} }]`));
    expect(plan.sample.quotas?.[0]?.group).toEqual([{ dimension: 'gender', categories: [name] }]);
  });

  test('age bands are known however they are spelt, and a category may be called each', () => {
    expect(quotaOf('{ age: 16 – 29, min: 1 }')?.group[0]?.categories).toEqual(['16-29']);
    expect(quotaOf('{ district: [each], min: 1 }')?.group[0]?.categories).toEqual(['each']);
  });

  test('numbers are texts where they are categories, and numbers above the size are limits too', () => {
    expect(quotaOf('{ district: 01, max: 999 }')).toMatchObject({
      group: [{ dimension: 'district', categories: ['01'] }],
      max: 999,
    });
  });

  test('other draws know nothing of them', () => {
    const { sample } = resolveText('version: 1\nsample: { size: 3 }\n');
    expect(Object.keys(sample)).not.toContain('quotas');
    expect(Object.keys(sample)).not.toContain('objective');
    const entry = { ...resolveText('version: 1\nsample: { size: 3 }\n') };
    expect(drawPlanSchema.safeParse(entry).success).toBe(true);
    const strange = { ...entry, sample: { ...sample, objective: 'leximin' } };
    expect(drawPlanSchema.safeParse(strange).success).toBe(false);
  });
});

describe('a quota is refused with its line', () => {
  test.each([
    ['of a dimension that is not there', '{ gendr: w, min: 1 }', 'PLAN-053', 'gendr'],
    ['of a bound that is misspelt', '{ gender: w, min: 1, mox: 3 }', 'PLAN-053', 'mox'],
    ['without a dimension', '{ min: 1 }', 'PLAN-054', undefined],
    ['of a band that is not there', '{ age: 16-28, min: 1 }', 'PLAN-055', 'age'],
    ['of a category that is not listed', '{ Klasse: [A, C], min: 1 }', 'PLAN-055', 'Klasse'],
    ['of a gender there is not', '{ gender: q, min: 1 }', 'PLAN-055', 'gender'],
    ['of nothing', '{ district: , min: 1 }', 'PLAN-067', 'district'],
    ['of a category twice', '{ gender: [w, weiblich], min: 1 }', 'PLAN-025', 'gender'],
    ['without a number', '{ gender: w, max_flex: 160 }', 'PLAN-056', undefined],
    ['with count and min', '{ gender: w, count: 2, min: 1, max_flex: 1 }', 'PLAN-057', 'count'],
    ['with share and max', '{ gender: w, share: 0.5, max: 1 }', 'PLAN-057', 'share'],
    ['with count and share', '{ gender: w, count: 80, share: 0.5 }', 'PLAN-057', 'share'],
    ['with min above max', '{ gender: w, min: 3, max: 2 }', 'PLAN-058', undefined],
    ['with min_flex above min', '{ gender: w, count: 2, min_flex: 3 }', 'PLAN-059', 'min_flex'],
    ['with max_flex below max', '{ gender: w, share: 0.5, max_flex: 79 }', 'PLAN-060', 'max_flex'],
    [
      'with max_flex below the size, which max is',
      '{ gender: w, min: 1, max_flex: 159 }',
      'PLAN-060',
      'max_flex',
    ],
    ['with a share above 1', '{ gender: w, share: 1.01 }', 'PLAN-061', 'share'],
    ['with a share below 0', '{ gender: w, share: -0.5 }', 'PLAN-061', 'share'],
    ['with a share that is none', '{ gender: w, share: 1e-7 }', 'PLAN-061', 'share'],
    ['with more than are drawn', '{ gender: w, min: 161 }', 'PLAN-063', undefined],
    ['with text for a number', '{ gender: w, min: viele }', 'PLAN-011', 'min'],
    ['with part of a person', '{ gender: w, min: 1.5 }', 'PLAN-011', 'min'],
  ])('%s', (_, row, code, key) => {
    const problems = problemsOf('{ district: A, min: 1 }', row);
    const path = key === undefined ? 'sample.quotas.1' : `sample.quotas.1.${key}`;
    expect(spots(problems)).toEqual([[code, 8, path]]);
  });

  test('the nearest name is suggested', () => {
    const near = (row: string) => problemsOf(row).map((problem) => problem.params?.nearest);
    expect(near('{ gendr: w, min: 1 }')).toEqual(['gender']);
    expect(near('{ gender: w, max: 1, mn: 1 }')).toEqual(['min']);
    expect(near('{ age: 16-28, min: 1 }')).toEqual(['16-29']);
    expect(problemsOf('{ Klasse: C, min: 1 }')[0]?.params).toEqual({
      dimension: 'Klasse',
      category: 'C',
      categories: ['A', 'B'],
      nearest: 'A',
    });
  });

  test('the second for the same group, however it is written', () => {
    const rows = [
      '{ gender: [w, d], age: 65+, min: 1 }',
      '{ gender: w, min: 1 }',
      '{ age: 65 +, gender: [d, f], max: 9 }',
    ];
    expect(spots(problemsOf(...rows))).toEqual([['PLAN-062', 9, 'sample.quotas.2']]);
    expect(
      quotasOf('{ district: each, min: 1 }', '{ district: A, min: 2 }', '{ district: [A, B], min: 3 }'),
    ).toHaveLength(3);
    expect(spots(problemsOf('{ district: each, min: 1 }', '{ district: each, max: 2 }'))).toEqual([
      ['PLAN-062', 8, 'sample.quotas.1'],
    ]);
  });

  test('together with everything else that does not fit', () => {
    const problems = problemsOf('{ gendr: w, min: 3, max: 2 }', '{ age: 1-2 }', '{ gender: w, share: 2 }');
    expect(spots(problems)).toEqual([
      ['PLAN-053', 7, 'sample.quotas.0.gendr'],
      ['PLAN-058', 7, 'sample.quotas.0'],
      ['PLAN-055', 8, 'sample.quotas.1.age'],
      ['PLAN-056', 8, 'sample.quotas.1'],
      ['PLAN-061', 9, 'sample.quotas.2.share'],
    ]);
  });

  test('in a block of its own lines the line is that of the key', () => {
    const problems = problemsOf('gender: w\n      min: 3\n      max_flex: 2');
    expect(spots(problems)).toEqual([['PLAN-060', 9, 'sample.quotas.0.max_flex']]);
  });
});

describe('what belongs to another allocation is refused', () => {
  test.each([
    ['quotas without the allocation', '{ size: 3, quotas: [{ gender: w, min: 1 }] }', 'PLAN-050', 'quotas'],
    ['an objective without quotas', '{ size: 3, objective: nash }', 'PLAN-050', 'objective'],
    ['the allocation without quotas', '{ size: 3, allocation: quotas }', 'PLAN-051', 'quotas'],
    [
      'quotas and a table',
      '{ size: 3, allocation: quotas, table: [{ size: 3 }], quotas: [{ gender: w, min: 1 }] }',
      'PLAN-052',
      'quotas',
    ],
    [
      'a table and quotas',
      '{ size: 3, allocation: table, table: [{ gender: w, size: 3 }], quotas: [{ gender: w, min: 1 }] }',
      'PLAN-052',
      'quotas',
    ],
    ['a table under quotas', '{ size: 3, allocation: quotas, table: [{ size: 3 }] }', 'PLAN-042', 'table'],
  ])('%s', (_, sample, code, key) => {
    const text = `version: 1\nstratify: [gender]\nsample: ${sample}\n`;
    const table = [{ gender: 'w', size: '3' }];
    const lineOf = planLines(text);
    const locate = (key: string) => ({ file: FILE, key, lines: [lineOf(key) ?? 0] });
    const context = contextOf({ header: HEADER, table, locate });
    const problems = refused(() => resolvePlan(parsePlan(text, FILE), context));
    expect(spots(problems)).toContainEqual([code, 3, `sample.${key}`]);
  });
});

describe('quotas without stratify', () => {
  const derived = (rows: readonly string[], header = HEADER, eligibility = '{ min_age: 16 }') =>
    resolveText(withQuotas(rows, `eligibility: ${eligibility}`), header);
  const bandsOf = (rows: readonly string[], eligibility?: string) =>
    derived(rows, HEADER, eligibility).stratify.flatMap((dimension) =>
      dimension.source === 'age' ? dimension.bands.map((band) => band.name) : [],
    );

  test('name the dimensions, in their order, with whatever values are present', () => {
    const plan = derived([
      '{ Klasse: A, min: 1 }',
      '{ gender: w, Klasse: B, max: 2 }',
      '{ district: each, min: 0 }',
    ]);
    const column = { source: 'column', categories: null, by_lot: [] };
    expect(plan.stratify).toEqual([
      { ...column, name: 'Klasse', column: 'Klasse', recognise: 'none' },
      { ...column, name: 'gender', column: 'Geschlecht', recognise: 'gender' },
      { ...column, name: 'district', column: 'Stadtteil', recognise: 'none' },
    ]);
    expect(plan.register.columns).toMatchObject({ gender: 'Geschlecht', district: 'Stadtteil' });
  });

  test('age bands come in ascending order', () => {
    const rows = ['{ age: 65+, min: 1 }', '{ age: [16-29, 30-64], min: 1 }'];
    expect(bandsOf(rows)).toEqual(['16-29', '30-64', '65+']);
    expect(bandsOf(rows, '{}')).toEqual(['16-29', '30-64', '65+']);
  });

  test('leave nobody out whose age no quota names', () => {
    expect(bandsOf(['{ age: 30-44, min: 1 }', '{ age: 60-64, min: 1 }'])).toEqual([
      '16-29',
      '30-44',
      '45-59',
      '60-64',
      '65+',
    ]);
    expect(
      bandsOf(['{ age: 16-17, min: 1 }', '{ age: 19-20, min: 1 }'], '{ min_age: 16, max_age: 25 }'),
    ).toEqual(['16-17', '18', '19-20', '21-25']);
    expect(bandsOf(['{ age: 1-130, min: 1 }'], '{ min_age: 0 }')).toEqual(['0', '1-130']);
  });

  test('must say whether the young take part if they only name the old', () => {
    const problems = refused(() => bandsOf(['{ age: 65+, min: 1 }'], '{}'));
    expect(spots(problems)).toEqual([['PLAN-069', 6, 'sample.quotas']]);
  });

  test('take a column that is called age as it is', () => {
    const plan = derived(['{ age: 16-29, min: 1 }'], ['Nr', 'age', 'Geburtsdatum'], '{}');
    expect(plan.stratify).toMatchObject([{ name: 'age', source: 'column', column: 'age', categories: null }]);
    expect(plan.register.columns).toMatchObject({ age: null, birth_date: null });
  });

  test('say which column is missing, and that ages need bands', () => {
    const problems = refused(() => derived(['{ Klase: A, min: 1 }', '{ age: alt, min: 1 }']));
    expect(problems.map(({ code, where, params }) => [code, where?.[0]?.key, params?.nearest])).toEqual([
      ['REG-005', 'sample.quotas', 'Klasse'],
      ['PLAN-026', 'sample.quotas', undefined],
    ]);
  });
});
