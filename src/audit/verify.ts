import type { Json } from '../core/canonical.js';
import type { TextDigest } from '../core/digest.js';
import { allocate } from '../core/draw.js';
import type { Frame } from '../core/frame.js';
import { isByTurns } from '../core/lottery/turns.js';
import type { DrawPlan } from '../core/plan.js';
import { readSeed } from '../core/seed.js';
import { reserveSize } from '../core/selection.js';
import { cellNames, stratumName } from '../core/strata.js';
import { byTicket, ticketOf } from '../core/ticket.js';
import { type Check, check, isSame } from './checks.js';
import { allocationBody } from './entries/allocation.js';
import type { DrawLog, Stage } from './entries/draw.js';
import { checkFrame, loggedFrame } from './frame.js';
import { checkOutputs } from './lists.js';
import { judgeLottery } from './lottery.js';

/**
 * What can be proven from a log alone: that the numbers in it follow from N_h and the seed, and the
 * tickets from seed and labels. No stored result is taken for granted.
 */
export function verifyLog(digest: TextDigest, log: DrawLog, stage: Stage): Check[] {
  const frame = loggedFrame(log);
  const seed = seedFacts(digest, log);
  const wrongSeed = [
    ...(seed === log.seed.seedHash ? [] : ['seedHash']),
    ...(log.seed.source === planOf(log).seed.source ? [] : ['source']),
  ];
  const checks = [check('seed.hash', wrongSeed), checkOutputs(log, stage), checkFrame(log, frame)];
  if (frame === null) return checks;
  const hasQuotas = planOf(log).sample.allocation === 'quotas';
  const lottery = hasQuotas ? judgeLottery(digest, log, frame, seed, stage) : null;
  const allocation = lottery === null ? recomputed(digest, log, frame, seed) : lottery.allocation;
  const names = frame.stratification.strata.map(({ cell }) =>
    cellNames(frame.stratification.dimensions, cell),
  );
  checks.push(
    ...(lottery?.checks ?? []),
    check('allocation.rounding', roundingErrors(log, names, allocation)),
    check('allocation.margins', marginErrors(log, frame, allocation)),
    check(
      'selection.tickets',
      strataWhere(log, names, (at) => hasWrongTicket(digest, log, seed, at)).concat(repeated(log)),
    ),
    checkOrder(log, names),
    check(
      'selection.counts',
      countErrors(log, frame, names, { allocation, substitutes: lottery?.substitutes }),
    ),
  );
  return checks;
}

function planOf(log: DrawLog): DrawPlan {
  return log.plan.plan;
}

function seedFacts(digest: TextDigest, log: DrawLog): string {
  try {
    const seed = readSeed(digest, log.seed.text);
    return seed.text === log.seed.text ? seed.hash : '';
  } catch {
    return '';
  }
}

/** n_h once more, or `null` if the plan's sample can't be drawn from this frame at all. */
function recomputed(
  digest: TextDigest,
  log: DrawLog,
  frame: Frame,
  seedHash: string,
): readonly number[] | null {
  try {
    return allocate(digest, planOf(log), frame, seedHash);
  } catch {
    return null;
  }
}

function roundingErrors(
  log: DrawLog,
  names: readonly string[][],
  allocation: readonly number[] | null,
): string[] {
  if (allocation === null || log.allocation.strata.length !== names.length) return ['n'];
  return names.flatMap((name, at) =>
    log.allocation.strata[at]?.n_h === allocation[at] ? [] : [stratumName(name)],
  );
}

function marginErrors(log: DrawLog, frame: Frame, allocation: readonly number[] | null): string[] {
  if (allocation === null) return ['n'];
  const { number, swapped } = log.allocation;
  if (planOf(log).sample.allocation !== 'quotas') {
    if (number !== undefined) return ['number'];
    if (swapped !== undefined) return ['swapped'];
  }
  const expected = allocationBody(planOf(log), frame, allocation) as Record<string, Json>;
  const logged = log.allocation as unknown as Record<string, Json>;
  return Object.keys(expected).filter((key) => !isSame(expected[key] as Json, logged[key] as Json));
}

function strataWhere(log: DrawLog, names: readonly string[][], isWrong: (at: number) => boolean): string[] {
  return log.selection.strata.flatMap((stratum, at) => {
    const fits = isSame(stratum.stratum, names[at] ?? []);
    return !fits || isWrong(at) ? [stratumName(stratum.stratum)] : [];
  });
}

type LoggedStratum = DrawLog['selection']['strata'][number];

function drawnIn(log: DrawLog, at: number): LoggedStratum['invited'] {
  const stratum = log.selection.strata[at];
  return stratum === undefined ? [] : [...stratum.invited, ...stratum.reserve];
}

