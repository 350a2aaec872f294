/** What somebody could gain by stating another value of one feature; for people to read, nothing is decided by it. */
export interface Gain {
  /** chances from 0 to 1: the own one, and that of the group that somebody would be counted in */
  readonly from: number;
  readonly to: number;
}

export interface StratumOdds {
  /** a category for each dimension */
  readonly cell: readonly number[];
  /** the mean chance of its people */
  readonly chance: number;
}

/**
 * The largest rise of a chance between two strata that differ in one dimension alone, as the list stands: that it would
 * be another list if somebody stated something else is left aside.
 */
export function largestGain(strata: readonly StratumOdds[]): Gain {
  let most: Gain = { from: 0, to: 0 };
  const dimensions = strata[0]?.cell.length ?? 0;
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const alike = new Map<string, Gain>();
    for (const { cell, chance } of strata) {
      const key = cell.filter((_, at) => at !== dimension).join();
      const { from, to } = alike.get(key) ?? { from: chance, to: chance };
      alike.set(key, { from: Math.min(from, chance), to: Math.max(to, chance) });
    }
    for (const gain of alike.values()) if (gain.to - gain.from > most.to - most.from) most = gain;
  }
  return most;
}
