import type { Terminal } from '../cli/terminal.js';
import type { DrawLottery } from '../core/draw.js';
import type { Frame } from '../core/frame.js';
import { certificateErrors, certify, figuresOf, pickedStrata } from '../core/lottery/certificate.js';
import type { QuotaModel } from '../core/lottery/outcome.js';
import { lotteryNumber, type Portfolio } from '../core/lottery/portfolio.js';
import {
  expandQuotas,
  type ModelRecord,
  type PlannedQuota,
  quotaModel,
  strataAsTypes,
} from '../core/lottery/quotas.js';
import type { HouseholdGroup, LotteryRecord, LotteryType } from '../core/lottery/record.js';
import type { DrawPlan } from '../core/plan.js';
import type { Place } from '../core/problem.js';
import { type Lottery, type LotteryProgress, makeLottery } from '../lottery/lottery.js';
import { loadSolver, type Solver } from '../lottery/solver.js';
import type { TargetsForm } from '../plan/targets.js';
import { refuseQuotas } from './infeasible.js';
import { digest, type Preparation } from './opening.js';

/** Conducts a lottery under quotas: plan and frame to a portfolio, portfolio and number to people. */

export interface LotterySettings {
  /** W */
  readonly total?: number;
  readonly secondsLeft?: () => number | undefined;
  readonly progress?: (progress: LotteryProgress) => void;
  readonly pause?: () => Promise<void>;
  /** the same, while it is looked for why there is no outcome */
  readonly explaining?: () => Promise<void>;
  /** the file that the quotas stand in, and where the plan has them; for what is said of them */
  readonly targets?: TargetsForm | null;
  readonly place?: Place;
}

/** Who can be drawn, and together with whom. */
export interface LotteryPool {
  readonly types: readonly LotteryType[];
  readonly households: readonly HouseholdGroup[];
  /** people to draw */
  readonly n: number;
  /** how many people are in already and count towards a quota; `null`: nobody is */
  readonly already: ((quota: PlannedQuota) => number) | null;
}

/** A lottery that has been made and not yet been drawn from. */
export interface PreparedLottery {
  readonly lottery: Lottery;
  readonly model: QuotaModel;
  readonly record: Pick<LotteryRecord, keyof ModelRecord | 'solver'>;
}

/** Begins to load the solver; whether that fails is said when it is needed. */
export function expectLottery(): void {
  loadSolver().catch(() => {});
}

/** All people of a stratum are of one type, and nobody is in yet. */
export function wholeFrame(plan: DrawPlan, frame: Frame): LotteryPool {
  return { types: strataAsTypes(frame.stratification), households: [], n: plan.sample.size, already: null };
}

/**
 * The fairest lottery under the plan's quotas. It knows nothing of the seed.
 * @throws Refusal QUOTA-001 .. if they can't be met; SolverFailure
 */
export async function prepareLottery(
  plan: DrawPlan,
  frame: Frame,
  pool: LotteryPool,
  settings: LotterySettings,
): Promise<PreparedLottery> {
  const quotas = expandQuotas(frame.stratification, plan.sample.quotas ?? []);
  const { types, households, n } = pool;
  const already = pool.already === null ? [] : quotas.map(pool.already);
  const named = quotas.map(({ group, min, max }) => ({ group, min, max }));
  const written = { n, types, quotas: named, already, households };
  const model = quotaModel(frame.stratification, written);
  const solver = await loadSolver();
  const lottery = await makeLottery(solver, model, {
    objective: plan.sample.objective ?? 'leximin',
    pause,
    ...settings,
  });
  if (lottery === null) {
    const { targets = null, place = { key: 'sample.quotas' }, explaining = pause } = settings;
    throw await refuseQuotas(solver, model, { frame, quotas, already, plan, targets, place }, explaining);
  }
  return { lottery, model, record: { ...written, solver: solverName(solver) } };
}

