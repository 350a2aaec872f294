import type * as z from 'zod';
import type { Json } from '../../core/canonical.js';
import type { Draw, DrawLottery } from '../../core/draw.js';
import { areRowsShown, type Frame } from '../../core/frame.js';
import type { DrawPlan } from '../../core/plan.js';
import { allocationBody, allocationBodySchema } from './allocation.js';
import {
  type CommitmentBody,
  type CommitmentFacts,
  commitmentBody,
  commitmentBodySchema,
  type RedrawBody,
  redrawBodySchema,
} from './commitment.js';
import { frameBody, frameBodySchema } from './frame.js';
import type { LogEvent } from './line.js';
import { lotteryBody, lotteryBodySchema } from './lottery.js';
import { type OutputFacts, outputsBody, outputsBodySchema } from './outputs.js';
import { type PlanSource, planBody, planBodySchema } from './plan.js';
import { type RegisterFacts, registerBody, registerBodySchema } from './register.js';
import { seedBody, seedBodySchema } from './seed.js';
import { selectionBody, selectionBodySchema } from './selection.js';

/**
 * The entries of a draw (SPEC 8, 11). The same functions write a log and say, when it is verified, what it
 * should have said; each stands beside the schema that it is read by.
 *
 *     plan · register · frame · [lottery] · [commitment]  |  seed · allocation · selection · outputs
 *
 * What stands before the bar is settled without the seed, and may be written long before. On a commitment one may
 * draw again: `redraw` and the last four once more.
 */
export const BASIS_SCHEMAS = {
  plan: planBodySchema,
  register: registerBodySchema,
  frame: frameBodySchema,
};

export const LOTTERY_SCHEMA = { lottery: lotteryBodySchema };
export const COMMITMENT_SCHEMA = { commitment: commitmentBodySchema };
export const REDRAW_SCHEMA = { redraw: redrawBodySchema };

export const DRAWN_SCHEMAS = {
  seed: seedBodySchema,
  allocation: allocationBodySchema,
  selection: selectionBodySchema,
  outputs: outputsBodySchema,
};

type BodiesOf<S extends Readonly<Record<string, z.ZodType>>> = {
  readonly [K in keyof S]: z.output<S[K]>;
};

/** A commitment as a log has it. */
export interface LoggedCommitment extends CommitmentBody {
  /** hash of its line */
  readonly fingerprint: string;
}

/** The bodies of what is settled before the seed. */
export interface BasisLog extends BodiesOf<typeof BASIS_SCHEMAS> {
  /** under quotas */
  readonly lottery?: z.output<typeof lotteryBodySchema>;
  /** left out: nothing was fixed before the seed was known */
  readonly commitment?: LoggedCommitment;
}

/** The bodies of what came of a seed. */
export type DrawnLog = BodiesOf<typeof DRAWN_SCHEMAS>;

/** The bodies of a whole draw; of several on one commitment the last. */
export interface DrawLog extends BasisLog, DrawnLog {
  /** why others were set aside before it, in order */
  readonly redraws: readonly RedrawBody[];
  /** what was set aside, in order */
  readonly setAside: readonly DrawnLog[];
}

/** A panel that is drawn later leaves the same entries, their types with this in front. */
const PANEL_PREFIX = 'panel.';

/** What the entries are of: letters to people of a register, or a panel of those who said yes. */
export type Stage = 'letters' | 'panel';

export const prefixOf = (stage: Stage): string => (stage === 'panel' ? PANEL_PREFIX : '');

/** What a log says of a draw besides what was drawn from whom. */
export interface BasisFacts {
  readonly source: PlanSource;
  readonly register: RegisterFacts;
}

/** What is settled before the seed: what was in force, who could be drawn, and under quotas the whole list. */
export interface DrawBasis {
  readonly plan: DrawPlan;
  readonly frame: Frame;
  readonly lottery?: Omit<DrawLottery, 'record'> & { readonly record: Parameters<typeof lotteryBody>[1] };
}

/** The entries that are settled before the seed, in their order; with a commitment they are closed by it. */
export function basisEvents(
  stage: Stage,
  { plan, frame, lottery }: DrawBasis,
  { source, register }: BasisFacts,
  commitment?: CommitmentFacts,
): LogEvent[] {
  const bodies: Readonly<Record<string, Json>> = {
    plan: planBody(plan, source),
    register: registerBody(register, areRowsShown(plan, frame)),
    frame: frameBody(plan, frame),
    ...(lottery === undefined ? {} : { lottery: lotteryBody(frame, lottery.record, lottery.figures) }),
    ...(commitment === undefined ? {} : { commitment: commitmentBody(plan, commitment) }),
  };
  return eventsOf(stage, bodies);
}

/** The entries of what came of the seed. */
export function drawnEvents(stage: Stage, draw: Draw, outputs: readonly OutputFacts[]): LogEvent[] {
  const { plan, frame, seed, allocation, lottery } = draw;
  return eventsOf(stage, {
    seed: seedBody(seed, plan.seed.source),
    allocation: allocationBody(plan, frame, allocation, lottery?.record),
    selection: selectionBody(draw),
    outputs: outputsBody(outputs),
  });
}

/** The entry that sets a draw aside. @param reason in words that anybody may read */
export function redrawEvent(stage: Stage, { reason, sets_aside }: RedrawBody): LogEvent {
  return { type: `${prefixOf(stage)}redraw`, body: { reason, sets_aside } };
}

function eventsOf(stage: Stage, bodies: Readonly<Record<string, Json>>): LogEvent[] {
  return Object.entries(bodies).map(([type, body]) => ({ type: prefixOf(stage) + type, body }));
}
