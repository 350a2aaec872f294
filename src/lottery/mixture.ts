import { type Outcome, presentTypes, type QuotaModel } from '../core/lottery/outcome.js';
import { INFINITE, SolverFailure, type Term } from './program.js';
import type { Program, Solver } from './solver.js';

/**
 * The best mixture of the outcomes known so far: the one whose expected numbers of people fall least
 * short of what is wanted, each type's lack measured in its share of a draw without quotas.
 */
export class Mixture {
  readonly outcomes: Outcome[] = [];
  readonly #known = new Set<string>();
  readonly #program: Program;
  readonly #types: number;

  constructor(solver: Solver, model: QuotaModel) {
    const people = model.sizes.reduce((sum, size) => sum + size, 0);
    this.#types = model.sizes.length;
    const lacks = model.sizes.map((size) => ({
      lower: 0,
      upper: INFINITE,
      cost: people / (size * model.size),
    }));
    this.#program = solver.program(lacks, [
      ...model.sizes.map((_, type) => ({ lower: 0, upper: INFINITE, terms: [[type, 1] as Term] })),
      { lower: 1, upper: 1, terms: [] },
    ]);
    // Columns come, rows stay: the last solution remains a solution.
    this.#program.set({ simplex_strategy: 4 });
  }

  /** @param wanted people of each type, at least */
  want(wanted: readonly number[]): void {
    for (const [type, people] of wanted.entries()) this.#program.setRow(type, people, INFINITE);
  }

  /** @returns how many of them were new */
  add(outcomes: readonly Outcome[]): number {
    const fresh = outcomes.filter((outcome) => {
      const key = outcome.join();
      if (this.#known.has(key)) return false;
      this.#known.add(key);
      return true;
    });
    const columns = fresh.map((outcome) => {
      return [...presentTypes(outcome), [this.#types, 1]] as Term[];
    });
    this.#program.addColumns(columns);
    this.outcomes.push(...fresh);
    return fresh.length;
  }

  /** @throws SolverFailure if there is no outcome to mix */
  solve(): Mixed {
    const status = this.#program.solve();
    if (status !== 'optimal') throw new SolverFailure(status);
    const { values, duals } = this.#program.solution;
    return {
      lack: Math.max(0, this.#program.objective),
      missing: values.subarray(0, this.#types).reduce((sum, people) => sum + Math.max(0, people), 0),
      weights: [...values.subarray(this.#types)].map((weight) => Math.max(0, weight)),
      worth: [...duals.subarray(0, this.#types)].map((worth) => Math.max(0, worth)),
    };
  }

  dispose(): void {
    this.#program.dispose();
  }
}

export interface Mixed {
  /** what is lacking over all types, each in its share */
  readonly lack: number;
  /** how many people are lacking over all types */
  readonly missing: number;
  /** of the outcomes */
  readonly weights: readonly number[];
  /** what one more expected person of each type would be worth */
  readonly worth: readonly number[];
}
