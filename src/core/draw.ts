import { allocateProportionally, seededLot } from './allocation.js';
import type { TextDigest } from './digest.js';
import { type Frame, frameSize } from './frame.js';
import type { LotteryFigures, LotteryRecord } from './lottery/record.js';
import type { DrawPlan } from './plan.js';
import { error, Refusal, refuse } from './problem.js';
import type { Seed } from './seed.js';
import type { Selectable, StratumSelection } from './selection.js';
import { cellNames, stratumName } from './strata.js';
import { allocateByTable } from './table.js';

/** A whole draw: what it was made from and what came of it. */
export interface Draw<T extends Selectable = Selectable> {
  readonly plan: DrawPlan;
  readonly frame: Frame;
  readonly seed: Seed;
  /** n_h for each stratum */
  readonly allocation: readonly number[];
  /** the lottery that gave it, if there are quotas */
  readonly lottery?: DrawLottery;
  /** for each stratum */
  readonly selection: readonly StratumSelection<T>[];
}

export interface DrawLottery {
  readonly record: LotteryRecord;
  readonly figures: LotteryFigures;
}

/** How many people of each stratum are invited, and the lottery that says so. */
export interface LotteryAllocation {
  /** n_h for each stratum */
  readonly allocation: readonly number[];
  readonly lottery: DrawLottery;
}

/**
 * n_h for each stratum, as the plan wants them allocated; quotas need a lottery and are not for this.
 * @throws RangeError if the plan has quotas
 * @throws Refusal `DRAW-001` if more people are wanted than the frame has, or as {@link allocateByTable}
 */
export function allocate(digest: TextDigest, plan: DrawPlan, frame: Frame, seedHash: string): number[] {
  checkSize(plan, frame);
  const { size, table, allocation } = plan.sample;
  if (allocation === 'quotas') throw new RangeError('expected an allocation without quotas');
  if (table !== null) return allocateByTable(frame.stratification, size, table);
  return allocateProportionally(frame.stratification, size, seededLot(digest, seedHash));
}

/** @throws Refusal `DRAW-001` if the frame has fewer people than are wanted, `DRAW-004` if it has nobody */
export function checkSize(plan: DrawPlan, frame: Frame): void {
  const available = frameSize(frame.stratification);
  const { size } = plan.sample;
  if (available === 0) throw refuse('infeasible', 'DRAW-004', { key: 'eligibility' }, { rows: frame.rows });
  if (size > available) throw refuse('infeasible', 'DRAW-001', { key: 'sample.size' }, { size, available });
}

/**
 * @throws Refusal `DRAW-003` if a household limit leaves a stratum short and the plan does not allow it
 */
export function checkShortfall(draw: Draw): void {
  if (draw.plan.sample.allow_shortfall) return;
  const { dimensions, strata } = draw.frame.stratification;
  const problems = shortfalls(draw).map(({ index, missing }) => {
    const stratum = stratumName(cellNames(dimensions, strata[index]?.cell ?? []));
    return error('DRAW-003', { key: 'sample.max_per_household' }, { stratum, missing });
  });
  if (problems.length > 0) throw new Refusal('infeasible', problems);
}

/** Strata that could not be filled, with how many people are missing. */
export function shortfalls(draw: Draw): { index: number; missing: number }[] {
  return draw.selection.flatMap((stratum, index) => {
    const missing = (draw.allocation[index] as number) - stratum.invited.length;
    return missing > 0 ? [{ index, missing }] : [];
  });
}

/** Whether everybody in the frame had the chance n/N: only a proportional draw without household limit. */
export function hasEqualChances(plan: DrawPlan): boolean {
  return plan.sample.allocation === 'proportional' && plan.sample.max_per_household === null;
}
