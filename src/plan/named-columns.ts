import type { PlanInput } from './schema.js';

/** What a plan calls its dimensions. */
export function dimensionNames(input: PlanInput): string[] {
  return (input.stratify ?? []).flatMap((dimension) =>
    typeof dimension === 'string' ? dimension : Object.keys(dimension),
  );
}

/** The columns that a plan names itself, dimensions among them. */
export function namedColumns(input: PlanInput): string[] {
  const columns = Object.values(input.register?.columns ?? {}).flatMap((names) => names ?? []);
  const rules = (input.eligibility?.exclude ?? []).flatMap((rule) => ('column' in rule ? rule.column : []));
  return [...columns, ...rules, ...dimensionNames(input), ...(input.output?.columns ?? [])];
}
