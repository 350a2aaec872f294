import { families } from './network.js';
import { compareCells, type Stratification } from './strata.js';

/** A group of strata that share some categories, with what it is owed and what it got. */
export interface Margin {
  /** positions of the dimensions in the plan's order */
  readonly dimensions: readonly number[];
  readonly groups: readonly MarginGroup[];
}

export interface MarginGroup {
  /** a category index for each of the margin's dimensions */
  readonly cell: readonly number[];
  /** N_g: people of the frame in the group */
  readonly size: number;
  readonly drawn: number;
}

/**
 * Every single dimension, then every group of the network's two families that has more than one
 * dimension and fewer than all, each group sorted by its cell.
 */
export function margins(frame: Stratification, drawn: readonly number[]): Margin[] {
  return marginDimensions(frame).map((dimensions) => {
    const groups = new Map<string, { cell: number[]; size: number; drawn: number }>();
    frame.strata.forEach((stratum, index) => {
      const cell = dimensions.map((at) => stratum.cell[at] as number);
      const key = cell.join();
      const group = groups.get(key) ?? { cell, size: 0, drawn: 0 };
      group.size += stratum.size;
      group.drawn += drawn[index] as number;
      groups.set(key, group);
    });
    return { dimensions, groups: [...groups.values()].sort((a, b) => compareCells(a.cell, b.cell)) };
  });
}

function marginDimensions(frame: Stratification): number[][] {
  const k = frame.dimensions.length;
  const found = new Map<string, number[]>();
  const add = (dimensions: readonly number[]) => {
    const sorted = [...dimensions].sort((a, b) => a - b);
    if (sorted.length > 0 && sorted.length < k) found.set(sorted.join(), sorted);
  };
  for (let at = 0; at < k; at++) add([at]);
  for (const family of families(frame)) add(family);
  if (k === 1) found.set('0', [0]);
  return [...found.values()].sort((a, b) => a.length - b.length || compareCells(a, b));
}
