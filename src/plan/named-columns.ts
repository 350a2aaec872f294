import type { PlanInput } from './schema.js';

/** The columns that a plan names itself, dimensions among them. */
export function namedColumns(input: PlanInput): string[] {
  const columns = Object.values(input.register?.columns ?? {}).flatMap((names) => names ?? []);
  const rules = (input.eligibility?.exclude ?? []).flatMap((rule) => ('column' in rule ? rule.column : []));
  const dimensions = (input.stratify ?? []).flatMap((dimension) =>
    typeof dimension === 'string' ? dimension : Object.keys(dimension),
  );
  return [...columns, ...rules, ...dimensions, ...(input.output?.columns ?? [])];
}
