import type { DrawPlan } from '../core/plan.js';

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
}

/** Every column that the plan names must be in the header. */
export function columnPlaces(plan: DrawPlan, header: readonly string[]): ColumnPlaces {
  const { columns } = plan.register;
  const place = (name: string | null) => (name === null ? -1 : header.indexOf(name));
  return {
    header,
    count: header.length,
    id: columns.id.map(place),
    excludes: plan.eligibility.exclude.map((rule) => ('column' in rule ? place(rule.column) : -1)),
    age: place(columns.birth_date ?? columns.age),
    district: place(columns.district),
    dimensions: plan.stratify.map((dimension) => (dimension.source === 'age' ? -1 : place(dimension.column))),
    household: plan.sample.max_per_household === null ? [] : columns.household.map(place),
  };
}
