import type { QuotaModel } from '../core/lottery/outcome.js';
import { error, type Problem, Refusal } from '../core/problem.js';
import type { Conflict } from '../lottery/conflict.js';
import type { Judged } from '../lottery/everybody.js';
import { loosened } from '../lottery/loose-program.js';
import type { Loosening } from '../lottery/loosen.js';
import { TIME_LIMIT } from '../lottery/outcomes.js';
import { type SecondsLeft, SolverFailure } from '../lottery/program.js';
import type { Searcher } from '../lottery/searcher.js';
import { conflictLines, flexOf, type PlannedQuotas, rowsOf } from './quota-rows.js';
import { type SearchHooks, searcherFor } from './search.js';

/** Why no outcome meets the quotas, and what would make one possible. */

/** Seconds from the verdict on in which the smallest conflict is looked for, and in which advice is; by a limit less. */
const FOR_CONFLICT = 5;
const FOR_ADVICE = 8;

/** @throws SolverFailure */
export async function refuseQuotas(
  hooks: SearchHooks,
  model: QuotaModel,
  planned: PlannedQuotas,
): Promise<Refusal> {
  const { place, quotas, halves = 1 } = planned;
  const soft = quotas.map((_, at) => at);
  const within = timer(hooks);
  const conflict = await ifInTime(() => searcherFor(within(FOR_CONFLICT)).conflict(model, soft));
  if (conflict?.sides.length === 0) return new Refusal('infeasible', [error('QUOTA-007', place)]);
  const verdict = error(halves === 1 ? 'QUOTA-006' : 'QUOTA-054', place, {
    ...(conflict === undefined ? { late: 'yes', unhelped: '' } : { late: '', unhelped: 'yes' }),
  });
  if (conflict === null) return new Refusal('infeasible', [verdict]);
  const advice = await adviceOn(searcherFor(within(FOR_ADVICE)), model, planned);
  if (conflict === undefined) return new Refusal('infeasible', [verdict, ...advice]);
  return new Refusal('infeasible', [conflictProblem(conflict, planned, advice.length > 0), ...advice]);
}

/** Seconds count from now on. */
function timer({ secondsLeft, clock, ...hooks }: SearchHooks): (seconds: number) => SearchHooks {
  const begun = clock?.() ?? 0;
  return (seconds) => {
    const own: SecondsLeft = () => (clock === undefined ? undefined : seconds - (clock() - begun));
    const both = () => {
      const limits = [own(), secondsLeft?.()].filter((limit) => limit !== undefined);
      return limits.length === 0 ? undefined : Math.min(...limits);
    };
    return { ...hooks, ...(both() === undefined ? {} : { secondsLeft: both }) };
  };
}

function conflictProblem(conflict: Conflict, planned: PlannedQuotas, isHelped: boolean): Problem {
  const { plan, place, halves = 1 } = planned;
  const { size, max_per_household: limit } = plan.sample;
  const params = {
    ...{ conflict: conflictLines(conflict, planned), size },
    open: conflict.isSmallest ? '' : 'yes',
    ...(isHelped ? { advice: 'yes', unhelped: '' } : { advice: '', unhelped: 'yes' }),
  };
  return error(halves === 1 ? 'QUOTA-001' : 'QUOTA-053', place, {
    ...params,
    household: limit === null ? '' : String(limit),
  });
}

/** A change of the quotas, and what it does to people's chances. */
interface Advice {
  readonly loosening: Loosening;
  readonly judged: Judged;
}

/**
 * The least changes; and if each of them leaves somebody without a chance, the least that does not. What was not found
 * in time is left out.
 */
async function adviceOn(searcher: Searcher, model: QuotaModel, planned: PlannedQuotas): Promise<Problem[]> {
  const flex = flexOf(model, planned);
  const problems: Problem[] = [];
  await ifInTime(async () => {
    const { within, beyond } = await searcher.loosenings(model, flex);
    const isBeyond = within.length === 0;
    let isForAll = false;
    for (const found of isBeyond ? beyond : within) {
      const loosening = ofBothHalves(found, planned);
      const judged = await searcher.judged(loosened(model, loosening.changes));
      if (judged === null) continue;
      isForAll ||= judged.without === 0;
      problems.push(adviceProblem(isBeyond ? 'QUOTA-009' : 'QUOTA-008', { loosening, judged }, planned));
    }
    if (isForAll) return;
    const unlimited = flex.map((limits) => (limits === null ? null : { min_flex: null, max_flex: null }));
    const forAll = await searcher.loosenedForAll(model, isBeyond ? unlimited : flex);
    if (forAll !== null) problems.push(adviceProblem('QUOTA-026', forAll, planned));
  });
  return problems;
}

/** `undefined`: time was over before. */
async function ifInTime<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof SolverFailure && TIME_IS_OVER.includes(cause.status))) throw cause;
    return undefined;
  }
}

/** How a step of the solver ends that is cut off. */
const TIME_IS_OVER = ['stopped', TIME_LIMIT];

/** Each half gets as much of a change as the other, and so both together an even number. */
function ofBothHalves(loosening: Loosening, { halves = 1 }: PlannedQuotas): Loosening {
  const even = (change: Loosening['changes'][number]) => {
    const share = change.side === 'min' ? Math.floor(change.to / halves) : Math.ceil(change.to / halves);
    return { ...change, to: halves * share };
  };
  return { ...loosening, changes: loosening.changes.map(even) };
}

/** One way a problem, so that each can be pasted. */
function adviceProblem(code: string, { loosening, judged }: Advice, planned: PlannedQuotas): Problem {
  return error(code, planned.place, { ...pasted(loosening, planned), ...chanceParams(judged, planned) });
}

/** The rows of a change, and where they belong. */
export function pasted(loosening: Loosening, planned: PlannedQuotas) {
  const { targets } = planned;
  return {
    rows: rowsOf(loosening, planned),
    file: targets?.name ?? '',
    plan: targets === null ? 'YAML' : '',
  };
}

/** Chances for a sentence: the least of those who have one in per cent, and how many have none. */
export function chanceParams(
  { least, without, people }: Judged,
  { halves = 1 }: Pick<PlannedQuotas, 'halves'>,
) {
  const percent = Number(((100 * least) / halves).toPrecision(3));
  return {
    lowest: percent,
    none: without,
    total: people,
    all: without === 0 ? 'yes' : '',
    some: without > 0 ? 'yes' : '',
  };
}
