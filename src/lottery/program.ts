import type { Highs, Model } from 'highs';

/**
 * Linear and integer programs, solved by HiGHS in WebAssembly: one thread, a fixed seed, so the same
 * program gives the same solution on every machine. Its word is never taken for an outcome: whoever
 * uses one looks whether it holds in integers.
 */
export interface Column {
  readonly lower: number;
  readonly upper: number;
  /** objective, to be minimised */
  readonly cost?: number;
  readonly integer?: boolean;
}

export interface Row {
  readonly lower: number;
  readonly upper: number;
  readonly terms: readonly Term[];
}

/** A coefficient of a row (by column) or of a column (by row). */
export type Term = readonly [index: number, value: number];

export type SolveStatus = 'optimal' | 'infeasible' | 'stopped';

/** The solver gave no answer that could be used. */
export class SolverFailure extends Error {
  /** @param status what it said instead, such as `unbounded` */
  constructor(readonly status: string) {
    super(`the solver ended with status ${status}`);
    this.name = 'SolverFailure';
  }
}

const LEAST_SECONDS = 0.1;

export const INFINITE = Number.POSITIVE_INFINITY;

/** Seconds that are left; `undefined`: as many as it takes. */
export type SecondsLeft = () => number | undefined;

export class Program {
  readonly #model: Model;
  readonly #highs: Highs;
  readonly #isInteger: boolean;
  readonly #secondsLeft: SecondsLeft;
  #columns: number;
  #rows: number;

