import type { Outcome, QuotaModel } from '../core/lottery/outcome.js';
import { type Column, INFINITE, type Row, SolverFailure, type Term } from './program.js';
import type { ChoiceSpace, Multipliers } from './relaxation.js';
import type { Program, Solver } from './solver.js';

/**
 * Finds outcomes that would make a mixture better (column generation).
 * @param worth of one more person of each type
 * @param present what the outcomes are worth that are mixed now; all of them the same
 * @param weights of the outcomes so far
 * @returns outcomes that are worth more; none if there are none, or no time is left
 */
export type Pricing = (
  worth: readonly number[],
  present: number,
  weights: ArrayLike<number>,
) => Promise<readonly Outcome[]>;

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
  /** for each type */
  readonly #people: Term[][];
  readonly #level: number;
  /** where the columns begin that came later */
  readonly #later: number;
  #laterCount = 0;
  readonly #pricing: Pricing | null;
  readonly #groups: number;
  /** what a type can expect without quotas */
  readonly #shares: readonly number[];
  #leastPeople: readonly number[] = [];
  #first: { readonly least: number; readonly multipliers: Multipliers } | null = null;

  /** The space's first rows have to be the model's groups and the size, if the bound is wanted. */
  constructor(solver: Solver, model: QuotaModel, space: ChoiceSpace, pricing: Pricing | null = null) {
    const people = model.sizes.reduce((sum, size) => sum + size, 0);
    this.#shares = model.sizes.map((size) => (size * model.size) / people);
    this.#people = space.people.map((terms) => [...terms]);
    this.#pricing = pricing;
    this.#groups = model.groups.length;
    this.#level = space.variables.length;
    this.#later = this.#level + 1 + model.sizes.length;
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
   * The variables' values when the least chance of those who can be drawn is as large as possible and the
   * others are near `n/N`; `null`: there is no outcome, not even in fractions. @throws SolverFailure
   */
  async maximin(): Promise<Float64Array | null> {
    const open = new Set(this.#shares.keys());
    let level = await this.#highest();
    if (level === null) return null;
    // Those who can't be drawn at all must not leave the others without any aim.
    while (level <= TIGHT) {
      for (const type of await this.#stuck(open, level)) {
        open.delete(type);
        this.#program.setCoefficient(type, this.#level, 0);
      }
      if (open.size === 0) break;
      level = (await this.#highest()) ?? 0;
    }
    const reached = level;
    this.#leastPeople = this.#shares.map((share, type) => (open.has(type) ? share * reached : 0));
    this.#program.setBound(this.#level, level, level);
    this.#program.setCost(this.#level, 0);
    const room = Math.max(0, 1 - level);
    this.#shares.forEach((share, type) => {
      this.#program.setBound(this.#rise(type), 0, room);
      this.#program.setCost(this.#rise(type), -share);
    });
    await this.#solve();
    return this.#values();
  }

  /**
   * The variables' values at the leximin optimum; `null`: there is no outcome, not even in fractions.
   * @throws SolverFailure
   */
  async leximin(pause: () => Promise<void>): Promise<Float64Array | null> {
    const open = new Set(this.#shares.keys());
    do {
      await pause();
      const level = await this.#highest();
      if (level === null) return null;
      for (const type of await this.#stuck(open, level)) {
        open.delete(type);
        this.#program.setCoefficient(type, this.#level, 0);
        // A hair lower, or rounding would make the next level infeasible.
        this.#program.setRow(type, level * (1 - 1e-12), INFINITE);
      }
    } while (open.size > 0);
    await this.#solve();
    return this.#values();
  }

  /** The least chance at the optimum, in `n/N`, and what proves that it can't be larger. */
  get first(): { readonly least: number; readonly multipliers: Multipliers } {
    if (this.#first === null) throw new Error('nothing has been solved yet');
    return this.#first;
  }

  /** After {@link maximin}: people of each type to be expected if all who can be drawn have the least chance. */
  get leastPeople(): readonly number[] {
    return this.#leastPeople;
  }

  dispose(): void {
    this.#program.dispose();
  }

  #rise(type: number): number {
    return this.#level + 1 + type;
  }

  /** The highest level that all open types can reach together. */
  async #highest(): Promise<number | null> {
    this.#program.setBound(this.#level, 0, INFINITE);
    this.#program.setCost(this.#level, -1);
    if (!(await this.#solve())) return null;
    const { values, duals } = this.#program.solution;
    const level = values[this.#level] as number;
    this.#first ??= { least: level, multipliers: this.#multipliersOf(duals) };
    return level;
  }

  /**
   * @returns false if there is no outcome. Whether there is one shows at the first time; what comes later
   * has an optimum, and a solver that finds none can't be used.
   */
  async #solve(): Promise<boolean> {
    for (;;) {
      const status = this.#program.solve();
      if (status === 'infeasible' && this.#first === null) return false;
      if (status !== 'optimal') throw new SolverFailure(status);
      if (this.#pricing === null) return true;
      const { duals } = this.#program.solution;
      const types = this.#shares.length;
      const worth = this.#shares.map((share, type) => Math.max(0, (duals[type] as number) / share));
      const fresh = await this.#pricing(worth, -(duals[types] as number), this.#values());
      if (fresh.length === 0) return true;
      this.#add(fresh);
    }
  }

  /** Further outcomes that may be mixed in; the mixture's only row is the first behind those of the types. */
  #add(outcomes: readonly Outcome[]): void {
    const types = this.#shares.length;
    this.#program.addColumns(
      outcomes.map((outcome) => {
        const column = this.#later + this.#laterCount++;
        const terms: Term[] = [];
        for (const [type, people] of outcome.entries()) {
          if (people === 0) continue;
          this.#people[type]?.push([column, people]);
          terms.push([type, people / (this.#shares[type] as number)]);
        }
        return [...terms, [types, 1]];
      }),
    );
  }

  /** Of the space's variables, then of the outcomes that came later. */
  #values(): Float64Array {
    const { values } = this.#program;
    const all = new Float64Array(this.#level + this.#laterCount);
    all.set(values.subarray(0, this.#level));
    all.set(values.subarray(this.#later, this.#later + this.#laterCount), this.#level);
    return all;
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
  async #stuck(open: ReadonlySet<number>, level: number): Promise<number[]> {
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
      await this.#solve();
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
    for (const [variable, value] of this.#people[type] ?? []) people += (values[variable] as number) * value;
    return people / (this.#shares[type] as number);
  }
}
