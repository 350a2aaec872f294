import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTargets, targetsForm } from '../../src/plan/targets.js';
import { parseSideFile } from '../../src/register/side-files.js';
import { resolve, resolveProblems } from './plans.js';

/** Targets as counts or shares of a population: exact shares of the places, rounded down and up. */

const NAME = 'bevölkerung.csv';
const HEADER = ['nr', 'gender', 'Ort', 'edu'];
const file = (...lines: string[]) => ({
  name: NAME,
  ...parseSideFile(Buffer.from(`${lines.join('\n')}\n`), NAME),
});
const plan = (size = 30, more = {}) => ({
  sample: { size, allocation: 'quotas' as const, quotas: NAME, ...more },
  register: { columns: { id: ['nr'] } },
});
const rowsOf = (lines: readonly string[], size = 30, more = {}) =>
  (
    resolve(plan(size, more), { header: HEADER, targets: readTargets(file(...lines)) }).plan.sample.quotas ??
    []
  ).map(({ group, min, max, share }) => [
    group.map(({ categories }) => (categories ?? []).join('+')).join(' '),
    min,
    max,
    share,
  ]);
const codesOf = (lines: readonly string[], size = 30, more = {}) =>
  resolveProblems(plan(size, more), { header: HEADER, targets: readTargets(file(...lines)) }).map(
    ({ code, where }) => [code, where?.[0]?.lines?.[0] ?? null],
  );

describe('counts of the population', () => {
  const expected = [
    ['w', 15, 16, '12500/24400'],
    ['m', 14, 15, '11900/24400'],
  ];

  test.each([
    ['English names', ['feature,value,count', 'gender,w,12500', 'gender,m,11900']],
    [
      'German names and a point between thousands',
      ['Merkmal;Wert;Einwohner', 'Geschlecht;w;12.500', 'Geschlecht;m;11.900'],
    ],
    ['Anzahl', ['merkmal;ausprägung;Anzahl', 'gender;w;12 500', 'gender;m;11900']],
    ['one feature as a column', ['gender,Bevölkerung', 'w,"12,500"', 'm,11900']],
    ['min and max left empty', ['feature,value,count,min,max', 'gender,w,12500,,', 'gender,m,11900,,']],
  ])('with %s give the places around the exact share', (_, lines) => {
    expect(rowsOf(lines)).toEqual(expected);
  });

  test('may be off by the slack, and never below nobody or above everybody', () => {
    const lines = ['feature,value,count', 'gender,w,99', 'gender,m,1'];
    expect(rowsOf(lines, 10, { slack: 2 })).toEqual([
      ['w', 7, 10, '99/100'],
      ['m', 0, 3, '1/100'],
    ]);
  });

  test('stand beside numbers that a line has itself', () => {
    const lines = ['feature,value,count,min,max', 'gender,w,50,20,22', 'gender,m,50,,'];
    expect(rowsOf(lines)).toEqual([
      ['w', 20, 22, undefined],
      ['m', 15, 15, '50/100'],
    ]);
  });

  test('are off by less than one place, whatever they are', () => {
    const count = fc.integer({ min: 0, max: 1_000_000_000 });
    const size = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(count, count, size, (women, men, places) => {
        fc.pre(women + men >= places);
        const [[, min, max] = []] = rowsOf(
          ['feature,value,count', `gender,w,${women}`, `gender,m,${men}`],
          places,
        );
        const [n, N] = [BigInt(women) * BigInt(places), BigInt(women + men)];
        const [down, up] = [BigInt(min as number), BigInt(max as number)];
        expect([down * N <= n, up * N >= n, (up - down) * N <= N, n % N !== 0n || up === down]).toEqual(
          Array(4).fill(true),
        );
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['no number', ['feature,value,count', 'gender,w,viele', 'gender,m,5000'], ['PLAN-115', 2]],
    ['a decimal', ['feature,value,count', 'gender,w,12.5', 'gender,m,5000'], ['PLAN-115', 2]],
    ['nobody', ['feature,value,count', 'gender,w,0', 'gender,m,0'], ['PLAN-116', 1]],
    ['places in place of people', ['feature,value,count', 'gender,w,12', 'gender,m,12'], ['PLAN-117', null]],
  ])('%s is refused', (_, lines, problem) => {
    expect(codesOf(lines)).toContainEqual(problem);
  });

  test('of several features that do not add up to the same are said', () => {
    const lines = ['feature,value,count', 'gender,w,50', 'gender,m,50', 'Ort,Süd,90'];
    const { warnings } = resolve(plan(), { header: HEADER, targets: readTargets(file(...lines)) });
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: 'PLAN-118', params: { sums: ['gender 100', 'Ort 90'] } }),
    );
  });

  test('slack without any share is refused', () => {
    expect(codesOf(['feature,value,min,max', 'gender,w,1,2'], 30, { slack: 1 })).toEqual([
      ['PLAN-113', null],
    ]);
  });
});

