import { OF_FRAME } from '../core/lottery/shares.js';
import { CAPPED, type DimensionPlan, type QuotaRow, type SamplePlan, type TableRow } from '../core/plan.js';
import { error, type Place, type Problem, warning } from '../core/problem.js';
import { nearest } from './nearest.js';
import type { FrameQuotas } from './quota-input.js';
import { type LocatedQuota, type Population, resolveQuotas, UNSIZED } from './quotas.js';
import type { PlanInput } from './schema.js';
import type { Targets } from './targets.js';

type SampleInput = NonNullable<PlanInput['sample']>;

/** The file of a table. */
export interface TableFile {
  /** base name, for messages */
  readonly name: string;
  /** its header, normalised */
  readonly columns: readonly string[];
  /** the line on which each record begins, the header first */
  readonly lines: readonly number[];
}

export interface SampleContext {
  readonly dimensions: readonly DimensionPlan[];
  /** rows of the table allocation, already read if the plan names a file */
  readonly table: readonly Readonly<Record<string, string>>[] | null;
  /** the file that it is in; `null`: the plan itself */
  readonly tableFile: TableFile | null;
  /** quotas from a file, if the plan names one */
  readonly targets: Targets | null;
  /** people of the frame that shares of it are of, as in `QuotaContext` */
  readonly population: Population | 'own' | null;
  readonly isPanel: boolean;
  /** where a key of the plan stands */
  readonly locate: (key: string) => Place;
  readonly report: (problem: Problem) => void;
}

/** How many people, and how they are allocated; what is wrong with it goes to the context's `report`. */
export function resolveSample(sample: SampleInput, context: SampleContext): SamplePlan {
  const { size, allocation = 'proportional' } = sample;
  if (size === undefined) fail(context, 'PLAN-013', 'sample.size', { expected: 'int' });
  checkAllocation(sample, context);
  return {
    size: size ?? 1,
    allocation,
    table: allocation === 'table' ? tableRows(context) : null,
    ...(allocation === 'quotas' ? quotaPart(sample, context) : {}),
    reserve: plainDecimal(sample.reserve ?? '1'),
    max_per_household: sample.max_per_household ?? null,
    allow_shortfall: sample.allow_shortfall ?? false,
  };
}

/** What belongs to another allocation would have no effect. */
function checkAllocation(sample: SampleInput, context: SampleContext): void {
  const { allocation, table, quotas, objective, cap, mixing, slack, substitutes } = sample;
  if (substitutes !== undefined && !context.isPanel) fail(context, 'PLAN-119', 'sample.substitutes');
  if (table !== undefined && quotas !== undefined) fail(context, 'PLAN-052', 'sample.quotas');
  else if (table !== undefined && allocation !== 'table') fail(context, 'PLAN-042', 'sample.table');
  if (allocation === 'quotas') {
    if (cap !== undefined && !CAPPED.includes(objective ?? 'leximin'))
      fail(context, 'PLAN-070', 'sample.cap', { name: objective ?? '' });
    return;
  }
  if (quotas !== undefined && table === undefined)
    fail(context, 'PLAN-050', 'sample.quotas', { name: 'quotas' });
  if (objective !== undefined) fail(context, 'PLAN-050', 'sample.objective', { name: 'objective' });
  if (cap !== undefined) fail(context, 'PLAN-050', 'sample.cap', { name: 'cap' });
  if (mixing !== undefined) fail(context, 'PLAN-050', 'sample.mixing', { name: 'mixing' });
  if (slack !== undefined) fail(context, 'PLAN-050', 'sample.slack', { name: 'slack' });
  if (substitutes !== undefined && context.isPanel)
    fail(context, 'PLAN-050', 'sample.substitutes', { name: 'substitutes' });
}

/** How often an exchange is tried for each part of a list, unless the plan says otherwise: more does little more. */
export const MIXING = 20;

type QuotaPart = Pick<
  SamplePlan,
  'quotas' | 'objective' | 'cap' | 'mixing' | 'slack' | 'shares_from' | 'substitutes'
>;

function quotaPart(sample: SampleInput, context: SampleContext): QuotaPart {
  const { dimensions, population, report } = context;
  const { slack = 0 } = sample;
  if (sample.quotas === undefined) fail(context, 'PLAN-051', 'sample.quotas');
  for (const problem of context.targets?.problems ?? []) report(problem);
  // Without a size every number could be too large; that it is missing has been said.
  const size = sample.size ?? UNSIZED;
  const located = locatedQuotas(sample, context);
  const quotas = resolveQuotas(located, { dimensions, population, report, places: { size, slack } });
  const isOfFrame = located.some(({ quota }) => quota.share === OF_FRAME);
  for (const problem of unevenTotals(located, context)) report(problem);
  if (slack > 0 && quotas.every(({ share }) => share === undefined))
    fail(context, 'PLAN-113', 'sample.slack');
  return {
    quotas,
    objective: sample.objective ?? 'leximin',
    ...(sample.cap === undefined ? {} : { cap: sample.cap }),
    mixing: sample.mixing ?? MIXING,
    ...(slack === 0 ? {} : { slack }),
    ...(isOfFrame && population !== 'own' ? { shares_from: 'letters' as const } : {}),
    ...substitutesOf(sample, quotas, context),
  };
}

