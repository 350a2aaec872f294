import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Text } from '../../src/core/digest.js';
import type { AgeDimension, ColumnDimension } from '../../src/core/plan.js';
import {
  bandOf,
  categoryByLot,
  cellNames,
  GENDER_CATEGORIES,
  genderOf,
  listedCategories,
  lotCategories,
  type NamedStratum,
  stratify,
  stratumName,
  valueClassifier,
} from '../../src/core/strata.js';
import { GENDER } from './plans.js';
import { listed } from './tables.js';

const DISTRICT: ColumnDimension = { ...GENDER, name: 'district', column: 'Stadtteil', recognise: 'none' };
const AGE: AgeDimension = {
  name: 'age',
  source: 'age',
  bands: [
    { name: '65+', from: 65, to: null },
    { name: '16-29', from: 16, to: 29 },
    { name: '30-64', from: 30, to: 64 },
  ],
};

describe('a gender', () => {
  test.each([
    ['m', ['m', 'M', 'männlich', 'Männlich', 'MÄNNLICH', 'male', 'Male']],
    ['w', ['w', 'W', 'f', 'F', 'weiblich', 'WEIBLICH', 'female', 'FEMALE']],
    ['d', ['d', 'D', 'divers', 'Divers', 'diverse', 'DIVERSE']],
    ['x', ['x', 'X', 'ohne Angabe', 'Keine Angabe', 'KEINE ANGABE', 'unbekannt', '']],
  ])('is %s in all of its spellings', (category, spellings) => {
    expect(spellings.map(genderOf)).toEqual(spellings.map(() => category));
    const classify = valueClassifier(GENDER);
    expect(spellings.map(classify)).toEqual(spellings.map(() => ({ kind: 'category', name: category })));
  });

  test('is not guessed from anything else', () => {
    const others = [
      'maennlich',
      'man',
      'Frau',
      'weibl.',
      '1',
      'ohne  Angabe',
      'm/w',
      'constructor',
      '__proto__',
      '-',
    ];
    expect(others.map(genderOf)).toEqual(others.map(() => undefined));
    expect(others.map(valueClassifier(GENDER))).toEqual(others.map(() => ({ kind: 'unknown' })));
  });

  test('has four categories, in the order of their letters', () => {
    expect(GENDER_CATEGORIES).toEqual(['d', 'm', 'w', 'x']);
  });
});

describe('a value', () => {
  test('of a column without a list is its own category, and none if it is empty', () => {
    const classify = valueClassifier(DISTRICT);
    expect(classify('Nord')).toEqual({ kind: 'category', name: 'Nord' });
    expect(classify('nord')).toEqual({ kind: 'category', name: 'nord' });
    expect(classify('')).toEqual({ kind: 'unknown' });
  });

  test('goes to the category that lists it, whatever their order, and to none if no one does', () => {
    const categories = [
      { name: 'Rest', values: ['Ost', '', ' Su\u0308d '] },
      { name: 'Mitte', values: ['Mitte', 'Altstadt'] },
    ];
    const classify = valueClassifier({ ...DISTRICT, categories, by_lot: ['keiner', ' U\u0308ber '] });
    expect(classify('Altstadt')).toEqual({ kind: 'category', name: 'Mitte' });
    expect(classify('S\u00fcd')).toEqual({ kind: 'category', name: 'Rest' });
    expect(classify('')).toEqual({ kind: 'category', name: 'Rest' });
    expect(classify('keiner')).toEqual({ kind: 'by-lot' });
    expect(classify('\u00dcber')).toEqual({ kind: 'by-lot' });
    expect(classify('altstadt')).toEqual({ kind: 'unknown' });
    expect(classify('Rest')).toEqual({ kind: 'unknown' });
  });

  test('that was recognised as a gender is looked up by its letter, any other as it stands', () => {
    const categories = [
      { name: 'Frauen', values: ['w'] },
      { name: 'Männer', values: ['m', 'Herr'] },
    ];
    const classify = valueClassifier({ ...GENDER, categories, by_lot: ['d', 'x', 'k. A.'] });
    expect(classify('Weiblich')).toEqual({ kind: 'category', name: 'Frauen' });
    expect(classify('MALE')).toEqual({ kind: 'category', name: 'Männer' });
    expect(classify('Herr')).toEqual({ kind: 'category', name: 'Männer' });
    expect(classify('herr')).toEqual({ kind: 'unknown' });
    expect(['divers', 'D', '', 'ohne Angabe', 'k. A.'].map(classify)).toEqual(
      Array.from({ length: 5 }, () => ({ kind: 'by-lot' })),
    );
  });

  test('of a gender column with `recognise: none` keeps upper and lower case apart', () => {
    const classify = valueClassifier({
      ...GENDER,
      recognise: 'none',
      categories: [{ name: 'w', values: ['W'] }],
    });
    expect(classify('W')).toEqual({ kind: 'category', name: 'w' });
    expect(classify('w')).toEqual({ kind: 'unknown' });
  });
});

