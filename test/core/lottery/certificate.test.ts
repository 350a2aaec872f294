import { beforeAll, describe, expect, test } from 'vitest';
import { sha256Text } from '../../../src/core/digest.js';
import { provenBound } from '../../../src/core/lottery/bound.js';
import {
  type CertificateErrors,
  certificateErrors,
  certify,
  figuresOf,
  pickedPeople,
  pickedStrata,
} from '../../../src/core/lottery/certificate.js';
import type { QuotaModel } from '../../../src/core/lottery/outcome.js';
import { lotteryNumber } from '../../../src/core/lottery/portfolio.js';
import type { LotteryRecord } from '../../../src/core/lottery/record.js';
import { boundProof } from '../../../src/lottery/bound-proof.js';
import { allOutcomes, leximinChances } from '../../lottery/enumerate.js';
import { FRAME, letters, panel, SEED_HASH } from '../../lottery/records.js';

/** What the record of a lottery proves without a solver, and what is said of one that was tampered with. */

let ofLetters: LotteryRecord;
let ofPanel: LotteryRecord;

beforeAll(async () => {
  ofLetters = await letters();
  ofPanel = await panel();
});

const NOTHING: CertificateErrors = { types: [], outcomes: [], weights: [], bound: [], pick: [] };
const errorsIn = (record: LotteryRecord, seedHash = SEED_HASH) =>
  certificateErrors(sha256Text, FRAME, record, seedHash);
const both = () => [ofLetters, ofPanel];

/** The record with one outcome changed. */
function withOutcome(
  record: LotteryRecord,
  at: number,
  change: Partial<LotteryRecord['outcomes'][number]>,
): LotteryRecord {
  const outcome = record.outcomes[at] ?? { weight: 0, people: [] };
  return { ...record, outcomes: record.outcomes.with(at, { ...outcome, ...change }) };
}

/** The outcome with some more or fewer people of some types. */
const moved = (record: LotteryRecord, at: number, changes: Readonly<Record<number, number>>) =>
  withOutcome(record, at, {
    people: (record.outcomes[at]?.people ?? []).map((count, type) => count + (changes[type] ?? 0)),
  });

describe('a record as it was made', () => {
  test('has no errors, and more than one outcome', () => {
    for (const record of both()) {
      expect(errorsIn(record)).toEqual(NOTHING);
      expect(record.outcomes.length).toBeGreaterThan(1);
    }
  });

  test('gives the people of the outcome that the number falls into', () => {
    for (const record of both()) {
      let running = 0;
      const drawn = record.outcomes.find(({ weight }) => {
        running += weight;
        return running > record.number;
      });
      expect(pickedPeople(record)).toEqual(drawn?.people);
      const strata = pickedStrata(4, record);
      expect(strata.reduce((sum, count) => sum + count, 0)).toBe(record.n);
      const women = strata.slice(0, 2).reduce((sum, count) => sum + count, 0) + (record.already[0] ?? 0);
      expect(women).toBeGreaterThanOrEqual(5);
      expect(women).toBeLessThanOrEqual(6);
    }
  });

  test('has figures that follow from it: chances that sum to n, the least of them, the bound and the gap', () => {
    const certified = certify(FRAME, ofLetters);
    const figures = figuresOf(certified);
    const fraction = (text: string) => {
      const [a = 0, b = 1] = text.split('/').map(Number);
      return a / b;
    };
    const sum = figures.chances.reduce(
      (all, chance, at) => all + fraction(chance) * (FRAME.strata[at]?.size ?? 0),
      0,
    );
    expect(sum).toBeCloseTo(10, 9);
    expect(fraction(figures.least)).toBe(Math.min(...figures.chances.map(fraction)));
    const gap = 1 - fraction(figures.least) / fraction(figures.bound);
    expect(Number(figures.gap)).toBeGreaterThanOrEqual(gap);
    expect(Number(figures.gap)).toBeLessThan(gap + 2e-9);
  });
});

