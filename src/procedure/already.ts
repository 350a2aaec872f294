import { isSame } from '../audit/checks.js';
import type { Json } from '../core/canonical.js';
import { baseName } from '../core/file-name.js';
import { ALREADY } from '../core/lottery/panel.js';
import type { PlanOverrides } from '../plan/overrides.js';
import type { PlanInput } from '../plan/schema.js';
import type { LoadedPlan } from './plan-file.js';

/**
 * Who is on the panel already can't be drawn again: the list is the last rule that excludes.
 * @param path of the list, from the working directory on; `undefined`: there is none
 */
export function withAlready(loaded: LoadedPlan, path: string | undefined): LoadedPlan {
  if (path === undefined) return loaded;
  const planned = loaded.input.eligibility?.exclude ?? [];
  const exclude = [...planned, { ids: baseName(path), reason: ALREADY }];
  const input: PlanInput = { ...loaded.input, eligibility: { ...loaded.input.eligibility, exclude } };
  // The log knows no folders.
  const logged = exclude.map((rule) => ('ids' in rule ? { ...rule, ids: baseName(rule.ids) } : rule));
  const { overrides } = loaded;
  return {
    ...loaded,
    input,
    overrides: { ...overrides, eligibility: { ...overrides.eligibility, exclude: logged } },
    already: path,
  };
}

/** Whether logged rules are those of a plan, and behind them the one of the people who are on the panel already. */
export function isOnlyAlready(
  exclude: readonly { readonly reason: string }[],
  planned: readonly object[],
): boolean {
  const others = planned.map((rule) => ('ids' in rule ? { ...rule, ids: baseName(String(rule.ids)) } : rule));
  const before = exclude.slice(0, -1) as unknown as Json;
  return exclude.at(-1)?.reason === ALREADY && isSame(before, others as unknown as Json);
}

/** Name of the list of those who are on the panel already, as the overrides of a log have it; `undefined`: there is none. */
export function alreadyIn(overrides: PlanOverrides): string | undefined {
  const rule = overrides.eligibility?.exclude?.at(-1);
  return rule !== undefined && 'ids' in rule && rule.reason === ALREADY ? rule.ids : undefined;
}
