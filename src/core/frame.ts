import type { DrawPlan } from './plan.js';
import type { Stratification } from './strata.js';

/** The sampling frame (SPEC 4): who can be drawn, and by which rule the others can't. */
export interface Frame {
  /** rows of the register */
  readonly rows: number;
  /** one for each rule of {@link exclusionRules}, in the same order */
  readonly excluded: readonly number[];
  readonly stratification: Stratification;
}

/** Rules in the order in which they are tried; the first that hits counts. */
export type ExclusionRule =
  | {
      readonly kind: 'exclude';
      readonly index: number;
      readonly reason: string;
      readonly confidential: boolean;
    }
  | { readonly kind: 'min-age' | 'max-age' | 'age-bands' | 'districts'; readonly confidential: false };

export function exclusionRules(plan: DrawPlan): ExclusionRule[] {
  const { exclude, min_age, max_age, districts } = plan.eligibility;
  const rules: ExclusionRule[] = exclude.map((rule, index) => ({
    kind: 'exclude',
    index,
    reason: rule.reason,
    confidential: rule.confidential,
  }));
  if (min_age !== null) rules.push({ kind: 'min-age', confidential: false });
  if (max_age !== null) rules.push({ kind: 'max-age', confidential: false });
  if (plan.stratify.some((dimension) => dimension.source === 'age')) {
    rules.push({ kind: 'age-bands', confidential: false });
  }
  if (districts !== null) rules.push({ kind: 'districts', confidential: false });
  return rules;
}

/** N, the size of the frame. */
export function frameSize(stratification: Stratification): number {
  return stratification.strata.reduce((sum, stratum) => sum + stratum.size, 0);
}

/** What may be shown: the count of one rule, or of several together. */
export interface ShownExclusion {
  /** positions in {@link exclusionRules}, ascending */
  readonly rules: readonly number[];
  /** `null`: fewer than 5, and not even all rules together are more */
  readonly count: number | null;
}

/** Such counts with the names of their rules, as a log and other programs have them (SPEC 8). */
export interface NamedExclusion {
  readonly rules: readonly { readonly kind: ExclusionRule['kind']; readonly reason?: string }[];
  readonly count: number | null;
}

/** How many people each rule of the plan leaves out, as far as that may be shown. */
export function namedExclusions(plan: DrawPlan, { excluded }: Pick<Frame, 'excluded'>): NamedExclusion[] {
  const rules = exclusionRules(plan);
  const named = rules.map((rule) =>
    rule.kind === 'exclude' ? { kind: rule.kind, reason: rule.reason } : { kind: rule.kind },
  );
  return shownExclusions(rules, excluded).map(({ rules: positions, count }) => ({
    rules: named.filter((_, at) => positions.includes(at)),
    count,
  }));
}

/**
 * Whether the number of rows may be shown beside that of the frame (SPEC 8). What lies between the two is what all
 * rules together leave out, so it is hidden with that.
 */
export function areRowsShown(plan: DrawPlan, { excluded }: Pick<Frame, 'excluded'>): boolean {
  return shownExclusions(exclusionRules(plan), excluded).every(({ count }) => count !== null);
}

/** Below this a count of a confidential rule could tell of somebody's block on information. */
export const SMALLEST_SHOWN = 5;

/**
 * The counts as they may be shown (SPEC 8): those of confidential rules below 5 are put together, and
 * with the largest other counts until nothing small is left to see. If no other rule is left by then and the sum is
 * below 5, it is not shown.
 */
export function shownExclusions(
  rules: readonly ExclusionRule[],
  counts: readonly number[],
): ShownExclusion[] {
  const isSmall = (index: number) =>
    rules[index]?.confidential === true && (counts[index] as number) < SMALLEST_SHOWN;
  const merged = rules.map((_, index) => index).filter(isSmall);
  const apart = rules.map((_, index) => index).filter((index) => !isSmall(index));
  const sum = () => merged.reduce((total, index) => total + (counts[index] as number), 0);
  while (merged.length > 0 && apart.length > 0 && (merged.length === 1 || sum() < SMALLEST_SHOWN)) {
    const largest = apart.reduce((best, index) =>
      (counts[index] as number) > (counts[best] as number) ? index : best,
    );
    apart.splice(apart.indexOf(largest), 1);
    merged.push(largest);
  }
  merged.sort((a, b) => a - b);
  const groups: ShownExclusion[] = apart.map((index) => ({ rules: [index], count: counts[index] as number }));
  if (merged.length > 0) groups.push({ rules: merged, count: sum() < SMALLEST_SHOWN ? null : sum() });
  return groups.sort((a, b) => (a.rules[0] as number) - (b.rules[0] as number));
}
