import { compareCells, type Stratification } from './strata.js';

/**
 * The network of SPEC 6.1: from the source over the prefixes of the cells (row, row and c1, ..) to the
 * cells, and on over their rests (c1 and c2, c1, ..) to the sink. A person's way through it is every
 * group that they count for. Amounts are in units of 1/N person and kept as whole people and a rest.
 */
export interface Network {
  /** how many nodes; 0 is the source, 1 the sink */
  readonly nodes: number;
  /** N: one person is so many units */
  readonly unit: number;
  /** for each arc, in the canonical order */
  readonly tail: Int32Array;
  readonly head: Int32Array;
  readonly whole: Float64Array;
  readonly fraction: Float64Array;
  /** the arc of each stratum, in the order of the strata */
  readonly strata: Int32Array;
}

const SOURCE = 0;
const SINK = 1;

export function allocationNetwork(frame: Stratification, n: number): Network {
  const unit = frame.strata.reduce((sum, stratum) => sum + stratum.size, 0);
  const order = dimensionOrder(frame);
  const k = order.length;
  const cells = frame.strata
    .map((stratum, index) => ({
      index,
      size: stratum.size,
      key: order.map((at) => stratum.cell[at] as number),
    }))
    .sort((a, b) => compareCells(a.key, b.key));
  const builder = new NetworkBuilder(n, unit);
  for (let length = 1; length < k; length++) {
    for (const group of groupsOf(cells, (key) => key.slice(0, length))) {
      builder.arc(builder.node('p', group.key.slice(0, -1)), builder.node('p', group.key), group.size);
    }
  }
  const strata = new Int32Array(cells.length);
  for (const cell of cells) {
    const tail = builder.node('p', cell.key.slice(0, -1));
    strata[cell.index] = builder.arc(k <= 1 ? SOURCE : tail, builder.node('r', cell.key.slice(1)), cell.size);
  }
  for (let length = k - 1; length >= 1; length--) {
    for (const group of groupsOf(cells, (key) => key.slice(1, length + 1))) {
      builder.arc(builder.node('r', group.key), builder.node('r', group.key.slice(0, -1)), group.size);
    }
  }
  return builder.finish(strata);
}

/** The sets of dimensions whose groups are certain to get floor or ceiling. */
export function families(frame: Stratification): number[][] {
  const order = dimensionOrder(frame);
  const prefixes = order.map((_, at) => order.slice(0, at + 1));
  const rests = order.slice(1).map((_, at) => order.slice(1, at + 2));
  return [...prefixes, ...rests];
}

/** Order of dimensions: the widest first (the row), the others by ascending width; ties as in the plan. */
export function dimensionOrder(frame: Stratification): number[] {
  const width = (at: number) => frame.dimensions[at]?.categories.length ?? 0;
  const all = frame.dimensions.map((_, at) => at);
  const row = all.reduce((best, at) => (width(at) > width(best) ? at : best), 0);
  const others = all.filter((at) => at !== row).sort((a, b) => width(a) - width(b) || a - b);
  return all.length === 0 ? [] : [row, ...others];
}

interface Group {
  readonly key: readonly number[];
  size: number;
}

function groupsOf(cells: readonly Group[], keyOf: (key: readonly number[]) => number[]): Group[] {
  const groups = new Map<string, Group>();
  for (const cell of cells) {
    const key = keyOf(cell.key);
    const name = key.join();
    const group = groups.get(name);
    if (group) group.size += cell.size;
    else groups.set(name, { key, size: cell.size });
  }
  return [...groups.values()].sort((a, b) => compareCells(a.key, b.key));
}

class NetworkBuilder {
  readonly #n: bigint;
  readonly #unit: number;
  readonly #nodes = new Map<string, number>();
  readonly #tail: number[] = [];
  readonly #head: number[] = [];
  readonly #whole: number[] = [];
  readonly #fraction: number[] = [];

  constructor(n: number, unit: number) {
    this.#n = BigInt(n);
    this.#unit = unit;
  }

  /** The node of a prefix (`p`) or a rest (`r`); the empty prefix is the source, the empty rest the sink. */
  node(family: 'p' | 'r', key: readonly number[]): number {
    if (key.length === 0) return family === 'p' ? SOURCE : SINK;
    const name = family + key.join();
    const known = this.#nodes.get(name);
    if (known !== undefined) return known;
    const made = this.#nodes.size + 2;
    this.#nodes.set(name, made);
    return made;
  }

  /** @param people N of the group; the arc carries n * people units */
  arc(tail: number, head: number, people: number): number {
    const amount = this.#n * BigInt(people);
    const unit = BigInt(this.#unit);
    this.#tail.push(tail);
    this.#head.push(head);
    this.#whole.push(Number(amount / unit));
    this.#fraction.push(Number(amount % unit));
    return this.#tail.length - 1;
  }

  finish(strata: Int32Array): Network {
    return {
      nodes: this.#nodes.size + 2,
      unit: this.#unit,
      tail: Int32Array.from(this.#tail),
      head: Int32Array.from(this.#head),
      whole: Float64Array.from(this.#whole),
      fraction: Float64Array.from(this.#fraction),
      strata,
    };
  }
}
