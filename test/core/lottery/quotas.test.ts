import { describe, expect, test } from 'vitest';
import { expandQuotas, isInGroup, quotaModel, wholeFrame } from '../../../src/core/lottery/quotas.js';
import type { QuotaRow } from '../../../src/core/plan.js';
import type { Stratification } from '../../../src/core/strata.js';

/** From quotas by name to groups of types by number (SPEC 6.3). */

const FRAME: Stratification = {
  dimensions: [
    { name: 'gender', categories: ['w', 'm'] },
    { name: 'age', categories: ['16-39', '40+'] },
  ],
  strata: [
    { cell: [0, 0], size: 3 },
    { cell: [0, 1], size: 2 },
    { cell: [1, 1], size: 3 },
  ],
};
const part = (dimension: string, ...categories: string[]) => ({ dimension, categories });

describe('whether somebody is in a group', () => {
  const DIMENSIONS = ['gender', 'age'];
  test.each([
    ['of their category', [part('gender', 'w')], true],
    ['of another category', [part('gender', 'm')], false],
    ['of several categories', [part('gender', 'm', 'w')], true],
    ['of a combination', [part('age', '40+'), part('gender', 'w')], true],
    ['of a combination that only half fits', [part('age', '40+'), part('gender', 'm')], false],
    ['of no category', [part('gender')], false],
    ['of a dimension that the plan does not have', [part('school', 'w')], false],
  ])('%s', (_, group, expected) => {
    expect(isInGroup(DIMENSIONS, ['w', '40+'], group)).toBe(expected);
  });
});

describe('the rows of a plan, written out', () => {
  const row = (group: QuotaRow['group']): QuotaRow => ({
    group,
    min: 1,
    max: 2,
    min_flex: 0,
    max_flex: null,
  });

  test('have one quota for each category that occurs, those of the last dimension first', () => {
    const each = { dimension: 'gender', categories: null };
    const both = expandQuotas(FRAME, [row([each, { dimension: 'age', categories: null }])], { size: 4 });
    expect(both.map(({ group }) => group.map(({ categories }) => categories.join()).join(' '))).toEqual([
      'w 16-39',
      'w 40+',
      'm 16-39',
      'm 40+',
    ]);
    expect(both.every(({ min, max, min_flex }) => min === 1 && max === 2 && min_flex === 0)).toBe(true);
    expect(expandQuotas(FRAME, [row([part('age', '40+')]), row([each])], { size: 4 })).toHaveLength(3);
  });
});

describe('the model of a lottery', () => {
  const quotas = [
    { group: [part('gender', 'w')], min: 2, max: 3 },
    { group: [part('age', '40+')], min: 0, max: 5 },
  ];

  test('of letters has a type for each stratum, everybody of the frame and nobody else', () => {
    const people = wholeFrame(FRAME, 4);
    expect(people).toEqual({
      n: 4,
      types: [
        { stratum: 0, size: 3 },
        { stratum: 1, size: 2 },
        { stratum: 2, size: 3 },
      ],
      households: [],
      already: [],
    });
    expect(quotaModel(FRAME, { ...people, quotas })).toEqual({
      sizes: [3, 2, 3],
      size: 4,
      groups: [
        { members: [0, 1], min: 2, max: 3 },
        { members: [1, 2], min: 0, max: 4 },
      ],
    });
  });

  test('of a panel takes off who is in already, and has its households behind the quotas', () => {
    const types = [
      { stratum: 0, size: 2 },
      { stratum: 0, size: 1 },
      { stratum: 2, size: 1 },
    ];
    const households = [{ types: [1, 2], max: 1 }];
    expect(quotaModel(FRAME, { n: 2, types, households, already: [3, 1], quotas }).groups).toEqual([
      { members: [0, 1], min: 0, max: 0 },
      { members: [2], min: 0, max: 2 },
      { members: [1, 2], min: 0, max: 1 },
    ]);
  });
});