describe('an outcome', () => {
  test.each<[string, () => LotteryRecord]>([
    ['with too few women', () => moved(ofLetters, 1, { 1: -2, 3: 2 })],
    ['with too many men', () => moved(ofLetters, 1, { 1: -3, 3: 3 })],
    ['with a stranger more than n', () => moved(ofLetters, 1, { 1: 1 })],
    ['with one person fewer than n', () => moved(ofLetters, 1, { 1: -1 })],
    ['with a person more than the type has', () => withOutcome(ofLetters, 1, { people: [6, 0, 0, 4] })],
    ['with fewer than nobody', () => moved(ofLetters, 1, { 0: -5, 1: 5 })],
    ['with a type too few', () => withOutcome(ofLetters, 1, { people: [1, 4, 5] })],
    ['with nobody', () => withOutcome(ofLetters, 1, { people: [0, 0, 0, 0] })],
    ['with half a person', () => moved(ofLetters, 1, { 1: 0.5, 3: -0.5 })],
    ['with two of a household', () => withOutcome(ofPanel, 1, { people: [0, 1, 2, 1, 0, 3, 0, 1] })],
    ['that breaks a maximum by those who are there already', () => ({ ...ofPanel, already: [2, 1, 2, 1] })],
    ['where there are too many already', () => ({ ...ofPanel, already: [1, 1, 9, 1] })],
    ['that breaks a minimum by those who are there already', () => ({ ...ofPanel, already: [0, 1, 2, 1] })],
    [
      'that breaks a quota which was changed',
      () => ({
        ...ofLetters,
        quotas: ofLetters.quotas.map((quota) => ({ ...quota, max: quota.min })),
      }),
    ],
  ])('%s is named', (_, change) => {
    const found = errorsIn(change());
    expect(found.outcomes.length).toBeGreaterThan(0);
    expect(found).toEqual({ ...NOTHING, outcomes: found.outcomes });
    expect(found.outcomes.every((name) => /^outcome \d+$/.test(name))).toBe(true);
  });

  test('is named by its number', () => {
    for (const at of ofLetters.outcomes.keys())
      expect(errorsIn(moved(ofLetters, at, { 1: 1 })).outcomes).toEqual([`outcome ${at + 1}`]);
  });

  test('that stands there twice is named, and nothing else', () => {
    const [first = { weight: 0, people: [] }, ...rest] = ofLetters.outcomes;
    const halves = [
      { ...first, weight: 1 },
      { ...first, weight: first.weight - 1 },
    ];
    expect(errorsIn({ ...ofLetters, outcomes: [...halves, ...rest] })).toEqual({
      ...NOTHING,
      outcomes: ['outcome 2'],
    });
    const last = ofLetters.outcomes.length + 1;
    const apart = { ...ofLetters, outcomes: [halves[0] ?? first, ...rest, halves[1] ?? first] };
    expect(errorsIn(apart).outcomes).toEqual([`outcome ${last}`]);
  });

  test('that has changed places with another is named: the number would fall to others', () => {
    const turned = { ...ofLetters, outcomes: [...ofLetters.outcomes].reverse() };
    const found = errorsIn(turned);
    expect(found).toEqual({ ...NOTHING, outcomes: found.outcomes });
    expect(found.outcomes).toHaveLength(ofLetters.outcomes.length - 1);
  });
});

