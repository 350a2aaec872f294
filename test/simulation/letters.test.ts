import { describe, expect, test } from 'vitest';
import { sha256Text } from '../../src/core/digest.js';
import { isOutcome, type QuotaModel } from '../../src/core/lottery/outcome.js';
import { chanceToFill } from '../../src/core/yield.js';
import { type LettersModel, lettersNeeded, simulatedChance } from '../../src/simulation/letters.js';
import { randomStream } from '../../src/simulation/random.js';
import { betaVariate, untilYes } from '../../src/simulation/variates.js';

/** Simulated answers, against all answers that there can be. */

const stream = (seed = '1') => randomStream(sha256Text, 'letters', seed);

/** All outcomes, tried one after the other. */
function hasOutcome(model: QuotaModel, begun: readonly number[] = []): boolean {
  const most = model.sizes[begun.length];
  if (most === undefined) return isOutcome(model, begun);
  for (let people = 0; people <= most; people++) if (hasOutcome(model, [...begun, people])) return true;
  return false;
}

/** The chances of 0, 1, .. yes. */
function yesOf(letters: number, p: number): number[] {
  let chances = [1];
  for (let letter = 0; letter < letters; letter++)
    chances = Array.from(
      { length: chances.length + 1 },
      (_, k) => (chances[k] ?? 0) * (1 - p) + (chances[k - 1] ?? 0) * p,
    );
  return chances;
}

/** The chance with n letters by enumeration of all counts; every stratum's share is whole. */
function enumerated({ sizes, quotas }: LettersModel, p: readonly number[], n: number): number {
  const people = sizes.reduce((sum, size) => sum + size, 0);
  const laws = sizes.map((size, at) => yesOf(Math.round((n * size) / people), p[at] ?? 0));
  let sum = 0;
  const go = (counts: readonly number[], chance: number): void => {
    const law = laws[counts.length];
    if (law === undefined) {
      if (hasOutcome({ ...quotas, sizes: counts })) sum += chance;
      return;
    }
    for (const [k, own] of law.entries()) if (own > 0) go([...counts, k], chance * own);
  };
  go([], 1);
  return sum;
}

/** Two genders and three districts, six strata; each place is in a gender and in a district. */
const SIZES = [4, 2, 4, 4, 2, 4];
/** Numbers of letters of which every stratum gets a whole share. */
const WHOLE = [10, 20];
const RATES = [0.5, 0.6, 0.3, 0.4, 0.7, 0.45];
const QUOTAS = {
  size: 4,
  groups: [
    { members: [0, 1, 2], min: 2, max: 2 },
    { members: [3, 4, 5], min: 2, max: 2 },
    { members: [0, 3], min: 1, max: 2 },
    { members: [1, 4], min: 1, max: 1 },
    { members: [2, 5], min: 1, max: 2 },
  ],
};

function model(quotas: LettersModel['quotas'] = QUOTAS, p: readonly number[] = RATES): LettersModel {
  return {
    sizes: SIZES,
    quotas,
    rates: () => p,
    decide: (counts) => hasOutcome({ ...quotas, sizes: counts }),
  };
}

const RUNS = 6000;

/** Five standard deviations of what is observed. */
const within = (observed: number, exact: number) =>
  expect(Math.abs(observed - exact)).toBeLessThan(5 * Math.sqrt((exact * (1 - exact)) / RUNS) + 1e-9);

