import { createHash } from 'node:crypto';
import { compareCells, type Stratification } from '../../src/core/strata.js';
import { sizeOf } from './tables.js';

/**
 * Section 6.1 of docs/SPEC.md read slowly: names for nodes, BigInt for amounts, and all arcs looked
 * through at every step. A second implementation, to compare the program with.
 */
interface Arc {
  readonly tail: string;
  readonly head: string;
  amount: bigint;
}

interface Cell {
  readonly tuple: readonly number[];
  readonly amount: bigint;
}

export function referenceAllocation(frame: Stratification, n: number, seedHash: string): number[] {
  const order = orderOfDimensions(frame);
  if (order.length === 0) return frame.strata.map(() => n);
  const N = BigInt(sizeOf(frame));
  const cells = frame.strata.map(
    ({ cell, size }): Cell => ({
      tuple: order.map((at) => cell[at] ?? -1),
      amount: BigInt(n) * BigInt(size),
    }),
  );
  const cellArcs = new Map(cells.map((cell) => [cell, cellArc(cell)] as const));
  const arcs = canonicalArcs(cells, cellArcs, order.length);
  for (let j = 0; arcs.some((arc) => arc.amount % N !== 0n); j++) {
    const { forward, backward } = findCycle(arcs, N);
    const above = (arc: Arc) => arc.amount % N;
    const below = (arc: Arc) => N - (arc.amount % N);
    const up = least([...forward.map(below), ...backward.map(above)]);
    const down = least([...forward.map(above), ...backward.map(below)]);
    const digits = createHash('sha256').update(`${seedHash}:allocation:${j}`).digest('hex');
    const step = BigInt(`0x${digits}`) % (up + down) < down ? up : -down;
    for (const arc of forward) arc.amount += step;
    for (const arc of backward) arc.amount -= step;
  }
  return cells.map((cell) => Number((cellArcs.get(cell)?.amount ?? -N) / N));
}

/** Step 1: widths count the categories that somebody has. */
function orderOfDimensions(frame: Stratification): number[] {
  const widths = frame.dimensions.map((_, at) => new Set(frame.strata.map(({ cell }) => cell[at])).size);
  const row = widths.indexOf(Math.max(...widths));
  const others = widths.map((width, at) => ({ width, at })).filter(({ at }) => at !== row);
  others.sort((a, b) => a.width - b.width || a.at - b.at);
  return widths.length === 0 ? [] : [row, ...others.map(({ at }) => at)];
}

const prefixNode = (tuple: readonly number[]) => (tuple.length === 0 ? 'S' : `prefix ${tuple}`);
const restNode = (tuple: readonly number[]) => (tuple.length === 0 ? 'T' : `rest ${tuple}`);

function cellArc({ tuple, amount }: Cell): Arc {
  return { tail: prefixNode(tuple.slice(0, -1)), head: restNode(tuple.slice(1)), amount };
}

/** Step 2: all arcs in their canonical order. */
function canonicalArcs(cells: readonly Cell[], cellArcs: ReadonlyMap<Cell, Arc>, k: number): Arc[] {
  const lengths = Array.from({ length: k - 1 }, (_, index) => index + 1);
  const sums = (part: (tuple: readonly number[]) => number[]) => {
    const found = new Map<string, Cell>();
    for (const { tuple, amount } of cells) {
      const key = part(tuple);
      found.set(`${key}`, { tuple: key, amount: amount + (found.get(`${key}`)?.amount ?? 0n) });
    }
    return [...found.values()].sort((a, b) => compareCells(a.tuple, b.tuple));
  };
  const prefixes = lengths.flatMap((length) =>
    sums((tuple) => tuple.slice(0, length)).map(
      ({ tuple, amount }): Arc => ({
        tail: prefixNode(tuple.slice(0, -1)),
        head: prefixNode(tuple),
        amount,
      }),
    ),
  );
  const middle = [...cells]
    .sort((a, b) => compareCells(a.tuple, b.tuple))
    .flatMap((cell) => cellArcs.get(cell) ?? []);
  const rests = lengths
    .reverse()
    .flatMap((length) =>
      sums((tuple) => tuple.slice(1, 1 + length)).map(
        ({ tuple, amount }): Arc => ({ tail: restNode(tuple), head: restNode(tuple.slice(0, -1)), amount }),
      ),
    );
  return [...prefixes, ...middle, ...rests];
}

/** Steps 3.1 and 3.2. */
function findCycle(arcs: readonly Arc[], N: bigint): { forward: Arc[]; backward: Arc[] } {
  const open = arcs.filter((arc) => arc.amount % N !== 0n);
  let arc = open[0];
  if (arc === undefined) throw new Error('nothing is open');
  const nodes = [arc.tail];
  const path: { arc: Arc; forward: boolean }[] = [];
  for (;;) {
    const from = nodes.at(-1) ?? '';
    const walked: Arc = arc;
    const to: string = walked.tail === from ? walked.head : walked.tail;
    path.push({ arc: walked, forward: walked.tail === from });
    const before = nodes.indexOf(to);
    if (before >= 0) {
      const cycle = path.slice(before);
      const side = (forward: boolean) => cycle.filter((step) => step.forward === forward).map((s) => s.arc);
      return { forward: side(true), backward: side(false) };
    }
    nodes.push(to);
    arc = open.find((other) => other !== walked && (other.tail === to || other.head === to));
    if (arc === undefined) throw new Error('a dead end');
  }
}

function least([first = 0n, ...others]: readonly bigint[]): bigint {
  let lowest = first;
  for (const amount of others) if (amount < lowest) lowest = amount;
  return lowest;
}
