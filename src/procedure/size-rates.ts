import type { DimensionPlan } from '../core/plan.js';
import { error, type Place, type Problem, Refusal, refuse } from '../core/problem.js';
import { cellNames, type Stratification } from '../core/strata.js';
import { normaliseText } from '../core/text.js';
import type { Asked, Rate } from '../core/yield.js';
import { nearest } from '../plan/nearest.js';
import { categoryOf, knownCategories } from '../plan/quotas.js';
import { rateColumn, readRate, splitRate, type WrittenRate } from '../plan/rate.js';
import type { Files } from './files.js';

/** Rates that somebody typed: for everybody, for categories, or for combinations of them. */

/** A rate and whom it holds for; no parts: for everybody. */
export interface RateRow {
  readonly group: readonly { readonly dimension: string; readonly category: string }[];
  readonly rate: number;
}

/** The dimension that groups are categories of; several: combinations of them; `null`: no dimension, everybody. */
export type ToldBy = number | 'several' | null;

/** What is known of the people of each stratum. */
export interface StrataRates {
  /** of each stratum, on average */
  readonly means: readonly number[];
  /**
   * The people of these strata by their rates, independent of each other; `null`: they can't be told so
   * @param by the dimension that they are told apart by, if rates were learned
   */
  readonly asked: (members: readonly number[], by: ToldBy) => readonly Asked[] | null;
  /** whether people of different categories answer independently, what is not known about the rates included */
  readonly areIndependent: (by: ToldBy) => boolean;
}

/** @throws Refusal SIZE-003, SIZE-004 */
export function rateOf(text: string, place: Place | undefined, isPercent = false): WrittenRate {
  const read = readRate(text, isPercent);
  if (typeof read === 'object') return read;
  const rate = normaliseText(text);
  if (read === 'bare') throw refuse('usage', 'SIZE-004', place, { rate });
  throw refuse('usage', 'SIZE-003', place, { rate, [read]: 'yes' });
}

/** How sure it is to be: below 1. @throws Refusal SIZE-003, SIZE-004 */
export function certaintyOf(text: string): WrittenRate {
  const read = rateOf(text, { key: '--sure' });
  if (read.rest > 0) return read;
  throw refuse('usage', 'SIZE-003', { key: '--sure' }, { rate: text, certain: 'yes' });
}

/** Where categories are looked for. */
export interface RateContext {
  readonly dimensions: readonly DimensionPlan[];
  readonly frame: Stratification;
}

/** `5%`, `16-29=3%`, `age:16-29=3%`. @throws Refusal SIZE-003 .. SIZE-006, SIZE-010 */
export function typedRates(typed: readonly string[], context: RateContext | null): RateRow[] {
  const rows = collected(typed, (one): RateRow => {
    const { group, rate: written } = splitRate(one);
    if (group === '') throw refuse('usage', 'SIZE-003', { key: '--rate' }, { rate: one, form: 'yes' });
    const { rate } = rateOf(written, { key: '--rate' });
    if (group === null) return { group: [], rate };
    if (context === null) throw refuse('usage', 'SIZE-005', { key: '--rate' }, { flag: '--rate' });
    return { group: [categoryNamed(group, context)], rate };
  });
  checkDouble(rows, { key: '--rate' });
  return rows;
}

function categoryNamed(written: string, { dimensions, frame }: RateContext): RateRow['group'][number] {
  const at = written.indexOf(':');
  const named = at < 0 ? undefined : dimensionCalled(dimensions, written.slice(0, at));
  const value = named === undefined ? written : normaliseText(written.slice(at + 1));
  const found = (named === undefined ? dimensions : [named]).flatMap((dimension) => {
    const category = categoryIn(dimension, frame, value);
    return category === undefined ? [] : [{ dimension: dimension.name, category }];
  });
  const [one, ...others] = found;
  if (one !== undefined && others.length === 0) return one;
  const place = { key: '--rate' };
  if (one !== undefined) {
    const names = found.map(({ dimension }) => dimension);
    throw refuse('usage', 'SIZE-010', place, { group: written, dimensions: names, first: names[0] ?? '' });
  }
  const all = frame.dimensions.flatMap(({ categories }) => categories);
  const params = { group: written, categories: all.slice(0, 20), nearest: nearest(value, all) ?? '' };
  throw refuse('usage', 'SIZE-006', place, params);
}

