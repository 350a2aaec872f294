import type { TextDigest } from '../core/digest.js';
import { allocate, checkShortfall, checkSize, type Draw } from '../core/draw.js';
import { exclusionRules, type Frame } from '../core/frame.js';
import type { DrawPlan } from '../core/plan.js';
import { error, type Problem, Refusal, warning } from '../core/problem.js';
import type { Seed } from '../core/seed.js';
import { listedCategories } from '../core/strata.js';
import type { Candidate } from '../register/collector.js';
import type { RegisterFile } from '../register/file.js';
import type { FrameSettings, TalliedStratum } from '../register/frame-builder.js';
import { poolsByStratum, talliedFrame } from '../register/frame-tally.js';
import { type FrameReading, type ReadOptions, readFrame } from '../register/read.js';
import { exactRule, firstRule } from '../register/threshold.js';
import { neededCandidates, selectFrom } from './candidates.js';
import { bandless, judgeRules } from './judging.js';
import type { RuleQuestions } from './rules.js';

/** Conducts a draw: register and plan to frame, frame and seed to people. */

export interface Prepared {
  readonly plan: DrawPlan;
  readonly register: readonly RegisterFile[];
  readonly idLists: FrameSettings['idLists'];
  readonly digest: TextDigest;
  readonly key: string | null;
  /** an urn is made of the frame as well; its labels need the key */
  readonly urn?: FrameSettings['urn'];
  /** how the rules are looked at; left out: they are not, for whoever draws once more wants to know who was drawn */
  readonly questions?: RuleQuestions;
}

export interface CountedFrame {
  readonly frame: Frame;
  readonly reading: FrameReading;
  readonly warnings: readonly Problem[];
}

/**
 * The frame, without anybody drawn.
 * @throws Refusal with all problems of the register's rows
 */
export async function countFrame(prepared: Prepared, options?: ReadOptions): Promise<CountedFrame> {
  const reading = await read(prepared, null, options);
  const notes = await refuseErrors(prepared, reading, options);
  const frame = talliedFrame(prepared.plan.stratify, reading.tally);
  return { frame, reading, warnings: [...readingWarnings(prepared, reading), ...notes] };
}

export interface ConductedDraw {
  readonly draw: Draw<Candidate>;
  readonly reading: FrameReading;
  readonly warnings: readonly Problem[];
}

/** How many people of each stratum are invited, and the lottery that says so if there are quotas. */
export type Allocated = Pick<Draw, 'allocation' | 'lottery'>;

/** The frame, with candidates for every stratum kept. */
export interface DrawReading {
  readonly frame: Frame;
  readonly reading: FrameReading;
  /** what is to be said of the rules */
  readonly notes: readonly Problem[];
}

/**
 * The draw of a plan without quotas: reading, allocation, selection.
 * @throws Refusal with all problems, or if the sample can't be drawn from the frame
 */
export async function conductDraw(
  prepared: Prepared,
  seed: Seed,
  options?: ReadOptions,
): Promise<ConductedDraw> {
  const found = await readForDraw(prepared, seed, options);
  const allocation = allocate(prepared.digest, prepared.plan, found.frame, seed.hash);
  return drawFrom(prepared, seed, found, { allocation }, options);
}

/**
 * Reads the register for a draw, before it is known how many of each stratum are needed.
 * @throws Refusal with all problems of the register's rows, DRAW-001, DRAW-004
 */
export async function readForDraw(
  prepared: Prepared,
  seed: Seed,
  options?: ReadOptions,
): Promise<DrawReading> {
  const { plan } = prepared;
  const expected = prepared.register.reduce((sum, file) => sum + file.expectedRows, 0);
  const usual = firstRule(plan.sample, expected);
  const first = { usual, byStratum: new Map() };
  const reading = await read(prepared, { seedHash: seed.hash, keep: first }, options);
  const notes = await refuseErrors(prepared, reading, options);
  const frame = talliedFrame(plan.stratify, reading.tally);
  withNotes(notes, () => checkSize(plan, frame));
  return { frame, reading, notes };
}

/**
 * The people of the draw. Reads the register again only if too few candidates were kept to be certain.
 * @throws Refusal DRAW-003, or REG-020 if the register has changed since it was read
 */
