import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Mixing, MOST_PARTS, partWeight } from '../../../src/core/lottery/mixing.js';
import {
  compareOutcomes,
  isOutcome,
  type Outcome,
  type QuotaModel,
} from '../../../src/core/lottery/outcome.js';
import { pairModel } from '../../../src/core/lottery/pairs.js';
import { type Portfolio, weightedPeople } from '../../../src/core/lottery/portfolio.js';
import { digest } from '../../../src/machine/node.js';
import { openness } from '../../../src/report/openness.js';
import { allOutcomes, feasibleModels } from '../../lottery/enumerate.js';

/** Mixing (SPEC 6.3): people are exchanged between outcomes, and nobody's chance changes. */

const PROGRAM = fileURLToPath(new URL('../../independent/mixing.py', import.meta.url));

function mixed(model: QuotaModel, portfolio: Portfolio, rounds: number): Portfolio {
  const mixing = new Mixing(digest, model, portfolio);
  for (let round = 0; round < rounds; round++) mixing.round();
  return mixing.portfolio;
}

/** Some of a model's outcomes with any weights. */
function someOf(outcomes: readonly Outcome[], total: number, picks: readonly number[]): Portfolio {
  const chosen = [...new Set(picks.map((pick) => outcomes[pick % outcomes.length] as Outcome))];
  chosen.sort(compareOutcomes);
  const part = Math.floor(total / chosen.length / 3);
  const weights = chosen.map((_, at) => (at === 0 ? 0 : part + at));
  weights[0] = total - weights.reduce((sum, weight) => sum + weight, 0);
  return { outcomes: chosen, weights, total };
}

const lists = fc
  .record({
    model: feasibleModels,
    total: fc.constantFrom(1000, 1_000_000_000),
    picks: fc.array(fc.nat(10_000), { minLength: 1, maxLength: 4 }),
    rounds: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ model, total, picks, rounds }) => ({
    model,
    rounds,
    list: someOf(allOutcomes(model), total, picks),
  }));

const LISTS = fc.sample(lists, { seed: 4, numRuns: 25 });

/** Two features that nearly every outcome has to meet exactly, so that no two people alone can be exchanged. */
const TIGHT: QuotaModel = {
  sizes: [3, 3, 3, 3, 3, 3],
  size: 6,
  groups: [
    { members: [0, 1, 2], min: 3, max: 3 },
    { members: [3, 4, 5], min: 3, max: 3 },
    { members: [0, 3], min: 2, max: 2 },
    { members: [1, 4], min: 2, max: 2 },
    { members: [2, 5], min: 2, max: 2 },
  ],
};