describe('weights', () => {
  test('one that was changed: the total', () => {
    for (const record of both())
      for (const [at, { weight }] of record.outcomes.entries())
        expect(errorsIn(withOutcome(record, at, { weight: weight + 1 }))).toEqual({
          ...NOTHING,
          weights: ['total'],
        });
  });

  test.each([0, -3])('one of %d is named, the sum being right', (weight) => {
    const [a, b] = ofLetters.outcomes;
    const changed = withOutcome(ofLetters, 0, { weight });
    const found = errorsIn(withOutcome(changed, 1, { weight: (a?.weight ?? 0) + (b?.weight ?? 0) - weight }));
    expect(found).toEqual({ ...NOTHING, weights: ['outcome 1'] });
  });

  test('another W, or no outcomes: the total', () => {
    expect(errorsIn({ ...ofLetters, total: ofLetters.total + 1 })).toEqual({
      ...NOTHING,
      weights: ['total'],
    });
    expect(errorsIn({ ...ofLetters, outcomes: [] })).toEqual({ ...NOTHING, weights: ['total'] });
  });

  test('sums beyond the safe integers are added exactly', () => {
    const huge = Number.MAX_SAFE_INTEGER;
    const [a, b] = ofLetters.outcomes;
    const outcomes = [
      { weight: huge, people: a?.people ?? [] },
      { weight: 2, people: b?.people ?? [] },
    ];
    expect(errorsIn({ ...ofLetters, outcomes, total: huge + 1 }).weights).toEqual(['total']);
  });
});

describe('types', () => {
  const withType = (record: LotteryRecord, at: number, size: number) => ({
    ...record,
    types: record.types.map((type, place) => (place === at ? { ...type, size } : type)),
  });

  test('a changed size: the stratum whose people they are not', () => {
    for (const [at, size] of [
      [0, 6],
      [1, 29],
      [2, 0],
      [3, 9],
    ] as const)
      expect(errorsIn(withType(ofLetters, at, size)).types).toEqual([`stratum ${at + 1}`]);
  });

  test('one dropped: its stratum', () => {
    const dropped = { ...ofLetters, types: ofLetters.types.slice(0, 3) };
    expect(errorsIn(dropped).types).toEqual(['stratum 4']);
    expect(errorsIn({ ...ofPanel, types: ofPanel.types.slice(0, 7) }).types).toEqual(['stratum 4']);
  });

  test('one of a stratum that is not there', () => {
    for (const stratum of [4, -1])
      expect(errorsIn({ ...ofLetters, types: ofLetters.types.with(0, { stratum, size: 5 }) }).types).toEqual([
        'types',
      ]);
  });

  test.each<[string, LotteryRecord['households']]>([
    ['many people as one', [{ types: [0, 3], max: 1 }]],
    [
      'a person of two',
      [
        { types: [1, 3], max: 1 },
        { types: [3, 6], max: 1 },
      ],
    ],
    ['a person twice', [{ types: [1, 1], max: 1 }]],
    ['a type that is not there', [{ types: [1, 9], max: 1 }]],
  ])('a household with %s', (_, households) => {
    expect(errorsIn({ ...ofPanel, households }).types).toEqual(['households']);
  });

  test('a household that may send nobody: the outcomes that it is in', () => {
    const households = ofPanel.households.map((household) => ({ ...household, max: 0 }));
    const isIn = ofPanel.outcomes.flatMap(({ people }, at) =>
      [1, 3, 4, 6].some((type) => people[type] === 1) ? [`outcome ${at + 1}`] : [],
    );
    expect(isIn.length).toBeGreaterThan(0);
    expect(errorsIn({ ...ofPanel, households })).toEqual({ ...NOTHING, outcomes: isIn });
  });
});

