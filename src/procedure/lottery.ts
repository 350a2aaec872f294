import { digest } from '#machine';
import type { DrawLottery, LotteryAllocation } from '../core/draw.js';
import type { Frame } from '../core/frame.js';
import {
  certificateErrors,
  certify,
  figuresOf,
  listErrors,
  pickedStrata,
} from '../core/lottery/certificate.js';
import type { QuotaModel } from '../core/lottery/outcome.js';
import { bothModel, isSwapped, panelsOf } from '../core/lottery/pairs.js';
import { lotteryNumber, type Portfolio } from '../core/lottery/portfolio.js';
import { expandQuotas, type ModelRecord, quotaModel, wholeFrame } from '../core/lottery/quotas.js';
import type { LotteryFigures, LotteryList, LotteryPool, LotteryRecord } from '../core/lottery/record.js';
import type { DrawPlan, SamplePlan } from '../core/plan.js';
import { type Place, type Problem, Refusal } from '../core/problem.js';
import type { Lottery } from '../lottery/lottery-options.js';
import { SolverFailure } from '../lottery/program.js';
import type { TargetsForm } from '../plan/targets.js';
import { absentQuotas } from './absent.js';
import { refuseQuotas } from './infeasible.js';
import type { Preparation } from './opening.js';
import { inTime, type SearchHooks, searcherFor } from './search.js';
import { softened } from './soft-quotas.js';

/** Conducts a lottery under quotas: plan and frame to a portfolio, portfolio and number to people. */

export interface LotterySettings extends SearchHooks {
  /** W */
  readonly total?: number;
  /** the file that the quotas stand in, and where the plan has them; for what is said of them */
  readonly targets: TargetsForm | null;
  readonly place: Place;
  /** where a row of the plan's quotas stands */
  readonly placeOf: (row: number) => Place;
}

/** The settings of a lottery whose quotas come from this plan. */
export function lotterySettings(
  {
    loaded,
    targetsForm: targets,
    quotaPlace: placeOf,
  }: Pick<Preparation, 'loaded' | 'targetsForm' | 'quotaPlace'>,
  hooks: SearchHooks,
): LotterySettings {
  const place = targets === null ? loaded.locate('sample.quotas') : { file: targets.name };
  return { ...hooks, targets, place, placeOf };
}

/** A lottery that has been made and not yet been drawn from. */
export interface PreparedLottery {
  /** values of quotas that nobody has */
  readonly notes: readonly Problem[];
  /** with substitutes its outcomes are pairs */
  readonly lottery: Lottery;
  /** of one panel */
  readonly model: QuotaModel;
  /** the single panels that it can give */
  readonly panels: Portfolio;
  readonly record: Pick<LotteryRecord, keyof ModelRecord | 'solver' | 'softening'>;
}

/** Begins to load the solver; whether that fails is said when it is needed. */
export function expectLottery(hooks: SearchHooks): void {
  searcherFor(hooks)
    .version()
    .catch(() => {});
}

/**
 * The fairest lottery under the plan's quotas. It knows nothing of the seed.
 * @throws Refusal QUOTA-001 .. if they can't be met, QUOTA-020 if nobody has a value; SolverFailure
 */
