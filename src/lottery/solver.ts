import imported, { type Highs, type Model } from 'highs';
import {
  type Column,
  INFINITE,
  type Row,
  type SecondsLeft,
  SolverFailure,
  type SolveStatus,
  sparse,
  type Term,
} from './program.js';

interface LoaderOptions {
  /** makes an instance and hands it on; called once */
  readonly instantiateWasm?: (imports: object, receive: (instance: object) => void) => void;
}

/*
 * The package's types describe its CommonJS form, where the loader is one level deeper. Nor do they have
 * `instantiateWasm`, which Emscripten offers, while `wasmBinary`, which they have, does nothing in 1.15.
 */
const loadHighs = imported as unknown as (options?: LoaderOptions) => Promise<Highs>;

/** Node has it, its types do not. */
declare const WebAssembly: {
  readonly compile: (bytes: Uint8Array) => Promise<object>;
  readonly Instance: new (module: object, imports: object) => object;
};

let loading: Promise<Solver> | undefined;

/**
 * The solver, loaded once. That takes some tenths of a second on other threads, so whoever knows that it
 * will be needed asks for it early. After a failure the next one who asks tries again.
 * @param wasm the bytes of highs.wasm, where there is no file to read them from (a page); only the call that
 *   loads looks at them
 * @throws SolverFailure `not loaded`
 */
export function loadSolver(wasm?: Uint8Array): Promise<Solver> {
  loading ??= load(wasm);
  return loading;
}

async function load(wasm: Uint8Array | undefined): Promise<Solver> {
  try {
    return new Solver(await (wasm === undefined ? loadHighs() : loadFrom(wasm)));
  } catch {
    loading = undefined;
    throw new SolverFailure('not loaded');
  }
}

async function loadFrom(wasm: Uint8Array): Promise<Highs> {
  const module = await WebAssembly.compile(wasm);
  return loadHighs({
    instantiateWasm: (imports, receive) => receive(new WebAssembly.Instance(module, imports)),
  });
}

export class Solver {
  /** @param secondsLeft after which its programs stop, whatever they are at */
  constructor(
    readonly highs: Highs,
    readonly secondsLeft: SecondsLeft = () => undefined,
  ) {}

  /** The same solver for as long as there is time. */
  within(secondsLeft: SecondsLeft): Solver {
    return new Solver(this.highs, secondsLeft);
  }

  get version(): string {
    return this.highs.version.string;
  }

  /** A program that stays in memory until {@link Program.dispose}. */
  program(columns: readonly Column[], rows: readonly Row[]): Program {
    return new Program(this.highs, columns, rows, this.secondsLeft);
  }
}

const LEAST_SECONDS = 0.1;

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