describe('combinations', () => {
  const lines = [
    'gender;Ort;Anzahl;Quelle',
    'w;Nord;40;Statistik',
    'w;Süd;30;',
    'm;Nord;20;',
    'm;Süd;10;',
    ';;;Stand 2026',
  ];

  test('have a quota each, and so has every value of the features they are made of', () => {
    expect(rowsOf(lines, 10)).toEqual([
      ['w Nord', 4, 4, '40/100'],
      ['w Süd', 3, 3, '30/100'],
      ['m Nord', 2, 2, '20/100'],
      ['m Süd', 1, 1, '10/100'],
      ['w', 7, 7, '70/100'],
      ['m', 3, 3, '30/100'],
      ['Nord', 6, 6, '60/100'],
      ['Süd', 4, 4, '40/100'],
    ]);
  });

  test('a feature with lines of its own is taken from these', () => {
    const own = [...lines.slice(0, 5), 'w;;;', 'w;;600;', 'm;;400;'];
    expect(rowsOf(own, 10).slice(4)).toEqual([
      ['w', 6, 6, '600/1000'],
      ['m', 4, 4, '400/1000'],
      ['Nord', 6, 6, '60/100'],
      ['Süd', 4, 4, '40/100'],
    ]);
  });

  test('may have shares, or numbers of places', () => {
    expect(rowsOf(['gender,Ort,share', 'w,Nord,"12,5 %"', 'm,,50 %'], 10)).toEqual([
      ['w Nord', 1, 2, '125/1000'],
      ['m', 5, 5, '50/100'],
    ]);
    expect(rowsOf(['gender,Ort,min,max', 'w,Nord,1,3'], 10)).toEqual([['w Nord', 1, 3, undefined]]);
  });

  test('a column that the register does not have is no feature', () => {
    expect(codesOf(['gender,Beruf,count', 'w,Arzt,40'])).toContainEqual(['REG-005', null]);
  });

  test('the same group twice, and a column twice, are refused', () => {
    expect(codesOf(['gender,Ort,count', 'w,Nord,40', 'w,Nord,40'])).toEqual([['PLAN-062', 3]]);
    expect(codesOf(['gender,gender,count', 'w,w,40'])).toContainEqual(['PLAN-025', 1]);
  });

  test('the form of the file says where features, and where numbers that are put in, stand', () => {
    const form = targetsForm({ ...file(...lines), delimiter: ';' });
    expect(form.featureColumns).toEqual(['gender', 'Ort', '', '']);
    expect(form.widened).toEqual(['gender', 'Ort', 'Anzahl', 'Quelle', 'min', 'max']);
  });
});

describe('shares of the frame', () => {
  const rows = [{ group: [{ dimension: 'gender', categories: null }], share: 'frame' }];
  const strata = [
    { categories: ['w', 'Nord'], people: 300 },
    { categories: ['m', 'Nord'], people: 200 },
    { categories: ['m', 'Süd'], people: 100 },
  ];
  const population = {
    dimensions: [
      { name: 'gender', categories: ['m', 'w'] },
      { name: 'Ort', categories: ['Nord', 'Süd'] },
    ],
    strata,
  };
  const input = (quotas: object, stratify: string[] = ['gender', 'Ort']) => ({
    stratify,
    sample: { size: 20, allocation: 'quotas' as const, quotas: quotas as never },
    register: { columns: { id: ['nr'] } },
  });

  test('of letters are left to the frame', () => {
    const { sample } = resolve(input({ from_frame: null }), { header: HEADER }).plan;
    expect(sample.shares_from).toBeUndefined();
    expect(sample.quotas).toEqual(
      ['gender', 'Ort'].map((dimension) => ({
        group: [{ dimension, categories: null }],
        ...{ min: 0, max: 20, min_flex: null, max_flex: null, share: 'frame' },
      })),
    );
  });

  test('of a panel are those of the frame of the letters', () => {
    const { sample } = resolve(input({ from_frame: [['gender'], ['gender', 'Ort']] }), {
      ...{ header: HEADER, stage: 'panel', population },
    }).plan;
    expect(sample.shares_from).toBe('letters');
    expect(
      sample.quotas?.map(({ group, min, max, share }) => [
        group.map((part) => part.categories),
        min,
        max,
        share,
      ]),
    ).toEqual([
      [[['m']], 10, 10, '300/600'],
      [[['w']], 10, 10, '300/600'],
      [[['m'], ['Nord']], 6, 7, '200/600'],
      [[['m'], ['Süd']], 3, 4, '100/600'],
      [[['w'], ['Nord']], 10, 10, '300/600'],
      [[['w'], ['Süd']], 0, 0, '0/600'],
    ]);
  });

  test.each([
    ['without a draw of letters', { quotas: rows, population: null }, 'PLAN-110'],
    ['on what the letters do not know', { quotas: { from_frame: [['edu']] }, population }, 'PLAN-111'],
    [
      'on a category that the letters do not have',
      { quotas: [{ group: [{ dimension: 'Ort', categories: ['West'] }], share: 'frame' }], population },
      'PLAN-112',
    ],
  ])('%s are refused', (_, { quotas, population: people }, code) => {
    const problems = resolveProblems(input(quotas, ['gender', 'Ort', 'edu']), {
      ...{ header: HEADER, stage: 'panel', population: people },
    });
    expect(problems.map((one) => one.code)).toEqual([code]);
  });

  test('need dimensions', () => {
    const problems = resolveProblems(input({ from_frame: null }, []), { header: HEADER });
    expect(problems.map(({ code }) => code)).toContain('PLAN-114');
  });
});
