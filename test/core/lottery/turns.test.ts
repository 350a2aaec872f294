import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOutcome } from '../../../src/core/lottery/outcome.js';
import { inOrderOfNumbers, numberedPanels } from '../../../src/core/lottery/panel.js';
import {
  isByTurns,
  panelByTurns,
  panelsByTurns,
  panelsWith,
  presenceIn,
  turnsOf,
} from '../../../src/core/lottery/turns.js';
import { typesOf } from '../../../src/core/lottery/types.js';
import { allOutcomes } from '../../lottery/brute-force.js';

/** Who is on which of the numbered panels. */

interface Vector {
  readonly name: string;
  readonly types: readonly (readonly string[])[];
  readonly outcomes: readonly { readonly weight: number; readonly x: readonly number[] }[];
  readonly panels: readonly (readonly string[])[];
  readonly times: Readonly<Record<string, number>>;
}

const { turns: VECTORS } = JSON.parse(
  readFileSync(new URL('../../../fixtures/vectors/turns.json', import.meta.url), 'utf8'),
) as { turns: readonly Vector[] };

type Weighted = readonly (readonly [weight: number, people: readonly number[]])[];

const portfolioOf = (list: Weighted) => ({
  outcomes: list.map(([, people]) => people),
  weights: list.map(([weight]) => weight),
  total: list.reduce((sum, [weight]) => sum + weight, 0),
});

const recordOf = (sizes: readonly number[], list: Weighted) => ({
  types: sizes.map((size) => ({ stratum: 0, size })),
  outcomes: list.map(([weight, people]) => ({ weight, people })),
});

/** How often each person is there. */
function countsIn<T>(panels: readonly (readonly (readonly T[])[])[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const person of panels.flat(2)) counts.set(person, (counts.get(person) ?? 0) + 1);
  return counts;
}

describe('vectors of the second program', () => {
  test('there are some, with those of the specification', () => {
    expect(VECTORS.length).toBeGreaterThan(5);
    expect(VECTORS.filter(({ name }) => name.includes('docs/SPEC.md'))).toHaveLength(2);
  });

  test.each(VECTORS)('$name', ({ types, outcomes, panels, times }) => {
    const list = outcomes.map(({ weight, x }) => [weight, x] as const);
    const found = [...panelsByTurns(portfolioOf(list), types)];
    expect(found.map((panel) => panel.flat())).toEqual(panels);
    const turns = turnsOf(
      recordOf(
        types.map(({ length }) => length),
        list,
      ),
    );
    const counted = types.flatMap((people, type) =>
      people.map((person, rank) => [person, panelsWith(turns[type] ?? { panels: -1, more: 0 }, rank)]),
    );
    expect(Object.fromEntries(counted)).toEqual(times);
  });
});

/** Types of a few people, and outcomes for them with weights. */
const lists: fc.Arbitrary<{ sizes: number[]; list: Weighted }> = fc
  .array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 })
  .chain((sizes) => {
    const outcome = fc.tuple(...sizes.map((max) => fc.nat({ max })));
    const one = fc.tuple(fc.integer({ min: 1, max: 9 }), outcome);
    return fc.record({ sizes: fc.constant(sizes), list: fc.array(one, { minLength: 1, maxLength: 6 }) });
  });

const peopleOf = (sizes: readonly number[]) =>
  sizes.map((size, type) => Array.from({ length: size }, (_, rank) => `${type}-${rank}`));