function hasWrongTicket(digest: TextDigest, log: DrawLog, seedHash: string, at: number): boolean {
  return drawnIn(log, at).some(({ label, ticket }) => ticketOf(digest, seedHash, label) !== ticket);
}

function repeated(log: DrawLog): string[] {
  const labels = log.selection.strata.flatMap((_, at) => drawnIn(log, at).map(({ label }) => label));
  return new Set(labels).size === labels.length ? [] : ['label'];
}

/** With numbered panels people take turns, and whose turn it was can be seen only with all tickets. */
function checkOrder(log: DrawLog, names: readonly string[][]): Check {
  const { lottery } = log;
  const byTurns = lottery !== undefined && isByTurns({ total: lottery.W });
  const isWrong = byTurns ? (at: number) => isOutOfTurn(log, at) : (at: number) => isOutOfOrder(log, at);
  const found = check('selection.order', strataWhere(log, names, isWrong));
  return byTurns ? { ...found, note: 'turns' } : found;
}

/** The people of a numbered panel stand by ticket, and nobody is said to be next. */
function isOutOfTurn(log: DrawLog, at: number): boolean {
  const { invited, reserve, next } = log.selection.strata[at] as LoggedStratum;
  return !ascends(invited) || reserve.length > 0 || next !== null;
}

function ascends(people: LoggedStratum['invited']): boolean {
  return people.every(
    (person, index) => index === 0 || byTicket(people[index - 1] as typeof person, person) < 0,
  );
}

/** Invited and reserve each ascend; without household limit the reserve begins behind the invited. */
function isOutOfOrder(log: DrawLog, at: number): boolean {
  const { invited, reserve, next } = log.selection.strata[at] as LoggedStratum;
  const apart = planOf(log).sample.max_per_household === null ? ascends([...invited, ...reserve]) : true;
  const size = log.frame.strata[at]?.N_h ?? 0;
  // Without household limit everybody is drawn or somebody is next.
  const isLast = drawnIn(log, at).length === size;
  const isTold = planOf(log).sample.max_per_household !== null || (next === null) === isLast;
  const beyond = next === null || drawnIn(log, at).every(({ ticket }) => ticket < next);
  return !ascends(invited) || !ascends(reserve) || !apart || !beyond || !isTold;
}

/** Only a household limit can leave a stratum short, and only if the plan lets it. */
function isShortOf(log: DrawLog, names: readonly string[][]): boolean {
  const { shortfall, max_per_household } = log.selection;
  if (shortfall.length === 0) return true;
  const strata = new Set(names.map((name) => JSON.stringify(name)));
  // Each stratum once: what is left of the names were repeated or are none.
  const isKnown = shortfall.every(
    ({ stratum, missing }) => missing > 0 && strata.delete(JSON.stringify(stratum)),
  );
  return isKnown && max_per_household !== null && planOf(log).sample.allow_shortfall;
}

function countErrors(
  log: DrawLog,
  frame: Frame,
  names: readonly string[][],
  drawn: {
    readonly allocation: readonly number[] | null;
    readonly substitutes: readonly number[] | undefined;
  },
): string[] {
  const { allocation, substitutes = [] } = drawn;
  const { sample } = planOf(log);
  const { strata, shortfall, reserve, max_per_household, chance } = log.selection;
  const wrong: string[] = [];
  if (reserve !== sample.reserve || max_per_household !== sample.max_per_household) wrong.push('reserve');
  const equal = sample.allocation === 'proportional' && max_per_household === null;
  const fair = chance.equal ? chance.n === sample.size && chance.N === log.frame.N : true;
  if (chance.equal !== equal || !fair) wrong.push('chance');
  if (!isShortOf(log, names)) wrong.push('shortfall');
  if (allocation === null || strata.length !== names.length) return [...wrong, 'strata'];
  const missing = new Map(shortfall.map((entry) => [JSON.stringify(entry.stratum), entry.missing]));
  names.forEach((name, at) => {
    const key = stratumName(name);
    const toInvite = allocation[at] as number;
    const size = frame.stratification.strata[at]?.size ?? 0;
    // Under quotas the outcome says how many substitutes there are.
    const isDrawn = sample.substitutes !== undefined;
    const target = isDrawn ? (substitutes[at] ?? 0) : reserveSize(size, toInvite, sample.reserve);
    const { invited = [], reserve: reserved = [] } = strata[at] ?? {};
    const limited = max_per_household !== null && !isDrawn;
    const fits = limited ? reserved.length <= target : reserved.length === target;
    const short = missing.get(JSON.stringify(name)) ?? 0;
    if (invited.length !== toInvite - short || !fits) wrong.push(key);
  });
  return wrong;
}
