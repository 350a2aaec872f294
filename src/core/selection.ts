import { ABOVE_ALL } from './candidates.js';
import { byTicket, type Ticketed } from './ticket.js';

/**
 * Selection (SPEC 7): in each stratum the lowest tickets are invited, the next are the reserve.
 */
export interface SelectionRules {
  /** reserve for each person invited, a decimal in digits such as `1.5` */
  readonly reserve: string;
  /** `null`: no limit */
  readonly maxPerHousehold: number | null;
}

export interface Selectable extends Ticketed {
  /** joined value of the household columns; empty: a household alone */
  readonly household: string;
}

/** One stratum as the selection needs it. */
export interface StratumPool<T extends Selectable> {
  /** N_h */
  readonly size: number;
  /** n_h */
  readonly toInvite: number;
  /** lowest tickets first */
  readonly candidates: readonly T[];
  /** everybody who is not among the candidates has at least this ticket */
  readonly watermark: string;
}

export interface StratumSelection<T> {
  readonly invited: readonly T[];
  readonly reserve: readonly T[];
  /** the lowest ticket of the stratum above all drawn ones; `null`: there is none */
  readonly next: string | null;
  /** false: people who were let go could have changed the result, more candidates are needed */
  readonly certain: boolean;
}

/** `min(N_h - n_h, ceil(n_h * reserve))`, exactly. */
export function reserveSize(size: number, toInvite: number, reserve: string): number {
  const [digits, unit] = readDecimal(reserve);
  const wanted = (BigInt(toInvite) * digits + unit - 1n) / unit;
  const left = BigInt(size - toInvite);
  return Number(wanted < left ? wanted : left);
}

/** @returns numerator and denominator of a decimal text; @throws RangeError if it is none */
export function readDecimal(text: string): [bigint, bigint] {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`expected a decimal such as 1.5, got ${text}`);
  const fraction = match[2] ?? '';
  return [BigInt(`${match[1]}${fraction}`), 10n ** BigInt(fraction.length)];
}

/**
 * The selection of every stratum, in their order.
 * @param taken people of households who take part already
 */
export function select<T extends Selectable>(
  pools: readonly StratumPool<T>[],
  rules: SelectionRules,
  taken: ReadonlyMap<string, number> = new Map(),
): StratumSelection<T>[] {
  const limit = rules.maxPerHousehold;
  if (limit === null) return pools.map((pool) => selectLowest(pool, rules.reserve));
  return selectWithinHouseholds(pools, rules.reserve, limit, taken);
}

function selectLowest<T extends Selectable>(pool: StratumPool<T>, reserve: string): StratumSelection<T> {
  const { candidates, toInvite } = pool;
  const end = toInvite + reserveSize(pool.size, toInvite, reserve);
  return {
    invited: candidates.slice(0, toInvite),
    reserve: candidates.slice(toInvite, end),
    next: candidates[end]?.ticket ?? null,
    certain: end < pool.size ? isKept(pool, end) : candidates.length === pool.size,
  };
}

/** Whether the candidate at this rank is there and no one let go could stand before it. */
function isKept<T extends Selectable>(pool: StratumPool<T>, rank: number): boolean {
  const candidate = pool.candidates[rank];
  return candidate !== undefined && candidate.ticket < pool.watermark;
}

interface Slot<T> {
  readonly candidate: T;
  readonly stratum: number;
}

/** Everybody in global ticket order; a household that has its people is passed over. */
function selectWithinHouseholds<T extends Selectable>(
  pools: readonly StratumPool<T>[],
  reserve: string,
  limit: number,
  taken: ReadonlyMap<string, number>,
): StratumSelection<T>[] {
  const order: Slot<T>[] = pools.flatMap((pool, stratum) =>
    pool.candidates.map((candidate) => ({ candidate, stratum })),
  );
  order.sort((a, b) => byTicket(a.candidate, b.candidate));
  const households = new Map(taken);
  const invited = fillStrata(
    order,
    pools.map((pool) => pool.toInvite),
    households,
    limit,
  );
  const drawn = new Set(invited.flat());
  const waiting = order.filter((slot) => !drawn.has(slot.candidate));
  const targets = pools.map((pool) => reserveSize(pool.size, pool.toInvite, reserve));
  const reserved = fillStrata(waiting, targets, households, limit);
  const result = pools.map((pool, stratum) => {
    const first = invited[stratum] as T[];
    const second = reserved[stratum] as T[];
    const last = [first.at(-1), second.at(-1)]
      .filter((person) => person !== undefined)
      .sort(byTicket)
      .at(-1);
    const next = pool.candidates.find((person) => last === undefined || byTicket(person, last) > 0);
    const full = first.length === pool.toInvite && second.length === targets[stratum];
    const reached = next === undefined ? ABOVE_ALL : next.ticket;
    const nothingLetGo = pool.watermark === ABOVE_ALL;
    return {
      invited: first,
      reserve: second,
      next: next?.ticket ?? null,
      certain: nothingLetGo || (full && reached < pool.watermark),
    };
  });
  // Who was let go of one stratum may be of the same household as people of another.
  const certain = result.every((stratum) => stratum.certain);
  return result.map((stratum) => ({ ...stratum, certain }));
}

function fillStrata<T extends Selectable>(
  order: readonly Slot<T>[],
  targets: readonly number[],
  households: Map<string, number>,
  limit: number,
): T[][] {
  const chosen: T[][] = targets.map(() => []);
  for (const { candidate, stratum } of order) {
    const list = chosen[stratum] as T[];
    if (list.length >= (targets[stratum] as number)) continue;
    const { household } = candidate;
    if (household !== '') {
      const members = households.get(household) ?? 0;
      if (members >= limit) continue;
      households.set(household, members + 1);
    }
    list.push(candidate);
  }
  return chosen;
}
