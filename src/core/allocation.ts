import { digestModulo, type TextDigest } from './digest.js';
import { allocationNetwork, type Network } from './network.js';
import type { Stratification } from './strata.js';

/**
 * Proportional allocation (SPEC 6.1). Stratum h is owed `n * N_h / N` people, as a rule a fraction.
 * Rounding it the same way every time would give people in small strata the chance zero, so it is
 * rounded at random: with exactly the owed expectation, and with every group of both families of the
 * network at the floor or the ceiling of its exact share (Cox 1987; Gandhi et al. 2006; Budish, Che,
 * Kojima and Milgrom 2013). Everybody's chance is then exactly `n/N`.
 */

/** Gives a whole number from 0 to `modulus - 1` for the cycle with this number (0, 1, ..). */
export type Lot = (cycle: number, modulus: number) => number;

/** The lot that the seed decides. */
export function seededLot(digest: TextDigest, seedHash: string): Lot {
  return (cycle, modulus) => digestModulo(digest(`${seedHash}:allocation:${cycle}`), modulus);
}

/**
 * n_h for each stratum, in the order of the strata.
 * @param n people to invite, 1 <= n <= N
 * @throws RangeError if n is no such number
 */
export function allocateProportionally(frame: Stratification, n: number, lot: Lot): number[] {
  const total = frame.strata.reduce((sum, stratum) => sum + stratum.size, 0);
  if (!Number.isSafeInteger(n) || n < 1 || n > total) {
    throw new RangeError(`expected a sample size from 1 to ${total}, got ${n}`);
  }
  const network = allocationNetwork(frame, n);
  roundNetwork(network, lot);
  return [...network.strata].map((arc) => network.whole[arc] as number);
}

/** An arc's two ends in the lists of arcs that are still fractional, one list for each node. */
interface FractionalArcs {
  /** first end of each node's list, ascending by arc; -1: none */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
}

/**
 * Rounds all amounts of the network to whole people: as long as an arc is fractional, finds a cycle of
 * fractional arcs and shifts along it, one way or the other, until one of them is whole.
 */
export function roundNetwork(network: Network, lot: Lot): void {
  const { fraction, tail } = network;
  const open = fractionalArcs(network);
  const position = new Int32Array(network.nodes).fill(-1);
  let cycle = 0;
  for (let start = 0; start < fraction.length; ) {
    if (fraction[start] === 0) {
      start++;
      continue;
    }
    const path = findCycle(network, open, start, tail[start] as number, position);
    shift(network, path, cycle, lot);
    for (const step of path) {
      const arc = step >> 1;
      if (fraction[arc] === 0) close(network, open, arc);
    }
    cycle++;
  }
}

/**
 * Walks from the arc's tail over the lowest fractional arcs until a node comes up again. A step is
 * `2 * arc`, plus one when the arc is walked from head to tail.
 */
function findCycle(
  network: Network,
  open: FractionalArcs,
  start: number,
  from: number,
  position: Int32Array,
): number[] {
  const { tail, head } = network;
  const steps: number[] = [];
  const visited: number[] = [];
  let node = from;
  let arc = start;
  while (position[node] === -1) {
    position[node] = steps.length;
    visited.push(node);
    if (steps.length > 0) arc = leave(open, node, arc);
    const forward = tail[arc] === node;
    steps.push(2 * arc + (forward ? 0 : 1));
    node = (forward ? head[arc] : tail[arc]) as number;
  }
  const begin = position[node] as number;
  for (const seen of visited) position[seen] = -1;
  return steps.slice(begin);
}

/** The lowest fractional arc at the node, other than the one just walked. */
function leave(open: FractionalArcs, node: number, walked: number): number {
  let end = open.first[node] as number;
  if (end >> 1 === walked) end = open.next[end] as number;
  // Amounts are conserved at every node, so a fractional arc is never the only one there.
  if (end < 0) throw new Error('the network does not conserve its amounts');
  return end >> 1;
}

function shift(network: Network, cycle: readonly number[], number: number, lot: Lot): void {
  const { fraction, whole, unit } = network;
  let up = unit;
  let down = unit;
  for (const step of cycle) {
    const part = fraction[step >> 1] as number;
    const forward = (step & 1) === 0;
    up = Math.min(up, forward ? unit - part : part);
    down = Math.min(down, forward ? part : unit - part);
  }
  const delta = lot(number, up + down) < down ? up : -down;
  for (const step of cycle) {
    const arc = step >> 1;
    const part = (fraction[arc] as number) + ((step & 1) === 0 ? delta : -delta);
    fraction[arc] = part === unit ? 0 : part;
    if (part === unit) whole[arc] = (whole[arc] as number) + 1;
  }
}

function fractionalArcs({ nodes, tail, head, fraction }: Network): FractionalArcs {
  const first = new Int32Array(nodes).fill(-1);
  const next = new Int32Array(2 * fraction.length).fill(-1);
  const previous = new Int32Array(2 * fraction.length).fill(-1);
  for (let arc = fraction.length - 1; arc >= 0; arc--) {
    if (fraction[arc] === 0) continue;
    for (const [end, node] of [
      [2 * arc, tail[arc] as number],
      [2 * arc + 1, head[arc] as number],
    ] as const) {
      const follower = first[node] as number;
      next[end] = follower;
      if (follower >= 0) previous[follower] = end;
      first[node] = end;
    }
  }
  return { first, next, previous };
}

function close(network: Network, open: FractionalArcs, arc: number): void {
  for (const end of [2 * arc, 2 * arc + 1]) {
    const node = ((end & 1) === 0 ? network.tail[arc] : network.head[arc]) as number;
    const before = open.previous[end] as number;
    const after = open.next[end] as number;
    if (before >= 0) open.next[before] = after;
    else open.first[node] = after;
    if (after >= 0) open.previous[after] = before;
  }
}
