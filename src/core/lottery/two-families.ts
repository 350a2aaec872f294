/**
 * Whether places can be filled under the quotas of two families, those of genders and those of districts, say: each
 * family's groups have nobody in common. That is a flow from genders to districts through the people who are in both, so
 * there is a whole one if there is any (Ford and Fulkerson).
 */
export interface TwoFamilies {
  /** people by first and second family, row after row */
  readonly cells: ArrayLike<number>;
  readonly rows: readonly Bounds[];
  readonly columns: readonly Bounds[];
  readonly places: number;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

export function canFillTwo({ cells, rows, columns, places }: TwoFamilies): boolean {
  const sink = 1 + rows.length + columns.length;
  const graph = new Flow(sink + 1);
  for (const [at, { min, max }] of rows.entries()) graph.add(0, 1 + at, min, max);
  for (const [at, { min, max }] of columns.entries()) graph.add(1 + rows.length + at, sink, min, max);
  for (let row = 0; row < rows.length; row++)
    for (let column = 0; column < columns.length; column++)
      graph.add(1 + row, 1 + rows.length + column, 0, cells[row * columns.length + column] ?? 0);
  graph.add(sink, 0, places, places);
  return graph.isPossible();
}

/** A circulation with least and most amounts: what must flow is brought to each node from outside (Hoffman). */
class Flow {
  readonly #nodes: number;
  readonly #free: Int32Array;
  readonly #given: Int32Array;

  constructor(inner: number) {
    this.#nodes = inner + 2;
    this.#free = new Int32Array(this.#nodes * this.#nodes);
    this.#given = new Int32Array(inner);
  }

  add(from: number, to: number, least: number, most: number): void {
    this.#free[from * this.#nodes + to] = most - least;
    this.#given[to] = (this.#given[to] as number) + least;
    this.#given[from] = (this.#given[from] as number) - least;
  }

  isPossible(): boolean {
    const [nodes, free] = [this.#nodes, this.#free];
    const [source, sink] = [nodes - 2, nodes - 1];
    let wanted = 0;
    for (const [node, amount] of this.#given.entries()) {
      if (amount > 0) free[source * nodes + node] = amount;
      else free[node * nodes + sink] = -amount;
      wanted += Math.max(0, amount);
    }
    for (;;) {
      const before = this.#way(source, sink);
      if (before === null) return wanted === 0;
      let amount = wanted;
      for (let node = sink; node !== source; node = before[node] as number)
        amount = Math.min(amount, free[(before[node] as number) * nodes + node] as number);
      for (let node = sink; node !== source; node = before[node] as number) {
        const [there, back] = [
          (before[node] as number) * nodes + node,
          node * nodes + (before[node] as number),
        ];
        free[there] = (free[there] as number) - amount;
        free[back] = (free[back] as number) + amount;
      }
      wanted -= amount;
    }
  }

  /** The shortest way on which something is free, by the node before each; `null`: there is none. */
  #way(source: number, sink: number): Int32Array | null {
    const before = new Int32Array(this.#nodes).fill(-1);
    const queue = [source];
    before[source] = source;
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      for (let node = 0; node < this.#nodes; node++) {
        if (before[node] !== -1 || this.#free[next * this.#nodes + node] === 0) continue;
        before[node] = next;
        if (node === sink) return before;
        queue.push(node);
      }
    return null;
  }
}
