import type { ColumnDimension, DrawPlan } from '../../src/core/plan.js';

/** A plan for a table with the columns `id` and `v`. */
export function planFor(what: {
  readonly birth?: true;
  readonly dates?: 'DDMMYYYY';
  readonly age?: true;
  readonly dimension?: Partial<ColumnDimension>;
}): DrawPlan {
  const { birth, age, dates, dimension } = what;
  const usual = {
    name: 'v',
    source: 'column',
    column: 'v',
    recognise: 'none',
    categories: null,
    by_lot: [],
  } as const;
  return {
    version: 1,
    title: null,
    register: {
      encoding: 'auto',
      delimiter: 'auto',
      ...(dates === undefined ? {} : { dates }),
      columns: {
        id: ['id'],
        district: null,
        birth_date: birth ? 'v' : null,
        age: age ? 'v' : null,
        gender: null,
        household: [],
      },
    },
    eligibility: {
      reference_date: '2026-12-01',
      min_age: birth || age ? 0 : null,
      max_age: null,
      districts: null,
      exclude: [],
    },
    stratify: dimension === undefined ? [] : [{ ...usual, ...dimension }],
    sample: {
      size: 1,
      allocation: 'proportional',
      table: null,
      reserve: '1',
      max_per_household: null,
      allow_shortfall: false,
    },
    seed: { source: null },
    output: { columns: null, dialect: 'rfc4180' },
  };
}
