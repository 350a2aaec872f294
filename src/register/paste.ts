import type { DrawPlan } from '../core/plan.js';
import type { ProblemLine } from '../core/problem.js';

/** Lines for a plan with its user's own values, as problems give them. */
export type Paste = {
  readonly lines: readonly ProblemLine[];
};

/**
 * A rule for `eligibility.exclude`. A plan without any rule leaves out whoever has a block on information; one
 * with a rule has to say so itself, so those lines come with it.
 */
export function pasteRule({ eligibility }: Pick<DrawPlan, 'eligibility'>, rule: ProblemLine): Paste {
  const blocks = eligibility.exclude.flatMap((known): ProblemLine[] => {
    const isBlock = 'column' in known && known.values === 'nonempty' && known.confidential;
    return isBlock ? [{ text: 'paste.block', name: known.column, reason: known.reason }] : [];
  });
  return { lines: [...blocks, rule] };
}
