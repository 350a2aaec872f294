import { beforeAll, describe, expect, test } from 'vitest';
import { sha256Text } from '../../../src/core/digest.js';
import {
  type CertificateErrors,
  certificateErrors,
  certify,
  figuresOf,
  pickedPeople,
  pickedStrata,
  pickedSubstitutes,
  singlePanels,
  substituteStrata,
} from '../../../src/core/lottery/certificate.js';
import { isOutcome, type Outcome } from '../../../src/core/lottery/outcome.js';
import { halvesOf, isSwapped } from '../../../src/core/lottery/pairs.js';
import { compare } from '../../../src/core/lottery/portfolio.js';
import { quotaModel } from '../../../src/core/lottery/quotas.js';
import type { LotteryRecord } from '../../../src/core/lottery/record.js';
import { FRAME, SEED_HASH, withSubstitutes } from '../../lottery/records.js';

/** What the record of a panel with substitutes proves, and what is said of one that was tampered with. */

let record: LotteryRecord;

beforeAll(async () => {
  record = await withSubstitutes();
});

const NOTHING: CertificateErrors = { types: [], outcomes: [], weights: [], bound: [], pick: [] };
const errorsIn = (changed: LotteryRecord, seedHash = SEED_HASH) =>
  certificateErrors(sha256Text, FRAME, changed, seedHash);
const T = 8;

/** Some more or fewer people of some types of an outcome; from 8 on they are those of the second half. */
function moved(at: number, changes: Readonly<Record<number, number>>): LotteryRecord {
  const outcome = record.outcomes[at] ?? { weight: 0, people: [] };
  const people = outcome.people.map((count, type) => count + (changes[type] ?? 0));
  return { ...record, outcomes: record.outcomes.with(at, { ...outcome, people }) };
}

/** The first outcome in which the numbers are so. */
const where = (fits: (people: Outcome) => boolean) => {
  const at = record.outcomes.findIndex(({ people }) => fits(people));
  if (at < 0) throw new Error('no such outcome');
  return at;
};
const of = (people: Outcome, type: number) => people[type] ?? 0;

describe('a record as it was made', () => {
  test('has no errors, and more than one outcome', () => {
    expect(errorsIn(record)).toEqual(NOTHING);
    expect(record.outcomes.length).toBeGreaterThan(1);
  });

  test('has halves that both meet the quotas, nobody in both, and no household in them twice', () => {
    const { groups, ...model } = quotaModel(FRAME, record);
    const alone = { ...model, groups: groups.slice(0, record.quotas.length) };
    for (const { people } of record.outcomes) {
      const [one, other] = halvesOf(people);
      expect(isOutcome(alone, one) && isOutcome(alone, other)).toBe(true);
      for (const [type, { size }] of record.types.entries())
        expect(of(one, type) + of(other, type)).toBeLessThanOrEqual(size);
      for (const { types, max } of record.households)
        expect(types.reduce((sum, type) => sum + of(one, type) + of(other, type), 0)).toBeLessThanOrEqual(
          max,
        );
    }
  });

  test('gives each half to the panel as often as to the substitutes: the coin follows from the seed', () => {
    let second = 0;
    for (let run = 0; run < 400; run++) {
      const seed = sha256Text(`seed ${run}`);
      const digest = BigInt(`0x${sha256Text(`${seed}:lottery:1`)}`);
      expect(isSwapped(sha256Text, seed)).toBe(digest % 2n === 1n);
      second += Number(digest % 2n);
    }
    // 400 throws of a fair coin are outside of this once in 20,000 times; these are always the same.
    expect(Math.abs(second - 200)).toBeLessThan(41);
    for (const swapped of [false, true]) {
      const turned = { ...record, swapped };
      const drawn = record.outcomes.find(({ people }) => {
        const halves = halvesOf(people);
        return String(halves[swapped ? 1 : 0]) === String(pickedPeople(turned));
      });
      expect(drawn).toBeDefined();
      expect(pickedPeople(turned)).toEqual(pickedSubstitutes({ ...turned, swapped: !swapped }));
      expect(pickedStrata(4, turned)).toEqual(substituteStrata(4, { ...turned, swapped: !swapped }));
      expect(pickedStrata(4, turned).reduce((sum, count) => sum + count, 0)).toBe(10);
    }
  });

  test('has for everybody the chance that both halves together give, divided by two', () => {
    const { chances } = certify(FRAME, record);
    for (const [type, { size }] of record.types.entries()) {
      const both = record.outcomes.reduce(
        (sum, { weight, people }) => sum + BigInt(weight) * BigInt(of(people, type) + of(people, T + type)),
        0n,
      );
      const whole = 2n * BigInt(record.total) * BigInt(size);
      expect(compare(chances[type] ?? [0n, 1n], [both, whole])).toBe(0);
    }
    const places = chances.reduce(
      (sum, [a, b], type) => sum + (Number(a) / Number(b)) * (record.types[type]?.size ?? 0),
      0,
    );
    expect(places).toBeCloseTo(10, 9);
    expect(Number(figuresOf(certify(FRAME, record)).gap)).toBeLessThan(1e-6);
  });

  test('has each half of each outcome as a single panel', () => {
    const { outcomes, weights, total } = singlePanels(record);
    expect(total).toBe(2 * record.total);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(total);
    expect(outcomes).toHaveLength(2 * record.outcomes.length);
  });
});

