import { describe, expect, test } from 'vitest';
import { sha256Text } from '../../src/core/digest.js';
import { categoryByLot, lotCategories, valueClassifier } from '../../src/core/strata.js';
import { readBand } from '../../src/plan/dimensions.js';
import type { PlanInput } from '../../src/plan/schema.js';
import { FILE, resolve, resolveProblems } from './plans.js';

type Stratify = NonNullable<PlanInput['stratify']>;
const eligibility = { reference_date: '2026-12-01', exclude: [] };
const sample = { size: 10 };
const dimensions = (stratify: Stratify) => resolve({ eligibility, sample, stratify }).plan.stratify;
const wrong = (stratify: Stratify) =>
  resolveProblems({ eligibility, sample, stratify }).map(({ code, where, params }) => {
    expect(where).toEqual([{ file: FILE, key: where?.[0]?.key }]);
    return [code, where?.[0]?.key, params];
  });
const bandsOf = (...age: string[]) => {
  const [dimension] = dimensions([{ age }]);
  return dimension?.source === 'age' ? dimension.bands : [];
};

describe('age bands', () => {
  test('are two ages, one age, or one with all above it', () => {
    expect(readBand('16-29')).toEqual({ name: '16-29', from: 16, to: 29 });
    expect(readBand('18')).toEqual({ name: '18', from: 18, to: 18 });
    expect(readBand('65+')).toEqual({ name: '65+', from: 65, to: null });
    expect(readBand('0-0')).toEqual({ name: '0-0', from: 0, to: 0 });
    expect(readBand('16 \u2013 29')).toEqual({ name: '16 – 29', from: 16, to: 29 });
    expect(readBand('65 +')).toEqual({ name: '65 +', from: 65, to: null });
  });

  test.each([
    '',
    '29-16',
    '16-',
    '-29',
    '16--29',
    '16 bis 29',
    '16-29+',
    '1000',
    '16\u201429',
    '+65',
    'u18',
    '1.5',
  ])('%j is none', (text) => {
    expect(readBand(text)).toBe(null);
  });

  test('keep the order and the spelling of the plan, and may leave gaps', () => {
    expect(bandsOf('65+', '16–29', '40', ' 50 - 59 ')).toEqual([
      { name: '65+', from: 65, to: null },
      { name: '16–29', from: 16, to: 29 },
      { name: '40', from: 40, to: 40 },
      { name: '50 - 59', from: 50, to: 59 },
    ]);
  });

  test('that cannot be understood are named', () => {
    expect(wrong([{ age: ['16-29', 'alt', '9-8'] }])).toEqual([
      ['PLAN-027', 'stratify.0.age', { band: 'alt' }],
      ['PLAN-027', 'stratify.0.age', { band: '9-8' }],
    ]);
  });

  test.each([
    [['16-29', '29-44'], '16-29', '29-44'],
    [['18', '18'], '18', '18'],
    [['65+', '70+'], '65+', '70+'],
    [['65+', '80'], '65+', '80'],
    [['20-30', '10-40'], '20-30', '10-40'],
    [['0-9', '30-39', '5-6'], '0-9', '5-6'],
  ])('%j overlap', (age, first, second) => {
    expect(wrong(['district', { age }])).toEqual([['PLAN-028', 'stratify.1.age', { first, second }]]);
  });

  test('are missing where age stands alone or has groups', () => {
    expect(wrong(['age'])).toEqual([['PLAN-026', 'stratify.0.age', undefined]]);
    expect(wrong([{ age: { jung: ['16-29'] } }])).toEqual([['PLAN-026', 'stratify.0.age', undefined]]);
  });
});

describe('names of dimensions', () => {
  test('are district, gender, age or columns, in the order of the plan', () => {
    expect(
      dimensions(['Status', 'gender', { district: ['A'] }, { age: ['0+'] }]).map(({ name }) => name),
    ).toEqual(['Status', 'gender', 'district', 'age']);
  });

  test('stand once, and one in each entry', () => {
    expect(wrong(['gender', { gender: ['m'] }])).toEqual([['PLAN-025', 'stratify.1', { name: 'gender' }]]);
    expect(wrong([{ district: ['A'], gender: ['m'] }])).toEqual([['PLAN-024', 'stratify.0', undefined]]);
    expect(wrong(['district', {}])).toEqual([['PLAN-024', 'stratify.1', undefined]]);
  });
});

/** What the plan makes of a value of the only dimension. */
function classesOf(stratify: Stratify[number], values: readonly string[]): string[] {
  const [dimension] = dimensions([stratify]);
  if (dimension?.source !== 'column') return [];
  const classify = valueClassifier(dimension);
  return values.map((value) => {
    const found = classify(value);
    return found.kind === 'category' ? found.name : found.kind;
  });
}

