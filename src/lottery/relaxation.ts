import type { QuotaModel } from './model.js';
import { quotaRows } from './outcomes.js';
import {
  type Column,
  INFINITE,
  type Program,
  type Row,
  type Solver,
  SolverFailure,
  type Term,
} from './solver.js';

/**
 * Fair chances where people could be drawn in fractions. Without whole numbers this is a linear program,
 * and what it gives can't be surpassed by any lottery: where a lottery over whole outcomes reaches the
 * same chances they are optimal (leximin: Flanigan et al. 2021; level by level as in Ogryczak et al.).
 */
export interface Multipliers {
  /** for each type, not negative */
  readonly types: readonly number[];
  /** for each group of the quotas: positive if its maximum limits the chance, negative if its minimum does */
  readonly groups: readonly number[];
  /** of the size */
  readonly size: number;
}

/** An inequality that holds for every outcome, but not for all fractional ones. */
export interface Cut {
  /** whole numbers, one a type */
  readonly coefficients: readonly number[];
  readonly max: number;
}

/** What a lottery may choose: people of each type as sums of the variables, within rows. */
export interface ChoiceSpace {
  readonly variables: readonly Column[];
  /** for each type */
  readonly people: readonly (readonly Term[])[];
  readonly rows: readonly Row[];
}

/** All outcomes in fractions. */
export function fractionalOutcomes(model: QuotaModel, cuts: readonly Cut[]): ChoiceSpace {
  return {
    variables: model.sizes.map((size) => ({ lower: 0, upper: size })),
    people: model.sizes.map((_, type) => [[type, 1]]),
    rows: [
      ...quotaRows(model),
      ...cuts.map(({ coefficients, max }) => ({
        lower: -INFINITE,
        upper: max,
        terms: coefficients.flatMap((value, type): Term[] => (value === 0 ? [] : [[type, value]])),
      })),
    ],
  };
}

/** All lotteries over these outcomes. */
export function mixtures(model: QuotaModel, outcomes: readonly (readonly number[])[]): ChoiceSpace {
  return {
    variables: outcomes.map(() => ({ lower: 0, upper: INFINITE })),
    people: model.sizes.map((_, type) =>
      outcomes.flatMap((outcome, at): Term[] => (outcome[type] ? [[at, outcome[type] as number]] : [])),
    ),
    rows: [{ lower: 1, upper: 1, terms: outcomes.map((_, at): Term => [at, 1]) }],
  };
}

const TIGHT = 1e-9;
const POSITIVE_DUAL = 1e-7;
/** How far a chance may rise at once when it is tried whether it can rise at all. */
const RISE = 0.1;

/**
 * The program behind maximin and leximin: a level that all types reach, and for each type a rise above
 * it. Both are measured in `n/N`, the chance that everybody would have without quotas: chances of one in
 * a million would be lost in the solver's tolerances.
 */
export class Levels {
  readonly #program: Program;
  readonly #space: ChoiceSpace;
  readonly #level: number;
  readonly #groups: number;
  /** what a type can expect without quotas */
  readonly #shares: readonly number[];
  #first: { readonly least: number; readonly multipliers: Multipliers } | null = null;

