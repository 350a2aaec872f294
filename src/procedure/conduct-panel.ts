import { ABOVE_ALL } from '../core/candidates.js';
import { allocate, checkShortfall, checkSize, type Draw, type DrawLottery } from '../core/draw.js';
import type { Frame } from '../core/frame.js';
import { pickedPeople, pickedSubstitutes, portfolioOf } from '../core/lottery/certificate.js';
import {
  alreadyIn,
  type PickedOutcome,
  type Present,
  placesTaken,
  selectByOutcome,
  selectByTurns,
} from '../core/lottery/panel.js';
import { expandQuotas } from '../core/lottery/quotas.js';
import type { LotteryPool, LotteryRecord } from '../core/lottery/record.js';
import { isByTurns } from '../core/lottery/turns.js';
import { type TypedPeople, typesOf } from '../core/lottery/types.js';
import type { DrawPlan } from '../core/plan.js';
import { type Problem, refuse } from '../core/problem.js';
import type { Seed } from '../core/seed.js';
import { type Selectable, type StratumSelection, select } from '../core/selection.js';
import { labelOf } from '../core/ticket.js';
import type { Candidate } from '../register/collector.js';
import { poolsByStratum, talliedFrame } from '../register/frame-tally.js';
import type { FrameReading, ReadOptions } from '../register/read.js';
import { type Prepared, readAll } from './conduct.js';

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
  const { sample } = plan;
  const { reading, warnings } = await readAll(prepared, options, seed.hash);
  const frame = talliedFrame(plan.stratify, reading.tally);
  const present = already === null ? [] : await peopleAlready(prepared, already, options);
  const n = sample.size - present.length;
  if (n < 1)
    throw refuse(
      'infeasible',
      'QUOTA-002',
      { key: 'sample.size' },
      { already: present.length, size: sample.size },
    );
  const { substitutes } = sample;
  checkSize({ ...plan, sample: { ...sample, size: n + (substitutes ?? 0) } }, frame);
  const strata = poolsByStratum(frame.stratification, reading.tally).map((pool) => pool?.sorted() ?? []);
  const typed = typesOf(strata, sample.max_per_household, placesTaken(present));
  const quotas = expandQuotas(frame.stratification, sample.quotas ?? [], sample);
  const dimensions = plan.stratify.map(({ name }) => name);
  const { types, households } = typed;
  const counts = already === null ? [] : alreadyIn(dimensions, quotas, present);
  const lottery = {
    n,
    ...(substitutes === undefined ? {} : { substitutes }),
    ...{ types, households, already: counts },
  };
  return { frame, reading, warnings, strata, typed, lottery };
}

/** The panel that a lottery under quotas gives: one of the numbered ones, if there are any. */
export function panelByLottery(
  { plan }: Prepared,
  seed: Seed,
  pool: PanelPool,
  lottery: DrawLottery,
): ConductedPanel {
  const { frame } = pool;
  const selection = selectByLottery(plan, pool, lottery.record);
  const allocation = selection.map(({ invited }) => invited.length);
  return withRest({ plan, frame, seed, allocation, lottery, selection }, pool);
}

/** The people of the outcome that is picked: by turns, if there are numbered panels. */
export function selectByLottery<T extends Selectable>(
  { sample }: DrawPlan,
  { strata, typed }: { readonly strata: readonly (readonly T[])[]; readonly typed: TypedPeople<T> },
  record: LotteryRecord,
): StratumSelection<T>[] {
  return isByTurns(record)
    ? selectByTurns(strata.length, typed, portfolioOf(record), record.number)
    : selectByOutcome(strata, typed, pickedOutcome(record), sample.max_per_household);
}

function pickedOutcome(record: LotteryRecord): PickedOutcome {
  return { people: pickedPeople(record), substitutes: pickedSubstitutes(record) };
}

/** The panel from pots, as a table says. @throws Refusal DRAW-002, DRAW-003, PLAN-04x */
export function panelByTable({ plan, digest }: Prepared, seed: Seed, pool: PanelPool): ConductedPanel {
  const { frame, strata } = pool;
  const allocation = allocate(digest, plan, frame, seed.hash);
  const pots = strata.map((candidates, at) => ({
    size: candidates.length,
    toInvite: allocation[at] as number,
    candidates,
    watermark: ABOVE_ALL,
  }));
  const { reserve, max_per_household } = plan.sample;
  const selection = select(pots, { reserve, maxPerHousehold: max_per_household });
  const draw = { plan, frame, seed, allocation, selection };
  checkShortfall(draw);
  return withRest(draw, pool);
}

function withRest(draw: Draw<Candidate>, pool: PanelPool): ConductedPanel {
  const notDrawn = pool.strata.map((people, stratum) => {
    const { invited = [], reserve = [] } = draw.selection[stratum] ?? {};
    const drawn = new Set([...invited, ...reserve]);
    return people.filter((person) => !drawn.has(person));
  });
  return { draw, pool, notDrawn };
}

/**
 * The people of the list, with their features: the answers are read once more without the rule.
 * @throws Refusal QUOTA-003 if somebody of the list is not among the answers
 */
async function peopleAlready(prepared: Prepared, rule: number, options?: ReadOptions): Promise<Present[]> {
  // The rules have been looked at; here one of them is missing.
  const { questions: _, ...asked } = prepared;
  const unasked = { ...asked, urn: null };
  const { plan, idLists, digest, key } = unasked;
  const ids = idLists.get(rule) ?? new Map<string, number>();
  const labels = new Set([...ids.keys()].map((id) => labelOf(digest, id, key ?? undefined)));
  const exclude = plan.eligibility.exclude.filter((_, at) => at !== rule);
  const others = new Map([...idLists].filter(([at]) => at !== rule));
  const everybody = {
    ...unasked,
    plan: { ...plan, eligibility: { ...plan.eligibility, exclude } },
    idLists: others,
  };
  const { reading } = await readAll(everybody, options);
  const found = reading.tally.strata.flatMap(({ categories, pool }) =>
    (pool?.sorted() ?? []).flatMap(({ label, household }) =>
      labels.has(label) ? [{ categories, household }] : [],
    ),
  );
  const written = plan.eligibility.exclude[rule];
  const file = written !== undefined && 'ids' in written ? written.ids : '';
  const missing = ids.size - found.length;
  if (missing > 0) throw refuse('invalid', 'QUOTA-003', { file }, { count: missing, total: ids.size });
  return found;
}
