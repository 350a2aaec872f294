import { ABOVE_ALL } from '../core/candidates.js';
import { allocate, checkShortfall, checkSize, type Draw, type DrawLottery } from '../core/draw.js';
import type { Frame } from '../core/frame.js';
import { pickedPeople } from '../core/lottery/certificate.js';
import type { PlannedQuota } from '../core/lottery/quotas.js';
import { type TypedPeople, typesOf } from '../core/lottery/types.js';
import type { DrawPlan } from '../core/plan.js';
import { type Problem, refuse } from '../core/problem.js';
import type { Seed } from '../core/seed.js';
import { type StratumSelection, select } from '../core/selection.js';
import { cellNames } from '../core/strata.js';
import { byTicket, ID_SEPARATOR, labelOf } from '../core/ticket.js';
import { findColumn } from '../plan/columns.js';
import type { Candidate } from '../register/collector.js';
import { stratumKey } from '../register/frame-builder.js';
import type { FrameReading, ReadOptions } from '../register/read.js';
import { frameOf, type Prepared, readAll } from './conduct.js';
import type { LotteryPool } from './lottery.js';

/** Conducts the second stage: from those who said yes to the panel. */

export interface PanelPool {
  readonly frame: Frame;
  readonly reading: FrameReading;
  readonly warnings: readonly Problem[];
  /** of each stratum, lowest tickets first */
  readonly strata: readonly (readonly Candidate[])[];
  readonly typed: TypedPeople<Candidate>;
  readonly lottery: LotteryPool;
}

/** Finds the lottery: makes one, or takes that of a log. */
export type FindLottery = (pool: PanelPool) => Promise<DrawLottery>;

export interface ConductedPanel {
  readonly draw: Draw<Candidate>;
  readonly pool: PanelPool;
  /** who was not drawn, of each stratum, lowest tickets first */
  readonly notDrawn: readonly (readonly Candidate[])[];
}

/**
 * Everybody who can be drawn, by type.
 * @param already number of the rule that excludes the people who are on the panel already; `null`: nobody is
 * @throws Refusal with all problems of the file, DRAW-001, DRAW-004, QUOTA-002, QUOTA-003
 */
export async function panelPool(
  prepared: Prepared,
  seed: Seed,
  already: number | null,
  options?: ReadOptions,
): Promise<PanelPool> {
  const { plan } = prepared;
  const { reading, warnings } = await readAll(prepared, options, seed.hash);
  const frame = frameOf(plan, reading);
  const present = already === null ? [] : await peopleAlready(prepared, already, options);
  const n = plan.sample.size - present.length;
  if (n < 1)
    throw refuse(
      'infeasible',
      'QUOTA-002',
      { key: 'sample.size' },
      { already: present.length, size: plan.sample.size },
    );
  checkSize({ ...plan, sample: { ...plan.sample, size: n } }, frame);
  const withHousehold = householdReader(prepared);
  const strata = byStratum(frame, reading).map((people) => people.map(withHousehold));
  const taken = new Map<string, number>();
  for (const { person } of present) {
    const { household } = withHousehold(person);
    if (household !== '') taken.set(household, (taken.get(household) ?? 0) + 1);
  }
  const typed = typesOf(strata, plan.sample.max_per_household, taken);
  const countOf = (quota: PlannedQuota) =>
    present.filter(({ categories }) => isInGroup(plan, categories, quota)).length;
  const { types, households } = typed;
  const lottery = { types, households, n, already: already === null ? null : countOf };
  return { frame, reading, warnings, strata, typed, lottery };
}

/** The panel: from a lottery under quotas, or from a table (pots). @throws Refusal DRAW-002, DRAW-003, PLAN-04x */
export async function conductPanel(
  prepared: Prepared,
  seed: Seed,
  pool: PanelPool,
  find: FindLottery,
): Promise<ConductedPanel> {
  const { plan, digest } = prepared;
  const { frame, strata } = pool;
  if (plan.sample.allocation === 'quotas') {
    const lottery = await find(pool);
    const selection = selectTypes(plan, pool, pickedPeople(lottery.record));
    const allocation = selection.map(({ invited }) => invited.length);
    return withRest({ plan, frame, seed, allocation, lottery, selection }, pool);
  }
  const allocation = allocate(digest, plan, frame, seed.hash);
  const pools = strata.map((candidates, at) => ({
    size: candidates.length,
    toInvite: allocation[at] as number,
    candidates,
    watermark: ABOVE_ALL,
  }));
  const { reserve, max_per_household } = plan.sample;
  const draw = {
    plan,
    frame,
    seed,
    allocation,
    selection: select(pools, { reserve, maxPerHousehold: max_per_household }),
  };
  checkShortfall(draw);
  return withRest(draw, pool);
}

