import type { DrawPlan } from '../core/plan.js';
import { error, type Problem, Refusal } from '../core/problem.js';
import { type Conflict, findConflict } from '../lottery/conflict.js';
import { type Loosening, type Loosenings, loosenQuotas } from '../lottery/loosen.js';
import type { QuotaModel } from '../lottery/model.js';
import type { PlannedQuota } from '../lottery/quotas.js';
import type { Solver } from '../lottery/solver.js';

/** Why no outcome meets the quotas, and what would make one possible, in the plan's own terms. */
export interface PlannedQuotas {
  readonly quotas: readonly PlannedQuota[];
  /** people of each quota who are in already; empty: nobody is */
  readonly already: readonly number[];
  readonly plan: DrawPlan;
}

const PLACE = { key: 'sample.quotas' };

export async function refuseQuotas(
  solver: Solver,
  model: QuotaModel,
  planned: PlannedQuotas,
): Promise<Refusal> {
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
  const soft = planned.quotas.map((_, at) => at);
  const conflict = await findConflict(solver, model, soft, pause);
  if (conflict === null) return new Refusal('infeasible', [error('QUOTA-006', PLACE)]);
  if (conflict.sides.length === 0) return new Refusal('infeasible', [error('QUOTA-007', PLACE)]);
  const flex = model.groups.map((_, at) => {
    const quota = planned.quotas[at];
    return quota === undefined ? null : { min_flex: quota.min_flex, max_flex: quota.max_flex };
  });
  const loosenings = await loosenQuotas(solver, model, flex, pause);
  return new Refusal('infeasible', [
    conflictProblem(conflict, planned),
    ...looseningProblems(loosenings, planned),
  ]);
}

function conflictProblem({ sides }: Conflict, { quotas, already }: PlannedQuotas): Problem {
  const lines = sides.map(({ group, side, available }) => {
    const quota = quotas[group] as PlannedQuota;
    const people = available + (already[group] ?? 0);
    return `${groupOf(quota)}: ${side} ${quota[side]} (${people})`;
  });
  return error('QUOTA-001', PLACE, { conflict: lines });
}

/** One way a problem, so that each can be pasted. */
function looseningProblems({ within, beyond }: Loosenings, planned: PlannedQuotas): Problem[] {
  const isBeyond = within.length === 0;
  return (isBeyond ? beyond : within).map((loosening) =>
    error(isBeyond ? 'QUOTA-009' : 'QUOTA-008', PLACE, { rows: rowsOf(loosening, planned) }),
  );
}

/** The rows of the plan with the changed numbers, as they can stand there. */
function rowsOf({ changes }: Loosening, { quotas, already }: PlannedQuotas): string[] {
  const byGroup = new Map<number, { min: number; max: number }>();
  for (const { group, side, to } of changes) {
    const { min, max } = byGroup.get(group) ?? (quotas[group] as PlannedQuota);
    byGroup.set(group, { min, max, [side]: to + (already[group] ?? 0) });
  }
  return [...byGroup].map(([group, { min, max }]) => {
    const quota = quotas[group] as PlannedQuota;
    return `- { ${groupOf(quota)}, min: ${min}, max: ${max} }`;
  });
}

/** `gender: w, age: [16-29, 30-44]`, as in a plan. */
function groupOf({ group }: PlannedQuota): string {
  return group
    .map(({ dimension, categories }) => {
      const names = categories.map(quoted);
      return `${quoted(dimension)}: ${names.length === 1 ? names[0] : `[${names.join(', ')}]`}`;
    })
    .join(', ');
}

/** In quotation marks where YAML would read it otherwise. */
function quoted(text: string): string {
  return /^[\p{L}\d][\p{L}\d _.+/-]*$/u.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
