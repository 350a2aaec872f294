import type { TextDigest } from '../digest.js';
import type { Stratification } from '../strata.js';
import { type Fraction, provenBound } from './bound.js';
import { type CapFigures, type CapProof, capOf, factorOf, isCapProof } from './cap.js';
import { compareOutcomes, isOutcome, type Outcome, type QuotaModel } from './outcome.js';
import { bothModel, doubled, halved, halvesOf, isSwapped, pairModel, panelsOf } from './pairs.js';
import {
  chances,
  compare,
  DIGITAL_TOTAL,
  leastOf,
  lotteryNumber,
  NUMBERED_TOTAL,
  type Portfolio,
  pickOutcome,
  reduce,
} from './portfolio.js';
import { quotaModel } from './quotas.js';
import type { LotteryFigures, LotteryList, LotteryRecord } from './record.js';

/**
 * What a lottery's record proves, with whole numbers and without a solver. A part that does not hold is
 * named; nothing is taken on trust.
 */
export interface Certified {
  /** of one panel */
  readonly model: QuotaModel;
  /** of each type; with substitutes to be on the panel, and as large to be a substitute */
  readonly chances: readonly Fraction[];
  readonly least: Fraction;
  /** no lottery under these quotas can have a larger least chance */
  readonly bound: Fraction;
  /** with a cap, or for `goldilocks` */
  readonly cap?: CapFigures;
}

export function certify(frame: Stratification, record: LotteryList): Certified {
  const model = quotaModel(frame, record);
  const all = chances(model, singlePanels(record));
  const least = all[leastOf(all)] ?? [0n, 1n];
  const { cap } = record;
  return {
    ...{ model, chances: all, least, bound: boundOf(model, record) },
    ...(cap === undefined ? {} : { cap: capFigures(model, record, cap, all) }),
  };
}

/** What the least chance can't be larger than. With substitutes half of what it is for both halves together. */
export function boundOf(
  model: QuotaModel,
  { proof, quotas, substitutes }: Pick<LotteryList, 'proof' | 'quotas' | 'substitutes'>,
): Fraction {
  if (substitutes === undefined) return provenBound(model, proof);
  return halved(provenBound(bothModel(model, quotas.length), proof));
}

function capFigures(
  model: QuotaModel,
  { objective, quotas, substitutes }: LotteryList,
  proof: CapProof,
  all: readonly Fraction[],
): CapFigures {
  const figures = objective === 'goldilocks' ? factorOf : capOf;
  if (substitutes === undefined) return figures(model, proof, all);
  const { value, bound } = figures(bothModel(model, quotas.length), proof, all.map(doubled));
  // A factor is the same of both halves and of one.
  return objective === 'goldilocks' ? { value, bound } : { value: halved(value), bound: halved(bound) };
}

/** The panels that a list can give, with weights that have the chance of each as their share. */
export function singlePanels(record: LotteryList): Portfolio {
  const portfolio = portfolioOf(record);
  return record.substitutes === undefined ? portfolio : panelsOf(portfolio);
}

export function portfolioOf(record: LotteryList): Portfolio {
  return {
    outcomes: record.outcomes.map((outcome) => outcome.people),
    weights: record.outcomes.map((outcome) => outcome.weight),
    total: record.total,
  };
}

/** The figures as the log has them. */
export function figuresOf({ chances: all, least, bound, cap }: Certified): LotteryFigures {
  return {
    chances: all.map(written),
    least: written(least),
    bound: written(bound),
    gap: relativeGap(least, bound),
    ...(cap === undefined ? {} : { cap: { value: written(cap.value), bound: written(cap.bound) } }),
  };
}

function written(fraction: Fraction): string {
  return reduce(fraction).join('/');
}

const GAP_DIGITS = 9;

/** `(bound - least) / bound`, rounded up. */
function relativeGap([a, b]: Fraction, [c, d]: Fraction): string {
  const scale = 10n ** BigInt(GAP_DIGITS);
  const [difference, whole] = [c * b - a * d, c * b];
  if (whole === 0n || difference <= 0n) return `0.${'0'.repeat(GAP_DIGITS)}`;
  const digits = String((difference * scale + whole - 1n) / whole).padStart(GAP_DIGITS + 1, '0');
  return `${digits.slice(0, -GAP_DIGITS)}.${digits.slice(-GAP_DIGITS)}`;
}

/** What does not hold of the list, whatever the seed is. */
export interface ListErrors {
  /** strata whose types are not the people there are, types that are no stratum's */
  readonly types: readonly string[];
  /** outcomes (from 1) that break a quota, stand there twice, or stand behind one that they belong before */
  readonly outcomes: readonly string[];
  /** weights, or their sum */
  readonly weights: readonly string[];
  readonly bound: readonly string[];
}

export interface CertificateErrors extends ListErrors {
  readonly pick: readonly string[];
}

/** @param seedHash of the log's seed */
export function certificateErrors(
  digest: TextDigest,
  frame: Stratification,
  record: LotteryRecord,
  seedHash: string,
): CertificateErrors {
  const errors = listErrors(frame, record);
  const isSum = errors.types.length + errors.weights.length === 0;
  return { ...errors, pick: isSum ? pickErrors(digest, record, seedHash) : [] };
}