export async function prepareLottery(
  plan: DrawPlan,
  frame: Frame,
  pool: LotteryPool,
  settings: LotterySettings,
): Promise<PreparedLottery> {
  const quotas = expandQuotas(frame.stratification, plan.sample.quotas ?? [], plan.sample);
  const { already, substitutes } = pool;
  const named = quotas.map(({ group, min, max }) => ({ group, min, max }));
  const written = { ...pool, quotas: named };
  const model = quotaModel(frame.stratification, written);
  const { targets, place, placeOf } = settings;
  const absent = absentQuotas(plan, frame, placeOf, pool.already);
  const mistakes = absent.filter(({ severity }) => severity === 'error');
  if (mistakes.length > 0) throw new Refusal('invalid', mistakes);
  const searcher = searcherFor(settings);
  const solver = solverName(await searcher.version());
  const { objective = 'leximin', mixing = 0 } = plan.sample;
  const withSubstitutes = substitutes !== undefined;
  const listed = { quotas: quotas.length, withSubstitutes, mixing };
  const { total } = settings;
  const ask = { objective, ...capIn(plan.sample), ...(total === undefined ? {} : { total }) };
  const prepared = (lottery: Lottery, looser: QuotaModel, given: ModelRecord, notes: readonly Problem[]) => ({
    notes: [...absent, ...notes],
    lottery,
    model: looser,
    panels: withSubstitutes ? panelsOf(lottery.portfolio) : lottery.portfolio,
    record: { ...given, solver },
  });
  const planned = { frame, quotas, already, plan, targets, place };
  return await inTime(settings, place, async () => {
    const lottery = await searcher.lottery(model, listed, ask);
    if (lottery !== null) return prepared(lottery, model, written, []);
    const softer = withSubstitutes ? null : await softened(searcher, model, planned);
    if (softer !== null) {
      const given = { ...written, quotas: softer.quotas, softening: softer.softening };
      const looser = quotaModel(frame.stratification, given);
      const made = await searcher.lottery(looser, listed, ask);
      if (made === null) throw new SolverFailure('outcome breaks a quota');
      return prepared(made, looser, given, softer.notes);
    }
    if (!withSubstitutes || !(await searcher.hasOutcome(model)))
      throw await refuseQuotas(settings, model, planned);
    // The panel alone could be drawn.
    throw await refuseQuotas(settings, bothModel(model, quotas.length), { ...planned, halves: 2 });
  });
}

/** The part of a plan's sample that says whether the greatest chance is limited. */
export function capIn({ cap }: Pick<SamplePlan, 'cap'>): { readonly cap?: true } {
  return cap === undefined ? {} : { cap };
}

export type DrawnNumber = Pick<LotteryRecord, 'number' | 'numberFrom'>;

/** The number that the seed gives. @param total W */
export function seedNumber(seedHash: string, total: number): DrawnNumber {
  return { number: lotteryNumber(digest, seedHash, total), numberFrom: 'seed' };
}

/** How a record names the solver. */
export function solverName(version: string): string {
  return `HiGHS ${version}`;
}

/** The list of outcomes and its figures. */
export interface ListOnRecord {
  readonly record: LotteryList;
  readonly figures: LotteryFigures;
}

/** The list that goes on record, proven before anybody sees it. */
export function recordList(frame: Frame, { lottery, record: written }: PreparedLottery): ListOnRecord {
  const { portfolio, objective, proof, cap, complete } = lottery;
  const record: LotteryList = {
    ...written,
    objective,
    total: portfolio.total,
    outcomes: portfolio.outcomes.map((people, at) => ({ weight: portfolio.weights[at] as number, people })),
    proof,
    ...(cap === undefined ? {} : { cap }),
    complete,
  };
  const errors = listErrors(frame.stratification, record);
  if (Object.values(errors).some((list) => list.length > 0)) throw new Error('the lottery does not hold');
  return { record, figures: figuresOf(certify(frame.stratification, record)) };
}

/** The same with the number that picks an outcome. */
export function recordLottery(
  frame: Frame,
  seedHash: string,
  list: ListOnRecord,
  drawn: DrawnNumber,
): DrawLottery {
  const coin = list.record.substitutes === undefined ? {} : { swapped: isSwapped(digest, seedHash) };
  const record: LotteryRecord = { ...list.record, ...drawn, ...coin };
  const errors = certificateErrors(digest, frame.stratification, record, seedHash);
  if (Object.values(errors).some((list) => list.length > 0)) throw new Error('the lottery does not hold');
  return { record, figures: list.figures };
}

/** Letters: the strata are the types, and the seed draws. */
export async function allocateByLottery(
  plan: DrawPlan,
  frame: Frame,
  seedHash: string,
  settings: LotterySettings,
): Promise<LotteryAllocation & { readonly prepared: PreparedLottery }> {
  const prepared = await prepareLottery(
    plan,
    frame,
    wholeFrame(frame.stratification, plan.sample.size),
    settings,
  );
  const drawn = seedNumber(seedHash, prepared.lottery.portfolio.total);
  const lottery = recordLottery(frame, seedHash, recordList(frame, prepared), drawn);
  const allocation = pickedStrata(frame.stratification.strata.length, lottery.record);
  return { allocation, lottery, prepared };
}
