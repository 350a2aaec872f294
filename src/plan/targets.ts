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
}

export type TargetsColumn = 'dimension' | 'value' | (typeof NEEDED)[number] | (typeof OPTIONAL)[number];

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

/** The columns of dimension and value; the first pair that the header has counts. */
const FORMS = [
  ['feature', 'value'],
  ['category', 'feature'],
  ['category', 'name'],
  ['merkmal', 'wert'],
] as const;
const NEEDED = ['min', 'max'] as const;
const OPTIONAL = ['min_flex', 'max_flex'] as const;
const KNOWN = [...new Set([...FORMS.flat(), ...NEEDED, ...OPTIONAL])];

/** Reads the records of a targets file; what is wrong with it is among the result's problems. */
export function readTargets(file: TargetsFile): Targets {
  const [first = [], ...rows] = file.rows.map((row) => row.map(normaliseText));
  const header = first.map((name) => name.toLowerCase());
  const form = FORMS.find((names) => names.every((name) => header.includes(name)));
  const problems = headerProblems(file, header, form !== undefined);
  if (form === undefined || problems.length > 0) return { dimensions: [], quotas: [], problems };
  const dimensions = new Map<string, Set<string>>();
  const quotas: PlacedQuota[] = [];
  for (const [index, row] of rows.entries()) {
    const cell = (name: string) => row[header.indexOf(name)] ?? '';
    const place = (column?: string): Place => ({
      file: file.name,
      lines: [file.lines[index + 1] ?? index + 2],
      ...(column === undefined ? {} : { column: first[header.indexOf(column)] ?? column }),
    });
    const [name, value] = form.map(cell) as [string, string];
    const wrong = form
      .filter((column) => cell(column) === '')
      .map((column) => error('PLAN-067', place(column)));
    const bounds = readBounds(header, cell, place, wrong);
    if (name !== '' && value !== '') addValue(dimensions, name, value);
    if (wrong.length > 0) problems.push(...wrong);
    else
      quotas.push({
        quota: { group: [{ dimension: name, categories: [value] }], ...bounds },
        place: place(),
      });
  }
  if (rows.length === 0) problems.push(error('PLAN-051', { file: file.name }));
  const named = [...dimensions].map(([name, values]) => ({ name, values: [...values] }));
  return { dimensions: named, quotas, problems };
}

/** The form of a file that {@link readTargets} could read. */
export function targetsForm(file: TargetsFile & Pick<TargetsForm, 'delimiter'>): TargetsForm {
  const header = (file.rows[0] ?? []).map((name) => normaliseText(name).toLowerCase());
  const [dimension, value] = FORMS.find((names) => names.every((name) => header.includes(name))) ?? FORMS[0];
  const columns = header.map((name) => {
    if (name === dimension) return 'dimension';
    if (name === value) return 'value';
    return [...NEEDED, ...OPTIONAL].find((bound) => bound === name) ?? '';
  });
  return { name: file.name, delimiter: file.delimiter, columns };
}

function headerProblems(file: TargetsFile, header: readonly string[], hasForm: boolean): Problem[] {
  const place: Place = { file: file.name, lines: [file.lines[0] ?? 1] };
  const missing: string[] = NEEDED.filter((name) => !header.includes(name));
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