  constructor(
    highs: Highs,
    columns: readonly Column[],
    rows: readonly Row[],
    secondsLeft: SecondsLeft = () => undefined,
  ) {
    this.#highs = highs;
    this.#secondsLeft = secondsLeft;
    this.#isInteger = columns.some((column) => column.integer);
    const { continuous, integer } = highs.constants.variableType;
    this.#model = highs.createModel({
      numCols: columns.length,
      numRows: rows.length,
      colCost: Float64Array.from(columns, (column) => column.cost ?? 0),
      colLower: Float64Array.from(columns, (column) => this.#bound(column.lower)),
      colUpper: Float64Array.from(columns, (column) => this.#bound(column.upper)),
      rowLower: Float64Array.from(rows, (row) => this.#bound(row.lower)),
      rowUpper: Float64Array.from(rows, (row) => this.#bound(row.upper)),
      matrix: {
        format: 'csr',
        ...sparse(rows.map((row) => row.terms)),
        numRows: rows.length,
        numCols: columns.length,
      },
      ...(this.#isInteger
        ? { integrality: columns.map((column) => (column.integer ? integer : continuous)) }
        : {}),
    });
    this.#columns = columns.length;
    this.#rows = rows.length;
    this.#model.options.set({ output_flag: false, random_seed: 0 });
    if (this.#isInteger) this.#model.options.set({ mip_rel_gap: 0, mip_abs_gap: 1e-7 });
    else this.#model.options.set({ presolve: 'off' });
  }

  /** Changes options of HiGHS, by its own names. */
  set(options: Readonly<Record<string, number | string | boolean>>): void {
    this.#model.options.set(options);
  }

  /** @param first the column that the first of them is of */
  setCosts(costs: ArrayLike<number>, first = 0): void {
    this.#model.changeColsCost(run(first, costs.length), Float64Array.from(costs));
  }

  setCost(column: number, cost: number): void {
    this.#model.changeColCost(column, cost);
  }

  /** @param first the column that the first of them are of */
  setBounds(lower: ArrayLike<number>, upper: ArrayLike<number>, first = 0): void {
    this.#model.changeColsBounds(
      run(first, lower.length),
      Float64Array.from(lower),
      Float64Array.from(upper),
    );
  }

  setBound(column: number, lower: number, upper: number): void {
    this.#model.changeColBounds(column, this.#bound(lower), this.#bound(upper));
  }

  setRow(row: number, lower: number, upper: number): void {
    this.#model.changeRowBounds(row, this.#bound(lower), this.#bound(upper));
  }

  setCoefficient(row: number, column: number, value: number): void {
    this.#model.changeCoefficient(row, column, value);
  }

  /** Where an integer program may begin to search. */
  start(values: ArrayLike<number>): void {
    this.#model.setSolution({ colValue: Float64Array.from(values) });
  }

  /** Further columns, not negative, without cost; their terms are rows. */
  addColumns(columns: readonly (readonly Term[])[]): void {
    if (columns.length === 0) return;
    const zeros = new Float64Array(columns.length);
    this.#model.addCols({
      cost: zeros,
      lower: zeros,
      upper: new Float64Array(columns.length).fill(this.#highs.infinity),
      matrix: { format: 'csc', ...sparse(columns), numRows: this.#rows, numCols: columns.length },
    });
    this.#columns += columns.length;
  }

  /** Further rows; their terms are columns. */
  addRows(rows: readonly Row[]): void {
    this.#model.addRows({
      lower: Float64Array.from(rows, (row) => this.#bound(row.lower)),
      upper: Float64Array.from(rows, (row) => this.#bound(row.upper)),
      matrix: {
        format: 'csr',
        ...sparse(rows.map((row) => row.terms)),
        numRows: rows.length,
        numCols: this.#columns,
      },
    });
    this.#rows += rows.length;
  }

  /**
   * @throws SolverFailure for anything but an optimum, an infeasible program or a limit that was set
   */
  solve(): SolveStatus {
    const { numCols, numRows } = this.#model.getDimensions();
    if (numCols !== this.#columns || numRows !== this.#rows) throw new SolverFailure('model lost');
    const known = this.#highs.constants.modelStatus;
    let status = this.#run();
    if (status === known.unknown) {
      // A hot start sometimes ends nowhere; from the beginning the same program is solved.
      this.#model.clearSolver();
      status = this.#run();
    }
    switch (status) {
      case known.optimal:
        return 'optimal';
      case known.infeasible:
      case known.unboundedOrInfeasible:
        return 'infeasible';
      case known.objectiveBound:
      case known.objectiveTarget:
      case known.solutionLimit:
      case known.timeLimit:
      case known.iterationLimit:
        return 'stopped';
      default: {
        const name = Object.entries(known).find(([, value]) => value === status)?.[0];
        throw new SolverFailure(name ?? String(status));
      }
    }
  }

  get objective(): number {
    return this.#model.getObjectiveValue();
  }

  /** No solution of an integer program can have a lower objective. */
  get lowestObjective(): number {
    return this.#isInteger ? Number(this.#model.info.get('mip_dual_bound')) : this.objective;
  }

  /** Seconds that this program has been solved for so far; limits of time count from the beginning. */
  get runTime(): number {
    return this.#model.getRunTime();
  }

  /** Whether the last run of an integer program left something to read. */
  get hasSolution(): boolean {
    return Number(this.#model.info.get('primal_solution_status')) === 2;
  }

  get values(): Float64Array {
    return this.#model.getSolution().colValue;
  }

  /** Values, the dual of every row, and the reduced cost of every column. */
  get solution(): {
    readonly values: Float64Array;
    readonly duals: Float64Array;
    readonly reduced: Float64Array;
  } {
    const { colValue, rowDual, colDual } = this.#model.getSolution();
    return { values: colValue, duals: rowDual, reduced: colDual };
  }

  dispose(): void {
    this.#model.dispose();
  }

  #run(): number {
    const seconds = this.#secondsLeft();
    // Counted from the program's first run on. A little is always left, for what takes no time.
    if (seconds !== undefined)
      this.#model.options.set({ time_limit: this.runTime + Math.max(seconds, LEAST_SECONDS) });
    try {
      this.#model.run();
    } catch {
      throw new SolverFailure('run error');
    }
    return this.#model.getModelStatus();
  }

  #bound(value: number): number {
    if (value === INFINITE) return this.#highs.infinity;
    return value === -INFINITE ? -this.#highs.infinity : value;
  }
}

function run(first: number, count: number) {
  return { kind: 'range', from: first, to: first + count - 1 } as const;
}

function sparse(lists: readonly (readonly Term[])[]) {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((terms, at) => {
    starts[at + 1] = (starts[at] as number) + terms.length;
  });
  const indices = new Int32Array(starts.at(-1) ?? 0);
  const values = new Float64Array(indices.length);
  let at = 0;
  for (const terms of lists) {
    for (const [index, value] of terms) {
      indices[at] = index;
      values[at++] = value;
    }
  }
  return { starts, indices, values };
}
