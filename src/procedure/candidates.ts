import type { CandidatePool, KeepRule } from '../core/candidates.js';
import type { Frame } from '../core/frame.js';
import type { DrawPlan } from '../core/plan.js';
import { reserveSize, type Selectable, type StratumSelection, select } from '../core/selection.js';
import { cellNames } from '../core/strata.js';
import { stratumKey } from '../register/frame-builder.js';
import { exactRule } from '../register/threshold.js';

/** Candidates of every stratum: how many have to be kept, and who of them is drawn. */

/** @param kept candidates of each stratum; `null`: nobody was to be kept */
export function selectFrom<T extends Selectable>(
  plan: DrawPlan,
  frame: Frame,
  allocation: readonly number[],
  kept: readonly (CandidatePool<T> | null)[],
): StratumSelection<T>[] {
  const pools = frame.stratification.strata.map(({ size }, index) => ({
    size,
    toInvite: allocation[index] as number,
    candidates: kept[index]?.sorted() ?? [],
    watermark: kept[index]?.watermark ?? '',
  }));
  const { reserve, max_per_household } = plan.sample;
  return select(pools, { reserve, maxPerHousehold: max_per_household });
}

/** What a second reading keeps: all that is drawn and one more; with a household limit more each time. */
export function neededCandidates(
  plan: DrawPlan,
  frame: Frame,
  allocation: readonly number[],
  factor: number,
): Map<string, KeepRule> {
  const { dimensions, strata } = frame.stratification;
  return new Map(
    strata.map((stratum, index) => {
      const toInvite = allocation[index] as number;
      const drawn = toInvite + reserveSize(stratum.size, toInvite, plan.sample.reserve);
      const key = stratumKey(cellNames(dimensions, stratum.cell));
      const least = Math.min((drawn + 1) * factor + (factor > 1 ? 64 : 0), stratum.size);
      return [key, exactRule(least)];
    }),
  );
}
