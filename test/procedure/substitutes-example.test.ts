import { describe, expect, test } from 'vitest';
import { listErrors, portfolioOf } from '../../src/core/lottery/certificate.js';
import { halvesOf } from '../../src/core/lottery/pairs.js';
import { selectByOutcome } from '../../src/core/lottery/panel.js';
import { type TypedPeople, typesOf } from '../../src/core/lottery/types.js';
import { panel } from '../../src/procedure/panel.js';
import { loadPanelPlan } from '../../src/procedure/plan-file.js';
import { typedSeed } from '../../src/procedure/seed.js';
import { MemoryFiles, toolsFor } from './in-memory.js';

/** The example of SPEC 6.3 with substitutes: eight people, all panels beside all others, every order of tickets. */

const ANSWERS = `Nr;Name;Alter;Geschlecht;Strasse;Hausnummer
B1;Adam;24;w;Hauptstraße;1
B2;Adam;51;m;Hauptstraße;1
B3;Braun;38;w;Bachweg;4
B4;Cordes;67;w;Bachweg;9
B5;Dorn;29;w;;
B6;Dorn;58;m;;
B7;Eich;70;m;Am Tor;2
B8;Falk;44;w;Am Tor;3
`;

const PLAN = `version: 1
panel:
  register:
    columns: {id: Nr, age: Alter, gender: Geschlecht, household: [Name, Strasse, Hausnummer]}
  stratify:
    - gender: {w: [w], m: [m]}
    - age: [16-39, 40+]
  sample:
    size: 3
    substitutes: same
    allocation: quotas
    mixing: 0
    max_per_household: 1
    quotas:
      - {gender: m, max: 1}
      - {age: each, min: 1, max: 2}
`;

async function drawn() {
  const files = new MemoryFiles({ 'a.csv': ANSWERS, 'p.yaml': PLAN });
  const plan = await loadPanelPlan(files, { plan: 'p.yaml', overrides: {} });
  const page = () => ({ language: 'en' as const, title: '', notes: [], panelColumn: '', peopleColumn: '' });
  const seed = typedSeed('3 12 17 28 41 49 Superzahl 7');
  const { facts } = await panel({ plan, seed, register: ['a.csv'], numbered: false, page }, toolsFor(files));
  const { draw } = facts.conducted;
  if (draw.lottery === undefined) throw new Error('no lottery');
  return { draw, record: draw.lottery.record, figures: draw.lottery.figures };
}

const PEOPLE = ANSWERS.trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', name = '', age = '', gender = '', ...home] = line.split(';');
    return {
      id,
      name,
      isMale: gender === 'm',
      isYoung: Number(age) < 40,
      home: home.join('') && [name, ...home].join(),
    };
  });
type Person = (typeof PEOPLE)[number];

const isPanel = (people: readonly Person[]) => {
  const young = people.filter((one) => one.isYoung).length;
  return people.filter((one) => one.isMale).length <= 1 && young >= 1 && young <= 2;
};

function choose<T>(from: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return from.flatMap((one, at) => choose(from.slice(at + 1), count - 1).map((more) => [one, ...more]));
}

const TYPES = [['B3', 'B5'], ['B1'], ['B4', 'B8'], ['B6', 'B7'], ['B2']];

