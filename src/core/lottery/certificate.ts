import type { TextDigest } from '../digest.js';
import type { LotteryObjective } from '../plan.js';
import type { Stratification } from '../strata.js';
import { type Fraction, provenBound } from './bound.js';
import { type CapFigures, type CapProof, capOf, factorOf, isCapProof } from './cap.js';
import { compareOutcomes, isOutcome, type QuotaModel } from './outcome.js';
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
  readonly model: QuotaModel;
  readonly portfolio: Portfolio;
  /** of each type */
  readonly chances: readonly Fraction[];
  readonly least: Fraction;
  /** no lottery under these quotas can have a larger least chance */
  readonly bound: Fraction;
  /** with a cap, or for `goldilocks` */
  readonly cap?: CapFigures;
}

export function certify(frame: Stratification, record: LotteryList): Certified {
  const model = quotaModel(frame, record);
  const portfolio = portfolioOf(record);
  const all = chances(model, portfolio);
  const least = all[leastOf(all)] ?? [0n, 1n];
  const bound = provenBound(model, record.proof);
  const { cap } = record;
  return {
    ...{ model, portfolio, chances: all, least, bound },
    ...(cap === undefined ? {} : { cap: capFigures(model, record.objective, cap, all) }),
  };
}

function capFigures(
  model: QuotaModel,
  objective: LotteryObjective,
  proof: CapProof,
  all: readonly Fraction[],
): CapFigures {
  return objective === 'goldilocks' ? factorOf(model, proof, all) : capOf(model, proof, all);
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
  const broken = list.outcomes.flatMap(({ people }, at) =>
    isOutcome(model, people) ? [] : [`outcome ${at + 1}`],
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
  const all = chances(model, portfolioOf(record));
  const least = all[leastOf(all)] as Fraction;
  if (compare(least, provenBound(model, record.proof)) > 0) return ['proof'];
  return record.cap === undefined ? [] : capErrors(model, record.objective, record.cap, all);
}

/** A greatest chance, or a factor, below what is proven would show the same. */
function capErrors(
  model: QuotaModel,
  objective: LotteryObjective,
  proof: CapProof,
  all: readonly Fraction[],
): string[] {
  if (!isCapProof(model, proof, all)) return ['cap'];
  const { value, bound } = capFigures(model, objective, proof, all);
  return compare(value, bound) < 0 ? ['cap'] : [];
}

function pickErrors(digest: TextDigest, record: LotteryRecord, seedHash: string): string[] {
  const { number, numberFrom, total } = record;
  const totals = numberFrom === 'seed' ? [DIGITAL_TOTAL, NUMBERED_TOTAL] : [NUMBERED_TOTAL];
  if (!totals.includes(total)) return ['number'];
  if (numberFrom === 'seed' && number !== lotteryNumber(digest, seedHash, total)) return ['number'];
  return number >= 0 && number < total ? [] : ['number'];
}

/** How many people of each stratum are drawn. @throws RangeError if the record does not add up */
export function pickedStrata(strata: number, record: LotteryRecord): number[] {
  const people = pickedPeople(record);
  const drawn = new Array<number>(strata).fill(0);
  for (const [at, { stratum }] of record.types.entries()) {
    drawn[stratum] = (drawn[stratum] ?? 0) + (people[at] as number);
  }
  return drawn;
}

/** x_t of the outcome that was picked. @throws RangeError if the record does not add up */
export function pickedPeople(record: LotteryRecord): readonly number[] {
  const portfolio = portfolioOf(record);
  return portfolio.outcomes[pickOutcome(portfolio, record.number)] as readonly number[];
}
