import type { Margin, MarginGroup } from '../core/margins.js';
import { families } from '../core/network.js';
import type { Stratification } from '../core/strata.js';

/**
 * How far a group can be off its exact share (SPEC 6.1): by less than this many people. Groups of both
 * families get floor or ceiling, so 1, or 0 if the share is whole; any other group is put together from
 * groups of a family, each of which can be off by less than one.
 * @param n people to invite, N size of the frame
 */
export function deviationBound(
  frame: Stratification,
  margin: Pick<Margin, 'dimensions'>,
  group: Pick<MarginGroup, 'cell'>,
  n: number,
  N: number,
): number {
  const wanted = new Map(margin.dimensions.map((dimension, at) => [dimension, group.cell[at]] as const));
  const counts = families(frame)
    .filter((family) => margin.dimensions.every((dimension) => family.includes(dimension)))
    .map((family) => fractionalGroups(frame, family, wanted, n, N));
  return Math.min(...counts);
}

function fractionalGroups(
  frame: Stratification,
  family: readonly number[],
  wanted: ReadonlyMap<number, number | undefined>,
  n: number,
  N: number,
): number {
  const sizes = new Map<string, number>();
  for (const { cell, size } of frame.strata) {
    if ([...wanted].some(([dimension, category]) => cell[dimension] !== category)) continue;
    const key = family.map((dimension) => cell[dimension]).join();
    sizes.set(key, (sizes.get(key) ?? 0) + size);
  }
  const isFractional = (size: number) => (BigInt(n) * BigInt(size)) % BigInt(N) !== 0n;
  return [...sizes.values()].filter(isFractional).length;
}
