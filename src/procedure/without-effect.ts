import type { DrawLog } from '../audit/entries/draw.js';
import { type Problem, warning } from '../core/problem.js';

/** What a draw would have to have, or a call to name, for something that was asked for. */
type Lack = 'panel' | 'lottery' | 'quotas' | 'plan';

/** There is nothing that could be done; whoever asked for it must not think that it was done. */
export function withoutEffect(flag: string, lacks: Lack): Problem {
  return warning('USE-016', undefined, { flag, lacks });
}

/** What somebody wants to have verified. */
export interface Wanted {
  readonly answers?: readonly string[];
  readonly already?: string;
  readonly optimality: boolean;
  readonly targets?: string;
  /** `null`: no plan was announced */
  readonly plan: object | null;
}

/** What of that these draws and panels have nothing for, the last of them first of all. */
export function unverifiable(
  { answers, already, optimality, targets, plan }: Wanted,
  parts: readonly { readonly log: DrawLog; readonly isPanel: boolean }[],
): Problem[] {
  const last = parts.at(-1)?.log;
  // A log that can't be read has failed already.
  if (last === undefined) return [];
  const hasPanel = parts.some(({ isPanel }) => isPanel);
  const hasLottery = parts.some(({ log }) => log.allocation.lottery !== undefined);
  const problems: Problem[] = [];
  if (answers !== undefined && !hasPanel) problems.push(withoutEffect('--answers', 'panel'));
  if (already !== undefined && !hasPanel) problems.push(withoutEffect('--already', 'panel'));
  if (optimality && !hasLottery) problems.push(withoutEffect('--optimality', 'lottery'));
  if (targets === undefined) return problems;
  if (last.plan.plan.sample.quotas === undefined) problems.push(withoutEffect('--targets', 'quotas'));
  else if (last.plan.plan_file !== null && plan === null) problems.push(withoutEffect('--targets', 'plan'));
  return problems;
}
