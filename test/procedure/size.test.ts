import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/core/problem.js';
import { Refusal } from '../../src/core/problem.js';
import type { Stratification } from '../../src/core/strata.js';
import { rateMean } from '../../src/core/yield.js';
import { type Learned, learnedRates, overallRate } from '../../src/procedure/learned-rates.js';
import { fixedRates, type RateRow, typedRates } from '../../src/procedure/size-rates.js';

/** From what is known of rates to the rates of strata. */

const FRAME: Stratification = {
  dimensions: [
    { name: 'age', categories: ['16-29', '30+'] },
    { name: 'gender', categories: ['w', 'm'] },
  ],
  strata: [
    { cell: [0, 0], size: 100 },
    { cell: [0, 1], size: 200 },
    { cell: [1, 0], size: 300 },
    { cell: [1, 1], size: 400 },
  ],
};
const DIMENSIONS = [
  {
    name: 'age',
    source: 'age' as const,
    bands: [
      { name: '16-29', from: 16, to: 29 },
      { name: '30+', from: 30, to: null },
    ],
  },
  {
    name: 'gender',
    source: 'column' as const,
    column: 'Geschlecht',
    recognise: 'gender' as const,
    categories: [
      { name: 'w', values: ['w'] },
      { name: 'm', values: ['m'] },
    ],
    by_lot: [],
  },
];
const CONTEXT = { dimensions: DIMENSIONS, frame: FRAME };

function problemsOf(action: () => unknown): readonly Problem[] {
  try {
    action();
  } catch (cause) {
    if (cause instanceof Refusal) return cause.problems;
    throw cause;
  }
  throw new Error('it was not refused');
}
const codesOf = (action: () => unknown) => problemsOf(action).map(({ code }) => code);

const row = (rate: number, group: Readonly<Record<string, string>> = {}): RateRow => ({
  rate,
  group: Object.entries(group).map(([dimension, category]) => ({ dimension, category })),
});

describe('typed rates', () => {
  test('are for everybody, for a category, and for one that is written otherwise', () => {
    expect(typedRates(['5%', '16-29=3%', 'gender:weiblich=6%', 'Geschlecht:M=1/20'], CONTEXT)).toEqual([
      row(0.05),
      row(0.03, { age: '16-29' }),
      row(0.06, { gender: 'w' }),
      row(0.05, { gender: 'm' }),
    ]);
  });

  test('all that is wrong with them is said at once', () => {
    const problems = problemsOf(() => typedRates(['5', '=3%', '150%', '16-28=3%', 'x=fünf'], CONTEXT));
    expect(problems.map(({ code }) => code)).toEqual([
      'SIZE-004',
      'SIZE-003',
      'SIZE-003',
      'SIZE-006',
      'SIZE-003',
    ]);
    expect(problems[3]?.params).toMatchObject({ group: '16-28', nearest: '16-29' });
  });

  test('a category of two dimensions has to be named with one of them', () => {
    const [age, gender] = FRAME.dimensions;
    const both: Stratification = {
      ...FRAME,
      dimensions: [age as NonNullable<typeof age>, { ...gender, name: 'gender', categories: ['16-29', 'm'] }],
    };
    const [first, second] = DIMENSIONS;
    const dimensions = [first, { ...second, recognise: 'none', categories: null }] as typeof DIMENSIONS;
    const context = { dimensions, frame: both } as typeof CONTEXT;
    const [problem] = problemsOf(() => typedRates(['16-29=3%'], context));
    expect([problem?.code, problem?.params?.dimensions]).toEqual(['SIZE-010', ['age', 'gender']]);
    expect(typedRates(['gender:16-29=3%'], context)).toEqual([row(0.03, { gender: '16-29' })]);
  });

  test('need a register if they name a group', () => {
    expect(codesOf(() => typedRates(['16-29=3%'], null))).toEqual(['SIZE-005']);
    expect(typedRates(['3%'], null)).toEqual([row(0.03)]);
  });

  test('two of a kind are refused', () => {
    expect(codesOf(() => typedRates(['5%', '6%'], null))).toEqual(['SIZE-012']);
    expect(codesOf(() => typedRates(['16-29=5%', 'age:16-29=6%'], CONTEXT))).toEqual(['SIZE-012']);
    expect(codesOf(() => fixedRates(FRAME, [row(0.05), row(0.06)]))).toEqual(['SIZE-012']);
  });
});

describe('the rate of a stratum', () => {
  test('is that of its category, or else that for everybody', () => {
    expect(fixedRates(FRAME, [row(0.05), row(0.03, { age: '16-29' })]).means).toEqual([
      0.03, 0.03, 0.05, 0.05,
    ]);
  });

  test('of several dimensions moves the odds by the factor of each', () => {
    const { means } = fixedRates(FRAME, [row(0.5), row(0.8, { age: '16-29' }), row(0.8, { gender: 'w' })]);
    // Odds 1, times 4, times 4.
    expect(means.map((rate) => Math.round((rate / (1 - rate)) * 1e9) / 1e9)).toEqual([16, 4, 4, 1]);
  });

  test('of a combination goes before those of its categories', () => {
    const rows = [row(0.05), row(0.03, { age: '16-29' }), row(0.2, { age: '16-29', gender: 'w' })];
    expect(fixedRates(FRAME, rows).means).toEqual([0.2, 0.03, 0.05, 0.05]);
  });

  test('stays a rate, whatever is combined', () => {
    const { means } = fixedRates(FRAME, [row(1), row(1, { age: '16-29' }), row(0.001, { gender: 'w' })]);
    for (const rate of means) expect(rate > 0 && rate <= 1).toBe(true);
    expect(means[1]).toBe(1);
  });

  test('has to be known for each', () => {
    const [problem] = problemsOf(() => fixedRates(FRAME, [row(0.03, { age: '16-29' })]));
    expect([problem?.code, problem?.params]).toEqual(['SIZE-007', { names: ['30+'] }]);
    const rows = [row(0.03, { age: '16-29' }), row(0.03, { gender: 'w' })];
    expect(codesOf(() => fixedRates(FRAME, rows))).toEqual(['SIZE-009']);
  });

  test('people of one rate are asked together', () => {
    const rates = fixedRates(FRAME, [row(0.05), row(0.03, { age: '16-29' })]);
    expect(rates.asked([0, 1, 2], null)).toEqual([
      { rate: { kind: 'fixed', p: 0.03 }, size: 300 },
      { rate: { kind: 'fixed', p: 0.05 }, size: 300 },
    ]);
  });
});

