import { findColumn } from './columns.js';
import { dimensionNames } from './named-columns.js';
import type { PlanInput } from './schema.js';
import { type Targets, withPlanNames } from './targets.js';

/** The targets by the names that the plan has for features. */
export function namedTargets(
  input: PlanInput,
  header: readonly string[],
  targets: Targets | null,
): Targets | null {
  if (targets === null) return null;
  const columns = input.register?.columns ?? {};
  const ages = ['birth_date', 'age'] as const;
  const hasAges = ages.some((role) => columns[role] !== undefined || findColumn(role, header) !== null);
  return withPlanNames(targets, header, dimensionNames(input), hasAges);
}