/** As many as there are places, for they are a panel of the same make. */
function substitutesOf(
  { size, substitutes }: SampleInput,
  quotas: readonly QuotaRow[],
  context: SampleContext,
): Pick<SamplePlan, 'substitutes'> {
  if (substitutes === undefined || size === undefined) return {};
  const key = 'sample.substitutes';
  if (substitutes !== 'same' && substitutes !== size)
    fail(context, 'PLAN-120', key, { given: substitutes, size });
  if (quotas.some(({ weight }) => weight !== undefined)) fail(context, 'PLAN-121', key);
  return { substitutes: size };
}

function locatedQuotas({ quotas = [] }: SampleInput, context: SampleContext): LocatedQuota[] {
  const { targets, locate } = context;
  if (typeof quotas === 'string')
    return (targets?.quotas ?? []).map(({ quota, place }) => ({ quota, place: () => place }));
  if ('from_frame' in quotas) return quotasOfFrame(quotas, context);
  return quotas.map((quota, index) => {
    const row = `sample.quotas.${index}`;
    return { quota, place: (key) => locate(key === undefined ? row : `${row}.${key}`) };
  });
}

/** Counts of several features are of the same people, or one of them lacks a line. */
function unevenTotals(located: readonly LocatedQuota[], { targets }: SampleContext): Problem[] {
  const totals = new Map<string, number>();
  for (const { quota } of located) {
    const names = quota.group.map(({ dimension }) => dimension).join(' / ');
    if (quota.population !== undefined && quota.population[1] > 0) totals.set(names, quota.population[1]);
  }
  if (new Set(totals.values()).size < 2) return [];
  const { file } = targets?.quotas[0]?.place ?? {};
  const sums = [...totals].map(([names, total]) => `${names} ${total}`);
  return [warning('PLAN-118', file === undefined ? {} : { file }, { sums })];
}

/** A row for each dimension, or each combination that is named. */
export function quotasOfFrame(
  { from_frame: named }: FrameQuotas,
  { dimensions, locate, report }: Pick<SampleContext, 'dimensions' | 'locate' | 'report'>,
): LocatedQuota[] {
  const place = () => locate('sample.quotas');
  if (dimensions.length === 0) report(error('PLAN-114', place()));
  const groups = named ?? dimensions.map(({ name }) => [name]);
  return groups.map((names) => ({
    quota: { group: names.map((dimension) => ({ dimension, categories: null })), share: OF_FRAME },
    place,
  }));
}

function tableRows(context: SampleContext): readonly TableRow[] | null {
  if (context.table === null) {
    fail(context, 'PLAN-013', 'sample.table', { expected: 'array' });
    return null;
  }
  const { tableFile: file } = context;
  if (file === null) return context.table.map((row, index) => tableRow(row, index, context));
  return fileRows(context.table, file, context);
}

type TableInput = Readonly<Record<string, string>>;

/** Rows of a file: what is wrong with its header is said once, and the rest at its line. */
function fileRows(
  rows: readonly TableInput[],
  { name: file, columns, lines }: TableFile,
  { dimensions, report }: SampleContext,
): readonly TableRow[] {
  const names = dimensions.map(({ name }) => name);
  const expected = [...names, 'size'];
  const header: Place = { file, lines: [lines[0] ?? 1] };
  const missing = expected.filter((name) => !columns.includes(name));
  const unknown = columns.filter((name) => !expected.includes(name));
  if (missing.length > 0) report(error('QUOTA-029', header, { missing, columns, names: expected }));
  else if (unknown.length > 0)
    report(error('PLAN-010', header, { name: unknown[0] ?? '', allowed: expected, nearest: '' }));
  return rows.map((row, index) => {
    const { size = '' } = row;
    const place = { file, lines: [lines[index + 1] ?? index + 2], column: 'size' };
    if (columns.includes('size') && !isCount(size)) report(error('QUOTA-019', place, { value: size }));
    return { categories: names.map((name) => row[name] ?? ''), size: Number(isCount(size) ? size : 0) };
  });
}

function isCount(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}

function tableRow(row: Readonly<Record<string, string>>, index: number, context: SampleContext): TableRow {
  const key = `sample.table.${index}`;
  const dimensions = context.dimensions.map((dimension) => dimension.name);
  for (const name of Object.keys(row)) {
    if (name !== 'size' && !dimensions.includes(name)) {
      const allowed = [...dimensions, 'size'];
      fail(context, 'PLAN-010', key, { name, allowed, nearest: nearest(name, dimensions) ?? '' });
    }
  }
  const categories = dimensions.map((name) => {
    if (row[name] === undefined) fail(context, 'PLAN-013', `${key}.${name}`, { expected: 'string' });
    return row[name] ?? '';
  });
  if (!isCount(row.size ?? '')) fail(context, 'PLAN-011', `${key}.size`, { expected: 'int' });
  return { categories, size: Number(row.size ?? 0) };
}

function fail(context: SampleContext, code: string, key: string, params?: Problem['params']): void {
  context.report(error(code, context.locate(key), params));
}

/** `1.50` and `1.5` are the same reserve; the log has the shorter. */
function plainDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