function learned(
  categories: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>>,
): Learned {
  const maps = new Map(
    Object.entries(categories).map(([dimension, of]) => [
      dimension,
      new Map(Object.entries(of).map(([category, [called, accepted]]) => [category, { called, accepted }])),
    ]),
  );
  return { draws: [], called: 1000, accepted: 100, categories: maps };
}

describe('learned rates', () => {
  const OVERALL = overallRate({ called: 1000, accepted: 100 });

  test('for everybody are those with half a yes and half a no more', () => {
    expect(OVERALL).toEqual({ kind: 'learned', yes: 100.5, no: 900.5 });
  });

  test('of categories that differ are nearly what each says itself, and never nothing', () => {
    const rates = learnedRates(FRAME, learned({ age: { '16-29': [200, 0], '30+': [800, 100] } }));
    const [young, old] = rates.asked([0, 1, 2, 3], 0) ?? [];
    expect([young?.size, old?.size]).toEqual([300, 700]);
    // Begins with one yes at the rate for everybody, which is the least that it begins with.
    const prior = 900.5 / 100.5;
    expect(young?.rate).toEqual({ kind: 'learned', yes: 1, no: expect.closeTo(prior + 200, 9) });
    expect(old?.rate).toEqual({ kind: 'learned', yes: 101, no: expect.closeTo(prior + 700, 9) });
    expect(young === undefined ? 0 : rateMean(young.rate)).toBeGreaterThan(0.004);
    expect(rates.areIndependent(0)).toBe(true);
    expect(rates.problems.map(({ code, params }) => [code, params?.dimensions])).toEqual([
      ['SIZE-019', ['gender']],
    ]);
  });

  test('of categories that do not differ are those for everybody, also where few were called', () => {
    const rates = learnedRates(FRAME, learned({ age: { '16-29': [20, 2], '30+': [980, 98] } }));
    const [young, old] = rates.asked([0, 1, 2, 3], 0) ?? [];
    for (const one of [young, old]) expect(one === undefined ? 0 : rateMean(one.rate)).toBeCloseTo(0.1, 3);
    // As if all thousand had been of it.
    expect(young?.rate.kind === 'learned' ? young.rate.yes + young.rate.no : 0).toBeCloseTo(1020, 6);
  });

  test('of a dimension that is not known are one for all, so that groups are not independent', () => {
    const rates = learnedRates(FRAME, learned({ district: { Nord: [1000, 100] } }));
    expect(rates.asked([0, 1], 0)).toEqual([{ rate: OVERALL, size: 300 }]);
    expect([rates.areIndependent(0), rates.areIndependent(1)]).toEqual([false, false]);
    expect(rates.means).toEqual(FRAME.strata.map(() => rateMean(OVERALL)));
  });

  test('of a category that has another name are those for everybody, which is said', () => {
    const rates = learnedRates(FRAME, learned({ age: { '16-29': [200, 10], '30-59': [800, 90] } }));
    expect(rates.asked([2, 3], 0)).toEqual([{ rate: OVERALL, size: 700 }]);
    expect(rates.problems.map(({ code, params }) => [code, params?.names, params?.values])).toEqual([
      ['SIZE-019', undefined, undefined],
      ['SIZE-020', ['30+'], ['30-59']],
    ]);
  });

  const TWO = learned({
    age: { '16-29': [300, 15], '30+': [700, 85] },
    gender: { w: [500, 60], m: [500, 40] },
  });

  test('of several dimensions move the odds from the mean of each', () => {
    const rates = learnedRates(FRAME, TWO);
    const [youngWoman = 0, youngMan = 0, oldWoman = 0, oldMan = 0] = rates.means;
    const odds = (p: number) => p / (1 - p);
    expect(odds(youngWoman) / odds(youngMan)).toBeCloseTo(odds(oldWoman) / odds(oldMan), 9);
    expect(oldWoman).toBeGreaterThan(0.12);
    expect(youngMan).toBeLessThan(0.06);
    expect(rates.problems).toEqual([]);
    expect(rates.asked([0], 'several')).toBeNull();
  });

  test('in a run are what chance makes of them: the mean gives the mean', () => {
    const rates = learnedRates(FRAME, TWO);
    expect(rates.once((yes, no) => yes / (yes + no))).toEqual(rates.means);
    // The level counts once: if only it moves, all odds move alike.
    const moved = rates.once((yes, no) => (yes === OVERALL.yes ? 2 : 1) * (yes / (yes + no)));
    const odds = (p: number) => p / (1 - p);
    const factors = moved.map((rate, at) => odds(rate) / odds(rates.means[at] ?? 0));
    for (const factor of factors) expect(factor).toBeCloseTo(factors[0] ?? 0, 9);
    expect(factors[0]).toBeGreaterThan(2);
  });
});