/** The lowest tickets of each type, put together by stratum. */
function selectTypes(
  plan: DrawPlan,
  pool: PanelPool,
  people: readonly number[],
): StratumSelection<Candidate>[] {
  const drawn: Candidate[][] = pool.strata.map(() => []);
  for (const [at, { stratum }] of pool.typed.types.entries()) {
    drawn[stratum]?.push(...(pool.typed.people[at] ?? []).slice(0, people[at]));
  }
  return drawn.map((list, stratum) => {
    const invited = list.sort(byTicket);
    const next = pool.strata[stratum]?.find((person) => !invited.includes(person)) ?? null;
    const isLimited = plan.sample.max_per_household !== null;
    return { invited, reserve: [], next: isLimited ? null : (next?.ticket ?? null), certain: true };
  });
}

function withRest(draw: Draw<Candidate>, pool: PanelPool): ConductedPanel {
  const notDrawn = pool.strata.map((people, stratum) => {
    const { invited = [], reserve = [] } = draw.selection[stratum] ?? {};
    const drawn = new Set([...invited, ...reserve]);
    return people.filter((person) => !drawn.has(person));
  });
  return { draw, pool, notDrawn };
}

function byStratum(frame: Frame, reading: FrameReading): (readonly Candidate[])[] {
  const { dimensions, strata } = frame.stratification;
  const tallied = new Map(
    reading.tally.strata.map((stratum) => [stratumKey(stratum.categories), stratum] as const),
  );
  return strata.map(({ cell }) => tallied.get(stratumKey(cellNames(dimensions, cell)))?.pool?.sorted() ?? []);
}

interface Already {
  readonly person: Candidate;
  readonly categories: readonly string[];
}

/**
 * The people of the list, with their features: the answers are read once more without the rule.
 * @throws Refusal QUOTA-003 if somebody of the list is not among the answers
 */
async function peopleAlready(prepared: Prepared, rule: number, options?: ReadOptions): Promise<Already[]> {
  const { plan, idLists, digest, key } = prepared;
  const ids = idLists.get(rule) ?? new Set<string>();
  const labels = new Set([...ids].map((id) => labelOf(digest, id, key ?? undefined)));
  const exclude = plan.eligibility.exclude.filter((_, at) => at !== rule);
  const others = new Map([...idLists].filter(([at]) => at !== rule));
  const everybody = {
    ...prepared,
    plan: { ...plan, eligibility: { ...plan.eligibility, exclude } },
    idLists: others,
  };
  const { reading } = await readAll(everybody, options);
  const found = reading.tally.strata.flatMap(({ categories, pool }) =>
    (pool?.sorted() ?? []).flatMap((person) => (labels.has(person.label) ? [{ person, categories }] : [])),
  );
  const written = plan.eligibility.exclude[rule];
  const file = written !== undefined && 'ids' in written ? written.ids : '';
  const missing = ids.size - found.length;
  if (missing > 0) throw refuse('invalid', 'QUOTA-003', { file }, { count: missing, total: ids.size });
  return found;
}

function isInGroup(plan: DrawPlan, categories: readonly string[], { group }: PlannedQuota): boolean {
  return group.every((part) => {
    const at = plan.stratify.findIndex(({ name }) => name === part.dimension);
    return part.categories.includes(categories[at] ?? '');
  });
}

/**
 * People whose address is empty share no household, even if they share a name. A postcode alone is no
 * address, as long as the plan knows more of it.
 */
function householdReader({ plan, register }: Prepared): (person: Candidate) => Candidate {
  const columns = plan.register.columns.household;
  const header = register[0]?.header ?? [];
  const name = findColumn('family_name', header);
  const postcode = findColumn('postcode', header);
  const places = columns.filter((column) => column !== name);
  const exact = places.filter((column) => column !== postcode);
  const telling = exact.length > 0 ? exact : places;
  const isAddress = columns.map((column) => telling.includes(column));
  if (!isAddress.includes(true)) return (person) => person;
  return (person) => {
    const parts = person.household.split(ID_SEPARATOR);
    const hasAddress = parts.some((part, at) => isAddress[at] === true && part !== '');
    return hasAddress || person.household === '' ? person : { ...person, household: '' };
  };
}