describe('groups', () => {
  test('a list fixes the categories and their order', () => {
    const [dimension] = dimensions([{ district: ['Süd', 'Nord'] }]);
    expect(dimension).toMatchObject({
      column: 'Stadtteil',
      categories: [
        { name: 'Süd', values: ['Süd'] },
        { name: 'Nord', values: ['Nord'] },
      ],
    });
    expect(classesOf({ district: ['Süd', 'Nord'] }, ['Nord', 'Ost', ''])).toEqual([
      'Nord',
      'unknown',
      'unknown',
    ]);
  });

  test('a list of genders takes all spellings of each', () => {
    const values = ['W', 'female', 'm', 'Männlich', 'd'];
    expect(classesOf({ gender: ['weiblich', 'm'] }, values)).toEqual([
      'weiblich',
      'weiblich',
      'm',
      'm',
      'unknown',
    ]);
  });

  test('a map puts values together as they are spelt there', () => {
    const groups = { gender: { w: ['w', 'F'], m: ['m', 'M'], by_lot: ['d', 'x', ''] } };
    expect(classesOf(groups, ['w', 'F', 'W', 'm', 'M', 'd', '', 'x', 'divers'])).toEqual([
      'w',
      'w',
      'unknown',
      'm',
      'm',
      'by-lot',
      'by-lot',
      'by-lot',
      'unknown',
    ]);
  });

  test('values in two groups, or twice in one, are refused', () => {
    expect(wrong([{ district: { Nord: ['A', 'B'], Süd: ['C', 'B'] } }])).toEqual([
      ['PLAN-023', 'stratify.0.district', { value: 'B', first: 'Nord', second: 'Süd' }],
    ]);
    expect(wrong([{ gender: { m: ['m'], w: ['w', 'd'], by_lot: ['d'] } }])).toEqual([
      ['PLAN-023', 'stratify.0.gender', { value: 'd', first: 'w', second: 'by_lot' }],
    ]);
    expect(wrong([{ gender: ['weiblich', 'w'] }])).toEqual([
      ['PLAN-023', 'stratify.0.gender', { value: 'w', first: 'weiblich', second: 'w' }],
    ]);
    expect(wrong([{ district: ['A', 'A'] }])).toContainEqual([
      'PLAN-025',
      'stratify.0.district',
      { name: 'A' },
    ]);
  });

  test('there must be at least one', () => {
    expect(wrong([{ district: {} }])).toEqual([['PLAN-029', 'stratify.0.district', undefined]]);
    expect(wrong([{ district: { by_lot: ['A'] } }])).toEqual([
      ['PLAN-029', 'stratify.0.district', undefined],
    ]);
    expect(wrong([{ gender: {} }])).toEqual([['PLAN-029', 'stratify.0.gender', undefined]]);
  });
});

describe('by lot', () => {
  test('alone leaves the other genders, with all their spellings', () => {
    const values = ['m', 'Weiblich', 'd', 'divers', 'x', '', 'unbekannt', 'q'];
    expect(classesOf({ gender: { by_lot: ['d', 'x'] } }, values)).toEqual([
      'm',
      'w',
      ...Array(5).fill('by-lot'),
      'unknown',
    ]);
    expect(classesOf({ gender: { by_lot: ['d'] } }, ['divers', 'x', ''])).toEqual(['by-lot', 'x', 'x']);
  });

  test('alone may name a gender by any of its spellings', () => {
    const values = ['m', 'w', 'd', 'divers', 'x', ''];
    const expected = ['m', 'w', ...Array(4).fill('by-lot')];
    expect(classesOf({ gender: { by_lot: ['D', 'ohne Angabe'] } }, values)).toEqual(expected);
    expect(classesOf({ gender: { by_lot: ['divers', ''] } }, values)).toEqual(expected);
  });

  test('cannot take all genders', () => {
    expect(wrong([{ gender: { by_lot: ['d', 'm', 'w', 'x'] } }])).toEqual([
      ['PLAN-029', 'stratify.0.gender', undefined],
    ]);
  });

  test('gives one of the categories that are named', () => {
    const [dimension] = dimensions([{ gender: { by_lot: ['d', 'x'] } }]);
    const categories = dimension?.source === 'column' ? lotCategories(dimension) : [];
    expect(categories).toEqual(['m', 'w']);
    const lots = Array.from({ length: 50 }, (_, nr) => categoryByLot(sha256Text, categories, `${nr}`));
    expect([...new Set(lots)].sort()).toEqual(['m', 'w']);
  });
});
