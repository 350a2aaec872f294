import type { Json } from '../core/canonical.js';
import type { TextDigest } from '../core/digest.js';
import type { LotteryAllocation } from '../core/draw.js';
import { type Frame, SMALLEST_SHOWN } from '../core/frame.js';
import {
  type CertificateErrors,
  certificateErrors,
  certify,
  figuresOf,
  listErrors,
  pickedStrata,
  substituteStrata,
} from '../core/lottery/certificate.js';
import { ALREADY } from '../core/lottery/panel.js';
import { DIGITAL_TOTAL } from '../core/lottery/portfolio.js';
import { expandQuotas, MOST_GROUPS, quotaCount, quotaModel, wholeFrame } from '../core/lottery/quotas.js';
import type { LotteryList, LotteryPool, LotteryRecord, NamedQuota } from '../core/lottery/record.js';
import { OF_FRAME, readShareText, sharedPlaces } from '../core/lottery/shares.js';
import { softeningErrors } from '../core/lottery/soft.js';
import type { DrawPlan } from '../core/plan.js';
import { type Check, check, isSame } from './checks.js';
import type { BasisLog, DrawLog, Stage } from './entries/draw.js';
import { type LotteryBody, lotteryList, turnsBody } from './entries/lottery.js';

/** What a logged lottery must satisfy (SPEC 6.3): with whole numbers, and without a solver. */

export interface JudgedLottery {
  readonly checks: readonly Check[];
  /** n_h for each stratum; `null`: nobody can be drawn by it */
  readonly allocation: readonly number[] | null;
  /** substitutes of each stratum; 0 if there are none */
  readonly substitutes: readonly number[];
}

/** The checks of the log's list and number by the log alone. */
export function judgeLottery(
  digest: TextDigest,
  log: DrawLog,
  frame: Frame,
  seedHash: string,
  stage: Stage,
): JudgedLottery {
  const checks = judgeList(log, frame, stage);
  const record = loggedLottery(log, frame)?.record;
  if (record === undefined) return { checks, allocation: null, substitutes: [] };
  const errors = certificateErrors(digest, frame.stratification, record, seedHash);
  const number = check('lottery.number', [...errors.pick, ...numberErrors(log, stage, record)]);
  const isDrawn = brokenParts(errors).length === 0;
  const strata = frame.stratification.strata.length;
  return {
    checks: [...checks, number],
    allocation: isDrawn ? pickedStrata(strata, record) : null,
    substitutes: isDrawn ? substituteStrata(strata, record) : [],
  };
}

/** The checks of the log's list of outcomes, whatever the number is. */
export function judgeList(log: BasisLog, frame: Frame, stage: Stage): Check[] {
  const { plan } = log.plan;
  const logged = loggedList(log, frame);
  if (logged === null) return [check('lottery.people', ['lottery'])];
  const { body, list } = logged;
  const errors = listErrors(frame.stratification, list);
  const holds = errors.types.length + errors.outcomes.length + errors.weights.length === 0;
  const figures = holds ? figureErrors(body, list, frame) : ['lottery'];
  const people = stage === 'letters' ? lettersErrors(plan, frame, list) : panelErrors(log, list);
  return [
    check('lottery.people', [...errors.types, ...people]),
    check('lottery.quotas', [...quotaErrors(plan, frame, list), ...errors.outcomes]),
    check('lottery.weights', errors.weights),
    check('lottery.chances', [...errors.bound, ...figures]),
  ];
}

export interface HeldLottery {
  /** `null`: nobody can be drawn by it */
  readonly held: LotteryAllocation | null;
  /** what of the log's allocation is amiss then: `lottery`, `lottery.types`, .. */
  readonly amiss: readonly string[];
}

/**
 * The log's lottery for people who were read again. It must be one for exactly these people, and its number
 * must pick an outcome that keeps to the quotas; otherwise there is nothing that anybody could be drawn by.
 */
export function holdLottery(
  digest: TextDigest,
  log: DrawLog,
  frame: Frame,
  seedHash: string,
  pool: LotteryPool,
): HeldLottery {
  const logged = loggedLottery(log, frame);
  if (logged === null) return { held: null, amiss: ['lottery'] };
  const { record } = logged;
  const strangers = poolErrors(record, pool);
  const parts =
    strangers.length > 0
      ? strangers
      : brokenParts(certificateErrors(digest, frame.stratification, record, seedHash));
  if (parts.length > 0) return { held: null, amiss: parts.map((part) => `lottery.${part}`) };
  const lottery = { record, figures: figuresOf(certify(frame.stratification, record)) };
  return {
    held: { allocation: pickedStrata(frame.stratification.strata.length, record), lottery },
    amiss: [],
  };
}

