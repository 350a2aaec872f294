import { isOutcome, type Outcome, type QuotaModel } from '../core/lottery/outcome.js';
import { type Row, SolverFailure, type Term } from './program.js';
import type { Program, Solver } from './solver.js';

/** The rows that every outcome meets: all quotas, and the size. */
export function modelRows(model: QuotaModel): Row[] {
  const terms = (members: readonly number[]) => members.map((type): Term => [type, 1]);
  return [
    ...model.groups.map(({ min, max, members }) => ({ lower: min, upper: max, terms: terms(members) })),
    { lower: model.size, upper: model.size, terms: terms(model.sizes.map((_, type) => type)) },
  ];
}

export interface Found {
  readonly outcome: Outcome;
  /** the value of any outcome is at most this */
  readonly bound: number;
  /** whether the bound is proven to be reached */
  readonly isBest: boolean;
}

const HUGE = 1e30;
/** How a search ends that found nothing in its time. */
export const TIME_LIMIT = 'time limit';

/** The first values as whole numbers of people; they may be no outcome. */
export function roundedPeople(values: Float64Array, types: number): Outcome {
  // Adding zero makes zero of minus zero.
  return Array.from(values.subarray(0, types), (value) => Math.round(value) + 0);
}

/** Searches whole outcomes. */
export class OutcomeSearch {
  readonly #model: QuotaModel;
  readonly #program: Program;

  constructor(solver: Solver, model: QuotaModel) {
    this.#model = model;
    const columns = model.sizes.map((size) => ({ lower: 0, upper: size, integer: true }));
    this.#program = solver.program(columns, modelRows(model));
  }

  /**
   * An outcome of the greatest value, or the first one found that is worth more than `enough`.
   * @returns `null` if no outcome meets the quotas
   * @throws SolverFailure if the solver's outcome breaks a quota, or if it found none in its time
   */
  most(values: ArrayLike<number>, enough = Number.POSITIVE_INFINITY, seconds?: number): Found | null {
    this.#program.setCosts(Array.from(values, (value) => -value));
    this.#program.set({
      objective_target: -Math.max(-HUGE, Math.min(enough, HUGE)),
      time_limit: seconds === undefined ? HUGE : this.#program.runTime + Math.max(seconds, 0.01),
    });
    const status = this.#program.solve();
    if (status === 'infeasible') return null;
    if (!this.#program.hasSolution) throw new SolverFailure(TIME_LIMIT);
    const types = this.#model.sizes.length;
    const outcome = roundedPeople(this.#program.values, types);
    if (!isOutcome(this.#model, outcome)) throw new SolverFailure('outcome breaks a quota');
    return { outcome, bound: -this.#program.lowestObjective, isBest: status === 'optimal' };
  }

  dispose(): void {
    this.#program.dispose();
  }
}

/**
 * An outcome of great value; without one there is nothing to give, however little time is left.
 * @returns `null` if no outcome meets the quotas
 */
export function anyOutcome(solver: Solver, model: QuotaModel, values: readonly number[]): Found | null {
  const search = new OutcomeSearch(solver, model);
  try {
    return search.most(values, Number.NEGATIVE_INFINITY);
  } finally {
    search.dispose();
  }
}
