import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ABOVE_ALL } from '../../src/core/candidates.js';
import { type StratumPool, select } from '../../src/core/selection.js';
import {
  needed,
  type Person,
  partialPools,
  readings,
  referenceSelection,
  reserveText,
  type Town,
  towns,
} from './people.js';

/** An uncertain result must never be called certain: the register would be drawn from wrongly. */

const cases = (tickets: 'distinct' | 'any') =>
  towns({ people: 120, strata: 3, tickets }).chain((town) =>
    fc.record({
      town: fc.constant(town),
      reading: readings(town.people.length),
      hundredths: fc.nat({ max: 250 }),
    }),
  );

const letGo = (pools: readonly StratumPool<Person>[]) =>
  pools.some((pool) => pool.candidates.length < pool.size);

const person = (number: number, stratum: number, household = ''): Person => ({
  ticket: number.toString(16).padStart(64, '0'),
  label: `P${number}`,
  household,
  stratum,
});

describe('a selection that is called certain', () => {
  test('is the one from everybody, stratum by stratum, without a household limit', () => {
    const seen = { certain: 0, uncertain: 0 };
    fc.assert(
      fc.property(cases('any'), ({ town, reading, hundredths }) => {
        const pools = partialPools(town, reading);
        const found = select(pools, { reserve: reserveText(hundredths), maxPerHousehold: null });
        referenceSelection(town, hundredths, null).forEach((expected, stratum) => {
          const { certain, ...result } = found[stratum] ?? { certain: false };
          if (certain) expect(result).toEqual(expected);
          const pool = pools[stratum];
          if (pool !== undefined && letGo([pool])) seen[certain ? 'certain' : 'uncertain']++;
        });
      }),
      { numRuns: 1500 },
    );
    // Both kinds came up among those where people had been let go, so the above was put to the test.
    expect(Math.min(seen.certain, seen.uncertain)).toBeGreaterThan(100);
  });

  test('in every stratum is the one from everybody with a household limit', () => {
    const seen = { certain: 0, uncertain: 0 };
    fc.assert(
      fc.property(cases('any'), fc.integer({ min: 1, max: 4 }), ({ town, reading, hundredths }, limit) => {
        const pools = partialPools(town, reading);
        const found = select(pools, { reserve: reserveText(hundredths), maxPerHousehold: limit });
        const certain = found.every((stratum) => stratum.certain);
        const expected = referenceSelection(town, hundredths, limit).map((one) => ({
          ...one,
          certain: true,
        }));
        if (certain) expect(found).toEqual(expected);
        if (letGo(pools)) seen[certain ? 'certain' : 'uncertain']++;
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(seen.certain, seen.uncertain)).toBeGreaterThan(30);
  });

  test('in one stratum is right there, though another is uncertain and shares households with it', () => {
    // P1 was let go, and would be invited; then P2, of the same household, is not.
    const pools: StratumPool<Person>[] = [
      { size: 1, toInvite: 1, candidates: [], watermark: person(1, 0).ticket },
      {
        size: 3,
        toInvite: 1,
        candidates: [person(2, 1, 'a'), person(3, 1), person(4, 1)],
        watermark: ABOVE_ALL,
      },
    ];
    const town: Town = {
      people: [person(1, 0, 'a'), person(2, 1, 'a'), person(3, 1), person(4, 1)],
      toInvite: [1, 1],
    };
    const found = select(pools, { reserve: '0', maxPerHousehold: 1 });
    const expected = referenceSelection(town, 0, 1);
    for (const [stratum, { certain, ...result }] of found.entries()) {
      if (certain) expect(result).toEqual(expected[stratum]);
    }
    expect(found[0]?.certain).toBe(false);
  });
});

describe('a selection is called certain', () => {
  test('as soon as the lowest tickets are known up to the next one that is not drawn', () => {
    fc.assert(
      fc.property(
        towns({ people: 120, strata: 3, tickets: 'distinct' }),
        fc.nat({ max: 250 }),
        (town, hundredths) => {
          const reserve = reserveText(hundredths);
          const parts = town.people.map(() => 0);
          const least = Math.max(...town.toInvite.map((_, stratum) => needed(town, stratum, reserve)));
          const pools = partialPools(town, { parts, rules: [{ least, below: '' }] });
          const found = select(pools, { reserve, maxPerHousehold: null });
          expect(found.every(({ certain }) => certain)).toBe(true);
        },
      ),
    );
  });

  test('when nobody was let go, even where a stratum stays short', () => {
    const candidates = [person(1, 0, 'a'), person(2, 0, 'a')];
    const pool = { size: 2, toInvite: 2, candidates, watermark: ABOVE_ALL };
    expect(select([pool], { reserve: '1', maxPerHousehold: 1 })).toEqual([
      { invited: [candidates[0]], reserve: [], next: candidates[1]?.ticket, certain: true },
    ]);
  });

  test.each([null, 1])(
    'not while somebody let go may stand before the next one: limit %s',
    (maxPerHousehold) => {
      const candidates = [person(1, 0), person(2, 0), person(3, 0)];
      const certain = (watermark: string, known = candidates) =>
        select([{ size: 9, toInvite: 1, candidates: known, watermark }], { reserve: '1', maxPerHousehold })[0]
          ?.certain;
      expect(certain(person(4, 0).ticket)).toBe(true);
      expect(certain(person(3, 0).ticket)).toBe(false);
      expect(certain(person(2, 0).ticket)).toBe(false);
      expect(certain(person(4, 0).ticket, candidates.slice(0, 2))).toBe(false);
      expect(certain(person(4, 0).ticket, [])).toBe(false);
    },
  );
});