describe('a record that was tampered with', () => {
  const outcome = (at: number) => ({ ...NOTHING, outcomes: [`outcome ${at + 1}`] });
  const named = (at: number, changed: LotteryRecord) => {
    const { outcomes, ...others } = errorsIn(changed);
    expect(others).toEqual({ types: [], weights: [], bound: [], pick: [] });
    expect(outcomes).toContain(`outcome ${at + 1}`);
  };

  test('in one half only: a quota, the number of people', () => {
    for (const half of [0, T]) {
      // A woman less, a man more than the quota allows; then one person too many.
      const at = where(
        (people) =>
          of(people, half + 2) > 0 &&
          [0, 1, 2, 3, 4].reduce((sum, type) => sum + of(people, half + type), 0) === 5,
      );
      named(at, moved(at, { [half + 2]: -1, [half + 7]: 1 }));
      expect(errorsIn(moved(0, { [half + 2]: 1 }))).toEqual(outcome(0));
    }
  });

  test('with a person who moved from the one half to the other: the halves differ in size', () => {
    named(0, moved(0, { 2: -1, [T + 2]: 1 }));
  });

  test('with somebody in both halves', () => {
    // Type 0 has four people.
    const at = where((people) => of(people, 0) + of(people, T) < 4 && of(people, 5) > 0);
    const people = (record.outcomes[at]?.people ?? []).slice();
    const all = 5 - of(people, 0) - of(people, T);
    const { outcomes } = errorsIn(moved(at, { 0: all, 5: -all }));
    expect(outcomes).toContain(`outcome ${at + 1}`);
  });

  test('with one of a household in each half', () => {
    // B lives with D: types 1 and 3. Whoever of type 0 goes for B, and of type 2 for D, changes no quota.
    const at = where(
      (people) =>
        [1, 3].every((type) => of(people, type) + of(people, T + type) === 0) &&
        of(people, 0) > 0 &&
        of(people, T + 2) > 0,
    );
    const found = errorsIn(moved(at, { 0: -1, 1: 1, [T + 2]: -1, [T + 3]: 1 }));
    expect(found.outcomes).toContain(`outcome ${at + 1}`);
  });

  test('with another coin, or none, or balls', () => {
    const pick = (changed: LotteryRecord) => errorsIn(changed);
    const wrong = { ...NOTHING, pick: ['swapped'] };
    expect(pick({ ...record, swapped: record.swapped !== true })).toEqual(wrong);
    const { swapped: _, ...without } = record;
    expect(pick(without)).toEqual(wrong);
    const other = ['a', 'b', 'c', 'd', 'e', 'f'].map((text) => sha256Text(text));
    const turned = other.find((hash) => isSwapped(sha256Text, hash) !== record.swapped) ?? '';
    expect(errorsIn(record, turned)).toEqual(wrong);
    const same = other.find((hash) => isSwapped(sha256Text, hash) === record.swapped) ?? '';
    expect(errorsIn(record, same)).toEqual({ ...NOTHING, pick: ['number'] });
  });

  test('with a coin where there are no substitutes', () => {
    const { substitutes: _, ...alone } = record;
    const halves = record.outcomes.map(({ weight, people }) => ({ weight, people: halvesOf(people)[0] }));
    expect(errorsIn({ ...alone, outcomes: halves }).pick).toEqual(['swapped']);
  });

  test('with another number of substitutes, or people who are there already', () => {
    expect(errorsIn({ ...record, substitutes: 9 }).types).toEqual(['substitutes']);
    expect(errorsIn({ ...record, already: [0, 0, 0, 0] }).types).toEqual(['substitutes']);
  });

  test('with outcomes in another order: another panel would be drawn', () => {
    const reversed = { ...record, outcomes: [...record.outcomes].reverse() };
    expect(errorsIn(reversed).outcomes).toHaveLength(record.outcomes.length - 1);
  });

  test('with weights or multipliers that were changed', () => {
    const first = record.outcomes[0] ?? { weight: 0, people: [] };
    const heavier = record.outcomes.with(0, { ...first, weight: first.weight + 1 });
    expect(errorsIn({ ...record, outcomes: heavier }).weights).toEqual(['total']);
    const negative = { ...record.proof, types: record.proof.types.with(0, -1) };
    expect(errorsIn({ ...record, proof: negative }).bound).toEqual(['proof']);
    const longer = { ...record.proof, types: [...record.proof.types, ...record.proof.types] };
    expect(errorsIn({ ...record, proof: longer }).bound).toEqual(['proof']);
  });
});