/** Names that columns have beside those of the plan. */
const GERMAN: Readonly<Record<string, string>> = {
  alter: 'age',
  geschlecht: 'gender',
  stadtteil: 'district',
};

function dimensionCalled(dimensions: readonly DimensionPlan[], written: string): DimensionPlan | undefined {
  const name = normaliseText(written).toLowerCase();
  return (
    dimensions.find((one) => one.name.toLowerCase() === name) ??
    dimensions.find((one) => one.name === GERMAN[name]) ??
    dimensions.find((one) => one.source === 'column' && one.column.toLowerCase() === name)
  );
}

function categoryIn(dimension: DimensionPlan, frame: Stratification, written: string): string | undefined {
  const present = frame.dimensions.find(({ name }) => name === dimension.name)?.categories ?? [];
  return categoryOf(dimension, written, knownCategories(dimension) ?? present);
}

/**
 * A table with a column `rate`, and columns of dimensions; an empty cell holds for all its categories.
 * @throws Refusal SIZE-003, SIZE-004, SIZE-006, SIZE-008, SIZE-010, SIDE-001, SIDE-002
 */
export async function ratesFile(files: Files, path: string, context: RateContext): Promise<RateRow[]> {
  const bytes = await files.read(path).catch((cause: { code?: string }) => {
    throw refuse('invalid', 'SIDE-001', { file: path }, { reason: cause.code ?? 'EIO' });
  });
  const { readSideFile } = await import('../register/side-files.js');
  const { checkCells } = await import('../register/side-text.js');
  const file = await readSideFile(bytes, path);
  checkCells(file, path, null);
  const [header = [], ...records] = file.rows.map((row) => row.map(normaliseText));
  const rate = rateColumn(header);
  const named = header.map((name, at) =>
    at === rate?.at ? undefined : dimensionCalled(context.dimensions, name),
  );
  const dimensions = context.dimensions.map(({ name }) => name);
  if (rate === null || named.every((one) => one === undefined) || records.length === 0)
    throw refuse('invalid', 'SIZE-008', { file: path, lines: [1] }, { columns: [...dimensions, 'rate'] });
  const lines = records.map((_, at) => file.lines[at + 1] ?? at + 2);
  const rows = collected(
    records
      .map((record, at) => ({ record, line: lines[at] ?? 0 }))
      .filter(({ record }) => record.some(Boolean)),
    ({ record, line }): RateRow => {
      const place = (column = '') => ({ file: path, lines: [line], ...(column === '' ? {} : { column }) });
      const group = named.flatMap((dimension, at) => {
        const written = record[at] ?? '';
        if (dimension === undefined || written === '') return [];
        const category = categoryIn(dimension, context.frame, written);
        if (category !== undefined) return [{ dimension: dimension.name, category }];
        const known = context.frame.dimensions.find(({ name }) => name === dimension.name)?.categories ?? [];
        const params = { group: written, categories: known, nearest: nearest(written, known) ?? '' };
        throw refuse('invalid', 'SIZE-006', place(header[at]), params);
      });
      return { group, rate: rateOf(record[rate.at] ?? '', place(header[rate.at]), rate.isPercent).rate };
    },
  );
  checkDouble(rows, { file: path });
  return rows;
}

