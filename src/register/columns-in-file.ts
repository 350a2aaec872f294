import { addressColumns } from '../core/household.js';
import type { DrawPlan, RegisterColumns } from '../core/plan.js';
import { error, Refusal } from '../core/problem.js';

/** Where the columns that a plan speaks of stand in one file; -1: the plan has none. */
export interface ColumnPlaces {
  readonly header: readonly string[];
  readonly count: number;
  readonly id: readonly number[];
  /** for each `exclude` rule with a column */
  readonly excludes: readonly number[];
  readonly age: number;
  readonly district: number;
  /** for each dimension */
  readonly dimensions: readonly number[];
  /** empty if there is no household limit */
  readonly household: readonly number[];
  /** of each household column, whether it belongs to the address */
  readonly isAddress: readonly boolean[];
  /** every column that decides about who is drawn (SPEC 9) */
  readonly deciding: readonly number[];
  /** columns without a name */
  readonly nameless: readonly number[];
}

/**
 * @param file base name, for messages
 * @throws Refusal `REG-026` with every column that the plan names and the header lacks
 */
export function columnPlaces(plan: DrawPlan, header: readonly string[], file: string): ColumnPlaces {
  const { columns } = plan.register;
  const missing = new Set<string>();
  const place = (name: string | null) => {
    if (name === null) return -1;
    if (!header.includes(name)) missing.add(name);
    return header.indexOf(name);
  };
  const places = placesBy(plan, header, columns, place);
  const problems = [...missing].map((name) => error('REG-026', { file }, { name }));
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return places;
}

function placesBy(
  plan: DrawPlan,
  header: readonly string[],
  columns: RegisterColumns,
  place: (name: string | null) => number,
): ColumnPlaces {
  const id = columns.id.map(place);
  const excludes = plan.eligibility.exclude.map((rule) => ('column' in rule ? place(rule.column) : -1));
  const age = place(columns.birth_date ?? columns.age);
  const district = place(columns.district);
  const dimensions = plan.stratify.map((dimension) =>
    dimension.source === 'age' ? -1 : place(dimension.column),
  );
  const household = plan.sample.max_per_household === null ? [] : columns.household.map(place);
  const all = [...id, ...excludes, age, district, ...dimensions, ...household];
  return {
    header,
    count: header.length,
    id,
    excludes,
    age,
    district,
    dimensions,
    household,
    isAddress: addressColumns(columns.household),
    deciding: [...new Set(all.filter((at) => at >= 0))],
    nameless: header.flatMap((name, at) => (name === '' ? [at] : [])),
  };
}
