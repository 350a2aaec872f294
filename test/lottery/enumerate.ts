import fc from 'fast-check';
import type { Fraction } from '../../src/core/lottery/bound.js';
import { isOutcome, type Outcome, type QuotaModel } from '../../src/core/lottery/outcome.js';
import { compare, reduce } from '../../src/core/lottery/portfolio.js';
import { maximise } from './simplex.js';

/** The fairest lottery the slow way: over all outcomes there are, and in exact fractions. */

/** Every outcome of a small model. */
export function allOutcomes(model: QuotaModel): Outcome[] {
  const found: Outcome[] = [];
  const walk = (begun: readonly number[], left: number) => {
    if (begun.length === model.sizes.length) {
      if (left === 0 && isOutcome(model, begun)) found.push(begun);
      return;
    }
    const most = Math.min(left, model.sizes[begun.length] ?? 0);
    for (let people = 0; people <= most; people++) walk([...begun, people], left - people);
  };
  walk([], model.size);
  return found;
}

/** A row `terms >= right` over weights of the outcomes and perhaps a level, the last variable. */
interface AtLeast {
  readonly terms: readonly bigint[];
  readonly right: bigint;
}

/** The greatest value of `goal` over all lotteries that meet the rows. */
function best(outcomes: readonly Outcome[], rows: readonly AtLeast[], goal: readonly bigint[]): Fraction {
  const surplus = (at: number) => rows.map((_, row) => (row === at ? -1n : 0n));
  const none = rows.map(() => 0n);
  const found = maximise(
    [...goal, ...none],
    [[...outcomes.map(() => 1n), 0n, ...none], ...rows.map(({ terms }, at) => [...terms, ...surplus(at)])],
    [1n, ...rows.map(({ right }) => right)],
  );
  if (found === null) throw new Error('no lottery');
  return found;
}

/**
 * The leximin chances of the types, level by level as in the definition: the highest level that all open
 * types reach; those that can't be above it are settled; and again.
 */
export function leximinChances(model: QuotaModel, outcomes: readonly Outcome[]): Fraction[] {
  const settled = new Map<number, Fraction>();
  const people = (type: number, times: bigint) =>
    outcomes.map((outcome) => BigInt(outcome[type] ?? 0) * times);
  const size = (type: number) => BigInt(model.sizes[type] ?? 0);
  const fixed = (type: number, [a, b]: Fraction): AtLeast => ({
    terms: [...people(type, b), 0n],
    right: a * size(type),
  });
  const types = [...model.sizes.keys()];
  while (settled.size < types.length) {
    const open = types.filter((type) => !settled.has(type));
    const known = [...settled].map(([type, chance]) => fixed(type, chance));
    const above = open.map((type): AtLeast => ({ terms: [...people(type, 1n), -size(type)], right: 0n }));
    const level = best(outcomes, [...known, ...above], [...outcomes.map(() => 0n), 1n]);
    const kept = open.map((type) => fixed(type, level));
    for (const type of open) {
      const [a, b] = best(outcomes, [...known, ...kept], [...people(type, 1n), 0n]);
      const highest: Fraction = [a, b * size(type)];
      if (compare(highest, level) <= 0) settled.set(type, level);
    }
  }
  return types.map((type) => reduce(settled.get(type) ?? [0n, 1n]));
}

/** A lottery's chances, the least first. */
export function sorted(chances: readonly Fraction[]): number[] {
  return chances.map(([a, b]) => Number(a) / Number(b)).sort((a, b) => a - b);
}

/** What a small model can look like. */
const shapes = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 }),
  size: fc.integer({ min: 1, max: 5 }),
  /** who is drawn in the outcome that the quotas are put around */
  lots: fc.array(fc.nat(1000), { minLength: 5, maxLength: 5 }),
  groups: fc.array(
    fc.record({
      /** a bit for each type */
      members: fc.integer({ min: 1, max: 31 }),
      below: fc.integer({ min: 0, max: 2 }),
      above: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 5 },
  ),
});

/** Models with at least one outcome: the quotas are put around one. */
export const feasibleModels: fc.Arbitrary<QuotaModel> = shapes.map(({ sizes, size, lots, groups }) => {
  const people = sizes.flatMap((count, type) => Array.from({ length: count }, () => type));
  const drawn = sizes.map(() => 0);
  const places = Math.min(size, people.length);
  for (let place = 0; place < places; place++) {
    const [type = 0] = people.splice((lots[place] ?? 0) % people.length, 1);
    drawn[type] = (drawn[type] ?? 0) + 1;
  }
  return {
    sizes,
    size: places,
    groups: groups.map(({ members, below, above }) => {
      const list = membersOf(members, sizes.length);
      const total = list.reduce((sum, type) => sum + (drawn[type] ?? 0), 0);
      return { members: list, min: Math.max(0, total - below), max: Math.min(places, total + above) };
    }),
  };
});

/** Models with any quotas at all; most have no outcome. */
export const anyModels: fc.Arbitrary<QuotaModel> = shapes.map(({ sizes, size, lots, groups }) => ({
  sizes,
  size,
  groups: groups.map(({ members, below, above }, at) => {
    const min = Math.max(0, ((lots[at] ?? 0) % (size + 1)) - below);
    return { members: membersOf(members, sizes.length), min, max: min + above };
  }),
}));

function membersOf(bits: number, types: number): number[] {
  const list = Array.from({ length: types }, (_, type) => type).filter((type) => (bits >> type) % 2 === 1);
  return list.length > 0 ? list : [0];
}

/** Models whose quotas no network can hold: every two of three or more types together have a maximum. */
export const tangledModels: fc.Arbitrary<QuotaModel> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 5 }),
    size: fc.integer({ min: 2, max: 5 }),
    maxima: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 3, maxLength: 3 }),
    minima: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 3, maxLength: 3 }),
    fourth: fc.boolean(),
  })
  .map(({ sizes, size, maxima, minima, fourth }) => ({
    sizes,
    size,
    groups: [
      [0, 1],
      [0, 2],
      [1, 2],
    ].map((pair, at) => ({
      members: fourth ? [...pair, 3] : pair,
      min: minima[at] ?? 0,
      max: maxima[at] ?? 0,
    })),
  }));

/** Models in which many pairs exclude each other, so that several inequalities have to be found. */
export const excludingModels: fc.Arbitrary<QuotaModel> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 4, maxLength: 7 }),
    rest: fc.integer({ min: 2, max: 5 }),
    size: fc.integer({ min: 2, max: 5 }),
    /** for each pair: no quota, at most one, at most two */
    pairs: fc.array(fc.constantFrom(0, 0, 1, 2), { minLength: 21, maxLength: 21 }),
  })
  .map(({ sizes, rest, size, pairs }) => {
    const all = sizes.flatMap((_, b) => sizes.slice(0, b).map((_size, a) => [a, b] as const));
    const groups = all.flatMap((members, at) => {
      const max = pairs[at] ?? 0;
      return max === 0 ? [] : [{ members, min: 0, max }];
    });
    return { sizes: [...sizes, rest], size, groups };
  });
