import fc from 'fast-check';
import { families } from '../../src/core/network.js';
import type { DimensionPlan } from '../../src/core/plan.js';
import { type Stratification, stratify } from '../../src/core/strata.js';

/** Cells (a category index for each dimension, in the plan's order) with the people in them. */
export type Table = readonly (readonly [cell: readonly number[], size: number])[];

/** A dimension whose categories are listed in this order. */
export function listed(name: string, categories: readonly string[]): DimensionPlan {
  const plans = categories.map((category) => ({ name: category, values: [category] }));
  return { name, source: 'column', column: name, recognise: 'none', categories: plans, by_lot: [] };
}

/** The frame of a table. Categories that nobody has drop out, as they do with a register. */
export function frameOf(table: Table): Stratification {
  const first = table[0]?.[0] ?? [];
  const dimensions = first.map((_, at) => {
    const most = Math.max(...table.map(([cell]) => cell[at] ?? 0));
    return listed(
      `dimension ${at}`,
      Array.from({ length: most + 1 }, (_, index) => `category ${index}`),
    );
  });
  return stratify(
    dimensions,
    table.map(([cell, size]) => ({ categories: cell.map((index) => `category ${index}`), size })),
  );
}

/** Four people, none of them alike in two things: half of them are to be invited. */
export const PARITY = frameOf(
  [
    [0, 0, 0],
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, 0],
  ].map((cell) => [cell, 1] as const),
);

export function sizeOf(frame: Stratification): number {
  return frame.strata.reduce((sum, { size }) => sum + size, 0);
}

export interface TableLimits {
  readonly least?: number;
  readonly most: number;
  readonly width: number;
  readonly cells: number;
  readonly size: fc.Arbitrary<number>;
}

/** Random tables; where the product of the widths is larger than the number of cells, with holes. */
export function tables({ least = 0, most, width, cells, size }: TableLimits): fc.Arbitrary<Table> {
  return fc.array(fc.integer({ min: 1, max: width }), { minLength: least, maxLength: most }).chain((widths) =>
    fc.uniqueArray(fc.tuple(fc.tuple(...widths.map((w) => fc.nat({ max: w - 1 }))), size), {
      selector: ([cell]) => cell.join(),
      minLength: 1,
      maxLength: cells,
    }),
  );
}

/** Sizes as towns have them: some of one person, some of thousands. */
export const townSizes = fc.oneof(
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 60 }),
  fc.integer({ min: 1, max: 100_000 }),
);

export interface Sample {
  readonly frame: Stratification;
  readonly n: number;
}

/** A frame and how many to invite of it, the extremes included. */
export function samples(limits: TableLimits): fc.Arbitrary<Sample> {
  return tables(limits).chain((table) => {
    const frame = frameOf(table);
    const N = sizeOf(frame);
    const n = fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 1, max: N }) },
      { weight: 4, arbitrary: fc.integer({ min: 1, max: Math.min(N, 50) }) },
      { weight: 1, arbitrary: fc.constantFrom(1, N) },
    );
    return n.map((chosen) => ({ frame, n: chosen }));
  });
}

/** Whether this many of the group's people are its exact share `n * size / N`, rounded down or up. */
function isRounded(drawn: number, size: number, n: number, N: number): boolean {
  const owed = BigInt(n) * BigInt(size);
  const floor = owed / BigInt(N);
  return BigInt(drawn) === floor || (owed % BigInt(N) !== 0n && BigInt(drawn) === floor + 1n);
}

export interface Group {
  readonly size: number;
  readonly drawn: number;
}

/** The groups of people that have the same categories in these dimensions. */
export function groupsBy(
  frame: Stratification,
  allocation: readonly number[],
  dimensions: readonly number[],
): Map<string, Group> {
  const groups = new Map<string, Group>();
  frame.strata.forEach(({ cell, size }, index) => {
    const key = dimensions.map((at) => cell[at]).join();
    const { size: people, drawn } = groups.get(key) ?? { size: 0, drawn: 0 };
    groups.set(key, { size: people + size, drawn: drawn + (allocation[index] ?? 0) });
  });
  return groups;
}

/** Groups of both families that are neither their share rounded down nor up: none, if all is well. */
export function misrounded(frame: Stratification, allocation: readonly number[], n: number): string[] {
  const N = sizeOf(frame);
  return families(frame).flatMap((family) =>
    [...groupsBy(frame, allocation, family)]
      .filter(([, group]) => !isRounded(group.drawn, group.size, n, N))
      .map(([key, { size, drawn }]) => `${family} = ${key}: ${drawn} of ${size}`),
  );
}

/** What a rule without chance gives: shares rounded down, then up by the largest remainders. */
export function largestRemainder(frame: Stratification, n: number): number[] {
  const N = sizeOf(frame);
  const shares = frame.strata.map(({ size }, index) => ({
    index,
    floor: Math.floor((n * size) / N),
    rest: (n * size) % N,
  }));
  const missing = n - shares.reduce((sum, { floor }) => sum + floor, 0);
  const lucky = [...shares].sort((a, b) => b.rest - a.rest || a.index - b.index).slice(0, missing);
  const up = new Set(lucky.map(({ index }) => index));
  return shares.map(({ index, floor }) => floor + (up.has(index) ? 1 : 0));
}