describe('whatever the list of outcomes', () => {
  test('each panel has of each type as many people as its outcome says, nobody twice', () => {
    fc.assert(
      fc.property(lists, ({ sizes, list }) => {
        const panels = [...panelsByTurns(portfolioOf(list), peopleOf(sizes))];
        const wanted = list.flatMap(([weight, people]) => Array.from({ length: weight }, () => people));
        expect(panels.map((panel) => panel.map(({ length }) => length))).toEqual(wanted);
        for (const panel of panels) expect(new Set(panel.flat()).size).toBe(panel.flat().length);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test('everybody is on the floor or the ceiling of their type’s share, the lowest tickets on the ceiling', () => {
    fc.assert(
      fc.property(lists, ({ sizes, list }) => {
        const counts = countsIn([...panelsByTurns(portfolioOf(list), peopleOf(sizes))]);
        const turns = turnsOf(recordOf(sizes, list));
        for (const [type, size] of sizes.entries()) {
          const places = list.reduce((sum, [weight, people]) => sum + weight * (people[type] ?? 0), 0);
          const found = Array.from({ length: size }, (_, rank) => counts.get(`${type}-${rank}`) ?? 0);
          expect(found.reduce((sum, count) => sum + count, 0)).toBe(places);
          const share = [Math.floor(places / size), Math.ceil(places / size)];
          expect(found.filter((count) => !share.includes(count))).toEqual([]);
          expect(found).toEqual([...found].sort((a, b) => b - a));
          const { panels, more } = turns[type] ?? { panels: -1, more: -1 };
          expect(panels * size + more).toBe(places);
          expect(more).toBeLessThan(size);
          expect(found).toEqual(found.map((_, rank) => panelsWith({ panels, more }, rank)));
        }
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  test('what is said of all people together is what a count of the panels gives', () => {
    fc.assert(
      fc.property(lists, ({ sizes, list }) => {
        const counts = countsIn([...panelsByTurns(portfolioOf(list), peopleOf(sizes))]);
        const all = peopleOf(sizes)
          .flat()
          .map((person) => counts.get(person) ?? 0);
        expect(presenceIn(recordOf(sizes, list))).toEqual({
          people: all.length,
          without: all.filter((count) => count === 0).length,
          least: Math.min(...all),
          most: Math.max(...all),
        });
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('one panel is the same alone and among all; beyond the last there is none', () => {
    fc.assert(
      fc.property(lists, ({ sizes, list }) => {
        const [portfolio, people] = [portfolioOf(list), peopleOf(sizes)];
        const panels = [...panelsByTurns(portfolio, people)];
        for (const [number, panel] of panels.entries())
          expect(panelByTurns(portfolio, people, number)).toEqual(panel);
        for (const number of [-1, 0.5, panels.length])
          expect(() => panelByTurns(portfolio, people, number)).toThrow(RangeError);
      }),
      { seed: 8, numRuns: 100 },
    );
  });
});

/** All lists of this length of numbers from 0 to `most`. */
function sequences(length: number, most: number): number[][] {
  if (length === 0) return [[]];
  const shorter = sequences(length - 1, most);
  return shorter.flatMap((list) => Array.from({ length: most + 1 }, (_, next) => [...list, next]));
}

test('every circle of up to four people and every way of filling four panels, by a formula for each person', () => {
  let tried = 0;
  for (let size = 1; size <= 4; size++)
    for (const taken of sequences(4, size)) {
      const circle = Array.from({ length: size }, (_, rank) => rank);
      const panels = [...panelsByTurns(portfolioOf(taken.map((x) => [1, [x]] as const)), [circle])];
      let start = 0;
      for (const [at, x] of taken.entries()) {
        // How many numbers from start on, fewer than start + x, leave the person's rank behind.
        const times = (rank: number) =>
          Math.floor((start + x - 1 - rank) / size) - Math.floor((start - 1 - rank) / size);
        const found = circle.filter((rank) => times(rank) === 1);
        expect(panels[at]?.flat().toSorted()).toEqual(found);
        start += x;
      }
      tried++;
    }
  expect(tried).toBe(2 ** 4 + 3 ** 4 + 4 ** 4 + 5 ** 4);
});

describe('panels of people who may share households', () => {
  const strata = fc.array(fc.array(fc.constantFrom('', '', 'a', 'b', 'c'), { minLength: 1, maxLength: 4 }), {
    minLength: 2,
    maxLength: 3,
  });
  const cases = fc.record({
    strata,
    limit: fc.constantFrom(1, 2),
    n: fc.integer({ min: 1, max: 4 }),
    most: fc.integer({ min: 1, max: 2 }),
    weights: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 40, maxLength: 40 }),
  });

  test('all keep to the size, to a quota on a stratum, and to the household limit', () => {
    let panels = 0;
    fc.assert(
      fc.property(cases, ({ strata: homes, limit, n, most, weights }) => {
        const people = homes.map((list, stratum) =>
          list.map((household, at) => ({
            label: `${stratum}-${at}`,
            ticket: `${(at * 7 + stratum * 3) % 10}${stratum}${at}`,
            household,
          })),
        );
        for (const list of people) list.sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
        const typed = typesOf(people, limit);
        const first = typed.types.flatMap(({ stratum }, type) => (stratum === 0 ? [type] : []));
        const model = {
          sizes: typed.types.map(({ size }) => size),
          size: n,
          groups: [
            { members: first, min: 0, max: most },
            ...typed.households.map(({ types, max }) => ({ members: types, min: 0, max })),
          ],
        };
        const outcomes = allOutcomes(model).slice(0, 40);
        expect(outcomes.every((outcome) => isOutcome(model, outcome))).toBe(true);
        const list = outcomes.map((outcome, at) => [weights[at] ?? 1, outcome] as const);
        const order = inOrderOfNumbers(people);
        for (const { people: numbers } of numberedPanels(portfolioOf(list), typed.people, order)) {
          const members = numbers.flatMap((number) => order[number - 1] ?? []);
          expect(members).toHaveLength(n);
          expect(new Set(numbers).size).toBe(n);
          expect(members.filter(({ label }) => label.startsWith('0')).length).toBeLessThanOrEqual(most);
          const shared = members.map(({ household }) => household).filter((household) => household !== '');
          for (const home of shared)
            expect(shared.filter((one) => one === home).length).toBeLessThanOrEqual(limit);
          panels++;
        }
      }),
      { seed: 9, numRuns: 150 },
    );
    expect(panels).toBeGreaterThan(1000);
  });
});

test('only numbered panels are by turns', () => {
  expect([1000, 1_000_000_000].map((total) => isByTurns({ total }))).toEqual([true, false]);
});
