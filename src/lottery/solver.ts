import imported, { type Highs } from 'highs';
import { type Column, Program, type Row, type SecondsLeft, SolverFailure } from './program.js';

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
