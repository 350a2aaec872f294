import type { QuotaModel } from '../core/lottery/outcome.js';
import { error, type Problem, Refusal } from '../core/problem.js';
import { type Conflict, findConflict } from '../lottery/conflict.js';
import { type Judged, judgeQuotas, loosenForAll } from '../lottery/everybody.js';
import { loosened } from '../lottery/loose-program.js';
import { type Loosening, loosenQuotas } from '../lottery/loosen.js';
import type { Solver } from '../lottery/solver.js';
import { conflictLines, flexOf, type PlannedQuotas, rowsOf } from './quota-rows.js';

/** Why no outcome meets the quotas, and what would make one possible. */

export async function refuseQuotas(
  solver: Solver,
  model: QuotaModel,
  planned: PlannedQuotas,
  pause: () => Promise<void>,
): Promise<Refusal> {
  const { place, quotas } = planned;
  const soft = quotas.map((_, at) => at);
  const conflict = await findConflict(solver, model, soft, pause);
  if (conflict === null) return new Refusal('infeasible', [error('QUOTA-006', place)]);
  if (conflict.sides.length === 0) return new Refusal('infeasible', [error('QUOTA-007', place)]);
  return new Refusal('infeasible', [
    conflictProblem(conflict, planned),
    ...(await adviceOn(solver, model, planned, pause)),
  ]);
}

function conflictProblem(conflict: Conflict, planned: PlannedQuotas): Problem {
  const { plan, place } = planned;
  const { size, max_per_household: limit, substitutes } = plan.sample;
  const params = { conflict: conflictLines(conflict, planned), size, substitutes: substitutes ?? '' };
  return error('QUOTA-001', place, { ...params, household: limit === null ? '' : String(limit) });
}

/** A change of the quotas, and what it does to people's chances. */
interface Advice {
  readonly loosening: Loosening;
  readonly judged: Judged;
}

/** The least changes; and if each of them leaves somebody without a chance, the least that does not. */
async function adviceOn(
  solver: Solver,
  model: QuotaModel,
  planned: PlannedQuotas,
  pause: () => Promise<void>,
): Promise<Problem[]> {
  const flex = flexOf(model, planned);
  const { within, beyond } = await loosenQuotas(solver, model, flex, pause);
  const isBeyond = within.length === 0;
  const advice: Advice[] = [];
  for (const loosening of isBeyond ? beyond : within) {
    const judged = await judgeQuotas(solver, loosened(model, loosening.changes), pause);
    if (judged !== null) advice.push({ loosening, judged });
  }
  const problems = advice.map((one) => adviceProblem(isBeyond ? 'QUOTA-009' : 'QUOTA-008', one, planned));
  if (advice.some(({ judged }) => judged.without === 0)) return problems;
  const unlimited = flex.map((limits) => (limits === null ? null : { min_flex: null, max_flex: null }));
  const forAll = await loosenForAll(solver, model, isBeyond ? unlimited : flex, pause);
  return forAll === null ? problems : [...problems, adviceProblem('QUOTA-026', forAll, planned)];
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
