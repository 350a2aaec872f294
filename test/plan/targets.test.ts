import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/core/problem.js';
import { valueClassifier } from '../../src/core/strata.js';
import type { PlanInput } from '../../src/plan/schema.js';
import { readTargets, type Targets } from '../../src/plan/targets.js';
import { parseSideFile } from '../../src/register/side-files.js';
import { resolve, resolveProblems } from './plans.js';

/** Quotas in a file, in the forms that assemblies use. */

const NAME = 'quoten.csv';
const targetsOf = (...lines: string[]): Targets =>
  readTargets({ name: NAME, ...parseSideFile(Buffer.from(`${lines.join('\n')}\n`), NAME) });

const HEADER = ['nr', 'gender', 'Ort', 'Geburtsdatum'];
const planned = (more: Omit<PlanInput, 'version'> = {}): Omit<PlanInput, 'version'> => ({
  ...more,
  sample: { size: 20, allocation: 'quotas', quotas: NAME },
  register: { columns: { id: ['nr'] } },
});
const resolved = (targets: Targets, header = HEADER, more = {}) =>
  resolve(planned(more), { header, targets }).plan;
const problemsOf = (targets: Targets, more = {}, header = HEADER) =>
  resolveProblems(planned(more), { header, targets });

/** `[code, line, column]`; all must be in the file. */
const spots = (problems: readonly Problem[]) =>
  problems.map(({ code, where }) => {
    const [place] = where ?? [];
    expect(place?.file).toBe(NAME);
    return [code, place?.lines?.[0], ...(place?.column === undefined ? [] : [place.column])];
  });

describe('a targets file', () => {
  const quotas = [
    { group: [{ dimension: 'gender', categories: ['w'] }], min: 9, max: 11 },
    { group: [{ dimension: 'Ort', categories: ['Süd'] }], min: 0, max: 20 },
  ];

  test.each([
    ['feature and value', ['feature,value,min,max', 'gender,w,9,11', 'Ort,Süd,0,20']],
    ['category and feature', ['category,feature,min,max', 'gender,w,9,11', 'Ort,Süd,0,20']],
    ['category and name', ['category,name,min,max', 'gender,w,9,11', 'Ort,Süd,0,20']],
    ['German names and another delimiter', ['Merkmal;Wert;Min;Max', 'gender; w ;9;11', 'Ort;Süd;0;20']],
    [
      'another order, and remarks',
      ['max,VALUE,Quelle,feature,min', '11,w,Mikrozensus,gender,9', '20,Süd,,Ort,0'],
    ],
    [
      'flexes that are left empty',
      ['feature,value,min,max,min_flex,max_flex', 'gender,w,9,11,,', 'Ort,Süd,0,20'],
    ],
  ])('is read with %s', (_, lines) => {
    const targets = targetsOf(...lines);
    expect(targets.problems).toEqual([]);
    expect(targets.quotas.map(({ quota }) => quota)).toEqual(
      quotas.map(({ group, min, max }) => ({ group, min, max })),
    );
    expect(targets.dimensions).toEqual([
      { name: 'gender', values: ['w'] },
      { name: 'Ort', values: ['Süd'] },
    ]);
  });

  test('has the limits of relaxing, as numbers', () => {
    const { quotas } = targetsOf('min_flex,max_flex,feature,value,min,max', '0,30,gender,w,9,11');
    expect(quotas[0]?.quota).toMatchObject({ min: 9, max: 11, min_flex: 0, max_flex: 30 });
  });

  test('knows the line of every quota, with empty lines and breaks inside a cell', () => {
    const { quotas } = targetsOf(
      'feature,value,min,max',
      '',
      'Ort,"A',
      'B",1,2',
      'Ort,"C\r',
      'D",1,2',
      'Ort,E,1,2',
    );
    expect(quotas.map(({ place }) => place)).toEqual([
      { file: NAME, lines: [3] },
      { file: NAME, lines: [5] },
      { file: NAME, lines: [7] },
    ]);
  });

  test.each([
    ['no form at all', ['merkmal;min;max', 'gender;1;2'], [['PLAN-065', 1]], ['wert']],
    ['no names', ['a,b,min', 'gender,w,1'], [['PLAN-065', 1]], ['feature', 'value', 'max']],
    ['no bounds', ['category,name', 'gender,w'], [['PLAN-065', 1]], ['min', 'max']],
  ])('is refused with %s', (_, lines, expected, missing) => {
    const { problems } = targetsOf(...lines);
    expect(spots(problems)).toEqual(expected);
    expect(problems[0]?.params).toEqual({ missing });
  });

  test('is refused with a column twice, a misspelt one, or no line', () => {
    expect(spots(targetsOf('feature,value,min,max,MAX', 'gender,w,1,2,3').problems)).toEqual([
      ['PLAN-025', 1],
    ]);
    expect(spots(targetsOf('feature,value,min,max,minflex', 'gender,w,1,2,3').problems)).toEqual([
      ['PLAN-068', 1],
    ]);
    expect(spots(targetsOf('feature,value,min,max').problems)).toEqual([['PLAN-051', undefined]]);
  });

  test('is refused with the place of every cell that is wrong, all together', () => {
    const { problems, quotas } = targetsOf(
      'Feature;Value;Min;Max;min_flex',
      'gender;w;viele;1.5;0',
      'gender;;1;2;',
      ';m;1;2;-1',
      'gender;d',
      'gender;x;1;2;',
    );
    expect(spots(problems)).toEqual([
      ['PLAN-066', 2, 'Min'],
      ['PLAN-066', 2, 'Max'],
      ['PLAN-067', 3, 'Value'],
      ['PLAN-067', 4, 'Feature'],
      ['PLAN-066', 4, 'min_flex'],
      ['PLAN-066', 5, 'Min'],
      ['PLAN-066', 5, 'Max'],
    ]);
    expect(quotas).toHaveLength(1);
  });
});