describe('a mixed list', () => {
  test('keeps all quotas, its sum of weights and the total of every type to the last digit', () => {
    for (const { model, list, rounds } of LISTS) {
      const after = mixed(model, list, rounds);
      expect(weightedPeople(model, after)).toEqual(weightedPeople(model, list));
      expect(after.outcomes.every((outcome) => isOutcome(model, outcome))).toBe(true);
      expect(
        after.outcomes.every((one, at) => at === 0 || compareOutcomes(after.outcomes[at - 1] ?? [], one) < 0),
      ).toBe(true);
      expect(after.weights.every((weight) => weight >= 1)).toBe(true);
      expect(after.weights.reduce((sum, weight) => sum + weight, 0)).toBe(list.total);
      expect(after.outcomes.length).toBeLessThanOrEqual(MOST_PARTS + list.outcomes.length);
    }
  });

  test('is the same every time, and the one that another program makes from the specification', () => {
    const problems = LISTS.map(({ model, list, rounds }) => ({
      n: model.size,
      N: model.sizes,
      groups: model.groups,
      W: list.total,
      rounds,
      outcomes: list.outcomes.map((outcome, at) => [list.weights[at], outcome]),
    }));
    const { stdout, stderr } = spawnSync('python3', [PROGRAM], {
      input: JSON.stringify(problems),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const ours = LISTS.map(({ model, list, rounds }) => {
      const { outcomes, weights } = mixed(model, list, rounds);
      return outcomes.map((outcome, at) => [weights[at], outcome]);
    });
    expect(JSON.parse(stdout)).toEqual(ours);
  });

  test('of pairs is the one that another program makes of the panel alone', () => {
    const rounds = 1;
    const problems = LISTS.slice(0, 12).flatMap(({ model }) => {
      const twice = { ...model, sizes: model.sizes.map((size) => 2 * size) };
      const quotas = Math.max(0, model.groups.length - 1);
      const groups = model.groups.map((group, at) =>
        at < quotas ? group : { ...group, min: 0, max: 2 * group.max },
      );
      const one = { ...twice, groups };
      const pairs = allOutcomes(one).flatMap((x) => allOutcomes(one).map((y) => [...x, ...y]));
      const paired = pairModel(one, quotas);
      const fitting = pairs.filter((pair) => isOutcome(paired, pair)).sort(compareOutcomes);
      if (fitting.length < 2) return [];
      const list = someOf(fitting, 1_000_000_000, [0, Math.floor(fitting.length / 2), fitting.length - 1]);
      return [{ one, quotas, paired, list }];
    });
    expect(problems.length).toBeGreaterThan(4);
    const input = problems.map(({ one, quotas, list }) => ({
      ...{ n: one.size, N: one.sizes, groups: one.groups, W: list.total, rounds, pairs: quotas },
      outcomes: list.outcomes.map((outcome, at) => [list.weights[at], outcome]),
    }));
    const { stdout } = spawnSync('python3', [PROGRAM], { input: JSON.stringify(input), encoding: 'utf8' });
    const ours = problems.map(({ paired, list }) => {
      const { outcomes, weights } = mixed(paired, list, rounds);
      expect(outcomes.every((pair) => isOutcome(paired, pair))).toBe(true);
      expect(weightedPeople(paired, { outcomes, weights, total: list.total })).toEqual(
        weightedPeople(paired, list),
      );
      return outcomes.map((outcome, at) => [weights[at], outcome]);
    });
    expect(JSON.parse(stdout)).toEqual(ours);
  });

  test('has every outcome that there is, where only exchanges of several people lead from one to another', () => {
    // Each outcome is given by how many of the first three types it has: the others make up for it.
    const all = allOutcomes(TIGHT);
    const start = [all[0] as Outcome, all.at(-1) as Outcome].sort(compareOutcomes);
    const after = mixed(TIGHT, { outcomes: start, weights: [500, 500], total: 1000 }, 20);
    expect(after.outcomes).toEqual([...all].sort(compareOutcomes));
  });

  test('has parts of one weight, fewer where outcomes have many numbers', () => {
    expect(partWeight(TIGHT, 1000)).toBe(1);
    expect(partWeight(TIGHT, 1_000_000_000)).toBe(1_000_000);
    const many = { sizes: new Array<number>(800).fill(10), size: 2000, groups: [] };
    expect(partWeight(many, 1_000_000_000)).toBe(4_000_000);
  });
});

describe('how open a list is', () => {
  const people = (model: QuotaModel) =>
    model.sizes.flatMap((size, type) => new Array<number>(size).fill(type));

  /** All panels of people that an outcome allows, each with its chance in it. */
  function panels(model: QuotaModel, outcome: Outcome): number[][] {
    const kinds = people(model);
    const found: number[][] = [];
    for (let bits = 0; bits < 2 ** kinds.length; bits++) {
      const drawn = kinds.flatMap((_, person) => ((bits >> person) % 2 === 1 ? [person] : []));
      const counts = model.sizes.map((_, type) => drawn.filter((person) => kinds[person] === type).length);
      if (counts.join() === outcome.join()) found.push(drawn);
    }
    return found;
  }

  test('by going through all panels of all people: pairs, entropy, and what independence would give', () => {
    const small = LISTS.filter(({ model }) => people(model).length <= 8);
    expect(small.length).toBeGreaterThan(5);
    for (const { model, list } of small) {
      const count = people(model).length;
      const chance = new Array<number>(count).fill(0);
      const both = new Map<string, number>();
      let entropy = 0;
      for (const [at, outcome] of list.outcomes.entries()) {
        const of = panels(model, outcome);
        const share = (list.weights[at] as number) / list.total / of.length;
        for (const panel of of) {
          entropy -= share * Math.log2(share);
          for (const a of panel) {
            chance[a] = (chance[a] as number) + share;
            for (const b of panel) if (a < b) both.set(`${a},${b}`, (both.get(`${a},${b}`) ?? 0) + share);
          }
        }
      }
      const isCertain = (person: number) => (chance[person] as number) > 1 - 1e-9;
      const pairs: { meet: number; a: number; b: number }[] = [];
      for (let a = 0; a < count; a++)
        for (let b = a + 1; b < count; b++) {
          if (chance[a] === 0 || chance[b] === 0 || (isCertain(a) && isCertain(b))) continue;
          pairs.push({ meet: both.get(`${a},${b}`) ?? 0, a: chance[a] as number, b: chance[b] as number });
        }
      const h = (p: number) =>
        p <= 1e-12 || p >= 1 - 1e-12 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
      const found = openness({
        types: model.sizes.map((size) => ({ stratum: 0, size })),
        outcomes: list.outcomes.map((outcome, at) => ({
          weight: list.weights[at] as number,
          people: outcome,
        })),
        total: list.total,
      });
      const near = (a: number, b: number) => Math.abs(a - b) < 1e-9;
      expect(found).toEqual({
        outcomes: list.outcomes.length,
        pairs: pairs.length,
        never: pairs.filter(({ meet }) => meet === 0).length,
        always: pairs.filter(({ meet, a, b }) => near(meet, a) && near(meet, b)).length,
        entropy: expect.closeTo(entropy, 1),
        independent: expect.closeTo(
          chance.reduce((sum, p) => sum + h(p), 0),
          1,
        ),
      });
    }
  });

  test('mixing leaves fewer pairs that never meet, and none that some outcome could have together', () => {
    const all = allOutcomes(TIGHT);
    const start = {
      outcomes: [all[0] as Outcome, all.at(-1) as Outcome].sort(compareOutcomes),
      weights: [500, 500],
    };
    const as = ({ outcomes, weights }: Pick<Portfolio, 'outcomes' | 'weights'>) =>
      openness({
        types: TIGHT.sizes.map((size) => ({ stratum: 0, size })),
        outcomes: outcomes.map((outcome, at) => ({ weight: weights[at] as number, people: outcome })),
        total: 1000,
      });
    const [before, after] = [as(start), as(mixed(TIGHT, { ...start, total: 1000 }, 20))];
    expect(before?.never).toBeGreaterThan(0);
    expect(after?.never).toBe(0);
    expect(after?.entropy ?? 0).toBeGreaterThan(before?.entropy ?? 0);
  });
});