describe('the example', () => {
  const panels = choose(PEOPLE, 3).filter(isPanel);
  const pairs = panels.flatMap((one) =>
    panels.flatMap((other) => {
      const all = [...one, ...other];
      const homes = all.flatMap(({ home }) => (home === '' ? [] : [home]));
      const isPair = new Set(all).size === 6 && new Set(homes).size === homes.length;
      return isPair ? [all] : [];
    }),
  );
  const together = new Set(
    pairs.map((all) => TYPES.map((ids) => all.filter(({ id }) => ids.includes(id)).length).join(' ')),
  );

  test('has as many panels, pairs and kinds of them as it says', () => {
    expect([panels.length, pairs.length]).toEqual([36, 100]);
    const said = ['1 1 2 2 0', '2 0 2 1 1', '2 0 2 2 0', '2 1 1 2 0', '2 1 2 1 0'];
    expect([...together].sort()).toEqual(said);
  });

  test('gives nobody less than can be given to all: B1 and B2 share one place of six', async () => {
    const { figures } = await drawn();
    const least = pairs.map((all) => all.filter(({ id }) => id === 'B1' || id === 'B2').length);
    // Whoever of the two is in a pair is on the panel in half of the cases.
    expect(Math.max(...least)).toBe(1);
    expect([figures.least, figures.bound, figures.gap]).toEqual(['1/4', '1/4', '0.000000000']);
  });

  test('has the list, the number and the people that it says', async () => {
    const { draw, record, figures } = await drawn();
    expect(record.types.map(({ size }) => size)).toEqual([2, 1, 2, 2, 1]);
    expect(figures.chances).toEqual(['7/16', '1/4', '7/16', '3/8', '1/4']);
    expect(record.outcomes.map(({ weight, people }) => [weight, people.join(' ')])).toEqual([
      [250_000_000, '1 1 0 1 0 1 0 1 1 0'],
      [500_000_000, '1 0 1 1 0 1 0 1 0 1'],
      [250_000_000, '1 0 1 1 0 0 1 1 1 0'],
    ]);
    expect(record.proof).toEqual({ types: [0, 1e12, 0, 0, 1e12], groups: [0, 0, 0, 1e12], size: 0 });
    expect([record.number, record.swapped]).toEqual([885_061_722, true]);
    const labels = (part: 'invited' | 'reserve') =>
      draw.selection.flatMap((stratum) => stratum[part].map(({ label }) => label)).sort();
    expect(labels('invited')).toEqual(['B1', 'B4', 'B7']);
    expect(labels('reserve')).toEqual(['B5', 'B6', 'B8']);
    expect(listErrors(draw.frame.stratification, record)).toMatchObject({
      types: [],
      outcomes: [],
      weights: [],
      bound: [],
    });
  });

  test('puts everybody on the panel, and among the substitutes, as often as it says: every order, outcome and side', async () => {
    const { draw, record, figures } = await drawn();
    const strata = [
      ['B1', 'B3', 'B5'],
      ['B4', 'B8'],
      ['B2', 'B6', 'B7'],
    ];
    const counts = { invited: new Map<string, bigint>(), reserve: new Map<string, bigint>() };
    const { outcomes, weights, total } = portfolioOf(record);
    let orders = 0n;
    for (const order of permutations(PEOPLE.map(({ id }) => id))) {
      const person = (id: string) => ({
        ...{
          label: id,
          ticket: String(order.indexOf(id)),
          household: id === 'B1' || id === 'B2' ? 'home' : '',
        },
      });
      const own = strata.map((ids) => ids.map(person).sort((a, b) => (a.ticket < b.ticket ? -1 : 1)));
      const typed: TypedPeople<ReturnType<typeof person>> = typesOf(own, 1);
      expect(typed.types).toEqual(record.types);
      orders++;
      for (const [at, pair] of outcomes.entries())
        for (const swapped of [false, true]) {
          const [one, other] = halvesOf(pair);
          const picked = swapped ? { people: other, substitutes: one } : { people: one, substitutes: other };
          for (const stratum of selectByOutcome(own, typed, picked, 1))
            for (const part of ['invited', 'reserve'] as const)
              for (const { label } of stratum[part])
                counts[part].set(label, (counts[part].get(label) ?? 0n) + BigInt(weights[at] ?? 0));
        }
    }
    const whole = 2n * orders * BigInt(total);
    for (const [type, ids] of TYPES.entries()) {
      const [a = 0n, b = 1n] = (figures.chances[type] ?? '').split('/').map(BigInt);
      for (const id of ids)
        for (const part of ['invited', 'reserve'] as const)
          expect((counts[part].get(id) ?? 0n) * b).toBe(whole * a);
    }
    expect(draw.frame.stratification.strata.map(({ size }) => size)).toEqual([3, 2, 3]);
  });
});

/** Orders in which each person of a type comes in front of the others as often as anybody: all of the types alone. */
function permutations(ids: readonly string[]): string[][] {
  const orders = TYPES.reduce<string[][]>(
    (begun, own) => begun.flatMap((one) => [own, [...own].reverse()].map((next) => [...one, ...next])),
    [[]],
  );
  return orders.map((order) => order.filter((id) => ids.includes(id)));
}
