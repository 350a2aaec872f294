import { readReferenceDate } from '../core/age.js';
import type { Problem } from '../core/problem.js';
import type { PlanInput } from './schema.js';

export interface EligibilityFault {
  readonly code: string;
  /** of the section `eligibility` */
  readonly key: 'reference_date' | 'max_age';
  readonly params?: Problem['params'];
}

/** What can be wrong with the section `eligibility` whatever the register is: PLAN-015 for a day that there is not, PLAN-021. */
export function eligibilityFaults(eligibility: NonNullable<PlanInput['eligibility']>): EligibilityFault[] {
  const { reference_date: day, min_age: min, max_age: max } = eligibility;
  const faults: EligibilityFault[] = [];
  if (day !== undefined && readReferenceDate(day) === null)
    faults.push({ code: 'PLAN-015', key: 'reference_date', params: { expected: 'date', read: day } });
  if (min !== undefined && max !== undefined && min > max)
    faults.push({ code: 'PLAN-021', key: 'max_age', params: { min, max } });
  return faults;
}
