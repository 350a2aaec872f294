import { readReferenceDate } from '../core/age.js';
import { baseName } from '../core/file-name.js';
import type { ExcludeRule } from '../core/plan.js';
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

type WrittenRule = NonNullable<NonNullable<PlanInput['eligibility']>['exclude']>[number];

/** A rule of `exclude` as it is in force. @param blocks the columns whose rules are confidential unless they say no */
export function excludeRule(rule: WrittenRule, blocks: readonly string[]): ExcludeRule {
  const { reason, may_be_empty } = rule;
  const more = may_be_empty === undefined ? {} : { may_be_empty };
  if ('ids' in rule)
    return { ids: baseName(rule.ids), reason, confidential: rule.confidential ?? false, ...more };
  const { column, values, allow } = rule;
  const confidential = rule.confidential ?? blocks.includes(column);
  return { column, values, reason, confidential, ...(allow === undefined ? {} : { allow }), ...more };
}