describe('the proof', () => {
  const withProof = (change: Partial<LotteryRecord['proof']>) => ({
    ...ofLetters,
    proof: { ...ofLetters.proof, ...change },
  });

  test.each<[string, () => Partial<LotteryRecord['proof']>]>([
    ['a multiplier too few for the types', () => ({ types: ofLetters.proof.types.slice(1) })],
    ['a multiplier too many for the types', () => ({ types: [...ofLetters.proof.types, 0] })],
    ['a multiplier too few for the groups', () => ({ groups: ofLetters.proof.groups.slice(1) })],
    ['a multiplier too many for the groups', () => ({ groups: [...ofLetters.proof.groups, 0] })],
    ['no multipliers', () => ({ types: [], groups: [] })],
    [
      'a negative multiplier of a type',
      () => ({ types: ofLetters.proof.types.map((value, at) => (at === 1 ? -1 : value)) }),
    ],
  ])('with %s is named, and its bound can still be computed', (_, change) => {
    const record = withProof(change());
    expect(errorsIn(record)).toEqual({ ...NOTHING, bound: ['proof'] });
    expect(figuresOf(certify(FRAME, record)).bound).toMatch(/^\d+\/\d+$/);
  });

  test('with bad multipliers only gives a larger bound; none is below the least chance', () => {
    const { model, bound } = certify(FRAME, ofLetters);
    const number = ([a, b]: readonly [bigint, bigint]) => Number(a) / Number(b);
    const { types, groups, size } = ofLetters.proof;
    for (let step = -6; step <= 6; step++) {
      for (const at of [...groups.keys(), -1]) {
        const proof = {
          types,
          groups: groups.map((value, place) => (place === at ? value + step * 1e11 : value)),
          size: at < 0 ? size + step * 1e11 : size,
        };
        expect(number(provenBound(model, proof))).toBeGreaterThanOrEqual(number(bound) - 1e-9);
        expect(errorsIn({ ...ofLetters, proof }).bound).toEqual([]);
      }
    }
  });

  test('of nothing says no more than that a chance is at most 1', () => {
    const zeros = { types: [0, 0, 0, 0], groups: [0, 0, 0, 0], size: 0 };
    expect(provenBound(certify(FRAME, ofLetters).model, zeros)).toEqual([1n, 1n]);
    expect(boundProof(zeros)).toEqual({ types: [1, 1, 1, 1], groups: [0, 0, 0, 0], size: 1 });
  });

  test('is of whole numbers, and no less tight than the optimum by more than a hair', () => {
    const model: QuotaModel = { sizes: [2, 3], size: 2, groups: [{ members: [0], min: 0, max: 1 }] };
    const [least] = leximinChances(model, allOutcomes(model));
    const proof = boundProof({ types: [0.2, 0.2], groups: [0], size: 0.2 });
    expect([...proof.types, ...proof.groups, proof.size].every(Number.isSafeInteger)).toBe(true);
    expect(provenBound(model, proof).map(Number)).toEqual([2e12, 5e12]);
    expect(least).toEqual([2n, 5n]);
  });
});

describe('the number', () => {
  const withNumber = (record: LotteryRecord, change: Partial<LotteryRecord>) =>
    errorsIn({ ...record, ...change });

  test('another than the seed’s, or of another seed', () => {
    const wrong = { ...NOTHING, pick: ['number'] };
    expect(withNumber(ofLetters, { number: ofLetters.number + 1 })).toEqual(wrong);
    expect(withNumber(ofLetters, { number: ofLetters.number + ofLetters.total })).toEqual(wrong);
    expect(errorsIn(ofLetters, sha256Text('another'))).toEqual(wrong);
  });

  test('out of range', () => {
    for (const number of [-1, 1000, 5000])
      expect(withNumber(ofPanel, { number })).toEqual({ ...NOTHING, pick: ['number'] });
    for (const number of [0, 999]) expect(withNumber(ofPanel, { number })).toEqual(NOTHING);
  });

  test('of a seed is below 10^9, or below 1000 if the panels are numbered, and below nothing else', () => {
    for (const total of [1, 3000, 2_000_000_000]) {
      const [a, b] = ofLetters.outcomes;
      const outcomes = [{ weight: total, people: (total === 1 ? a : b)?.people ?? [] }];
      const number = lotteryNumber(sha256Text, SEED_HASH, total);
      expect(withNumber(ofLetters, { total, outcomes, number })).toEqual({ ...NOTHING, pick: ['number'] });
    }
    const number = lotteryNumber(sha256Text, SEED_HASH, 1000);
    expect(withNumber(ofPanel, { number, numberFrom: 'seed' })).toEqual(NOTHING);
  });

  test('of balls needs numbered panels: W is 1000', () => {
    expect(withNumber(ofLetters, { numberFrom: 'panel-number' })).toEqual({ ...NOTHING, pick: ['number'] });
    const seeded = withNumber(ofPanel, { numberFrom: 'seed' });
    expect(seeded).toEqual({ ...NOTHING, pick: ['number'] });
  });
});