  /** The space's first rows have to be the model's groups and the size, if the bound is wanted. */
  constructor(solver: Solver, model: QuotaModel, space: ChoiceSpace) {
    const people = model.sizes.reduce((sum, size) => sum + size, 0);
    this.#shares = model.sizes.map((size) => (size * model.size) / people);
    this.#space = space;
    this.#groups = model.groups.length;
    this.#level = space.variables.length;
    const columns: Column[] = [
      ...space.variables,
      { lower: 0, upper: INFINITE, cost: -1 },
      ...model.sizes.map(() => ({ lower: 0, upper: 0 })),
    ];
    const reach = this.#shares.map((share, type): Row => {
      const terms = (space.people[type] ?? []).map(([at, value]): Term => [at, value / share]);
      return { lower: 0, upper: INFINITE, terms: [...terms, [this.#level, -1], [this.#rise(type), -1]] };
    });
    this.#program = solver.program(columns, [...reach, ...space.rows]);
  }

  /**
   * The variables' values when the least chance is as large as possible and the others are near `n/N`;
   * `null`: there is no outcome, not even in fractions. @throws SolverFailure
   */
  maximin(): Float64Array | null {
    const level = this.#highest();
    if (level === null) return null;
    this.#program.setBound(this.#level, level, level);
    this.#program.setCost(this.#level, 0);
    const room = Math.max(0, 1 - level);
    this.#shares.forEach((share, type) => {
      this.#program.setBound(this.#rise(type), 0, room);
      this.#program.setCost(this.#rise(type), -share);
    });
    this.#solve();
    return this.#program.values;
  }

  /**
   * The variables' values at the leximin optimum; `null`: there is no outcome, not even in fractions.
   * @throws SolverFailure
   */
  async leximin(pause: () => Promise<void>): Promise<Float64Array | null> {
    const open = new Set(this.#shares.keys());
    do {
      await pause();
      const level = this.#highest();
      if (level === null) return null;
      for (const type of this.#stuck(open, level)) {
        open.delete(type);
        this.#program.setCoefficient(type, this.#level, 0);
        // A hair lower, or rounding would make the next level infeasible.
        this.#program.setRow(type, level * (1 - 1e-12), INFINITE);
      }
    } while (open.size > 0);
    this.#solve();
    return this.#program.values;
  }

  /** The least chance at the optimum, in `n/N`, and what proves that it can't be larger. */
  get first(): { readonly least: number; readonly multipliers: Multipliers } {
    if (this.#first === null) throw new Error('nothing has been solved yet');
    return this.#first;
  }

  /** People of each type to be expected where everybody has just the least chance. */
  get leastPeople(): number[] {
    return this.#shares.map((share) => share * this.first.least);
  }

  dispose(): void {
    this.#program.dispose();
  }

  #rise(type: number): number {
    return this.#level + 1 + type;
  }

  /** The highest level that all open types can reach together. */
  #highest(): number | null {
    this.#program.setBound(this.#level, 0, INFINITE);
    this.#program.setCost(this.#level, -1);
    if (!this.#solve()) return null;
    const { values, duals } = this.#program.solution;
    const level = values[this.#level] as number;
    this.#first ??= { least: level, multipliers: this.#multipliersOf(duals) };
    return level;
  }

  /**
   * @returns false if there is no outcome. Whether there is one shows at the first time; what comes later
   * has an optimum, and a solver that finds none can't be used.
   */
  #solve(): boolean {
    const status = this.#program.solve();
    if (status === 'optimal') return true;
    if (status === 'infeasible' && this.#first === null) return false;
    throw new SolverFailure(status);
  }

  #multipliersOf(duals: Float64Array): Multipliers {
    const types = this.#shares.length;
    const rows = [...duals.subarray(types)].map((dual) => -dual);
    return {
      types: this.#shares.map((share, type) => Math.max(0, (duals[type] as number) / share)),
      groups: rows.slice(0, this.#groups),
      size: rows[this.#groups] ?? 0,
    };
  }

  /** The open types that can't rise above the level while all others keep theirs. */
  #stuck(open: ReadonlySet<number>, level: number): number[] {
    const { values, duals } = this.#program.solution;
    const stuck: number[] = [];
    let doubtful: number[] = [];
    for (const type of open) {
      if (Math.abs(duals[type] as number) > POSITIVE_DUAL) stuck.push(type);
      else if (this.#chance(values, type) <= level + TIGHT) doubtful.push(type);
    }
    this.#program.setBound(this.#level, level, level);
    this.#program.setCost(this.#level, 0);
    while (doubtful.length > 0) {
      for (const type of doubtful) this.#allowRise(type, RISE);
      this.#solve();
      const rises = this.#program.values;
      for (const type of doubtful) this.#allowRise(type, 0);
      const still = doubtful.filter((type) => (rises[this.#rise(type)] as number) <= 1e-7);
      if (still.length === doubtful.length) break;
      doubtful = still;
    }
    stuck.push(...doubtful);
    // Without any, the level is the last one: nothing is between the types and their own sizes.
    return stuck.length > 0 ? stuck : [...open];
  }

  #allowRise(type: number, rise: number): void {
    this.#program.setBound(this.#rise(type), 0, rise);
    this.#program.setCost(this.#rise(type), rise > 0 ? -1 : 0);
  }

  /** In `n/N`. */
  #chance(values: Float64Array, type: number): number {
    let people = 0;
    for (const [variable, value] of this.#space.people[type] ?? [])
      people += (values[variable] as number) * value;
    return people / (this.#shares[type] as number);
  }
}

/** E_t of these values. */
export function expectedPeople(space: ChoiceSpace, values: ArrayLike<number>): number[] {
  return space.people.map((terms) => {
    let people = 0;
    for (const [variable, value] of terms) people += (values[variable] as number) * value;
    return people;
  });
}
