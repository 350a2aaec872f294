import { error, type Place, type Problem } from '../core/problem.js';
import { genderOf } from '../core/strata.js';
import { normaliseText } from '../core/text.js';
import type { GroupInput, PlacedQuota, QuotaBounds, QuotaInput } from './quota-input.js';
import { readCount, withPopulation } from './target-counts.js';
import {
  COUNT,
  headerProblems,
  NEEDED,
  OPTIONAL,
  SHARES,
  type TargetsColumn,
  type TargetsHeader,
  targetsHeader,
  WEIGHT,
} from './targets-header.js';

/**
 * A targets file: quotas as a table, one category in a line. The forms are those that assemblies use:
 * `feature,value,min,max`, `category,feature,min,max` (here `category` is the dimension), `category,name,..`
 * and `merkmal;wert;min;max`, each with or without `min_flex` and `max_flex`; with `count` or `share` in place of
 * `min` and `max`; or combinations, `gender,age,count`, with a column for each feature. An empty cell of a feature
 * leaves it out of the line.
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
  /** what each column holds; empty: something else, or a feature */
  readonly columns: readonly (TargetsColumn | '')[];
  /** by a feature's name in the plan the one that the file has for it */
  readonly features: ReadonlyMap<string, string>;
  /** in a table of combinations the plan's feature of each column; otherwise none */
  readonly featureColumns: readonly string[];
  /** column names, if `min` and `max` have to be put behind them; `null`: they are there */
  readonly widened: readonly string[] | null;
}

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

/** German names of the features that a plan knows by English ones. */
const FEATURES: Readonly<Record<string, string>> = {
  alter: 'age',
  geschlecht: 'gender',
};

/** Reads the records of a targets file; what is wrong with it is among the result's problems. */
export function readTargets(file: TargetsFile): Targets {
  const [first = [], ...rows] = file.rows.map((row) => row.map(normaliseText));
  const header = targetsHeader(first);
  const top: Place = { file: file.name, lines: [file.lines[0] ?? 1] };
  const problems = headerProblems(header, top);
  if (problems.length > 0) return { dimensions: [], quotas: [], problems };
  const dimensions = new Map<string, Set<string>>();
  const quotas: PlacedQuota[] = [];
  const isPercent = arePercents(header, rows);
  for (const [index, row] of rows.entries()) {
    const line = { file: file.name, lines: [file.lines[index + 1] ?? index + 2] };
    const read = readRow(header, row, line, isPercent);
    if (read === null) continue;
    for (const { dimension, categories } of read.quota.group)
      for (const value of categories ?? [])
        if (dimension !== '' && value !== '') addValue(dimensions, dimension, value);
    if (read.wrong.length > 0) problems.push(...read.wrong);
    else quotas.push({ quota: read.quota, place: line });
  }
  if (rows.length === 0) problems.push(error('PLAN-051', { file: file.name }));
  const named = [...dimensions].map(([name, values]) => ({ name, values: [...values] }));
  const counted = withPopulation(quotas, top);
  return { dimensions: named, quotas: counted.quotas, problems: [...problems, ...counted.problems] };
}

interface ReadRow {
  readonly quota: QuotaInput;
  readonly wrong: readonly Problem[];
}

/** `null`: a remark below or between the lines, such as where the figures are from. */
function readRow(
  header: TargetsHeader,
  row: readonly string[],
  line: Place,
  isPercent: boolean,
): ReadRow | null {
  const { columns, names, features } = header;
  const cell = (name: TargetsColumn) => row[columns.indexOf(name)] ?? '';
  const place = (name: TargetsColumn): Place => ({ ...line, column: names[columns.indexOf(name)] ?? name });
  const bounds = columns.filter((name) => name !== '' && name !== 'dimension' && name !== 'value');
  const areEmpty = bounds.every((name) => cell(name) === '');
  const wrong: Problem[] = [];
  const group: GroupInput[] = [];
  if (features.length === 0) {
    if (cell('value') === '' && areEmpty) return null;
    for (const column of ['dimension', 'value'] as const)
      if (cell(column) === '') wrong.push(error('PLAN-067', place(column)));
    group.push({ dimension: cell('dimension'), categories: [cell('value')] });
  } else {
    if (areEmpty) return null;
    for (const [at, dimension] of features.entries()) {
      const value = row[at] ?? '';
      if (dimension !== '' && value !== '') group.push({ dimension, categories: [value] });
    }
    if (group.length === 0) wrong.push(error('PLAN-067', line));
  }
  const read: RowCells = { columns, cell, place, wrong };
  const share =
    SHARES.find((name) => columns.includes(name)) ?? (columns.includes(COUNT) ? COUNT : undefined);
  const isGiven = NEEDED.some((name) => cell(name) !== '') || share === undefined;
  const limits = isGiven
    ? { ...readNumbers(read, [...NEEDED, ...givenOf(read)]), ...countBeside(read) }
    : { ...readNumbers(read, givenOf(read)), ...readShares(read, share, isPercent) };
  return { quota: { group, ...limits }, wrong };
}

