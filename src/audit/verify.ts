import type { Json } from '../core/canonical.js';
import type { TextDigest } from '../core/digest.js';
import { allocate } from '../core/draw.js';
import { exclusionRules, type Frame, frameSize } from '../core/frame.js';
import type { DrawPlan } from '../core/plan.js';
import { readSeed } from '../core/seed.js';
import { reserveSize } from '../core/selection.js';
import { cellNames, stratify, stratumName } from '../core/strata.js';
import { byTicket, ticketOf } from '../core/ticket.js';
import { allocationBody } from './bodies.js';
import { type Check, check, isSame } from './checks.js';
import type { DrawLog } from './schema.js';

/** Checks of a lottery under quotas, and the n_h that it gives; `null`: it gives none. */
export type OfLottery = (
  log: DrawLog,
  frame: Frame,
  seedHash: string,
) => { readonly checks: readonly Check[]; readonly allocation: readonly number[] | null };

const NO_LOTTERY: OfLottery = () => ({ checks: [], allocation: null });

/**
 * What can be proven from a log alone: that the numbers in it follow from N_h and the seed, and the
 * tickets from seed and labels. No stored result is taken for granted.
 */
export function verifyLog(digest: TextDigest, log: DrawLog, ofLottery: OfLottery = NO_LOTTERY): Check[] {
  const frame = frameOf(log);
  const seed = seedFacts(digest, log);
  const wrongSeed = [
    ...(seed === log.seed.seedHash ? [] : ['seedHash']),
    ...(log.seed.source === planOf(log).seed.source ? [] : ['source']),
  ];
  const checks = [check('seed.hash', wrongSeed), frameSums(log, frame)];
  if (frame === null) return checks;
  const hasQuotas = planOf(log).sample.allocation === 'quotas';
  const lottery = hasQuotas ? ofLottery(log, frame, seed) : null;
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
    check(
      'selection.order',
      strataWhere(log, names, (at) => isOutOfOrder(log, at)),
    ),
    check('selection.counts', countErrors(log, frame, names, allocation)),
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

/** The frame that the logged strata describe; `null` if they name a stratum twice or a category amiss. */
export function frameOf(log: DrawLog): Frame | null {
  const plan = planOf(log);
  const named = log.frame.strata.map(({ stratum, N_h }) => ({ categories: stratum, size: N_h }));
  if (named.some((stratum) => stratum.categories.length !== plan.stratify.length)) return null;
  if (new Set(named.map((stratum) => JSON.stringify(stratum.categories))).size !== named.length) return null;
  const stratification = stratify(plan.stratify, named);
  const known = stratification.strata.every(({ cell }) =>
    cell.every((index) => index !== undefined && index >= 0),
  );
  return known ? { rows: log.frame.rows, excluded: [], stratification } : null;
}

function frameSums(log: DrawLog, frame: Frame | null): Check {
  const { rows, excluded, N, dimensions, strata } = log.frame;
  const wrong: string[] = [];
  if (frame === null) return check('frame.sums', ['strata']);
  const { stratification } = frame;
  const left = excluded.reduce((sum, { count }) => sum + count, 0);
  if (frameSize(stratification) !== N) wrong.push('N');
  if (N + left !== rows) wrong.push('rows');
  if (log.register.files.reduce((sum, file) => sum + file.rows, 0) !== rows) wrong.push('register');
  if (excluded.flatMap(({ rules }) => rules).length !== exclusionRules(planOf(log)).length)
    wrong.push('excluded');
  if (!isSame(dimensions as Json, stratification.dimensions as unknown as Json)) wrong.push('dimensions');
  const sorted = stratification.strata.map(({ cell, size }) => ({
    stratum: cellNames(stratification.dimensions, cell),
    N_h: size,
  }));
  if (!isSame(strata as Json, sorted)) wrong.push('strata');
  return check('frame.sums', wrong);
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
  const isStray = log.allocation.lottery !== undefined && planOf(log).sample.allocation !== 'quotas';
  if (isStray) return ['lottery'];
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

/** Invited and reserve each ascend; without household limit the reserve begins behind the invited. */
function isOutOfOrder(log: DrawLog, at: number): boolean {
  const { invited, reserve, next } = log.selection.strata[at] as LoggedStratum;
  const ascends = (people: LoggedStratum['invited']) =>
    people.every((person, index) => index === 0 || byTicket(people[index - 1] as typeof person, person) < 0);
  const apart = planOf(log).sample.max_per_household === null ? ascends([...invited, ...reserve]) : true;
  const size = log.frame.strata[at]?.N_h ?? 0;
  // Without household limit everybody is drawn or somebody is next.
  const isLast = drawnIn(log, at).length === size;
  const isTold = planOf(log).sample.max_per_household !== null || (next === null) === isLast;
  const beyond = next === null || drawnIn(log, at).every(({ ticket }) => ticket < next);
  return !ascends(invited) || !ascends(reserve) || !apart || !beyond || !isTold;
}

function countErrors(
  log: DrawLog,
  frame: Frame,
  names: readonly string[][],
  allocation: readonly number[] | null,
): string[] {
  const { sample } = planOf(log);
  const { strata, shortfall, reserve, max_per_household, chance } = log.selection;
  const wrong: string[] = [];
  if (reserve !== sample.reserve || max_per_household !== sample.max_per_household) wrong.push('reserve');
  const equal = sample.allocation === 'proportional' && max_per_household === null;
  const fair = chance.equal ? chance.n === sample.size && chance.N === log.frame.N : true;
  if (chance.equal !== equal || !fair) wrong.push('chance');
  if (shortfall.length > 0 && !sample.allow_shortfall) wrong.push('shortfall');
  if (allocation === null || strata.length !== names.length) return [...wrong, 'strata'];
  const missing = new Map(shortfall.map((entry) => [stratumName(entry.stratum), entry.missing]));
  names.forEach((name, at) => {
    const key = stratumName(name);
    const toInvite = allocation[at] as number;
    const size = frame.stratification.strata[at]?.size ?? 0;
    const target = reserveSize(size, toInvite, sample.reserve);
    const { invited = [], reserve: reserved = [] } = strata[at] ?? {};
    const limited = max_per_household !== null;
    const fits = limited ? reserved.length <= target : reserved.length === target;
    if (invited.length !== toInvite - (missing.get(key) ?? 0) || !fits) wrong.push(key);
  });
  return wrong;
}

/** A list beside the log, or `null` if it is not there. */
export interface ListFacts {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** the columns `los_rang`, `los_schicht` and `los_ticket` of each row; `null`: no such columns */
  readonly rows: readonly (readonly string[])[] | null;
}

/** Lists whose people the log names. Of the others it has only the hash. */
const PEOPLE_OF: Readonly<Record<string, 'invited' | 'reserve' | undefined>> = {
  'invitations.csv': 'invited',
  'panel.csv': 'invited',
  'reserve.csv': 'reserve',
};

/** Whether the lists beside the log are the ones it speaks of, and name the people it names. */
export function verifyLists(log: DrawLog, lists: readonly (ListFacts | null)[]): Check[] {
  const altered = log.outputs.files.flatMap((file, at) => {
    const list = lists[at] ?? null;
    const same = list !== null && list.sha256 === file.sha256 && list.bytes === file.bytes;
    // Of lists that name nobody's ticket the hash alone is looked at.
    const counted = PEOPLE_OF[file.name] === undefined || list?.rows?.length === file.rows;
    return same && counted ? [] : [file.name];
  });
  const strangers = log.outputs.files.flatMap((file, at) => {
    const part = PEOPLE_OF[file.name];
    if (part === undefined) return [];
    const rows = lists[at]?.rows ?? null;
    return rows !== null && isSame(rows, expectedRows(log, part)) ? [] : [file.name];
  });
  return [check('lists.files', altered), check('lists.people', strangers)];
}

function expectedRows(log: DrawLog, part: 'invited' | 'reserve'): string[][] {
  const people = log.selection.strata.flatMap((stratum) =>
    stratum[part].map((person) => ({ ...person, name: stratumName(stratum.stratum) })),
  );
  people.sort(byTicket);
  return people.map((person, at) => [String(at + 1), person.name, person.ticket]);
}