export async function drawFrom(
  prepared: Prepared,
  seed: Seed,
  { frame, reading: first, notes }: DrawReading,
  allocated: Allocated,
  options?: ReadOptions,
): Promise<ConductedDraw> {
  const { plan } = prepared;
  const { allocation } = allocated;
  let reading = first;
  for (let factor = 1; ; factor *= 4) {
    const selection = selectFrom(
      plan,
      frame,
      allocation,
      poolsByStratum(frame.stratification, reading.tally),
    );
    if (selection.every((stratum) => stratum.certain)) {
      const draw = { plan, frame, seed, ...allocated, selection };
      checkShortfall(draw);
      return { draw, reading, warnings: [...readingWarnings(prepared, reading), ...notes] };
    }
    const keep = { usual: exactRule(1), byStratum: neededCandidates(plan, frame, allocation, factor) };
    const again = { ...prepared, register: reading.register, urn: null };
    reading = sameRegister(reading, await read(again, { seedHash: seed.hash, keep }, options));
  }
}

export interface PreparedReading {
  readonly reading: FrameReading;
  /** errors and warnings */
  readonly problems: readonly Problem[];
}

/** Reads the register and collects what is wrong with it, without refusing anything. */
export async function surveyRegister(prepared: Prepared, options: ReadOptions): Promise<PreparedReading> {
  const reading = await read(prepared, null, options, true);
  const errors = reading.problems.filter((problem) => problem.severity === 'error');
  const judged = await judge(prepared, reading, options);
  return { reading, problems: [...errors, ...readingWarnings(prepared, reading), ...judged] };
}

/**
 * The frame with everybody in it kept, for simulations and panels; memory grows with the file.
 * @throws Refusal with all problems of the register's rows
 */
export async function readAll(
  prepared: Prepared,
  options?: ReadOptions,
  seedHash = '',
): Promise<{ reading: FrameReading; warnings: readonly Problem[] }> {
  const keep = { usual: exactRule(Number.MAX_SAFE_INTEGER), byStratum: new Map() };
  const reading = await read(prepared, { seedHash, keep }, options);
  const notes = await refuseErrors(prepared, reading, options);
  return { reading, warnings: [...readingWarnings(prepared, reading), ...notes] };
}

/** Frame and candidates must come from the same register. @throws Refusal `REG-020` if it has changed */
function sameRegister(before: FrameReading, after: FrameReading): FrameReading {
  const changed = after.files.filter((file, at) => file.sha256 !== before.files[at]?.sha256);
  if (changed.length === 0) return after;
  throw new Refusal(
    'invalid',
    changed.map((file) => error('REG-020', { file: file.name })),
  );
}

function read(
  prepared: Prepared,
  draw: FrameSettings['draw'],
  options: ReadOptions = {},
  survey = false,
): Promise<FrameReading> {
  const { plan, idLists, key, register, urn = null } = prepared;
  return readFrame(register, { plan, idLists, key, draw, survey, urn }, options);
}

/** @returns notes on the rules @throws Refusal with all problems of the register's rows and of the rules */
async function refuseErrors(
  prepared: Prepared,
  reading: FrameReading,
  options?: ReadOptions,
): Promise<readonly Problem[]> {
  const judged = await judge(prepared, reading, options);
  const problems = [...reading.problems, ...judged];
  if (problems.some((problem) => problem.severity === 'error')) throw new Refusal('invalid', problems);
  return judged;
}

/** @throws Refusal of the action, with the notes that may tell why */
function withNotes(notes: readonly Problem[], action: () => void): void {
  try {
    action();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    throw new Refusal(cause.kind, [...cause.problems, ...notes]);
  }
}

/** What is to be said of the rules by what the register holds; where something looks wrong, it is read once more. */
async function judge(prepared: Prepared, reading: FrameReading, options?: ReadOptions): Promise<Problem[]> {
  const { plan, idLists, questions } = prepared;
  if (questions === undefined) return [];
  const again = { ...prepared, register: reading.register, urn: null };
  const survey = async () =>
    reading.tally.survey ?? sameRegister(reading, await read(again, null, options, true)).tally.survey;
  return judgeRules({ plan, idLists, questions }, reading, survey);
}

/** What a reader of the result should know about the register. */
function readingWarnings({ plan }: Prepared, { problems, tally }: FrameReading): Problem[] {
  const bands = exclusionRules(plan).findIndex(({ kind }) => kind === 'age-bands');
  return [
    ...problems.filter((problem) => problem.severity === 'warning'),
    ...bandless(plan, tally, bands),
    ...emptyCategories(plan, tally.strata),
  ];
}

/** Categories of the plan that nobody in the frame has: a misspelling, or simply nobody. */
function emptyCategories(plan: DrawPlan, strata: readonly TalliedStratum[]): Problem[] {
  return plan.stratify.flatMap((dimension, at) => {
    const present = new Set(strata.map((stratum) => stratum.categories[at]));
    const names = (listedCategories(dimension) ?? []).filter((name) => !present.has(name));
    const place = { key: `stratify.${dimension.name}` };
    return names.length === 0 ? [] : [warning('PLAN-031', place, { dimension: dimension.name, names })];
  });
}
