import type { QuotaModel } from '../core/lottery/outcome.js';
import { INFINITE, type Row, SolverFailure, type Term } from './program.js';
import type { Multipliers } from './relaxation.js';
import type { Program, Solver } from './solver.js';

/**
 * The fairest chances if people could be drawn in fractions, level by level. What all open types have in
 * common, the level, is a variable of its own, and a type has only what it has above that: so the program has a row
 * for each quota and none for a type, and a thousand types take no longer than a hundred.
 *
 * Levels are measured in `n/N`, the chance that everybody would have without quotas: chances of one in a million
 * would be lost in the solver's tolerances.
 */
export class Ideal {
  readonly #model: QuotaModel;
  readonly #rows: readonly Row[];
  readonly #solver: Solver;
  /** what a type can expect without quotas */
  readonly #shares: readonly number[];
  /** for each type the level at which it was closed; -1: it is open */
  readonly #closed: Float64Array;
  /** types whose level and rise together could exceed the people there are; each has a row at the end */
  readonly #full: number[] = [];
  readonly #program: Program;
  #first: { readonly least: number; readonly multipliers: Multipliers } | null = null;
  #leastPeople: readonly number[] = [];

  /** @param rows the model's groups, the size, then anything that every outcome meets */
  constructor(solver: Solver, model: QuotaModel, rows: readonly Row[]) {
    const people = model.sizes.reduce((sum, size) => sum + size, 0);
    this.#solver = solver;
    this.#model = model;
    this.#rows = rows;
    this.#shares = model.sizes.map((size) => (size * model.size) / people);
    this.#closed = new Float64Array(model.sizes.length).fill(-1);
    this.#program = this.#build();
    // Nearly every change leaves the last solution one: the primal simplex method goes on from there.
    this.#program.set({ simplex_strategy: 4 });
  }

  /**
   * People of each type at the leximin optimum; `null`: there is no outcome, not even in fractions.
   * @param expired when it is, the levels that have been found have to do; the first is found in any case
   */
  async leximin(pause: () => Promise<void>, expired = () => false): Promise<number[] | null> {
    do {
      await pause();
      const level = this.#highest();
      if (level === null) return null;
      if (level > TIGHT && this.#leastPeople.length === 0) this.#setLeast(level);
      // A hair lower, or rounding would make the next level infeasible.
      this.#close(this.#stuck(level), level * (1 - 1e-12));
    } while (this.#closed.includes(-1) && !expired());
    this.#solve();
    return this.#people(this.#program.values[LEVEL] as number);
  }

  /**
   * People of each type with which the least chance is as large as it can be, and no more is aimed at; `null`: there is
   * no outcome, not even in fractions.
   */
  highest(): number[] | null {
    const level = this.#highest();
    return level === null ? null : this.#people(level);
  }

  /** The least chance at the optimum, in `n/N`, and what proves that it can't be larger. */
  get first(): { readonly least: number; readonly multipliers: Multipliers } {
    if (this.#first === null) throw new Error('nothing has been solved yet');
    return this.#first;
  }

  /** Afterwards: people of each type to be expected if all who can be drawn have the least chance. */
  get leastPeople(): readonly number[] {
    return this.#leastPeople;
  }

  dispose(): void {
    this.#program.dispose();
  }

  #setLeast(level: number): void {
    this.#leastPeople = this.#shares.map((share, type) => (this.#isOpen(type) ? share * level : 0));
  }

  #isOpen(type: number): boolean {
    return (this.#closed[type] as number) < 0;
  }

  /** The column of what a type may rise by while it is tried whether it can; then of what it rises beyond that. */
  #rise(type: number): number {
    return 1 + type;
  }

  #beyond(type: number): number {
    return 1 + this.#shares.length + type;
  }