describe('a targets file as people write it', () => {
  test('has German names of columns and features, and remarks between the lines', () => {
    const targets = targetsOf(
      'Merkmal;Ausprägung;mindestens;höchstens',
      'Geschlecht;weiblich;9;11',
      'Alter;16-29;2;4',
      'Alter;30+;6;8',
      'Quelle: Melderegister;;;',
    );
    expect(targets.problems).toEqual([]);
    const { stratify, sample } = resolved(targets, HEADER, { eligibility: { reference_date: '2026-12-01' } });
    expect(stratify.map(({ name, source }) => [name, source])).toEqual([
      ['gender', 'column'],
      ['age', 'age'],
    ]);
    expect(sample.quotas?.map(({ min, max }) => [min, max])).toEqual([
      [9, 11],
      [2, 4],
      [6, 8],
    ]);
  });

  test.each([
    ['Anteil', ['0,25', '0.75']],
    ['Anteil', ['25', '75']],
    ['share', ['25 %', '75 %']],
    ['percent', ['25', '75']],
    ['Prozent', ['25,0', '75']],
  ])('has shares in the column %s, such as %s', (column, [first, second]) => {
    const targets = targetsOf(`feature;value;${column}`, `Ort;Nord;${first}`, `Ort;Süd;${second}`);
    expect(targets.problems).toEqual([]);
    expect(resolved(targets).sample.quotas?.map(({ min, max }) => [min, max])).toEqual([
      [5, 5],
      [15, 15],
    ]);
  });

  test('means the value of the register or the plan that differs in letter case only', () => {
    const targets = targetsOf('feature,value,min,max', 'Ort,nord,1,2', 'Ort,SÜD,3,4');
    const [dimension] = resolved(targets).stratify;
    if (dimension?.source !== 'column') throw new Error('a column');
    const classify = valueClassifier(dimension);
    expect(['Nord', 'nord', 'Süd'].map((value) => classify(value))).toEqual(
      ['nord', 'nord', 'SÜD'].map((name) => ({ kind: 'category', name })),
    );
    expect(classify('West').kind).toBe('unknown');
    const own = resolved(targets, HEADER, { stratify: [{ Ort: ['Nord', 'Süd'] }] });
    expect(own.sample.quotas?.map(({ group }) => group[0]?.categories)).toEqual([['Nord'], ['Süd']]);
  });
});

