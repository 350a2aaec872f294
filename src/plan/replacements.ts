import type { DimensionPlan, ReplacementsPlan } from '../core/plan.js';
import { nearest } from './nearest.js';
import type { ReplacementsInput } from './replies-schema.js';

/**
 * The ladder of replacements as it decides: dimensions of the plan, each once.
 * @param fail is told what is wrong: PLAN-091 (no such dimension), PLAN-092 (twice)
 * @returns `undefined`: there is none
 */
export function replacementsPlan(
  { ladder = [] }: ReplacementsInput,
  stratify: readonly DimensionPlan[],
  fail: (code: string, key: string, params: Readonly<Record<string, string | readonly string[]>>) => void,
): ReplacementsPlan | undefined {
  const names = stratify.map(({ name }) => name);
  for (const [at, name] of ladder.entries()) {
    const key = `replacements.ladder.${at}`;
    if (!names.includes(name)) fail('PLAN-091', key, { name, names, nearest: nearest(name, names) ?? '' });
    else if (ladder.indexOf(name) < at) fail('PLAN-092', key, { name });
  }
  return ladder.length === 0 ? undefined : { ladder };
}
