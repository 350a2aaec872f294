import type { DrawPlan } from '../core/plan.js';
import { normaliseText } from '../core/text.js';
import { type RegisterSurvey, shownValues } from '../register/survey.js';

/** What the rules that exclude by a column do, value by value; for whoever has the register, not for the public. */

export interface RuleEffect {
  readonly column: string;
  readonly reason: string;
  /** the column's values, the most frequent first; `null`: they are no codes and are not shown */
  readonly values: readonly ValueEffect[] | null;
  /** rows whose value excludes, and all others, whatever other rules say; `null`: too many different values */
  readonly excluding: number | null;
  readonly others: number | null;
}

export interface ValueEffect {
  readonly value: string;
  readonly count: number;
  readonly excludes: boolean;
}

/** One for each rule with a column, in the plan's order. */
export function ruleEffects(plan: DrawPlan, survey: RegisterSurvey): RuleEffect[] {
  return plan.eligibility.exclude.flatMap((rule) => {
    if (!('column' in rule)) return [];
    const column = survey.rules.find((one) => one.column === rule.column);
    if (column === undefined) return [];
    const listed = rule.values === 'nonempty' ? null : new Set(rule.values.map(normaliseText));
    const all = (column.values ?? []).map(([value, count]) => ({
      value,
      count,
      excludes: listed === null ? value !== '' : listed.has(value),
    }));
    const sum = (some: readonly ValueEffect[]) =>
      column.values === null ? null : some.reduce((total, { count }) => total + count, 0);
    return [
      {
        column: rule.column,
        reason: rule.reason,
        values: shownValues(column) === null ? null : all,
        excluding: sum(all.filter(({ excludes }) => excludes)),
        others: sum(all.filter(({ excludes }) => !excludes)),
      },
    ];
  });
}
