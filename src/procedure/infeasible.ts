import type { Frame } from '../core/frame.js';
import type { QuotaModel } from '../core/lottery/outcome.js';
import { expandQuotas, type PlannedQuota } from '../core/lottery/quotas.js';
import type { DrawPlan } from '../core/plan.js';
import { error, type Place, type Problem, type ProblemLine, Refusal } from '../core/problem.js';
import { type Conflict, findConflict } from '../lottery/conflict.js';
import { type Loosening, type Loosenings, loosenQuotas } from '../lottery/loosen.js';
import type { Solver } from '../lottery/solver.js';
import type { TargetsColumn, TargetsForm } from '../plan/targets.js';

/** Why no outcome meets the quotas, and what would make one possible, in the plan's own terms. */
export interface PlannedQuotas {
  readonly frame: Frame;
  readonly quotas: readonly PlannedQuota[];
  /** people of each quota who are in already; empty: nobody is */
  readonly already: readonly number[];
  readonly plan: DrawPlan;
  /** the file that the quotas stand in; `null`: the plan */
  readonly targets: TargetsForm | null;
  readonly place: Place;
}

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
  const flex = model.groups.map((_, at) => {
    const quota = quotas[at];
    if (quota === undefined) return null;
    // As far as they may be changed in all, less the people who are in already, as in the model.
    const present = planned.already[at] ?? 0;
    const { min_flex, max_flex } = quota;
    return {
      min_flex: min_flex === null ? null : Math.max(0, min_flex - present),
      max_flex: max_flex === null ? null : Math.min(model.size, max_flex - present),
    };
  });
  const loosenings = await loosenQuotas(solver, model, flex, pause);
  return new Refusal('infeasible', [
    conflictProblem(conflict, planned),
    ...looseningProblems(loosenings, planned),
  ]);
}

function conflictProblem({ sides }: Conflict, { quotas, already, plan, place }: PlannedQuotas): Problem {
  const conflict = sides.map(({ group, side, available }): ProblemLine => {
    const quota = quotas[group] as PlannedQuota;
    const people = available + (already[group] ?? 0);
    const text = side === 'min' ? 'quota.min' : 'quota.max';
    return { text, group: groupOf(quota), bound: quota[side], people };
  });
  const { size, max_per_household: limit } = plan.sample;
  return error('QUOTA-001', place, { conflict, size, household: limit === null ? '' : String(limit) });
}

/** One way a problem, so that each can be pasted. */
function looseningProblems({ within, beyond }: Loosenings, planned: PlannedQuotas): Problem[] {
  const isBeyond = within.length === 0;
  const { targets, place } = planned;
  return (isBeyond ? beyond : within).map((loosening) =>
    error(isBeyond ? 'QUOTA-009' : 'QUOTA-008', place, {
      rows: rowsOf(loosening, planned),
      file: targets?.name ?? '',
      plan: targets === null ? 'YAML' : '',
    }),
  );
}

/** The rows of the plan, or the lines of the targets file, with the changed numbers, as they can stand there. */
function rowsOf({ changes }: Loosening, planned: PlannedQuotas): string[] {
  const { quotas, already, targets } = planned;
  const changed = new Map<number, PlannedQuota>();
  for (const { group, side, to } of changes) {
    const quota = changed.get(group) ?? (quotas[group] as PlannedQuota);
    changed.set(group, { ...quota, [side]: to + (already[group] ?? 0) });
  }
  const wholes = wholeRows(planned);
  const replaced = new Set([...changed.keys()].map((group) => wholes[group] ?? -1).filter((row) => row >= 0));
  return quotas.flatMap((quota, at) => {
    const isShown = changed.has(at) || replaced.has(wholes[at] ?? -1);
    const row = changed.get(at) ?? quota;
    if (!isShown) return [];
    return targets === null ? planRow(row) : targetsLine(row, targets);
  });
}

/** For each quota its row in the plan if that has one for each category and can only be replaced as a whole, or -1. */
function wholeRows({ frame, plan }: PlannedQuotas): number[] {
  return (plan.sample.quotas ?? []).flatMap((row, at) => {
    const isWhole = row.group.some(({ categories }) => categories === null);
    return expandQuotas(frame.stratification, [row]).map(() => (isWhole ? at : -1));
  });
}

/** The limits of a change move with the bounds, where these go beyond them. */
function boundsOf({ min, max, min_flex, max_flex }: PlannedQuota): [TargetsColumn, number][] {
  const bounds: [TargetsColumn, number][] = [
    ['min', min],
    ['max', max],
  ];
  if (min_flex !== null) bounds.push(['min_flex', Math.min(min_flex, min)]);
  if (max_flex !== null) bounds.push(['max_flex', Math.max(max_flex, max)]);
  return bounds;
}

function planRow(quota: PlannedQuota): string {
  const bounds = boundsOf(quota).map(([name, bound]) => `${name}: ${bound}`);
  return `- { ${[groupOf(quota), ...bounds].join(', ')} }`;
}

function targetsLine(quota: PlannedQuota, { columns, delimiter }: TargetsForm): string {
  const [part] = quota.group;
  const values = new Map<TargetsColumn | '', string>([
    ['dimension', part?.dimension ?? ''],
    ['value', part?.categories[0] ?? ''],
    ...boundsOf(quota).map(([name, bound]): [TargetsColumn, string] => [name, String(bound)]),
  ]);
  const field = (text: string) =>
    text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return columns.map((column) => field(values.get(column) ?? '')).join(delimiter);
}

/** `gender: w, age: [16-29, 30-44]`, as in a plan. */
function groupOf({ group }: PlannedQuota): string {
  return group
    .map(({ dimension, categories }) => {
      const names = categories.map(quoted);
      const isPlain = names.length === 1 && names[0] !== 'each';
      return `${quoted(dimension)}: ${isPlain ? names[0] : `[${names.join(', ')}]`}`;
    })
    .join(', ');
}

/** In quotation marks where YAML would read it otherwise. */
function quoted(text: string): string {
  const isPlain = /^[\p{L}\d][\p{L}\d _.+/-]*$/u.test(text) && Number.isNaN(Number(text));
  return isPlain && !/^(true|false|null|yes|no|on|off)$/i.test(text) ? text : JSON.stringify(text);
}
