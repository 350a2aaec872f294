import { digest } from '#machine';
import type { Json } from '../core/canonical.js';
import type { Frame } from '../core/frame.js';
import { certificateErrors, certify, figuresOf, pickedStrata } from '../core/lottery/certificate.js';
import { DIGITAL_TOTAL } from '../core/lottery/portfolio.js';
import { expandQuotas, strataAsTypes } from '../core/lottery/quotas.js';
import type { LotteryRecord } from '../core/lottery/record.js';
import type { DrawPlan } from '../core/plan.js';
import type { LotteryAllocation } from '../procedure/lottery.js';
import { type Check, check, isSame } from './checks.js';
import { lotteryRecord } from './lottery-body.js';
import type { DrawLog } from './schema.js';
import type { OfLottery } from './verify.js';

/** The lottery of letters once more: with whole numbers, and without a solver. */
export const lettersLottery: OfLottery = (log, frame, seedHash) =>
  lotteryAgain(log, frame, seedHash, lettersErrors);

/** That of a panel, where people can share households, be in already, or be drawn with balls. */
export const panelLottery: OfLottery = (log, frame, seedHash) =>
  lotteryAgain(log, frame, seedHash, panelErrors);

/** What does not go with the kind of draw, by check. */
type KindErrors = (
  log: DrawLog,
  frame: Frame,
  record: LotteryRecord,
) => { readonly people: readonly string[]; readonly number: readonly string[] };

/** Letters: everybody of a stratum is of one type, nobody is in already, and the seed draws. */
const lettersErrors: KindErrors = (log, { stratification }, record) => {
  const people: string[] = [];
  const isStrata = isSame(record.types as unknown as Json, strataAsTypes(stratification) as unknown as Json);
  if (!isStrata) people.push('types');
  if (record.already.length > 0) people.push('already');
  if (record.households.length > 0) people.push('households');
  if (record.n !== log.plan.plan.sample.size) people.push('n');
  const bySeed = record.numberFrom === 'seed' && record.total === DIGITAL_TOTAL;
  return { people, number: bySeed ? [] : ['number_from'] };
};

/** Panels: who is in already counts towards all quotas or none; without them the size is the plan's. */
const panelErrors: KindErrors = (log, _, { n, already, quotas, households, numberFrom, total }) => {
  const { size, max_per_household } = log.plan.plan.sample;
  const people: string[] = [];
  if (already.length !== 0 && already.length !== quotas.length) people.push('already');
  if (already.length === 0 ? n !== size : n >= size) people.push('n');
  const most = max_per_household ?? 0;
  if (households.some(({ max }) => max > most)) people.push('households');
  return { people, number: numberFrom === 'seed' && total !== DIGITAL_TOTAL ? ['W'] : [] };
};

function lotteryAgain(log: DrawLog, frame: Frame, seedHash: string, kindErrors: KindErrors) {
  const body = log.allocation.lottery;
  const record = body === undefined ? null : lotteryRecord(frame, body);
  if (body === undefined || record === null) {
    return { checks: [check('lottery.people', ['lottery'])], allocation: null };
  }
  const errors = certificateErrors(digest, frame.stratification, record, seedHash);
  const kind = kindErrors(log, frame, record);
  const holds = errors.types.length + errors.outcomes.length + errors.weights.length === 0;
  const figures = holds ? figureErrors(log, frame) : ['lottery'];
  const checks: Check[] = [
    check('lottery.people', [...errors.types, ...kind.people]),
    check('lottery.quotas', [...planErrors(log.plan.plan, frame, log), ...errors.outcomes]),
    check('lottery.weights', errors.weights),
    check('lottery.chances', [...errors.bound, ...figures]),
    check('lottery.number', [...errors.pick, ...kind.number]),
  ];
  const isDrawn = holds && errors.pick.length === 0;
  return {
    checks,
    allocation: isDrawn ? pickedStrata(frame.stratification.strata.length, record) : null,
  };
}

/** The quotas of the record must be the plan's. */
function planErrors(plan: DrawPlan, frame: Frame, log: DrawLog): string[] {
  const wrong: string[] = [];
  const { sample } = plan;
  const body = log.allocation.lottery;
  const planned = expandQuotas(frame.stratification, sample.quotas ?? []).map(({ group, min, max }) => ({
    group,
    min,
    max,
  }));
  if (!isSame((body?.quotas ?? []) as Json, planned as unknown as Json)) wrong.push('quotas');
  if (body?.objective !== (sample.objective ?? 'leximin')) wrong.push('objective');
  return wrong;
}

/** Chances, bound and gap that do not follow from the record. */
function figureErrors(log: DrawLog, frame: Frame): string[] {
  const body = log.allocation.lottery;
  const record = body === undefined ? null : lotteryRecord(frame, body);
  if (body === undefined || record === null) return ['lottery'];
  const { chances, least, bound, gap } = figuresOf(certify(frame.stratification, record));
  const wrong = body.types.flatMap(({ chance }, at) => (chance === chances[at] ? [] : [`type ${at + 1}`]));
  if (body.least_chance !== least) wrong.push('least_chance');
  if (body.bound !== bound) wrong.push('bound');
  if (body.gap !== gap) wrong.push('gap');
  return wrong;
}

/** n_h as the log's lottery gives them, for a frame that was read again. */
export function allocationOfLog(log: DrawLog, frame: Frame): LotteryAllocation | null {
  const body = log.allocation.lottery;
  const record = body === undefined ? null : lotteryRecord(frame, body);
  if (record === null) return null;
  const figures = figuresOf(certify(frame.stratification, record));
  return {
    allocation: pickedStrata(frame.stratification.strata.length, record),
    lottery: { record, figures },
  };
}