/** How many numbers a lottery may have: outcomes times types, and for each quota and outcome its types. */
const MOST_NUMBERS = 40_000_000;
const MOST_SUMS = 500_000_000;

/** Whether it would take more memory or time to look at than anything that was ever drawn. */
function isTooLarge(
  log: BasisLog,
  frame: Frame,
  { substitutes, types, outcomes, quotas, households }: LotteryBody,
): boolean {
  const planned = quotaCount(frame.stratification, log.plan.plan.sample.quotas ?? []);
  // Of pairs everything is there twice, and a group for each type.
  const halves = substitutes === undefined ? 1 : 4;
  const members = halves * Math.max(planned, quotas.length) * types.length;
  return (
    halves * outcomes.length * types.length > MOST_NUMBERS ||
    members > MOST_NUMBERS ||
    planned > MOST_GROUPS ||
    outcomes.length * (members + households.flatMap((household) => household.types).length) > MOST_SUMS
  );
}

/** `null`: there is none, it is too large to be looked at, or it names strata or types that are not there. */
export function loggedList(
  log: BasisLog,
  frame: Frame,
): { readonly body: LotteryBody; readonly list: LotteryList } | null {
  const body = log.lottery;
  const list = body === undefined || isTooLarge(log, frame, body) ? null : lotteryList(frame, body);
  return body === undefined || list === null ? null : { body, list };
}

/** The same with the number that picks an outcome; `null` also if there is no number. */
export function loggedLottery(
  log: DrawLog,
  frame: Frame,
): { readonly body: LotteryBody; readonly record: LotteryRecord } | null {
  const logged = loggedList(log, frame);
  const { number, number_from: numberFrom, swapped } = log.allocation;
  if (logged === null || number === undefined || numberFrom === undefined) return null;
  const coin = swapped === undefined ? {} : { swapped };
  return { body: logged.body, record: { ...logged.list, number, numberFrom, ...coin } };
}

/** Parts without which nobody can be drawn. A bound says only how fair the lottery is. */
function brokenParts({ types, outcomes, weights, pick }: CertificateErrors): string[] {
  const parts = { types, outcomes, weights, number: pick };
  return Object.entries(parts).flatMap(([part, errors]) => (errors.length > 0 ? [part] : []));
}

/** In what a lottery is not one for these people. */
export function poolErrors(record: LotteryPool, pool: LotteryPool): string[] {
  const parts = ['types', 'already', 'households', 'n', 'substitutes'] as const;
  const json = (value: LotteryPool[(typeof parts)[number]]) => (value ?? null) as unknown as Json;
  return parts.filter((part) => !isSame(json(record[part]), json(pool[part])));
}

/** Letters: everybody of a stratum is of one type, and nobody is in already. */
function lettersErrors({ sample }: DrawPlan, { stratification }: Frame, record: LotteryList): string[] {
  const substitutes = sample.substitutes === undefined ? [] : ['substitutes'];
  return [...poolErrors(record, wholeFrame(stratification, sample.size)), ...substitutes];
}

/**
 * Panels: who is in already counts towards all quotas or none, is a rule of its own, and takes a place. Whoever
 * another rule excludes is not in.
 */
function panelErrors(log: BasisLog, { n, substitutes, already, quotas, households }: LotteryList): string[] {
  const { sample } = log.plan.plan;
  const most = sample.max_per_household ?? 0;
  const present = already.length === 0 ? { least: 0, most: 0 } : presentIn(log);
  const isWhole = already.length === 0 || already.length === quotas.length;
  const isCounted = present !== null && already.every((count) => count <= present.most);
  const drawn = sample.size - n;
  return [
    ...(isWhole && isCounted ? [] : ['already']),
    ...(substitutes === sample.substitutes ? [] : ['substitutes']),
    ...(present !== null && drawn >= present.least && drawn <= present.most ? [] : ['n']),
    ...(households.some(({ max }) => max > most) ? ['households'] : []),
  ];
}

