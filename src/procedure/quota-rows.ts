import type { Frame } from '../core/frame.js';
import type { QuotaModel } from '../core/lottery/outcome.js';
import { type PlannedQuota, quotaCount } from '../core/lottery/quotas.js';
import type { DrawPlan } from '../core/plan.js';
import type { Place, ProblemLine } from '../core/problem.js';
import type { Conflict } from '../lottery/conflict.js';
import type { Flex } from '../lottery/loose-program.js';
import type { Loosening } from '../lottery/loosen.js';
import type { TargetsForm } from '../plan/targets.js';
import type { TargetsColumn } from '../plan/targets-header.js';

/** Quotas in the plan's own terms, for advice. */
export interface PlannedQuotas {
  readonly frame: Frame;
  readonly quotas: readonly PlannedQuota[];
  /** people of each quota who are in already; empty: nobody is */
  readonly already: readonly number[];
  readonly plan: DrawPlan;
  /** the file that the quotas stand in; `null`: the plan */
  readonly targets: TargetsForm | null;
  readonly place: Place;
  /** 2: the model is of a panel and its substitutes together, with twice each quota; left out: of one panel */
  readonly halves?: 1 | 2;
}

/** How far the quotas may be changed in all, less the people who are in already, as in the model. */
export function flexOf(model: QuotaModel, { quotas, already, halves = 1 }: PlannedQuotas): (Flex | null)[] {
  return model.groups.map((_, at) => {
    const quota = quotas[at];
    if (quota === undefined) return null;
    const present = already[at] ?? 0;
    const { min_flex, max_flex } = quota;
    return {
      min_flex: min_flex === null ? null : Math.max(0, halves * min_flex - present),
      max_flex: max_flex === null ? null : Math.min(model.size, halves * max_flex - present),
    };
  });
}

/** A line for each side of a conflict that is a quota. */
export function conflictLines({ sides }: Conflict, planned: PlannedQuotas): ProblemLine[] {
  const { quotas, already, targets } = planned;
  return sides.map(({ group, side, available }): ProblemLine => {
    const quota = quotas[group] as PlannedQuota;
    const people = available + (already[group] ?? 0);
    const text = side === 'min' ? 'quota.min' : 'quota.max';
    return { text, group: groupOf(quota, targets?.features), bound: quota[side], people };
  });
}

/** The rows of the plan, or the lines of the targets file, with the changed numbers, as they can stand there. */
export function rowsOf({ changes }: Loosening, planned: PlannedQuotas): string[] {
  const { quotas, already, targets, halves = 1 } = planned;
  const changed = new Map<number, PlannedQuota>();
  for (const { group, side, to } of changes) {
    const quota = changed.get(group) ?? (quotas[group] as PlannedQuota);
    // Of each half at least so loose.
    const bound = side === 'min' ? Math.floor(to / halves) : Math.ceil(to / halves);
    changed.set(group, { ...quota, [side]: bound + (already[group] ?? 0) });
  }
  const wholes = wholeRows(planned);
  const replaced = new Set([...changed.keys()].map((group) => wholes[group] ?? -1).filter((row) => row >= 0));
  const lines = quotas.flatMap((quota, at) => {
    const isShown = changed.has(at) || replaced.has(wholes[at] ?? -1);
    const row = changed.get(at) ?? quota;
    if (!isShown) return [];
    return targets === null ? planRow(row) : targetsLine(row, targets);
  });
  return targets?.widened == null ? lines : [inLine(targets.widened, targets.delimiter), ...lines];
}

/** For each quota its row in the plan if that has one for each category and can only be replaced as a whole, or -1. */
function wholeRows({ frame, plan }: PlannedQuotas): number[] {
  return (plan.sample.quotas ?? []).flatMap((row, at) => {
    const isWhole = row.group.some(({ categories }) => categories === null);
    return new Array<number>(quotaCount(frame.stratification, [row])).fill(isWhole ? at : -1);
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

function targetsLine(quota: PlannedQuota, form: TargetsForm): string {
  const { columns, delimiter, features, featureColumns } = form;
  const [part] = quota.group;
  const dimension = part?.dimension ?? '';
  const values = new Map<TargetsColumn | '', string>([
    ['dimension', features.get(dimension) ?? dimension],
    ['value', part?.categories[0] ?? ''],
    ...boundsOf(quota).map(([name, bound]): [TargetsColumn, string] => [name, String(bound)]),
  ]);
  const cells = columns.map((column, at) => {
    const own = quota.group.find(
      ({ dimension: name }) => (features.get(name) ?? name) === featureColumns[at],
    );
    return own?.categories[0] ?? values.get(column) ?? '';
  });
  return inLine(cells, delimiter);
}

function inLine(cells: readonly string[], delimiter: string): string {
  const field = (text: string) =>
    text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return cells.map(field).join(delimiter);
}

/**
 * `gender: w, age: [16-29, 30-44]`, as in a plan.
 * @param features other names for the plan's dimensions
 */
export function groupOf({ group }: PlannedQuota, features?: ReadonlyMap<string, string>): string {
  return group
    .map(({ dimension, categories }) => {
      const names = categories.map(quoted);
      const isPlain = names.length === 1 && names[0] !== 'each';
      return `${quoted(features?.get(dimension) ?? dimension)}: ${isPlain ? names[0] : `[${names.join(', ')}]`}`;
    })
    .join(', ');
}

/** In quotation marks where YAML would read it otherwise. */
function quoted(text: string): string {
  const isPlain = /^[\p{L}\d][\p{L}\d _.+/-]*$/u.test(text) && Number.isNaN(Number(text));
  return isPlain && !/^(true|false|null|yes|no|on|off)$/i.test(text) ? text : JSON.stringify(text);
}