interface RowCells {
  readonly columns: TargetsHeader['columns'];
  readonly cell: (name: TargetsColumn) => string;
  readonly place: (name: TargetsColumn) => Place;
  readonly wrong: Problem[];
}

function givenOf({ columns, cell }: RowCells): readonly ((typeof OPTIONAL)[number] | typeof WEIGHT)[] {
  return ([...OPTIONAL, WEIGHT] as const).filter((name) => columns.includes(name) && cell(name) !== '');
}

function readNumbers(
  { cell, place, wrong }: RowCells,
  names: readonly ((typeof NEEDED)[number] | (typeof OPTIONAL)[number] | typeof WEIGHT)[],
): QuotaBounds {
  const read = names.map((name): [string, number] => {
    const isWeight = name === WEIGHT && !/^[1-9]\d{0,2}$|^1000$/.test(cell(name));
    if (isWeight || !/^\d{1,9}$/.test(cell(name))) wrong.push(error('PLAN-066', place(name)));
    return [name, Number(cell(name))];
  });
  return Object.fromEntries(read);
}

/** A share with a decimal point, and as a percentage if it is one; or the people of the group, everybody still to come. */
function readShares(
  { cell, place, wrong }: RowCells,
  share: (typeof SHARES)[number] | typeof COUNT,
  isPercent: boolean,
): QuotaBounds {
  if (share === COUNT) {
    const count = readCount(cell(COUNT));
    if (count === null) wrong.push(error('PLAN-115', place(COUNT)));
    return { population: [count ?? 0, 0] };
  }
  const written = cell(share).replace(',', '.');
  return { share: isPercent && /^\d+(?:\.\d+)?$/.test(written) ? `${written} %` : written };
}

/** A line with numbers of its own still counts for everybody, if it says of how many people it is. */
function countBeside({ columns, cell }: RowCells): QuotaBounds {
  const count = columns.includes(COUNT) ? readCount(cell(COUNT)) : null;
  return count === null ? {} : { population: [count, 0] };
}

/** Whether the numbers of a column of shares are hundredths, also where no sign says so. */
function arePercents({ columns }: TargetsHeader, rows: readonly (readonly string[])[]): boolean {
  if (columns.includes('percent') && !columns.includes('share')) return true;
  return rows.some((row) => Number((row[columns.indexOf('share')] ?? '').replace(',', '.')) > 1);
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
  const header = targetsHeader((file.rows[0] ?? []).map(normaliseText));
  const planName = (name: string) => FEATURES[name.toLowerCase()] ?? name;
  const at = header.columns.indexOf('dimension');
  const names = [
    ...file.rows.slice(1).map((row) => normaliseText(row[at] ?? '')),
    ...header.features.filter((name) => name !== ''),
  ];
  const features = new Map(names.map((name) => [planName(name), name]));
  for (const name of names) features.set(name, name);
  const added = NEEDED.filter((name) => !header.columns.includes(name));
  return {
    name: file.name,
    delimiter: file.delimiter,
    columns: [...header.columns, ...added],
    features,
    featureColumns: header.features,
    widened: added.length === 0 ? null : [...header.names, ...added],
  };
}

/** `w` and `weiblich` are one gender. The line of the second is refused with the quotas. */
function addValue(dimensions: Map<string, Set<string>>, name: string, value: string): void {
  const values = dimensions.get(name) ?? new Set<string>();
  dimensions.set(name, values);
  const same = (other: string) =>
    name === 'gender' && genderOf(value) !== undefined && genderOf(other) === genderOf(value);
  if (![...values].some(same)) values.add(value);
}