describe('a category by lot', () => {
  test('is one of those listed, in the order of the plan: the example of the specification', () => {
    expect(categoryByLot(sha256Text, ['w', 'm'], 'P003')).toBe('m');
    expect(categoryByLot(sha256Text, ['w', 'm'], 'P005')).toBe('w');
    expect(lotCategories(GENDER)).toEqual([]);
    const plan = listed('gender', ['w', 'm']);
    expect(plan.source === 'column' ? lotCategories(plan) : []).toEqual(['w', 'm']);
  });

  test('falls on every one of five about equally often', () => {
    const categories = ['a', 'b', 'c', 'd', 'e'];
    const counts = new Map<string, number>();
    for (let person = 0; person < 10_000; person++) {
      const category = categoryByLot(sha256Text, categories, `P${person}`);
      counts.set(category, (counts.get(category) ?? 0) + 1);
    }
    // 2000 expected; five standard errors are 200.
    for (const category of categories) expect(Math.abs((counts.get(category) ?? 0) - 2000)).toBeLessThan(200);
  });
});

describe('an age band', () => {
  test('has both of its ends, and the last one no upper end', () => {
    expect([15, 16, 29, 30, 64, 65, 120].map((age) => bandOf(AGE.bands, age))).toEqual([
      undefined,
      '16-29',
      '16-29',
      '30-64',
      '30-64',
      '65+',
      '65+',
    ]);
    expect(bandOf([{ name: '16-29', from: 16, to: 29 }], 30)).toBeUndefined();
  });
});

describe('strata', () => {
  test('are sorted by the order of the plan, or by code point where it gives none', () => {
    const counted: NamedStratum[] = [
      { categories: ['\u{1d538}', '16-29', 'w'], size: 1 },
      { categories: ['\ufb00', '65+', 'm'], size: 2 },
      { categories: ['Östliche Vorstadt', '30-64', 'w'], size: 3 },
      { categories: ['Zähringen', '16-29', 'm'], size: 4 },
      { categories: ['Zähringen', '65+', 'm'], size: 5 },
    ];
    const { dimensions, strata } = stratify([DISTRICT, AGE, listed('gender', ['w', 'd', 'm'])], counted);
    expect(dimensions).toEqual([
      { name: 'district', categories: ['Zähringen', 'Östliche Vorstadt', '\ufb00', '\u{1d538}'] },
      { name: 'age', categories: ['65+', '16-29', '30-64'] },
      { name: 'gender', categories: ['w', 'm'] },
    ]);
    expect(strata).toEqual([
      { cell: [0, 0, 1], size: 5 },
      { cell: [0, 1, 1], size: 4 },
      { cell: [1, 2, 0], size: 3 },
      { cell: [2, 0, 1], size: 2 },
      { cell: [3, 1, 0], size: 1 },
    ]);
    expect(cellNames(dimensions, [3, 1, 0])).toEqual(['\u{1d538}', '16-29', 'w']);
    expect(stratumName(['Nord', '16-29', 'w'])).toBe('Nord / 16-29 / w');
  });

  test('do not depend on the order in which people were met', () => {
    const counted = fc
      .uniqueArray(
        fc.record({
          categories: fc.tuple(fc.string({ unit: 'binary', maxLength: 2 }), fc.constantFrom('a', 'b', 'c')),
          size: fc.integer({ min: 1, max: 9 }),
        }),
        { selector: ({ categories }) => JSON.stringify(categories), minLength: 1 },
      )
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(counted, ([list, shuffled]) => {
        const plan = [DISTRICT, listed('letter', ['c', 'a', 'b'])];
        const frame = stratify(plan, list);
        expect(stratify(plan, shuffled)).toEqual(frame);
        const names = frame.strata.map(({ cell, size }) => ({
          categories: cellNames(frame.dimensions, cell),
          size,
        }));
        expect(new Set(names.map((name) => JSON.stringify(name)))).toEqual(
          new Set(list.map(({ categories, size }) => JSON.stringify({ categories, size }))),
        );
      }),
    );
  });

  test('without dimensions are one, whose cell is empty', () => {
    expect(stratify([], [{ categories: [], size: 7 }])).toEqual({
      dimensions: [],
      strata: [{ cell: [], size: 7 }],
    });
  });

  test('list the categories that the plan fixes', () => {
    expect(listedCategories(AGE)).toEqual(['65+', '16-29', '30-64']);
    expect(listedCategories(DISTRICT)).toBeNull();
    expect(listedCategories(listed('gender', ['w', 'm']))).toEqual(['w', 'm']);
  });
});
