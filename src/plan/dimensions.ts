import type { AgeBand, CategoryPlan, ColumnDimension, DimensionPlan, RegisterColumns } from '../core/plan.js';
import type { Problem } from '../core/problem.js';
import { GENDER_CATEGORIES, genderOf } from '../core/strata.js';
import { compareCodePoints, normaliseText } from '../core/text.js';
import type { PlanInput } from './schema.js';

type Stratify = NonNullable<PlanInput['stratify']>;
type Details = Exclude<Stratify[number], string>[string] | null;

export interface DimensionContext {
  readonly columns: RegisterColumns;
  readonly header: readonly string[];
  /** dimensions that are columns of this name, also `age` */
  readonly plainColumns?: readonly string[];
  /** values may differ from the register's in letter case */
  readonly anyCase?: boolean;
  readonly fail: (code: string, key: string, params?: Problem['params']) => void;
  readonly missing: (key: string, name?: string) => void;
}

/** The dimensions of `stratify`; what is wrong with them goes to the context's `fail` and `missing`. */
export function resolveDimensions(stratify: Stratify, context: DimensionContext): DimensionPlan[] {
  const dimensions: DimensionPlan[] = [];
  for (const [index, entry] of stratify.entries()) {
    const key = `stratify.${index}`;
    const named: [string, Details][] = typeof entry === 'string' ? [[entry, null]] : Object.entries(entry);
    const [first] = named;
    if (first === undefined || named.length > 1) {
      context.fail('PLAN-024', key);
      continue;
    }
    const [name, details] = first;
    if (dimensions.some((dimension) => dimension.name === name)) {
      context.fail('PLAN-025', key, { name });
      continue;
    }
    const isAge = name === 'age' && context.plainColumns?.includes(name) !== true;
    dimensions.push(
      isAge ? ageDimension(details, key, context) : columnDimension(name, details, key, context),
    );
  }
  return dimensions;
}

const BAND = /^(\d{1,3})(?:\s*[-–]\s*(\d{1,3})|\s*(\+))?$/;

function ageDimension(details: Details, key: string, context: DimensionContext): DimensionPlan {
  if (details === null || !Array.isArray(details)) {
    context.fail('PLAN-026', `${key}.age`);
    return { name: 'age', source: 'age', bands: [] };
  }
  for (const { code, params } of bandFaults(details)) context.fail(code, `${key}.age`, params);
  return {
    name: 'age',
    source: 'age',
    bands: details.map(normaliseText).flatMap((text) => readBand(text) ?? []),
  };
}

/** What is wrong with age bands: PLAN-027 for one that is none, PLAN-028 for two that overlap. */
export function bandFaults(texts: readonly string[]): { code: string; params: Problem['params'] }[] {
  const read = texts.map(normaliseText).map((text) => ({ text, band: readBand(text) }));
  const bands = read.flatMap(({ band }) => band ?? []);
  const none = new Set(read.flatMap(({ text, band }) => (band === null ? [text] : [])));
  const clashes = bands.flatMap((band, index) => {
    const clash = bands.slice(0, index).find((other) => overlap(other, band));
    return clash === undefined ? [] : [{ first: clash.name, second: band.name }];
  });
  return [
    ...[...none].map((band) => ({ code: 'PLAN-027', params: { band } })),
    ...clashes.map((params) => ({ code: 'PLAN-028', params })),
  ];
}

/** `16-29`, `65+` or `18`; `null` if it is none of these. */
export function readBand(text: string): AgeBand | null {
  const match = BAND.exec(text);
  if (!match) return null;
  const from = Number(match[1]);
  const to = match[3] === '+' ? null : Number(match[2] ?? match[1]);
  return to !== null && to < from ? null : { name: text, from, to };
}

function overlap(a: AgeBand, b: AgeBand): boolean {
  return a.from <= (b.to ?? Number.POSITIVE_INFINITY) && b.from <= (a.to ?? Number.POSITIVE_INFINITY);
}

function columnDimension(
  name: string,
  details: Details,
  key: string,
  context: DimensionContext,
): ColumnDimension {
  const column = columnOf(name, key, context);
  const isGender = name === 'gender';
  const plain = {
    name,
    source: 'column' as const,
    column,
    recognise: isGender ? ('gender' as const) : ('none' as const),
  };
  if (details === null) return { ...plain, categories: null, by_lot: [] };
  if (Array.isArray(details)) {
    const spelling = (name: string) => (isGender ? (genderOf(name) ?? name) : name);
    const categories = details.map(normaliseText).map((name) => ({ name, values: [spelling(name)] }));
    checkCategories(categories, [], `${key}.${name}`, context);
    const recognise = context.anyCase === true && !isGender ? ('letters' as const) : plain.recognise;
    return { ...plain, recognise, categories, by_lot: [] };
  }
  const { by_lot: handed = [], ...groups } = details as Record<string, string[]>;
  const byLot = handed.map(normaliseText);
  const categories = Object.entries(groups).map(([category, values]) => ({
    name: normaliseText(category),
    values: values.map(normaliseText),
  }));
  if (categories.length === 0 && isGender && byLot.length > 0) {
    const handedOver = byLot.map((value) => genderOf(value) ?? value);
    const kept = GENDER_CATEGORIES.filter((category) => !handedOver.includes(category));
    const usual = [...kept]
      .sort(compareCodePoints)
      .map((category) => ({ name: category, values: [category] }));
    checkCategories(usual, handedOver, `${key}.${name}`, context);
    return { ...plain, categories: usual, by_lot: handedOver };
  }
  checkCategories(categories, byLot, `${key}.${name}`, context);
  return { ...plain, recognise: 'none', categories, by_lot: byLot };
}

function columnOf(name: string, key: string, context: DimensionContext): string {
  if (name === 'district' || name === 'gender') {
    const column = context.columns[name];
    if (column === null) context.missing(`register.columns.${name}`);
    return column ?? '';
  }
  if (!context.header.includes(name)) context.missing(key, name);
  return name;
}

function checkCategories(
  categories: readonly CategoryPlan[],
  byLot: readonly string[],
  key: string,
  context: DimensionContext,
): void {
  if (categories.length === 0) context.fail('PLAN-029', key);
  const owners = new Map<string, string>();
  const claim = (value: string, owner: string) => {
    if (owners.has(value))
      context.fail('PLAN-023', key, { value, first: owners.get(value) ?? '', second: owner });
    owners.set(value, owner);
  };
  for (const category of categories) for (const value of category.values) claim(value, category.name);
  for (const value of byLot) claim(value, 'by_lot');
  const names = categories.map((category) => category.name);
  const double = names.find((name, at) => names.indexOf(name) !== at);
  if (double !== undefined) context.fail('PLAN-025', key, { name: double });
}