/**
 * How many people are on the panel already, by the rule that leaves them out; `null`: there is no such rule, or
 * nobody. A small count of a confidential rule may be put together with it, and then there are only bounds.
 */
function presentIn({
  plan: { plan },
  frame,
}: BasisLog): { readonly least: number; readonly most: number } | null {
  const rule = plan.eligibility.exclude.at(-1);
  if (rule === undefined || !('ids' in rule) || rule.reason !== ALREADY) return null;
  const isIts = (one: (typeof frame.excluded)[number]['rules'][number]) =>
    one.kind === 'exclude' && one.reason === ALREADY;
  const entry = frame.excluded.findLast(({ rules }) => rules.some(isIts));
  if (entry === undefined || entry.count === 0) return null;
  // A hidden count: fewer than that are left out by all rules together.
  if (entry.count === null) return { least: 0, most: SMALLEST_SHOWN - 1 };
  return { least: entry.rules.length === 1 ? entry.count : 1, most: entry.count };
}

/** The seed draws letters; a panel can be drawn with balls, from numbered panels. */
function numberErrors(log: DrawLog, stage: Stage, { numberFrom, total }: LotteryRecord): string[] {
  const { commitment } = log;
  // What was announced counts: balls, or the seed.
  if (commitment !== undefined && commitment.balls !== (numberFrom === 'panel-number'))
    return ['number_from'];
  if (stage === 'letters') return numberFrom === 'seed' && total === DIGITAL_TOTAL ? [] : ['number_from'];
  return numberFrom === 'seed' && total !== DIGITAL_TOTAL ? ['W'] : [];
}

/** The quotas of the record must be the plan's. */
function quotaErrors({ sample }: DrawPlan, { stratification }: Frame, list: LotteryList): string[] {
  const { quotas, objective, cap } = list;
  const planned = expandQuotas(stratification, sample.quotas ?? [], sample);
  const groups = (of: readonly NamedQuota[]) => of.map(({ group }) => group) as unknown as Json;
  const areSame = isSame(groups(quotas), groups(planned));
  const named = planned.map(({ group, min, max }) => ({ group, min, max }));
  const model = quotaModel(stratification, { ...list, quotas: named });
  return [
    ...(areSame ? softeningErrors(model, planned, list) : ['quotas']),
    ...(objective === (sample.objective ?? 'leximin') ? [] : ['objective']),
    ...((cap !== undefined) === (sample.cap === true || objective === 'goldilocks') ? [] : ['cap']),
    ...shareErrors(sample),
  ];
}

/** Numbers of the plan that do not follow from the share beside them. */
function shareErrors({ quotas = [], size, slack = 0 }: DrawPlan['sample']): string[] {
  return quotas.flatMap(({ share, min, max }, at) => {
    if (share === undefined) return [];
    const part = readShareText(share);
    const places = part === null ? null : sharedPlaces(part, size, slack);
    // The numbers of a share of the frame are those of the list.
    const meant = share === OF_FRAME ? { min: 0, max: size } : places;
    return meant?.min === min && meant.max === max ? [] : [`plan ${at + 1}`];
  });
}

/** Chances, bound, gap and turns that do not follow from the record. */
function figureErrors(body: LotteryBody, record: LotteryList, frame: Frame): string[] {
  const { chances, least, bound, gap, cap } = figuresOf(certify(frame.stratification, record));
  const reached = record.objective === 'goldilocks' ? body.cap?.factor : body.cap?.greatest_chance;
  const isCapped = body.cap?.bound === cap?.bound && reached === cap?.value;
  const isOne = body.cap?.factor === undefined || body.cap.greatest_chance === undefined;
  return [
    ...body.types.flatMap(({ chance, substitute_chance }, at) => {
      const other = record.substitutes === undefined ? undefined : chances[at];
      return chance === chances[at] && substitute_chance === other ? [] : [`type ${at + 1}`];
    }),
    ...(body.least_chance === least ? [] : ['least_chance']),
    ...(body.bound === bound ? [] : ['bound']),
    ...(body.gap === gap ? [] : ['gap']),
    ...(isCapped && isOne ? [] : ['cap']),
    ...(isSame(body.turns ?? null, turnsBody(record).turns ?? null) ? [] : ['turns']),
  ];
}