  #build(): Program {
    const columns = [
      { lower: 0, upper: INFINITE, cost: -1 },
      ...this.#shares.map(() => ({ lower: 0, upper: 0 })),
      ...this.#shares.map(() => ({ lower: 0, upper: INFINITE })),
    ];
    const rows = this.#rows.map((row): Row => {
      const terms: Term[] = [];
      for (const [type, value] of row.terms) {
        terms.push([this.#rise(type), value], [this.#beyond(type), value]);
      }
      const { coefficient, least, most } = this.#shifted(row);
      return { lower: least, upper: most, terms: [[LEVEL, coefficient], ...terms] };
    });
    return this.#solver.program(columns, rows);
  }

  /** A row with what closed types have in any case taken out, and what the level stands for. */
  #shifted({ terms, lower, upper }: Row): { coefficient: number; least: number; most: number } {
    let coefficient = 0;
    let fixed = 0;
    for (const [type, value] of terms) {
      const share = value * (this.#shares[type] as number);
      if (this.#isOpen(type)) coefficient += share;
      else fixed += share * (this.#closed[type] as number);
    }
    // What is left of nothing is noise.
    if (Math.abs(coefficient) < 1e-12) coefficient = 0;
    return { coefficient, least: lower - fixed, most: upper - fixed };
  }

  /** As large a level as possible; the first time also the proof. @returns `null` if there is no outcome */
  #highest(): number | null {
    this.#program.setBound(LEVEL, 0, INFINITE);
    this.#program.setCost(LEVEL, -1);
    if (!this.#solve()) return null;
    const level = Math.max(0, -this.#program.objective);
    this.#first ??= { least: level, multipliers: this.#multipliers() };
    return level;
  }

  /** @returns false if there is no outcome; afterwards there is one, and a solver that finds none can't be used */
  #solve(): boolean {
    for (;;) {
      const status = this.#program.solve();
      if (status === 'infeasible' && this.#first === null) return false;
      if (status !== 'optimal') throw new SolverFailure(status);
      const { values } = this.#program;
      const over = this.#people(values[LEVEL] as number).flatMap((people, type) =>
        people > (this.#model.sizes[type] as number) * (1 + 1e-9) && !this.#full.includes(type) ? [type] : [],
      );
      if (over.length === 0) return true;
      this.#fill(over);
    }
  }

  /** Gives types a row that keeps them to the people there are. */
  #fill(types: readonly number[]): void {
    this.#full.push(...types);
    this.#program.addRows(
      types.map((type): Row => {
        const open = this.#isOpen(type);
        const share = this.#shares[type] as number;
        const fixed = open ? 0 : (this.#closed[type] as number) * share;
        const terms: Term[] = [
          [this.#rise(type), 1],
          [this.#beyond(type), 1],
        ];
        return {
          lower: -INFINITE,
          upper: Math.max(0, (this.#model.sizes[type] as number) - fixed),
          terms: open ? [[LEVEL, share], ...terms] : terms,
        };
      }),
    );
  }

  /** @param level of the open types */
  #people(level: number): number[] {
    const { values } = this.#program;
    return this.#shares.map((share, type) => {
      const base = (this.#isOpen(type) ? level : (this.#closed[type] as number)) * share;
      return base + (values[this.#rise(type)] as number) + (values[this.#beyond(type)] as number);
    });
  }

  #close(types: readonly number[], level: number): void {
    for (const type of types) this.#closed[type] = level;
    for (const [at, row] of this.#rows.entries()) {
      const { coefficient, least, most } = this.#shifted(row);
      this.#program.setCoefficient(at, LEVEL, coefficient);
      this.#program.setRow(at, least, most);
    }
    for (const type of types) {
      const at = this.#full.indexOf(type);
      if (at < 0) continue;
      this.#program.setCoefficient(this.#rows.length + at, LEVEL, 0);
      const left = (this.#model.sizes[type] as number) - level * (this.#shares[type] as number);
      this.#program.setRow(this.#rows.length + at, -INFINITE, Math.max(0, left));
    }
  }

  /** The open types that can't rise above the level while all others keep theirs. */
  #stuck(level: number): number[] {
    const { values, reduced } = this.#program.solution;
    const open = [...this.#shares.keys()].filter((type) => this.#isOpen(type));
    const stuck: number[] = [];
    let doubtful: number[] = [];
    for (const type of open) {
      const share = this.#shares[type] as number;
      if ((reduced[this.#beyond(type)] as number) * share > POSITIVE_DUAL) stuck.push(type);
      else if ((values[this.#beyond(type)] as number) <= TIGHT * share) doubtful.push(type);
    }
    this.#program.setBound(LEVEL, level, level);
    this.#program.setCost(LEVEL, 0);
    while (doubtful.length > 0) {
      this.#allowRises(doubtful, RISE);
      this.#solve();
      const rises = this.#program.values;
      const still = doubtful.filter(
        (type) => (rises[this.#rise(type)] as number) <= 1e-7 * (this.#shares[type] as number),
      );
      if (still.length === doubtful.length) break;
      doubtful = still;
    }
    this.#allowRises([], 0);
    stuck.push(...doubtful);
    // Without any, the level is the last one: nothing is between the types and their own sizes.
    return stuck.length > 0 ? stuck : open;
  }

  /** Only these types may rise, each by so much of its share, and as much as possible. */
  #allowRises(types: readonly number[], rise: number): void {
    const upper = new Float64Array(this.#shares.length);
    const costs = new Float64Array(this.#shares.length);
    for (const type of types) {
      const share = this.#shares[type] as number;
      upper[type] = rise * share;
      costs[type] = -1 / share;
    }
    this.#program.setBounds(new Float64Array(upper.length), upper, this.#rise(0));
    this.#program.setCosts(costs, this.#rise(0));
  }

  #multipliers(): Multipliers {
    const { duals } = this.#program.solution;
    const groups = this.#model.groups.length;
    const rows = [...duals].map((dual) => -dual);
    const above = this.#shares.map(() => 0);
    for (const [at, { terms }] of this.#rows.entries()) {
      for (const [type, value] of terms) above[type] = (above[type] as number) + value * (rows[at] as number);
    }
    for (const [at, type] of this.#full.entries()) {
      above[type] = (above[type] as number) + (rows[this.#rows.length + at] as number);
    }
    return {
      types: above.map((value) => Math.max(0, value)),
      groups: rows.slice(0, groups),
      size: rows[groups] ?? 0,
    };
  }
}

const LEVEL = 0;
const TIGHT = 1e-9;
const POSITIVE_DUAL = 1e-7;
/** How far a chance may rise at once when it is tried whether it can rise at all. */
const RISE = 0.1;
