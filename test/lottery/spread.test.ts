import { beforeAll, describe, expect, test } from 'vitest';
import { provenBound } from '../../src/core/lottery/bound.js';
import { groupTotals, isOutcome, type QuotaModel } from '../../src/core/lottery/outcome.js';
import { compare, type Portfolio } from '../../src/core/lottery/portfolio.js';
import { Batch } from '../../src/lottery/batch.js';
import { calibrate } from '../../src/lottery/calibrate.js';
import { Dice } from '../../src/lottery/dice.js';
import { Ideal } from '../../src/lottery/ideal.js';
import { Levels } from '../../src/lottery/levels.js';
import { makeLottery } from '../../src/lottery/lottery.js';
import { expectedPeople, fractionalOutcomes } from '../../src/lottery/relaxation.js';
import { loadSolver, type Solver } from '../../src/lottery/solver.js';
import { Walk } from '../../src/lottery/walk.js';
import { evenWeights, wholeWeights } from '../../src/lottery/weights.js';
import { runs } from '../thorough.js';
import { gapOf, leastChance, made } from './made.js';
import { pool } from './pools.js';

/** Pools of hundreds of types: the ideal without a row for each type, outcomes in batches, weights for all of them. */

const now = async () => {};

let solver: Solver;
/** more types than are split one by one */
let many: QuotaModel;
let expected: readonly number[];
beforeAll(async () => {
  solver = await loadSolver();
  many = pool({ seed: 'many types', features: [3, 5, 6, 4, 8], people: 240, size: 36, slack: 1 });
  expect(many.sizes.length).toBeGreaterThan(200);
  expected = (await ideal(many)).expected;
});

async function ideal(model: QuotaModel) {
  const program = new Ideal(solver, model, fractionalOutcomes(model, []).rows);
  try {
    const found = await program.leximin(now);
    if (found === null) throw new Error('no outcome');
    return { expected: found, least: program.first.least, leastPeople: program.leastPeople };
  } finally {
    program.dispose();
  }
}

/** In fractions: of 2 2 2 people two are drawn, at most one of the first two types. */
const SMALL: QuotaModel = {
  sizes: [2, 2, 2],
  size: 2,
  groups: [{ members: [0, 1], min: 0, max: 1 }],
};

describe('the ideal', () => {
  test('gives each type what a program with a row for each type gives it', async () => {
    const shapes = [
      { features: [2, 3, 4], people: 60, size: 12 },
      { features: [3, 3, 3], people: 90, size: 20 },
      { features: [2, 2, 5, 3], people: 150, size: 25 },
    ];
    for (const shape of shapes)
      for (const slack of [0, 1]) {
        const model = pool({ seed: `ideal ${slack}`, ...shape, slack });
        const space = fractionalOutcomes(model, []);
        const rows = new Levels(solver, model, space);
        const values = await rows.leximin(now);
        if (values === null) {
          await expect(ideal(model)).rejects.toThrow('no outcome');
          continue;
        }
        const found = await ideal(model);
        for (const [type, people] of expectedPeople(space, values).entries())
          expect(found.expected[type]).toBeCloseTo(people, 6);
        expect(found.least).toBeCloseTo(rows.first.least, 8);
        rows.dispose();
      }
  });

  test('a type has never more people than there are', async () => {
    const model: QuotaModel = {
      sizes: [1, 9, 10],
      size: 10,
      groups: [{ members: [0, 1], min: 7, max: 10 }],
    };
    const { expected: people } = await ideal({
      ...model,
      groups: [{ members: [0], min: 1, max: 1 }, ...model.groups],
    });
    expect(people[0]).toBeCloseTo(1, 9);
    expect(people[1]).toBeCloseTo(6, 9);
  });
});

describe('a walk', () => {
  test('has the expectation as its mean, and keeps to all bounds', () => {
    const bounds = { lower: [0, 0, 1, 1], upper: [1, 1, 1, 1] };
    const walk = new Walk(SMALL, bounds, 3);
    const part = walk.part([0.3, 0.7, 1]);
    expect([...part.open]).toEqual([0, 1]);
    const count = 4000;
    let first = 0;
    for (let at = 0; at < count; at++) {
      const { values: end } = walk.end(part);
      expect((end[0] ?? 0) + (end[1] ?? 0)).toBeCloseTo(1, 9);
      expect(end[2]).toBe(1);
      first += end[0] ?? 0;
    }
    // Four standard deviations of so many throws.
    expect(Math.abs(first / count - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / count));
  });

  test('halves have the start as their middle, to the last digits', () => {
    const all = [...expected, ...groupTotals(many, expected)];
    const bounds = {
      lower: all.map((value) => Math.floor(value + 1e-7)),
      upper: all.map((value) => Math.ceil(value - 1e-7)),
    };
    const start = Float64Array.from(expected, (value) => {
      return Math.abs(value - Math.round(value)) < 1e-7 ? Math.round(value) : value;
    });
    const walk = new Walk(many, bounds, 5);
    const part = walk.part(start);
    const [{ values: one, open }, { values: other }] = walk.halves(part);
    expect(open.length).toBeLessThan(0.7 * part.open.length);
    for (const type of start.keys()) {
      expect(((one[type] ?? 0) + (other[type] ?? 0)) / 2).toBeCloseTo(start[type] ?? 0, 9);
      for (const half of [one, other]) {
        expect(half[type]).toBeGreaterThanOrEqual((bounds.lower[type] ?? 0) - 1e-9);
        expect(half[type]).toBeLessThanOrEqual((bounds.upper[type] ?? 0) + 1e-9);
      }
    }
  });
});

