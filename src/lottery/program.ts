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

export const INFINITE = Number.POSITIVE_INFINITY;

/** Seconds that are left; `undefined`: as many as it takes. */
export type SecondsLeft = () => number | undefined;

/** So large a share of the seconds that are left now. */
export function partOf(secondsLeft: SecondsLeft, share: number): SecondsLeft {
  const kept = (secondsLeft() ?? 0) * (1 - share);
  return () => {
    const left = secondsLeft();
    return left === undefined ? undefined : left - Math.max(0, kept);
  };
}

/** Terms of rows, or of columns, as HiGHS takes them. */
export function sparse(lists: readonly (readonly Term[])[]) {
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
