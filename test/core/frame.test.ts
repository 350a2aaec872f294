import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ExclusionRule,
  exclusionRules,
  frameSize,
  namedExclusions,
  shownExclusions,
} from '../../src/core/frame.js';
import type { AgeDimension, ExcludeRule } from '../../src/core/plan.js';
import { planWith } from './plans.js';
import { frameOf, listed } from './tables.js';

const AGE: AgeDimension = { name: 'age', source: 'age', bands: [{ name: '16+', from: 16, to: null }] };
const BLOCK: ExcludeRule = {
  column: 'Sperre',
  values: 'nonempty',
  reason: 'Auskunftssperre',
  confidential: true,
};
const COUNCIL: ExcludeRule = { ids: 'rat.csv', reason: 'Ratsmitglied', confidential: false };

describe('the rules of exclusion', () => {
  test('are the entries of the plan, least age, greatest age, bands and districts, in this order', () => {
    const plan = planWith({
      eligibility: { districts: ['Nord'], max_age: 99, min_age: 16, exclude: [COUNCIL, BLOCK] },
      stratify: [listed('gender', ['w', 'm']), AGE],
    });
    expect(exclusionRules(plan)).toEqual([
      { kind: 'exclude', index: 0, reason: 'Ratsmitglied', confidential: false },
      { kind: 'exclude', index: 1, reason: 'Auskunftssperre', confidential: true },
      { kind: 'min-age', confidential: false },
      { kind: 'max-age', confidential: false },
      { kind: 'age-bands', confidential: false },
      { kind: 'districts', confidential: false },
    ]);
  });

  test.each([
    ['nothing', planWith(), []],
    ['a least age of 0', planWith({ eligibility: { min_age: 0 } }), ['min-age']],
    ['no district at all', planWith({ eligibility: { districts: [] } }), ['districts']],
    ['bands alone', planWith({ stratify: [AGE] }), ['age-bands']],
    ['dimensions other than age', planWith({ stratify: [listed('gender', ['w'])] }), []],
  ])('are only those that the plan has: %s', (_, plan, kinds) => {
    expect(exclusionRules(plan).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('leave N people, the sum of all strata', () => {
    expect(frameSize(frameOf([[[], 17]]))).toBe(17);
    const table = [0, 1, 2].map((row) => [[row], row + 5] as const);
    expect(frameSize(frameOf(table))).toBe(18);
  });
});

describe('the counts as programs read them', () => {
  const plan = planWith({
    eligibility: { min_age: 16, districts: ['Nord'], exclude: [BLOCK, COUNCIL] },
    stratify: [AGE],
  });

  test('name rules of the plan by their reasons, all others by their kind alone', () => {
    expect(namedExclusions(plan, { excluded: [7, 1, 2, 0, 30] })).toEqual([
      { rules: [{ kind: 'exclude', reason: 'Auskunftssperre' }], count: 7 },
      { rules: [{ kind: 'exclude', reason: 'Ratsmitglied' }], count: 1 },
      { rules: [{ kind: 'min-age' }], count: 2 },
      { rules: [{ kind: 'age-bands' }], count: 0 },
      { rules: [{ kind: 'districts' }], count: 30 },
    ]);
  });

  test('hide a small count of a confidential rule in that of another, in the plan’s order', () => {
    expect(namedExclusions(plan, { excluded: [2, 1, 9, 0, 30] })).toEqual([
      { rules: [{ kind: 'exclude', reason: 'Auskunftssperre' }, { kind: 'districts' }], count: 32 },
      { rules: [{ kind: 'exclude', reason: 'Ratsmitglied' }], count: 1 },
      { rules: [{ kind: 'min-age' }], count: 9 },
      { rules: [{ kind: 'age-bands' }], count: 0 },
    ]);
  });
});

describe('the counts that are shown', () => {
  const rule = (confidential: boolean, index: number): ExclusionRule => ({
    kind: 'exclude',
    index,
    reason: `reason ${index}`,
    confidential,
  });
  const shown = (...list: readonly (readonly [count: number, confidential?: 'confidential'])[]) =>
    shownExclusions(
      list.map(([, confidential], index) => rule(confidential !== undefined, index)),
      list.map(([count]) => count),
    ).map(({ rules, count }) => [rules, count]);

  const counted = fc.array(
    fc.record({
      count: fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 1000 })),
      confidential: fc.boolean(),
    }),
    { maxLength: 7 },
  );
  const isSmall = ({ count, confidential }: { count: number; confidential: boolean }) =>
    confidential && count < 5;

  test('add up to the people that were excluded, each rule in exactly one of them, in order', () => {
    fc.assert(
      fc.property(counted, (list) => {
        const groups = shownExclusions(
          list.map(({ confidential }, index) => rule(confidential, index)),
          list.map(({ count }) => count),
        );
        for (const { rules, count } of groups) {
          const sum = rules.reduce((total, index) => total + (list[index]?.count ?? 0), 0);
          expect(count ?? sum).toBe(sum);
          expect(rules).toEqual([...rules].sort((a, b) => a - b));
        }
        const firsts = groups.map(({ rules }) => rules[0] ?? -1);
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
        const all = groups.flatMap(({ rules }) => rules).sort((a, b) => a - b);
        expect(all).toEqual(list.map((_, index) => index));
      }),
      { numRuns: 500 },
    );
  });

  test('never have a confidential one below 5 alone, nor in a sum below 5; what cannot be merged is hidden', () => {
    fc.assert(
      fc.property(counted, (list) => {
        const groups = shownExclusions(
          list.map(({ confidential }, index) => rule(confidential, index)),
          list.map(({ count }) => count),
        );
        const delicate = groups.filter(({ rules }) =>
          rules.some((index) => isSmall(list[index] ?? { count: 5, confidential: false })),
        );
        expect(delicate.length).toBe(list.some(isSmall) ? 1 : 0);
        for (const { rules, count } of delicate) {
          if (count === null) expect(rules.length).toBe(list.length);
          else expect([rules.length > 1, count >= 5]).toEqual([true, true]);
        }
        // Hidden is only what all rules together leave out, when that is fewer than 5.
        const sum = list.reduce((total, { count }) => total + count, 0);
        const isHidden = groups.some(({ count }) => count === null);
        expect(isHidden).toBe(list.some(isSmall) && sum < 5);
      }),
      { numRuns: 500 },
    );
  });

  test('stand alone where nothing is delicate', () => {
    const harmless = counted.filter((list) => !list.some(isSmall));
    fc.assert(
      fc.property(harmless, (list) => {
        const rules = list.map(({ confidential }, index) => rule(confidential, index));
        const counts = list.map(({ count }) => count);
        expect(shownExclusions(rules, counts)).toEqual(
          counts.map((count, index) => ({ rules: [index], count })),
        );
      }),
    );
  });

  test('of a confidential rule below 5 are put together with the largest other one', () => {
    expect(shown([3, 'confidential'], [40], [900], [0])).toEqual([
      [[0, 2], 903],
      [[1], 40],
      [[3], 0],
    ]);
  });

  test('of equally large other rules take the first one', () => {
    expect(shown([40], [3, 'confidential'], [40])).toEqual([
      [[0, 1], 43],
      [[2], 40],
    ]);
  });

  test('are those of the example of the specification', () => {
    expect(shown([1, 'confidential'], [1], [0])).toEqual([[[0, 1, 2], null]]);
  });

  test('of several confidential rules below 5 are put together, and with no other if that is enough', () => {
    expect(shown([40], [3, 'confidential'], [4, 'confidential'])).toEqual([
      [[0], 40],
      [[1, 2], 7],
    ]);
    expect(shown([40], [0, 'confidential'], [4, 'confidential'])).toEqual([[[0, 1, 2], 44]]);
  });

  test('are hidden where no rule is left to put them together with', () => {
    expect(shown([3, 'confidential'])).toEqual([[[0], null]]);
    expect(shown([0, 'confidential'])).toEqual([[[0], null]]);
    expect(shown([1, 'confidential'], [2, 'confidential'])).toEqual([[[0, 1], null]]);
    expect(shown([1], [2, 'confidential'], [0])).toEqual([[[0, 1, 2], null]]);
    expect(shown([3], [2, 'confidential'])).toEqual([[[0, 1], 5]]);
  });

  test('begin to be delicate below 5', () => {
    expect(shown([5, 'confidential'], [0])).toEqual([
      [[0], 5],
      [[1], 0],
    ]);
    expect(shown([4, 'confidential'], [0], [1])).toEqual([
      [[0, 2], 5],
      [[1], 0],
    ]);
    expect(shown([1], [2])).toEqual([
      [[0], 1],
      [[1], 2],
    ]);
  });
});