describe('a batch', () => {
  test('every outcome keeps all quotas and rounds what is expected; the mean stays near it', () => {
    const batch = new Batch(many, expected);
    const sums = expected.map(() => 0);
    let count = 0;
    for (let at = 0; at < runs(2000, 120); at++) {
      const outcome = batch.next();
      if (outcome === null) continue;
      count++;
      expect(isOutcome(many, outcome)).toBe(true);
      for (const [type, people] of outcome.entries()) {
        expect(Math.abs(people - (expected[type] ?? 0))).toBeLessThan(1 + 1e-6);
        sums[type] = (sums[type] ?? 0) + people;
      }
    }
    expect(count).toBeGreaterThan(100);
    // Thrown by chance alone, types would be off by several people.
    const off = sums.map((sum, type) => Math.abs(sum - count * (expected[type] ?? 0)));
    expect(off.reduce((all, one) => all + one, 0) / off.length).toBeLessThan(1);
  });

  test('the same model gives the same outcomes', () => {
    const [one, other] = [new Batch(many, expected), new Batch(many, expected)];
    for (let at = 0; at < 20; at++) expect(one.next()).toEqual(other.next());
  });
});

describe('weights', () => {
  test('where all that is wanted can be had, it is; the weights are as near to each other as can be', async () => {
    const outcomes = [
      [1, 0, 1],
      [0, 1, 1],
      [0, 0, 2],
    ];
    const { weights, off } = await calibrate(outcomes, [0.5, 0.25, 1.25], now);
    expect(off).toBeLessThan(1e-5);
    expect([...weights].map((weight) => weight.toFixed(4))).toEqual(['0.5000', '0.2500', '0.2500']);
  });

  test('where it can not, none is negative and what is off is said', async () => {
    const { weights, off } = await calibrate(
      [
        [2, 0],
        [1, 1],
      ],
      [0.5, 1.5],
      now,
    );
    expect(off).toBeGreaterThan(0.5);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
  });
});

describe('whole weights of many outcomes', () => {
  /** Outcomes of 8 out of 200 people, each a type, and shares of them; the same ones every time. */
  const dice = new Dice(11);
  const outcomes = Array.from({ length: 400 }, () => {
    const outcome = new Array<number>(200).fill(0);
    for (let person = 0; person < 8; person++) {
      const type = Math.floor(dice.next() * 200);
      outcome[type] = (outcome[type] ?? 0) + 1;
    }
    return outcome;
  });
  const shares = outcomes.map(() => 0.5 + dice.next());
  const total = 1_000_000;
  const sum = shares.reduce((all, share) => all + share, 0);
  /** By how much the type is off where it is most, in people times weight. */
  const mostOff = ({ outcomes: kept, weights }: Portfolio) => {
    const off = outcomes[0]?.map((_, type) => {
      const exact = outcomes.reduce((so, one, at) => so + (one[type] ?? 0) * (shares[at] ?? 0), 0) / sum;
      const rounded = kept.reduce((so, one, at) => so + (one[type] ?? 0) * (weights[at] ?? 0), 0);
      return Math.abs(exact * total - rounded);
    });
    return Math.max(...(off ?? []));
  };

  test('sum to the total, and types are off less than by remainders alone', () => {
    const even = evenWeights(outcomes, shares, total);
    expect(even.weights.reduce((all, weight) => all + weight, 0)).toBe(total);
    expect(even.weights.every((weight) => Number.isSafeInteger(weight) && weight > 0)).toBe(true);
    expect(mostOff(even)).toBeLessThan(mostOff(wholeWeights(outcomes, shares, total)) / 1.5);
  });

  test('do not depend on the order in which the outcomes were found', () => {
    const turned = evenWeights([...outcomes].reverse(), [...shares].reverse(), total);
    expect(turned).toEqual(evenWeights(outcomes, shares, total));
  });

  test('fewer than there are outcomes: some have none, none has less', () => {
    const { weights } = evenWeights(outcomes, shares, 100);
    expect(weights.reduce((all, weight) => all + weight, 0)).toBe(100);
    expect(Math.min(...weights)).toBeGreaterThan(0);
  });

  test('of nothing: RangeError', () => {
    expect(() => evenWeights([], [], 10)).toThrow(RangeError);
    expect(() =>
      evenWeights(
        outcomes,
        shares.map(() => 0),
        10,
      ),
    ).toThrow(RangeError);
  });
});

describe('a lottery over many types', () => {
  test.each(['leximin', 'maximin'] as const)(
    '%s: the least chance is the proven bound',
    async (objective) => {
      const lottery = await made(solver, many, objective);
      expect(lottery.complete).toBe(true);
      expect(gapOf(many, lottery)).toBeLessThan(1e-6);
      expect(lottery.portfolio.outcomes.every((outcome) => isOutcome(many, outcome))).toBe(true);
      expect(lottery.portfolio.weights.reduce((sum, weight) => sum + weight, 0)).toBe(
        lottery.portfolio.total,
      );
    },
  );

  test('stopped at any moment: a mixture that holds, never a single outcome', async () => {
    const looks = { count: 0 };
    await makeLottery(solver, many, {
      objective: 'leximin',
      secondsLeft: () => {
        looks.count++;
        return 600;
      },
    });
    const moments = runs(50, 2);
    for (let moment = 0; moment < moments; moment++) {
      let left = Math.floor(((moment + 0.5) / moments) * looks.count);
      const lottery = await made(solver, many, 'leximin', { secondsLeft: () => (left-- > 0 ? 600 : 0) });
      expect(lottery.complete).toBe(false);
      expect(lottery.portfolio.outcomes.length).toBeGreaterThan(10);
      expect(lottery.portfolio.outcomes.every((outcome) => isOutcome(many, outcome))).toBe(true);
      expect(compare(leastChance(many, lottery), provenBound(many, lottery.proof))).toBeLessThanOrEqual(0);
    }
  });
});
