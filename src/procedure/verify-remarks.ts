import type { Check } from '../audit/checks.js';
import type { DrawLog } from '../audit/entries/draw.js';
import type { LotteryBody } from '../audit/entries/lottery.js';
import { loggedFrame } from '../audit/frame.js';
import { gapParams } from './lottery-notes.js';
import { compositionsInLog } from './openness.js';
import { overriddenKeys } from './recompute-plan.js';
import { softeningParams } from './softening-params.js';
import type { Given } from './verify-given.js';
import type { Part, Remark } from './verify-request.js';
import { isComparable, letsInOthers } from './verify-stages.js';

/** What an auditor is told besides the checks. */

export function remarksOn(parts: readonly Part[], given: Given, checks: readonly Check[]): Remark[] {
  const isEarlier = (of: Check['name']) => checks.some(({ name, note }) => name === of && note === 'earlier');
  return parts.flatMap((part, at) => {
    const before = parts.slice(0, at);
    const found = [
      ...notGiven(part, given, checks),
      ...ofTheStages(part, before, checks),
      ...ofTheCommitment(part, checks),
      ...ofTheLottery(part.log, given),
      ...(isEarlier('log.fingerprint') && part.isLast ? [{ kind: 'later' as const }] : []),
      ...(isEarlier('log.signature') && part.isLast ? [{ kind: 'signed-before' as const }] : []),
    ];
    return part.isPanel ? found.map((remark) => ({ ...remark, part: 'panel' as const })) : found;
  });
}

/** What could still be chosen when the seed was known, and what was set aside. */
function ofTheCommitment({ log, isPanel, seed }: Part, checks: readonly Check[]): Remark[] {
  const { commitment, redraws } = log;
  const { event } = log.plan.plan.seed;
  const isFree = event === undefined || event.type === 'text';
  if (commitment === undefined) return [];
  const isSeen = checks.some(({ name, part }) => name === 'urn.file' && (part === 'panel') === isPanel);
  const { number } = commitment;
  const reasons = redraws.map(({ reason }) => reason);
  return [
    ...(reasons.length === 0
      ? []
      : [{ kind: 'redrawn' as const, params: { count: reasons.length, reasons } }]),
    ...(typeof number === 'number' && number > 1 ? [{ kind: 'reissued' as const, params: { number } }] : []),
    ...(isFree && seed === null ? [{ kind: 'spelling' as const }] : []),
    ...(isSeen ? [] : [{ kind: 'urn' as const }]),
  ];
}

function notGiven(
  { log, isPanel, plan, seed, isLast }: Part,
  given: Given,
  checks: readonly Check[],
): Remark[] {
  const { targets } = given;
  const hasEffect = checks.some(
    ({ name, part }) => name === 'plan.effective' && (part === 'panel') === isPanel,
  );
  const keys = log.plan.plan_file === null ? [] : overriddenKeys(log);
  return [
    ...(keys.length === 0 ? [] : [{ kind: 'overrides' as const, params: { keys } }]),
    ...(given.plans.length > 0 && plan === null ? [{ kind: 'plan' as const }] : []),
    ...(plan !== null && !hasEffect && (targets === undefined || !isLast)
      ? [{ kind: 'effect' as const }]
      : []),
    ...(given.seeds.length > 0 && seed === null
      ? [{ kind: 'seed' as const, params: { seed: log.seed.text } }]
      : []),
  ];
}

function ofTheStages({ log, isPanel }: Part, before: readonly Part[], checks: readonly Check[]): Remark[] {
  if (!isPanel) return [];
  const draw = before.find((one) => !one.isPanel)?.log;
  const isAgain = before.some((one) => one.log.seed.seedHash === log.seed.seedHash);
  const isAlready = (log.lottery?.already.length ?? 0) > 0;
  const isLookedAt = checks.some(({ name }) => name === 'answers.already');
  return [
    ...(draw !== undefined && !isComparable(draw, log) ? [{ kind: 'labels' as const }] : []),
    ...(draw !== undefined && letsInOthers(log) ? [{ kind: 'uninvited' as const }] : []),
    ...(isAlready && !isLookedAt ? [{ kind: 'already' as const }] : []),
    ...(isAgain ? [{ kind: 'seed-again' as const }] : []),
  ];
}

/** A search that was ended early, and quotas that gave way: neither is a fault, and both were known before the seed. */
export function ofTheList({ complete, gap, softening }: LotteryBody): Remark[] {
  const { deviation = 0, proven = 0 } = softening ?? {};
  return [
    ...(complete ? [] : [{ kind: 'unfinished' as const, params: gapParams(gap) }]),
    ...(softening === undefined
      ? []
      : [{ kind: 'softened' as const, params: softeningParams(deviation, proven) }]),
  ];
}

function ofTheLottery(log: DrawLog, { panelNumber }: Given): Remark[] {
  const { lottery, allocation } = log;
  // Of a frame that does not hold nothing can be said.
  if (lottery === undefined || loggedFrame(log) === null) return [];
  const { types, bound } = lottery;
  const { number, number_from } = allocation;
  const without = types.reduce((sum, { N_t, chance }) => sum + (chance.startsWith('0/') ? N_t : 0), 0);
  return [
    ...(number_from === 'panel-number' && panelNumber === undefined
      ? [{ kind: 'number' as const, params: { number: String(number).padStart(3, '0') } }]
      : []),
    ...ofTheList(lottery),
    ...(compositionsInLog(lottery) === 1 ? [{ kind: 'one-outcome' as const }] : []),
    // A bound above zero says that everybody could have a chance.
    ...(without > 0
      ? [{ kind: 'no-chance' as const, params: { count: without, could: bound.startsWith('0/') ? '' : 'x' } }]
      : []),
  ];
}
