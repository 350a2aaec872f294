import { digestModulo, type TextDigest } from './digest.js';
import type { AgeBand, ColumnDimension, DimensionPlan } from './plan.js';
import { compareCodePoints, normaliseText } from './text.js';

/**
 * Strata (SPEC 5): the combinations of categories that at least one person in the frame has.
 */
export interface Dimension {
  readonly name: string;
  /** the categories present in the frame, in the plan's order or by code point */
  readonly categories: readonly string[];
}

interface Stratum {
  /** a category index for each dimension, in the plan's order of dimensions */
  readonly cell: readonly number[];
  /** N_h: people of the frame in it, at least 1 */
  readonly size: number;
}

/** All strata of a frame, sorted by their cells. */
export interface Stratification {
  readonly dimensions: readonly Dimension[];
  readonly strata: readonly Stratum[];
}

/** Counts of people by the names of their categories, in no particular order. */
export interface NamedStratum {
  readonly categories: readonly string[];
  readonly size: number;
}

/** Puts the strata in their canonical order, whatever the order in which they were met. */
export function stratify(plan: readonly DimensionPlan[], counted: readonly NamedStratum[]): Stratification {
  const dimensions = plan.map((dimension, at) => {
    const present = new Set(counted.map((stratum) => stratum.categories[at] as string));
    return { name: dimension.name, categories: orderCategories(dimension, present) };
  });
  const rank = dimensions.map(
    (dimension) => new Map(dimension.categories.map((name, index) => [name, index] as const)),
  );
  const strata = counted.map((stratum) => ({
    cell: stratum.categories.map((name, at) => rank[at]?.get(name) as number),
    size: stratum.size,
  }));
  strata.sort((a, b) => compareCells(a.cell, b.cell));
  return { dimensions, strata };
}

function orderCategories(dimension: DimensionPlan, present: ReadonlySet<string>): string[] {
  const listed = listedCategories(dimension);
  if (listed === null) return [...present].sort(compareCodePoints);
  return listed.filter((name) => present.has(name));
}

/** The categories in the order that the plan fixes, or `null` where the register decides. */
export function listedCategories(dimension: DimensionPlan): readonly string[] | null {
  if (dimension.source === 'age') return dimension.bands.map((band) => band.name);
  if (dimension.categories === null) return null;
  return dimension.categories.map((category) => category.name);
}

export function compareCells(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The categories' names of a cell. */
export function cellNames(dimensions: readonly Dimension[], cell: readonly number[]): string[] {
  return cell.map((index, at) => dimensions[at]?.categories[index] as string);
}

/** How a stratum is called in lists and messages. */
export function stratumName(categories: readonly string[]): string {
  return categories.join(' / ');
}

/** The band an age falls into, or `undefined`. */
export function bandOf(bands: readonly AgeBand[], age: number): string | undefined {
  return bands.find((band) => age >= band.from && (band.to === null || age <= band.to))?.name;
}

/** What becomes of a column's value: a category, the lot, or nothing that the plan knows. */
export type ValueClass =
  | { readonly kind: 'category'; readonly name: string }
  | { readonly kind: 'by-lot' }
  | { readonly kind: 'unknown' };

const BY_LOT: ValueClass = { kind: 'by-lot' };
const UNKNOWN: ValueClass = { kind: 'unknown' };

/** Makes the classifier of a dimension; its argument is a normalised value. */
export function valueClassifier(dimension: ColumnDimension): (value: string) => ValueClass {
  const recognise = dimension.recognise === 'gender' ? genderOf : (value: string) => value;
  const byLot = new Set(dimension.by_lot.map(normaliseText));
  if (dimension.categories === null) {
    return (value) => {
      const name = recognise(value);
      if (name === undefined || name === '') return UNKNOWN;
      return byLot.has(name) ? BY_LOT : { kind: 'category', name };
    };
  }
  const names = new Map<string, string>();
  for (const category of dimension.categories) {
    for (const value of category.values) names.set(normaliseText(value), category.name);
  }
  const others = dimension.recognise === 'letters' ? inAnyCase(names) : null;
  return (value) => {
    const key = recognise(value) ?? value;
    if (byLot.has(key)) return BY_LOT;
    const name = names.get(key) ?? others?.get(key.toLowerCase());
    return name === undefined ? UNKNOWN : { kind: 'category', name };
  };
}

/** Names by their values in lower case, as far as only one has the value. */
function inAnyCase(names: ReadonlyMap<string, string>): Map<string, string> {
  const keys = [...names.keys()].map((value) => value.toLowerCase());
  const isSingle = (key: string) => keys.indexOf(key) === keys.lastIndexOf(key);
  return new Map(
    [...names].flatMap(([value, name]) =>
      isSingle(value.toLowerCase()) ? [[value.toLowerCase(), name]] : [],
    ),
  );
}

/** The categories that values handed over by lot can get, in the plan's order. */
export function lotCategories(dimension: ColumnDimension): readonly string[] {
  return dimension.categories === null ? [] : dimension.categories.map((category) => category.name);
}

/** Number `int(H("by-lot:" ‖ label)) mod k`: fixed by the label alone, before any seed. */
export function categoryByLot(digest: TextDigest, categories: readonly string[], label: string): string {
  const index = digestModulo(digest(`by-lot:${label}`), categories.length);
  return categories[index] as string;
}

/** SPEC 5: the usual spellings, whatever their case. */
const GENDERS: Readonly<Record<string, string>> = {
  m: 'm',
  männlich: 'm',
  male: 'm',
  w: 'w',
  f: 'w',
  weiblich: 'w',
  female: 'w',
  d: 'd',
  divers: 'd',
  diverse: 'd',
  x: 'x',
  'ohne angabe': 'x',
  'keine angabe': 'x',
  unbekannt: 'x',
  '': 'x',
};
const GENDER_BY_SPELLING = new Map(Object.entries(GENDERS));

/** The spellings that are recognised, in lower case. */
export const genderSpellings: readonly string[] = [...GENDER_BY_SPELLING.keys()];

/** `d`, `m`, `w` or `x`; `undefined` for any other spelling. */
export function genderOf(value: string): string | undefined {
  return GENDER_BY_SPELLING.get(value.toLowerCase());
}

/** The order of gender categories where the plan gives none. */
export const GENDER_CATEGORIES = ['d', 'm', 'w', 'x'] as const;
