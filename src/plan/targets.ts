import type { Place, Problem } from '../core/problem.js';
import { error } from '../core/problem.js';
import { genderOf } from '../core/strata.js';
import { normaliseText } from '../core/text.js';
import { nearest } from './nearest.js';
import type { QuotaBounds, QuotaInput } from './quota-input.js';

/**
 * A targets file: quotas as a table, one category in a line. The forms are those that assemblies use:
 * `feature,value,min,max`, `category,feature,min,max` (here `category` is the dimension), `category,name,..`
 * and `merkmal;wert;min;max`, each with or without `min_flex` and `max_flex`.
 */
export interface TargetsFile {
  /** base name, for messages */
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** the line on which each row begins */
  readonly lines: readonly number[];
}

/** How a targets file is written, so that lines can be put into it. */
export interface TargetsForm {
  readonly name: string;
  readonly delimiter: string;
  /** what each column holds; empty: something else */
  readonly columns: readonly (TargetsColumn | '')[];
  /** by a feature's name in the plan the one that the file has for it */
  readonly features: ReadonlyMap<string, string>;
}

export type TargetsColumn =
  | 'dimension'
  | 'value'
  | (typeof SHARES)[number]
  | (typeof NEEDED)[number]
  | (typeof OPTIONAL)[number];

export interface Targets {
  /** every dimension with all its values, in the file's order */
  readonly dimensions: readonly TargetDimension[];
  readonly quotas: readonly PlacedQuota[];
  /** what is wrong with the file; a line with a problem is not among the quotas */
  readonly problems: readonly Problem[];
}

export interface TargetDimension {
  readonly name: string;
  readonly values: readonly string[];
}

export interface PlacedQuota {
  readonly quota: QuotaInput;
  readonly place: Place;
}

/** Other names of columns, in lower case. */
const SYNONYMS: Readonly<Record<string, string>> = {
  ausprägung: 'wert',
  auspraegung: 'wert',
  kategorie: 'wert',
  mindestens: 'min',
  minimum: 'min',
  höchstens: 'max',
  hoechstens: 'max',
  maximum: 'max',
  anteil: 'share',
  prozent: 'percent',
  'anteil in %': 'percent',
  'anteil in prozent': 'percent',
  'anteil (%)': 'percent',
  'share in %': 'percent',
  '%': 'percent',
  percentage: 'percent',
};
/** German names of the features that a plan knows by English ones. */
const FEATURES: Readonly<Record<string, string>> = {
  alter: 'age',
  geschlecht: 'gender',
};
const SHARES = ['share', 'percent'] as const;

/** The columns of dimension and value; the first pair that the header has counts. */
const FORMS = [
  ['feature', 'value'],
  ['category', 'feature'],
  ['category', 'name'],
  ['merkmal', 'wert'],
] as const;
const NEEDED = ['min', 'max'] as const;
const OPTIONAL = ['min_flex', 'max_flex'] as const;
const KNOWN = [...new Set([...FORMS.flat(), ...NEEDED, ...OPTIONAL, ...SHARES])];

/** Reads the records of a targets file; what is wrong with it is among the result's problems. */
export function readTargets(file: TargetsFile): Targets {
  const [first = [], ...rows] = file.rows.map((row) => row.map(normaliseText));
  const header = headerOf(first);
  const form = FORMS.find((names) => names.every((name) => header.includes(name)));
  const problems = headerProblems(file, header, form !== undefined);
  if (form === undefined || problems.length > 0) return { dimensions: [], quotas: [], problems };
  const dimensions = new Map<string, Set<string>>();
  const quotas: PlacedQuota[] = [];
  const share = shareColumn(header);
  const bounds = [...NEEDED, ...OPTIONAL, ...SHARES].filter((name) => header.includes(name));
  const isPercent = share !== undefined && arePercents(share, header, rows);
  for (const [index, row] of rows.entries()) {
    const cell = (name: string) => row[header.indexOf(name)] ?? '';
    const place = (column?: string): Place => ({
      file: file.name,
      lines: [file.lines[index + 1] ?? index + 2],
      ...(column === undefined ? {} : { column: first[header.indexOf(column)] ?? column }),
    });
    const [name, value] = form.map(cell) as [string, string];
    // A remark below or between the lines, such as where the figures are from.
    if (value === '' && bounds.every((bound) => cell(bound) === '')) continue;
    const wrong = form
      .filter((column) => cell(column) === '')
      .map((column) => error('PLAN-067', place(column)));
    const limits =
      share === undefined
        ? readBounds(header, cell, place, wrong)
        : { share: readShares(cell(share), isPercent) };
    if (name !== '' && value !== '') addValue(dimensions, name, value);
    if (wrong.length > 0) problems.push(...wrong);
    else
      quotas.push({
        quota: { group: [{ dimension: name, categories: [value] }], ...limits },
        place: place(),
      });
  }
  if (rows.length === 0) problems.push(error('PLAN-051', { file: file.name }));
  const named = [...dimensions].map(([name, values]) => ({ name, values: [...values] }));
  return { dimensions: named, quotas, problems };
}

/** The column names by their usual ones, in lower case. */
function headerOf(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase()).map((name) => SYNONYMS[name] ?? name);
}