/** All that is wrong comes at once. */
function collected<T, R>(list: readonly T[], each: (one: T) => R): R[] {
  const problems: Problem[] = [];
  let kind: Refusal['kind'] = 'usage';
  const found = list.flatMap((one) => {
    try {
      return [each(one)];
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      kind = cause.kind;
      problems.push(...cause.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new Refusal(kind, problems);
  return found;
}

function keyOf({ group }: RateRow): string {
  return JSON.stringify(group.map(({ dimension, category }) => [dimension, category]).sort());
}

function checkDouble(rows: readonly RateRow[], place?: Place): void {
  const keys = rows.map(keyOf);
  const double = rows.filter((row, at) => keys.indexOf(keyOf(row)) !== at);
  const problems = double.map(({ group }) => {
    const name = group.map(({ category }) => category).join(' / ');
    return error('SIZE-012', place, name === '' ? { other: 'yes' } : { group: name });
  });
  if (problems.length > 0) throw new Refusal('usage', problems);
}

/**
 * The rate of each stratum. A row that names more of its categories goes before one that names fewer. Where rows of
 * single categories in several dimensions meet, each changes the odds of the rate for everybody by its own factor, as if
 * they had nothing to do with each other.
 * @throws Refusal SIZE-007 for strata without a rate, SIZE-009 for dimensions that meet without a rate for everybody
 */
export function fixedRates(frame: Stratification, rows: readonly RateRow[]): StrataRates {
  checkDouble(rows);
  const base = rows.find(({ group }) => group.length === 0)?.rate ?? null;
  const single = new Set(
    rows.flatMap(({ group }) => (group.length === 1 ? [group[0]?.dimension ?? ''] : [])),
  );
  if (single.size > 1 && base === null)
    throw refuse('usage', 'SIZE-009', { key: '--rate' }, { dimensions: [...single] });
  const means = frame.strata.map(({ cell }) =>
    stratumRate(frame, cellNames(frame.dimensions, cell), rows, base),
  );
  const without = frame.strata.flatMap(({ cell }, at) =>
    means[at] === null ? [cellNames(frame.dimensions, cell)] : [],
  );
  if (without.length > 0)
    throw refuse('usage', 'SIZE-007', undefined, { names: lacking(frame, without, rows) });
  return fixed(frame, means as readonly number[]);
}

/** The categories of the dimension that rates differ in, or whole strata. */
function lacking(
  { dimensions }: Stratification,
  strata: readonly (readonly string[])[],
  rows: readonly RateRow[],
): string[] {
  const named = new Set(rows.flatMap(({ group }) => group.map(({ dimension }) => dimension)));
  const at = dimensions.flatMap(({ name }, index) => (named.has(name) ? [index] : []));
  return [...new Set(strata.map((names) => at.map((index) => names[index]).join(' / ')))].slice(0, 20);
}

function stratumRate(
  { dimensions }: Stratification,
  names: readonly string[],
  rows: readonly RateRow[],
  base: number | null,
): number | null {
  const categoryOfDimension = new Map(dimensions.map(({ name }, at) => [name, names[at]]));
  const fitting = rows.filter(({ group }) =>
    group.every(({ dimension, category }) => categoryOfDimension.get(dimension) === category),
  );
  const most = Math.max(0, ...fitting.map(({ group }) => group.length));
  const best = fitting.filter(({ group }) => group.length === most);
  if (most !== 1) return best[0]?.rate ?? null;
  if (best.length === 1) return best[0]?.rate ?? null;
  const level = logit(base ?? 1);
  return fromLogit(best.reduce((sum, { rate }) => sum + logit(rate) - level, level));
}

/** Beyond, a rate is 0 or 1 for all that can be told. */
const FARTHEST = 35;

export function logit(rate: number): number {
  return Math.min(FARTHEST, Math.max(-FARTHEST, Math.log(rate) - Math.log1p(-rate)));
}

export function fromLogit(value: number): number {
  return value >= FARTHEST ? 1 : 1 / (1 + Math.exp(-value));
}

function fixed({ strata }: Stratification, means: readonly number[]): StrataRates {
  return {
    means,
    asked: (members) => {
      const sizes = new Map<number, number>();
      for (const at of members) {
        const rate = means[at] as number;
        sizes.set(rate, (sizes.get(rate) ?? 0) + (strata[at]?.size ?? 0));
      }
      return [...sizes].map(([p, size]): Asked => ({ rate: { kind: 'fixed', p } satisfies Rate, size }));
    },
    areIndependent: () => true,
  };
}