/** Lets signals and timers through: the solver itself listens to nobody. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export type DrawnNumber = Pick<LotteryRecord, 'number' | 'numberFrom'>;

/** The number that the seed gives. */
export function seedNumber(seedHash: string, portfolio: Portfolio): DrawnNumber {
  return { number: lotteryNumber(digest, seedHash, portfolio.total), numberFrom: 'seed' };
}

/** How a record names the solver. */
export function solverName(solver: Solver): string {
  return `HiGHS ${solver.version}`;
}

/** What goes on record, proven before anybody sees it. */
export function recordLottery(
  frame: Frame,
  seedHash: string,
  { lottery, record: written }: PreparedLottery,
  drawn: DrawnNumber,
): DrawLottery {
  const { portfolio, objective, proof, complete } = lottery;
  const record: LotteryRecord = {
    ...written,
    objective,
    total: portfolio.total,
    outcomes: portfolio.outcomes.map((people, at) => ({ weight: portfolio.weights[at] as number, people })),
    proof,
    complete,
    ...drawn,
  };
  const errors = certificateErrors(digest, frame.stratification, record, seedHash);
  if (Object.values(errors).some((list) => list.length > 0)) throw new Error('the lottery does not hold');
  return { record, figures: figuresOf(certify(frame.stratification, record)) };
}

export interface LotteryAllocation {
  /** n_h for each stratum */
  readonly allocation: readonly number[];
  readonly lottery: DrawLottery;
}

/** Letters: the strata are the types, and the seed draws. */
export async function allocateByLottery(
  plan: DrawPlan,
  frame: Frame,
  seedHash: string,
  settings: LotterySettings,
): Promise<LotteryAllocation> {
  const prepared = await prepareLottery(plan, frame, wholeFrame(plan, frame), settings);
  const drawn = seedNumber(seedHash, prepared.lottery.portfolio);
  const lottery = recordLottery(frame, seedHash, prepared, drawn);
  return { allocation: pickedStrata(frame.stratification.strata.length, lottery.record), lottery };
}

const STEPS = {
  ideal: 'lottery.ideal',
  split: 'lottery.split',
  complete: 'lottery.complete',
} as const;

/** What a lottery needs of the command line: progress, the limit of time, and where the quotas stand. */
export function lotterySettings(
  terminal: Terminal,
  timeLimit: number | undefined,
  preparation?: Pick<Preparation, 'loaded' | 'targetsForm'>,
): LotterySettings {
  const begun = performance.now();
  let shown = 0;
  let last: LotteryProgress | undefined;
  const show = () => {
    const now = performance.now();
    if (last === undefined || now - begun < 500 || now - shown < 100) return;
    shown = now;
    const { step, amount, outcomes } = last;
    const share = step === 'split' ? Math.round(100 * amount) : 0;
    terminal.progress(() =>
      terminal.text(STEPS[step], {
        seconds: Math.round((now - begun) / 1000),
        outcomes,
        percent: share,
        lack: amount.toExponential(1),
      }),
    );
  };
  return {
    ...(preparation === undefined ? {} : quotaPlace(preparation)),
    ...(timeLimit === undefined ? {} : { secondsLeft: () => timeLimit - (performance.now() - begun) / 1000 }),
    progress: (progress) => {
      last = progress;
      show();
    },
    explaining: async () => {
      const seconds = Math.round((performance.now() - begun) / 1000);
      terminal.progress(() => terminal.text('lottery.conflict', { seconds }));
      await pause();
    },
    // A step can take long without a word of its own.
    pause: async () => {
      show();
      await pause();
    },
  };
}

function quotaPlace({
  loaded,
  targetsForm: targets,
}: Pick<Preparation, 'loaded' | 'targetsForm'>): Pick<LotterySettings, 'targets' | 'place'> {
  return { targets, place: targets === null ? loaded.locate('sample.quotas') : { file: targets.name } };
}
