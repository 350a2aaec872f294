import { baseName } from '../core/file-name.js';
import { ALREADY } from '../core/lottery/panel.js';
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