export function listErrors(frame: Stratification, list: LotteryList): ListErrors {
  const model = quotaModel(frame, list);
  const types = typeErrors(frame, list);
  const outcomes = list.substitutes === undefined ? model : pairModel(model, list.quotas.length);
  const broken = list.outcomes.flatMap(({ people }, at) =>
    isOutcome(outcomes, people) ? [] : [`outcome ${at + 1}`],
  );
  const misplaced = list.outcomes.flatMap(({ people }, at) => {
    const before = list.outcomes[at - 1]?.people;
    // Another order would give the number to another outcome. In order, equal ones stand side by side.
    const isLate = before !== undefined && compareOutcomes(before, people) >= 0;
    return isLate ? [`outcome ${at + 1}`] : [];
  });
  const errors = { types, outcomes: [...new Set([...broken, ...misplaced])], weights: weightErrors(list) };
  // Of a list out of order the bound can be looked at all the same.
  const isWhole = types.length + broken.length + errors.weights.length === 0;
  return { ...errors, bound: isWhole ? boundErrors(model, list) : [] };
}

/** A stratum's types have together as many people as the stratum, those of shared households one each. */
function typeErrors(frame: Stratification, record: LotteryList): string[] {
  const { n, substitutes, already } = record;
  if (substitutes !== undefined && (substitutes !== n || already.length > 0)) return ['substitutes'];
  const sums = frame.strata.map(() => 0);
  for (const { stratum, size } of record.types) {
    if (sums[stratum] === undefined) return ['types'];
    sums[stratum] += size;
  }
  const bound = record.households.flatMap((household) => household.types);
  const isAmiss = bound.some((type) => record.types[type]?.size !== 1);
  if (isAmiss || new Set(bound).size !== bound.length) return ['households'];
  return frame.strata.flatMap(({ size }, at) => (sums[at] === size ? [] : [`stratum ${at + 1}`]));
}

function weightErrors({ outcomes, total }: LotteryList): string[] {
  const wrong = outcomes.flatMap(({ weight }, at) => (weight >= 1 ? [] : [`outcome ${at + 1}`]));
  const sum = outcomes.reduce((all, { weight }) => all + BigInt(weight), 0n);
  return sum === BigInt(total) ? wrong : [...wrong, 'total'];
}

/** A least chance above the bound would show that the bound's multipliers are not what they seem. */
function boundErrors(model: QuotaModel, record: LotteryList): string[] {
  const { types, groups } = record.proof;
  if (types.length !== model.sizes.length || groups.length !== model.groups.length) return ['proof'];
  if (types.some((multiplier) => multiplier < 0)) return ['proof'];
  const all = chances(model, singlePanels(record));
  const least = all[leastOf(all)] as Fraction;
  if (compare(least, boundOf(model, record)) > 0) return ['proof'];
  return record.cap === undefined ? [] : capErrors(model, record, record.cap, all);
}

/** A greatest chance, or a factor, below what is proven would show the same. */
function capErrors(
  model: QuotaModel,
  record: LotteryList,
  proof: CapProof,
  all: readonly Fraction[],
): string[] {
  if (!isCapProof(model, proof, all)) return ['cap'];
  const { value, bound } = capFigures(model, record, proof, all);
  return compare(value, bound) < 0 ? ['cap'] : [];
}

function pickErrors(digest: TextDigest, record: LotteryRecord, seedHash: string): string[] {
  const { number, numberFrom, total, substitutes, swapped } = record;
  const coin = substitutes === undefined ? undefined : isSwapped(digest, seedHash);
  if (swapped !== coin || (coin !== undefined && total !== DIGITAL_TOTAL)) return ['swapped'];
  const totals = numberFrom === 'seed' ? [DIGITAL_TOTAL, NUMBERED_TOTAL] : [NUMBERED_TOTAL];
  if (!totals.includes(total)) return ['number'];
  if (numberFrom === 'seed' && number !== lotteryNumber(digest, seedHash, total)) return ['number'];
  return number >= 0 && number < total ? [] : ['number'];
}

/** How many people of each stratum are drawn. @throws RangeError if the record does not add up */
export function pickedStrata(strata: number, record: LotteryRecord): number[] {
  return byStratum(strata, record, pickedPeople(record));
}

/** How many substitutes there are of each stratum. @throws RangeError if the record does not add up */
export function substituteStrata(strata: number, record: LotteryRecord): number[] {
  return byStratum(strata, record, pickedSubstitutes(record));
}

function byStratum(strata: number, { types }: LotteryRecord, people: Outcome): number[] {
  const drawn = new Array<number>(strata).fill(0);
  for (const [at, { stratum }] of types.entries()) drawn[stratum] = (drawn[stratum] ?? 0) + (people[at] ?? 0);
  return drawn;
}

/** x_t of the outcome that was picked, of the panel. @throws RangeError if the record does not add up */
export function pickedPeople(record: LotteryRecord): Outcome {
  return pickedHalves(record)[0];
}

/** Of each type the substitutes. @throws RangeError if the record does not add up */
export function pickedSubstitutes(record: LotteryRecord): Outcome {
  return pickedHalves(record)[1];
}

function pickedHalves(record: LotteryRecord): readonly [Outcome, Outcome] {
  const portfolio = portfolioOf(record);
  const outcome = portfolio.outcomes[pickOutcome(portfolio, record.number)] as Outcome;
  if (record.substitutes === undefined) return [outcome, record.types.map(() => 0)];
  const [one, other] = halvesOf(outcome);
  return record.swapped === true ? [other, one] : [one, other];
}
