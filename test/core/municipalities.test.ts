import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandName,
  bandOf,
  drawMunicipalities,
  lettersInAll,
  type MunicipalityPlan,
  memberFrame,
  overfull,
  peopleInAll,
  possibleHits,
  seedTextOf,
  type Unit,
  unitFrame,
  unitsOf,
} from '../../src/core/municipalities.js';
import { readSeed } from '../../src/core/seed.js';
import { digest } from '../../src/machine/node.js';
import { countries } from './towns.js';
import { add, everyOutcome, type Fraction, fraction } from './walk.js';

interface Vectors {
  readonly seed: string;
  readonly hits: number;
  readonly letters: number;
  readonly bands: readonly number[];
  readonly table: MunicipalityPlan['municipalities'];
  readonly units: readonly { readonly key: string; readonly people: number; readonly hits: number }[];
  readonly letters_by_municipality: Readonly<Record<string, number>>;
}

const file = new URL('../../fixtures/vectors/municipalities.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;
const LAND = 'Baden-Württemberg';

const district = (...people: readonly number[]) =>
  people.map((count, at) => ({ key: `08111${String(at + 1).padStart(3, '0')}`, land: LAND, people: count }));
const plan = (municipalities: MunicipalityPlan['municipalities'], more = {}): MunicipalityPlan => ({
  ...{ hits: 2, letters: 2, bands: [], municipalities },
  ...more,
});
const names = (units: readonly Unit[]) => units.map(({ name }) => name.replaceAll('08111', ''));

describe('the published vectors', () => {
  const { seed, table: municipalities, ...settled } = vectors;
  const drawn = drawMunicipalities(digest, { ...settled, municipalities }, seed);

  test('units and their hits', () => {
    expect(drawn.map(({ name: key, people, hits }) => ({ key, people, hits }))).toEqual(vectors.units);
  });

  test('letters of every municipality', () => {
    const letters = drawn.flatMap((unit) =>
      unit.members.flatMap(({ key }, at) =>
        (unit.letters[at] ?? 0) > 0 ? [[key, unit.letters[at]] as const] : [],
      ),
    );
    expect(Object.fromEntries(letters)).toEqual(vectors.letters_by_municipality);
  });
});

test('the worked example of section 15', () => {
  const drawn = drawMunicipalities(digest, plan(district(60, 50, 120, 30)), '3 12 17 28 41 49 Superzahl 7');
  expect(drawn.map(({ name, hits, letters }) => [name, hits, letters])).toEqual([
    ['08111001+08111002+08111004', 1, [1, 1, 0]],
    ['08111003', 1, [2]],
  ]);
});

describe('small municipalities are joined', () => {
  test('a group ends as soon as it has 50 people for each letter', () => {
    expect(names(unitsOf(plan(district(60, 40, 99, 1, 100))))).toEqual(['001+002', '003+004', '005']);
  });

  test('what is left over joins the last group, also if that does not stand beside it', () => {
    expect(names(unitsOf(plan(district(60, 50, 500, 30))))).toEqual(['001+002+004', '003']);
  });

  test('without a group it joins the smallest that stands alone, of equal ones the first', () => {
    expect(names(unitsOf(plan(district(500, 300, 30, 300))))).toEqual(['001', '002+003', '004']);
    expect(names(unitsOf(plan(district(500, 30, 300))))).toEqual(['001', '002+003']);
  });

  test('without any it stays below', () => {
    expect(names(unitsOf(plan(district(30, 20))))).toEqual(['001+002']);
  });

  test('never over the border of a district or a Land', () => {
    const [one, two, three] = district(60, 60, 60);
    if (one === undefined || two === undefined || three === undefined) throw new Error('three');
    const municipalities = [one, { ...two, land: 'Bayern' }, { ...three, key: '08222001' }];
    expect(unitsOf(plan(municipalities))).toHaveLength(3);
  });
});

test('a band begins with its bound, and is named by what can be in it', () => {
  const bands = [2000, 20_000];
  expect([1999, 2000, 19_999, 20_000].map((people) => bandOf(people, bands))).toEqual([0, 1, 1, 2]);
  expect([0, 1, 2].map((band) => bandName(band, bands))).toEqual(['-1999', '2000-19999', '20000+']);
  expect(bandName(0, [])).toBe('0+');
});

const can = (country: MunicipalityPlan) =>
  lettersInAll(country) <= peopleInAll(country) && overfull(country, unitsOf(country)).length === 0;

describe('in any country', () => {
  const any = countries({ municipalities: 40, people: 400, letters: 30, hits: 40 }).filter(can);

  test('every municipality is in exactly one unit, and units keep to districts, Länder and 50 people for a letter', () => {
    fc.assert(
      fc.property(any, (country) => {
        const units = unitsOf(country);
        const members = units.flatMap((unit) => unit.members);
        const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
        expect([...members].sort(byKey)).toEqual(country.municipalities);
        const place = ({ key, land }: { key: string; land: string }) => `${key.slice(0, 5)} ${land}`;
        for (const unit of units) {
          expect(new Set(unit.members.map(place)).size).toBe(1);
          if (unit.people >= 50 * country.letters) continue;
          const first = unit.members[0];
          const beside = members.filter((one) => first !== undefined && place(one) === place(first));
          expect(unit.members).toEqual(beside);
        }
      }),
    );
  });

  test('hits and letters add up, round what is owed, and are never more than people', () => {
    fc.assert(
      fc.property(any, fc.string(), (country, text) => {
        const drawn = drawMunicipalities(digest, country, `Seed ${text}`);
        const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
        expect(sum(drawn.map(({ hits }) => hits))).toBe(country.hits);
        for (const unit of drawn) {
          expect(possibleHits(unit, country.hits, peopleInAll(country))).toContain(unit.hits);
          expect(sum(unit.letters)).toBe(unit.hits * country.letters);
          for (const [at, { people }] of unit.members.entries()) {
            const owed = (sum(unit.letters) * people) / unit.people;
            expect(Math.abs((unit.letters[at] ?? 0) - owed)).toBeLessThan(1);
            expect(unit.letters[at]).toBeLessThanOrEqual(people);
          }
        }
      }),
    );
  });

  test('the order of the table is of no account', () => {
    fc.assert(
      fc.property(any, (country) => {
        const turned = { ...country, municipalities: [...country.municipalities].reverse() };
        expect(drawMunicipalities(digest, turned, 'S')).toEqual(drawMunicipalities(digest, country, 'S'));
      }),
      { numRuns: 20 },
    );
  });
});

/** Letters that each municipality can expect, over all that both roundings can come to. */
function expectedLetters(country: MunicipalityPlan): Map<string, Fraction> {
  const units = unitsOf(country);
  const expected = new Map<string, Fraction>();
  const addTo = (key: string, share: Fraction) =>
    expected.set(key, add(expected.get(key) ?? [0n, 1n], share));
  const shared = new Map<string, ReturnType<typeof everyOutcome>>();
  for (const { allocation, chance } of everyOutcome(unitFrame(units, country.bands), country.hits)) {
    for (const [at, unit] of units.entries()) {
      const letters = (allocation[at] ?? 0) * country.letters;
      if (letters === 0) continue;
      const name = `${unit.name} ${letters}`;
      const outcomes = shared.get(name) ?? everyOutcome(memberFrame(unit.members), letters);
      shared.set(name, outcomes);
      for (const own of outcomes)
        for (const [place, { key }] of unit.members.entries()) {
          const part = chance[0] * own.chance[0] * BigInt(own.allocation[place] ?? 0);
          addTo(key, fraction(part, chance[1] * own.chance[1]));
        }
    }
  }
  return expected;
}

describe("everybody's chance", () => {
  test('is exactly n/N in small countries, whatever the two roundings come to', () => {
    const small = countries({ municipalities: 9, people: 90, letters: 2, hits: 4 }).filter(can);
    let joined = 0;
    fc.assert(
      fc.property(small, (country) => {
        const [n, N] = [lettersInAll(country), peopleInAll(country)];
        const expected = expectedLetters(country);
        for (const { key, people } of country.municipalities)
          expect(expected.get(key) ?? [0n, 1n]).toEqual(fraction(BigInt(n) * BigInt(people), BigInt(N)));
        joined += unitsOf(country).filter(({ members }) => members.length > 1).length;
      }),
      { numRuns: 120, seed: 15 },
    );
    expect(joined).toBeGreaterThan(50);
  });
});

test('no two seeds of a draw are the same: the country, joined units and municipalities have their own', () => {
  const units = unitsOf(plan(district(60, 50, 120, 30)));
  const seed = '3 12 17';
  const texts = [
    seed,
    ...units.flatMap(({ name, members }) => [
      ...(members.length > 1 ? [seedTextOf(seed, name)] : []),
      ...members.map(({ key }) => seedTextOf(seed, key)),
    ]),
  ];
  expect(new Set(texts.map((text) => readSeed(digest, text).hash)).size).toBe(texts.length);
});
