import { expect } from 'vitest';
import type {
  ColumnDimension,
  DrawPlan,
  EligibilityPlan,
  RegisterPlan,
  SamplePlan,
} from '../../src/core/plan.js';
import { type Problem, Refusal, type RefusalKind } from '../../src/core/problem.js';

interface PlanParts {
  readonly register?: Partial<Omit<RegisterPlan, 'columns'>>;
  readonly columns?: Partial<RegisterPlan['columns']>;
  readonly eligibility?: Partial<EligibilityPlan>;
  readonly stratify?: DrawPlan['stratify'];
  readonly sample?: Partial<SamplePlan>;
}

/** A plan that excludes nobody, has no dimensions and invites ten; and what a test changes of it. */
export function planWith(parts: PlanParts = {}): DrawPlan {
  const { register, columns, eligibility, stratify, sample } = parts;
  return {
    version: 1,
    title: null,
    register: {
      encoding: 'auto',
      delimiter: 'auto',
      ...register,
      columns: {
        id: ['id'],
        district: null,
        birth_date: null,
        age: null,
        gender: null,
        household: [],
        ...columns,
      },
    },
    eligibility: {
      reference_date: null,
      min_age: null,
      max_age: null,
      districts: null,
      exclude: [],
      ...eligibility,
    },
    stratify: stratify ?? [],
    sample: {
      size: 10,
      allocation: 'proportional',
      table: null,
      reserve: '1',
      max_per_household: null,
      allow_shortfall: false,
      ...sample,
    },
    seed: { source: null },
    output: { columns: null, dialect: 'excel-de' },
  };
}

/** The usual spellings are recognised; the categories are those that occur. */
export const GENDER: ColumnDimension = {
  name: 'gender',
  source: 'column',
  column: 'Geschlecht',
  recognise: 'gender',
  categories: null,
  by_lot: [],
};

/** Demands that this is refused, in this way and for these problems. */
export function expectRefusal(act: () => unknown, kind: RefusalKind, problems: readonly Problem[]): void {
  let thrown: unknown;
  try {
    act();
  } catch (cause) {
    thrown = cause;
  }
  expect(thrown).toBeInstanceOf(Refusal);
  const refusal = thrown as Refusal;
  expect({ kind: refusal.kind, problems: refusal.problems }).toEqual({ kind, problems });
}
