import { error, type Place, type Problem } from '../core/problem.js';
import { nearest } from './nearest.js';

/** The header of a targets file: which column holds what. */

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
  anzahl: 'count',
  einwohner: 'count',
  einwohnerzahl: 'count',
  bevölkerung: 'count',
  bevoelkerung: 'count',
  personen: 'count',
  people: 'count',
  population: 'count',
  gewicht: 'weight',
};

/** Columns that say where figures are from. In a table of combinations every other column is a feature. */
const REMARKS = [
  'quelle',
  'bemerkung',
  'bemerkungen',
  'anmerkung',
  'hinweis',
  'source',
  'remark',
  'note',
  'notes',
];

export const SHARES = ['share', 'percent'] as const;

/** The columns of dimension and value; the first pair that the header has counts. */
const FORMS = [
  ['feature', 'value'],
  ['category', 'feature'],
  ['category', 'name'],
  ['merkmal', 'wert'],
] as const;
export const NEEDED = ['min', 'max'] as const;
export const OPTIONAL = ['min_flex', 'max_flex'] as const;
/** The people of the population. */
export const COUNT = 'count';
/** What a place too few or too many counts; only quotas that may give way have one. */
export const WEIGHT = 'weight';
const NUMBERS = [...NEEDED, ...OPTIONAL, ...SHARES, COUNT, WEIGHT] as const;
const KNOWN: readonly string[] = [...new Set([...FORMS.flat(), ...NUMBERS])];

export type TargetsColumn = 'dimension' | 'value' | (typeof NUMBERS)[number];

export interface TargetsHeader {
  /** what each column holds; empty: something else, or a feature */
  readonly columns: readonly (TargetsColumn | '')[];
  /** in a table of combinations the feature of each column; empty: none. Otherwise there are none */
  readonly features: readonly string[];
  /** as they stand in the file */
  readonly names: readonly string[];
}

/** @param names normalised */
export function targetsHeader(names: readonly string[]): TargetsHeader {
  const header = usualNames(names);
  const form = formOf(header);
  const known = header.map((name) => NUMBERS.find((number) => number === name) ?? '');
  if (form === undefined && isOfCombinations(header)) {
    const features = names.map((name, at) =>
      known[at] === '' && !REMARKS.includes(header[at] ?? '') ? name : '',
    );
    return { columns: known, features, names };
  }
  const [dimension, value] = form ?? FORMS[0];
  const columns = header.map((name, at) => {
    if (name === dimension) return 'dimension';
    return name === value ? 'value' : (known[at] ?? '');
  });
  return { columns, features: [], names };
}

/** The column names by their usual ones, in lower case. */
function usualNames(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase()).map((name) => SYNONYMS[name] ?? name);
}

function formOf(header: readonly string[]) {
  return FORMS.find((names) => names.every((name) => header.includes(name)));
}

/** `gender,age,count`: numbers, and no column that is called for features or values. */
function isOfCombinations(header: readonly string[]): boolean {
  const hasNumbers = hasShares(header) || NEEDED.every((name) => header.includes(name));
  return hasNumbers && !FORMS.flat().some((name) => header.includes(name)) && header.length > 1;
}

function hasShares(header: readonly string[]): boolean {
  return [...SHARES, COUNT].some((name) => header.includes(name));
}

/** What is wrong with a header. @param place its line */
export function headerProblems(header: TargetsHeader, place: Place): Problem[] {
  const names = usualNames(header.names);
  const missing: string[] = NEEDED.filter((name) => !hasShares(names) && !names.includes(name));
  if (formOf(names) === undefined && header.features.every((name) => name === ''))
    missing.unshift(...missingOfForm(names));
  const problems = missing.length === 0 ? [] : [error('PLAN-065', place, { missing })];
  const twice = (list: readonly string[]) => (name: string) =>
    list.filter((other) => other === name).length > 1;
  const features = [...new Set(header.features.filter((name) => name !== ''))];
  for (const name of [...KNOWN.filter(twice(names)), ...features.filter(twice(header.features))])
    problems.push(error('PLAN-025', place, { name }));
  // Other columns may hold remarks. One that is nearly called `min_flex` is a slip.
  for (const name of names.filter((other) => !KNOWN.includes(other))) {
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