describe('a plan with a targets file', () => {
  test('has its quotas as rows, and its dimensions with just its values, in its order', () => {
    const targets = targetsOf(
      'feature,value,min,max',
      'Ort,Süd,5,9',
      'gender,Weiblich,1,2',
      'Ort,Nord,5,9,,',
    );
    const plan = resolved(targets);
    const flexes = { min_flex: null, max_flex: null };
    expect(plan.sample).toMatchObject({
      allocation: 'quotas',
      quotas: [
        { group: [{ dimension: 'Ort', categories: ['Süd'] }], min: 5, max: 9, ...flexes },
        { group: [{ dimension: 'gender', categories: ['Weiblich'] }], min: 1, max: 2, ...flexes },
        { group: [{ dimension: 'Ort', categories: ['Nord'] }], min: 5, max: 9, ...flexes },
      ],
    });
    const column = (name: string, recognise: string, ...categories: object[]) => ({
      name,
      source: 'column',
      column: name,
      recognise,
      categories,
      by_lot: [],
    });
    expect(plan.stratify).toEqual([
      column('Ort', 'letters', { name: 'Süd', values: ['Süd'] }, { name: 'Nord', values: ['Nord'] }),
      column('gender', 'gender', { name: 'Weiblich', values: ['w'] }),
    ]);
  });

  test('has age bands if the answers have birth dates, and a column if they have one called age', () => {
    const targets = targetsOf('feature,value,min,max', 'age,65+,1,9', 'age,16-29,1,9', 'age,30-64,1,9');
    const day = { eligibility: { reference_date: '2026-12-01' } };
    const bands = resolved(targets, HEADER, day).stratify.flatMap((one) =>
      one.source === 'age' ? one.bands : [],
    );
    expect(bands.map((band) => band.name)).toEqual(['16-29', '30-64', '65+']);
    const [column] = resolved(targets, [...HEADER, 'age'], day).stratify;
    expect(column).toMatchObject({ source: 'column', column: 'age' });
    expect(column?.source === 'column' && column.categories?.map(({ name }) => name)).toEqual([
      '65+',
      '16-29',
      '30-64',
    ]);
  });

  test('that has its own dimensions keeps them, and the file must fit them', () => {
    const targets = targetsOf('feature,value,min,max', 'gender,f,1,9', 'Ort,Süd,1,9', 'gendre,m,1,9');
    const stratify = ['gender', { Ort: ['Nord', 'West'] }];
    expect(spots(problemsOf(targets, { stratify }))).toEqual([
      ['PLAN-055', 3],
      ['PLAN-053', 4],
    ]);
  });

  test('is refused with the lines of what is wrong in the file, together with cells that are none', () => {
    const targets = targetsOf(
      'feature,value,min,max,min_flex,max_flex',
      'gender,w,3,2,0,9',
      'gender,F,1,2,0,9',
      'Ort,Süd,21,30,22,29',
      'Ort,Nord,eins,2,0,9',
    );
    expect(spots(problemsOf(targets)).sort((a, b) => Number(a[1]) - Number(b[1]))).toEqual([
      ['PLAN-058', 2],
      ['PLAN-062', 3],
      ['PLAN-063', 4],
      ['PLAN-059', 4],
      ['PLAN-060', 4],
      ['PLAN-066', 5, 'min'],
    ]);
  });

  test('says which column the answers lack', () => {
    const targets = targetsOf('feature,value,min,max', 'Bildung,Abitur,1,9');
    const [problem] = problemsOf(targets);
    expect([problem?.code, problem?.where]).toEqual([
      'REG-005',
      [{ file: 'register.csv', key: 'sample.quotas' }],
    ]);
  });
});
