import type { Code, Compiled, Running } from '../machine/wasm-module.js';
import * as wasm from '../machine/wasm-module.js';

/**
 * The inverse of a basis, as the simplex method has it: a square matrix of doubles, changed by one column at a time. With a
 * hundred quotas that is nearly all of the time of a walk, so it is done in WebAssembly, two numbers at once; where that
 * is switched off, in JavaScript, with the same results to the last bit.
 */
export class Basis {
  /** what the basis makes of a column, row by row */
  readonly line: Float64Array;
  readonly #rows: number;
  /** rows and, if their number is odd, one that is nothing */
  readonly #stride: number;
  /** column by column: what a step reads and changes lies side by side */
  readonly #inverse: Float64Array;
  readonly #change: (row: number) => void;

  constructor(rows: number, running = start(rows)) {
    this.#rows = rows;
    this.#stride = strideOf(rows);
    const size = this.#stride * rows;
    const memory = running?.memory.buffer ?? new ArrayBuffer(8 * (size + this.#stride));
    this.#inverse = new Float64Array(memory, 0, size);
    this.line = new Float64Array(memory, 8 * size, this.#stride);
    const bytes = 8 * this.#stride;
    this.#change =
      running === null
        ? (row) => this.#changed(row)
        : (row) => running.change(rows, 0, 8 * row, bytes * rows, bytes);
  }

  /** Minus one for each row. */
  reset(): void {
    this.#inverse.fill(0);
    for (let row = 0; row < this.#rows; row++) this.#inverse[row * (this.#stride + 1)] = -1;
  }

  /** Sets the line: of a column that has ones in these rows and nothing else. */
  express(ones: Int32Array): void {
    const line = this.line;
    const inverse = this.#inverse;
    line.fill(0);
    for (let at = 0; at < ones.length; at++) {
      const from = (ones[at] as number) * this.#stride;
      for (let row = 0; row < this.#rows; row++)
        line[row] = (line[row] as number) + (inverse[from + row] as number);
    }
  }

  /** The column whose line it is takes the row's place in the basis; its number there must not be nothing. */
  enter(row: number): void {
    this.#change(row);
  }

  #changed(row: number): void {
    const { line } = this;
    const inverse = this.#inverse;
    const by = line[row] as number;
    for (let from = 0; from < inverse.length; from += this.#stride) {
      const factor = (inverse[from + row] as number) / by;
      for (let at = 0; factor !== 0 && at < this.#rows; at++)
        inverse[from + at] = (inverse[from + at] as number) - factor * (line[at] as number);
      inverse[from + row] = factor;
    }
  }
}

function strideOf(rows: number): number {
  return rows + (rows % 2);
}

const VECTOR_BYTES = 16;
const PAGE_BYTES = 65_536;

// The function's locals, parameters first.
const COLUMNS_LEFT = 0;
const ADDRESS = 1;
const ROW = 2;
const LINE = 3;
const BYTES = 4;
const AT = 5;
const FACTOR = 6;
const BY = 7;

const { get, set, addI32: add, i32 } = wasm;

/** Each column less the line, as often as the row's number goes into that of the line. */
function assemble(pages: number): Uint8Array {
  const changed = wasm.subDoubles(
    wasm.load(add(get(ADDRESS), get(AT)), 0),
    wasm.mulDoubles(get(FACTOR), wasm.load(add(get(LINE), get(AT)), 0)),
  );
  const column: Code = [
    set(AT, get(BYTES)),
    wasm.repeatWhile(
      [set(AT, add(get(AT), i32(-VECTOR_BYTES))), wasm.store(add(get(ADDRESS), get(AT)), 0, changed)],
      get(AT),
    ),
  ];
  const body: Code = [
    set(BY, wasm.loadDouble(add(get(LINE), get(ROW)))),
    wasm.repeatWhile(
      [
        set(FACTOR, wasm.divDoubles(wasm.loadDouble(add(get(ADDRESS), get(ROW))), get(BY))),
        wasm.when(wasm.isAnyBit(get(FACTOR)), column),
        wasm.storeDouble(add(get(ADDRESS), get(ROW)), get(FACTOR)),
        set(ADDRESS, add(get(ADDRESS), get(BYTES))),
        set(COLUMNS_LEFT, add(get(COLUMNS_LEFT), i32(-1))),
      ],
      get(COLUMNS_LEFT),
    ),
  ];
  const locals: wasm.Locals = [
    [1, wasm.I32],
    [2, wasm.V128],
  ];
  return wasm.moduleBytes(pages, [{ name: 'change', parameters: 5, results: 0, locals, body }]);
}

interface Change extends Running {
  /** addresses and offsets in bytes */
  readonly change: (columns: number, inverse: number, row: number, line: number, bytes: number) => void;
}

/** `null`: WebAssembly, or its vectors, are switched off. */
function start(rows: number): Change | null {
  const pages = Math.ceil((8 * strideOf(rows) * (rows + 1)) / PAGE_BYTES);
  let compiled: Compiled;
  try {
    compiled = wasm.compile(assemble(pages));
  } catch {
    return null;
  }
  return wasm.start<Change>(compiled);
}