/** The column of shares, if the file has no numbers of people. */
function shareColumn(header: readonly string[]): (typeof SHARES)[number] | undefined {
  return NEEDED.some((name) => header.includes(name))
    ? undefined
    : SHARES.find((name) => header.includes(name));
}

/** Whether the numbers of the column are hundredths, also where no sign says so. */
function arePercents(
  share: (typeof SHARES)[number],
  header: readonly string[],
  rows: readonly (readonly string[])[],
): boolean {
  if (share === 'percent') return true;
  return rows.some((row) => Number((row[header.indexOf(share)] ?? '').replace(',', '.')) > 1);
}

/** A share with a decimal point, and as a percentage if it is one. */
function readShares(cell: string, isPercent: boolean): string {
  const written = cell.replace(',', '.');
  return isPercent && /^\d+(?:\.\d+)?$/.test(written) ? `${written} %` : written;
}

/**
 * The same targets with the names that a plan has for features: `Geschlecht` is `gender`, and `Alter` is `age`
 * unless the register has a column of this name, or nothing that an age could be told from.
 * @param planned dimensions that the plan names itself
 * @param hasAges whether the register has a birth date or an age
 */
export function withPlanNames(
  targets: Targets,
  header: readonly string[],
  planned: readonly string[],
  hasAges: boolean,
): Targets {
  const nameOf = (name: string) => {
    const feature = FEATURES[name.toLowerCase()];
    if (feature === undefined || planned.includes(name)) return name;
    return feature === 'age' && (header.includes(name) || !hasAges) ? name : feature;
  };
  const merged = new Map<string, Set<string>>();
  for (const { name, values } of targets.dimensions)
    for (const value of values) addValue(merged, nameOf(name), value);
  return {
    ...targets,
    dimensions: [...merged].map(([name, values]) => ({ name, values: [...values] })),
    quotas: targets.quotas.map(({ quota, place }) => ({
      quota: {
        ...quota,
        group: quota.group.map((part) => ({ ...part, dimension: nameOf(part.dimension) })),
      },
      place,
    })),
  };
}

/** The form of a file that {@link readTargets} could read. */
export function targetsForm(file: TargetsFile & Pick<TargetsForm, 'delimiter'>): TargetsForm {
  const header = headerOf((file.rows[0] ?? []).map(normaliseText));
  const [dimension, value] = FORMS.find((names) => names.every((name) => header.includes(name))) ?? FORMS[0];
  const columns = header.map((name) => {
    if (name === dimension) return 'dimension';
    if (name === value) return 'value';
    return [...NEEDED, ...OPTIONAL, ...SHARES].find((bound) => bound === name) ?? '';
  });
  const names = file.rows.slice(1).map((row) => normaliseText(row[columns.indexOf('dimension')] ?? ''));
  const features = new Map(names.map((name) => [FEATURES[name.toLowerCase()] ?? name, name]));
  for (const name of names) features.set(name, name);
  return { name: file.name, delimiter: file.delimiter, columns, features };
}

function headerProblems(file: TargetsFile, header: readonly string[], hasForm: boolean): Problem[] {
  const place: Place = { file: file.name, lines: [file.lines[0] ?? 1] };
  const hasShares = shareColumn(header) !== undefined;
  const missing: string[] = NEEDED.filter((name) => !hasShares && !header.includes(name));
  if (!hasForm) missing.unshift(...missingOfForm(header));
  const problems = missing.length === 0 ? [] : [error('PLAN-065', place, { missing })];
  for (const name of KNOWN.filter((known) => header.filter((other) => other === known).length > 1))
    problems.push(error('PLAN-025', place, { name }));
  // Other columns may hold remarks. One that is nearly called `min_flex` is a slip.
  for (const name of header.filter((other) => !KNOWN.includes(other as (typeof KNOWN)[number]))) {
    const meant = nearest(name, OPTIONAL);
    if (meant !== undefined) problems.push(error('PLAN-068', place, { name, nearest: meant }));
  }
  return problems;
}

/** What the form that fits best still lacks. */
function missingOfForm(header: readonly string[]): string[] {
  const lacks = FORMS.map((form) => form.filter((name) => !header.includes(name)));
  return [...(lacks.find((names) => names.length === 1) ?? FORMS[0])];
}

function readBounds(
  header: readonly string[],
  cell: (name: string) => string,
  place: (column: string) => Place,
  wrong: Problem[],
): QuotaBounds {
  const optional = OPTIONAL.filter((name) => header.includes(name) && cell(name) !== '');
  const read = [...NEEDED, ...optional].map((name): [string, number] => {
    if (!/^\d{1,9}$/.test(cell(name))) wrong.push(error('PLAN-066', place(name)));
    return [name, Number(cell(name))];
  });
  return Object.fromEntries(read);
}

/** `w` and `weiblich` are one gender. The line of the second is refused with the quotas. */
function addValue(dimensions: Map<string, Set<string>>, name: string, value: string): void {
  const values = dimensions.get(name) ?? new Set<string>();
  dimensions.set(name, values);
  const same = (other: string) =>
    name === 'gender' && genderOf(value) !== undefined && genderOf(other) === genderOf(value);
  if (![...values].some(same)) values.add(value);
}