describe('the letters that runs need', () => {
  const needed = [...lettersNeeded(model(), stream(), RUNS, 6)];

  test('are distributed as an enumeration of all answers says, wherever shares are whole', () => {
    for (const n of WHOLE) {
      const hits = needed.filter((letters) => letters <= n).length;
      within(hits / RUNS, enumerated(model(), RATES, n));
    }
    // The case is neither hopeless nor certain.
    const all = enumerated(model(), RATES, 20);
    expect(all).toBeGreaterThan(0.3);
    expect(all).toBeLessThan(0.99);
  });

  test('are what the exact sum says, where no two groups have anybody in common', () => {
    const quotas = {
      size: 4,
      groups: QUOTAS.groups.slice(0, 2).map((group) => ({ ...group, min: 1, max: 3 })),
    };
    const found = [...lettersNeeded(model(quotas), stream('2'), RUNS, 6)];
    const parts = quotas.groups.map(({ members, min, max }) => ({
      asked: members.map((at) => ({
        rate: { kind: 'fixed' as const, p: RATES[at] as number },
        size: SIZES[at] as number,
      })),
      ...{ min, max },
    }));
    for (const n of WHOLE) {
      const exact = chanceToFill(parts, n / 20, 4);
      expect(exact).toBeCloseTo(enumerated(model(quotas), RATES, n), 12);
      within(found.filter((letters) => letters <= n).length / RUNS, exact);
    }
  });

  test('do not depend on the guess, but for chance', () => {
    for (const guess of [1, 3, 20]) {
      const found = [...lettersNeeded(model(), stream('3'), RUNS, guess)];
      within(found.filter((letters) => letters <= 10).length / RUNS, enumerated(model(), RATES, 10));
    }
  });

  test('are the same with the same seed, and others with another', () => {
    const once = (seed: string) => [...lettersNeeded(model(), stream(seed), 50, 6)];
    expect(once('a')).toEqual(once('a'));
    expect(once('a')).not.toEqual(once('b'));
  });

  test('everybody says yes: as many as there are places, or a few more for all groups', () => {
    const found = [
      ...lettersNeeded(
        model(
          QUOTAS,
          SIZES.map(() => 1),
        ),
        stream(),
        200,
        4,
      ),
    ];
    expect(Math.min(...found)).toBeGreaterThanOrEqual(4);
    expect(Math.max(...found)).toBeLessThanOrEqual(20);
  });

  test('every number of letters is met: who all say yes fill as many places as there are letters', () => {
    for (const size of [1, 2, 5, 13, 20]) {
      const all = model(
        { size, groups: [] },
        SIZES.map(() => 1),
      );
      expect(new Set(lettersNeeded(all, stream(), 100, 3))).toEqual(new Set([size]));
    }
  });

  test('between whole shares they are about what the exact sum says, which rounds every group by itself', () => {
    const quotas = { size: 4, groups: QUOTAS.groups.slice(2) };
    const found = [...lettersNeeded(model(quotas), stream('4'), RUNS, 6)];
    const parts = quotas.groups.map(({ members, min, max }) => ({
      asked: members.map((at) => ({
        rate: { kind: 'fixed' as const, p: RATES[at] ?? 0 },
        size: SIZES[at] ?? 0,
      })),
      ...{ min, max },
    }));
    for (let n = 4; n < 20; n++) {
      const hits = found.filter((letters) => letters <= n).length;
      expect(Math.abs(hits / RUNS - chanceToFill(parts, n / 20, 4))).toBeLessThan(0.04);
    }
  });

  test('nobody says yes: everybody is not enough', () => {
    expect([
      ...lettersNeeded(
        model(
          QUOTAS,
          SIZES.map(() => 0),
        ),
        stream(),
        3,
        4,
      ),
    ]).toEqual([Infinity, Infinity, Infinity]);
  });
});

describe('random numbers', () => {
  const many = (one: () => number, runs = 20_000) => Array.from({ length: runs }, one);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  test.each([
    [5, 95],
    [1, 19],
    [1.5, 0.5],
    [200, 30],
  ])('Beta(%f, %f) has its mean and its variance', (yes, no) => {
    const random = stream(`${yes}`);
    const values = many(() => betaVariate(random, yes, no));
    const [expected, all] = [yes / (yes + no), yes + no];
    const variance = (expected * (1 - expected)) / (all + 1);
    expect(Math.abs(mean(values) - expected)).toBeLessThan(5 * Math.sqrt(variance / 20_000));
    expect(mean(values.map((value) => (value - expected) ** 2)) / variance).toBeCloseTo(1, 0);
    expect(values.every((value) => value > 0 && value < 1)).toBe(true);
  });

  test('who says yes comes after 1 / p people on average, and at once as often as p', () => {
    const random = stream();
    const values = many(() => untilYes(random, 0.2));
    expect(Math.abs(mean(values) - 5)).toBeLessThan(5 * Math.sqrt(20 / 20_000));
    expect(Math.abs(values.filter((value) => value === 1).length / 20_000 - 0.2)).toBeLessThan(0.015);
    expect([untilYes(random, 1), untilYes(random, 0)]).toEqual([1, Infinity]);
  });
});

test("the interval is Wilson's: 95 of 100 is 88.8 % to 97.8 %, and never beyond 0 and 1", () => {
  const { low, high } = simulatedChance(95, 100);
  expect([low, high].map((value) => Math.round(1000 * value))).toEqual([888, 978]);
  expect(simulatedChance(0, 100)).toMatchObject({ chance: 0, low: 0 });
  expect(simulatedChance(100, 100)).toMatchObject({ chance: 1, high: 1 });
  expect(simulatedChance(0, 100).high).toBeCloseTo(0.037, 3);
});
