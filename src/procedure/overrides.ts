import type { Place } from '../core/problem.js';
import type { ReadOverrides } from '../plan/overrides.js';

export type { PlanOverrides } from '../plan/overrides.js';

/**
 * What somebody typed in place of a plan file's words. The schema takes longer to load than a small draw, so it is
 * loaded only where something was typed.
 * @param typed in the shape of a plan file
 * @param locate where a path in it was typed
 */
export async function typedOverrides(
  typed: Readonly<Record<string, unknown>>,
  locate: (path: readonly PropertyKey[]) => Place,
): Promise<ReadOverrides> {
  if (Object.keys(typed).length === 0) return { overrides: {}, problems: [] };
  const { readOverrides } = await import('../plan/overrides.js');
  return readOverrides(typed, locate);
}
