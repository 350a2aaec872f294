import { groupTotals, isOutcome, type Outcome, type QuotaModel } from '../core/lottery/outcome.js';
import { roundedPeople } from './outcomes.js';
import { type Row, SolverFailure, type Term } from './program.js';
import { Repairer } from './repair.js';
import type { Program, Solver } from './solver.js';

/**
 * Splits expected numbers of people into a lottery over whole outcomes, by peeling: find an outcome in
 * which every type and every group has the floor or the ceiling of what is left to be expected, give it
 * as much weight as leaves a rest of the same kind, and go on with the rest. Each step makes at least one
 * number of the rest whole, so there are no more steps than types and groups. Outcomes that close to the
 * expectation also spread least: a type that expects 1.6 people gets 1 or 2.
 *
 * Not every rest can be split (the quotas of three and more features are no network), so this can end
 * early; see reach.ts for what then happens to the rest.
 */
export interface Peeled {
  readonly outcomes: readonly Outcome[];
  readonly weights: readonly number[];
  /** weight that could not be given away, from 0 to 1 */
  readonly rest: number;
}

export interface PeelOptions {
  readonly pause: () => Promise<void>;
  readonly expired: () => boolean;
  /** how much of the whole has been given away, from 0 to 1 */
  readonly progress: (share: number) => void;
}

/** Below this a fraction is rounding noise of the solver. */
const NOISE = 1e-7;
const EPSILON = 1e-9;
const LEAST_REST = 1e-9;

/** @param expected E_t of each type; a point that meets all quotas */
export async function peel(
  solver: Solver,
  model: QuotaModel,
  expected: readonly number[],
  options: PeelOptions,
): Promise<Peeled> {
  const rounding = new Rounding(solver, model, expected);
  const outcomes: Outcome[] = [];
  const weights: number[] = [];
  try {
    while (rounding.rest > LEAST_REST && !options.expired()) {
      await options.pause();
      const outcome = rounding.next();
      if (outcome === null) break;
      weights.push(rounding.take(outcome));
      outcomes.push(outcome);
      options.progress(1 - rounding.rest);
    }
    return { outcomes, weights, rest: rounding.rest };
  } finally {
    rounding.dispose();
  }
}

/** What is left to be expected, and the outcomes that round it. Positions: types, then groups. */
class Rounding {
  rest = 1;
  readonly #model: QuotaModel;
  readonly #repairer: Repairer;
  readonly #floor: readonly number[];
  readonly #ceiling: readonly number[];
  /** expected people times the rest */
  readonly #left: number[];
  readonly #lower: number[];
  readonly #upper: number[];
  readonly #linear: Program;
  readonly #makeInteger: () => Program;
  #integer: Program | null = null;
  readonly #dives = { succeeded: 0, failed: 0 };

  constructor(solver: Solver, model: QuotaModel, expected: readonly number[]) {
    this.#model = model;
    this.#repairer = new Repairer(model);
    const totals = groupTotals(model, expected);
    this.#left = [...expected, ...totals].map(withoutNoise);
    this.#floor = this.#left.map(Math.floor);
    this.#ceiling = this.#left.map(Math.ceil);
    this.#lower = [...this.#floor];
    this.#upper = [...this.#ceiling];
    const types = model.sizes.length;
    const rows: Row[] = model.groups.map(({ members }, group) => {
      const terms = members.map((type): Term => [type, 1]);
      return { lower: 0, upper: 0, terms: [...terms, [types + group, -1]] };
    });
    const everybody = model.sizes.map((_, type): Term => [type, 1]);
    rows.push({ lower: model.size, upper: model.size, terms: everybody });
    const columns = (integer: boolean) =>
      this.#floor.map((lower, at) => ({
        lower,
        upper: this.#ceiling[at] as number,
        integer: integer && at < types,
      }));
    this.#linear = solver.program(columns(false), rows);
    this.#makeInteger = () => {
      const program = solver.program(columns(true), rows);
      // Any outcome will do, the first is the best.
      program.set({ mip_max_improving_sols: 1 });
      return program;
    };
  }

  /** An outcome that rounds the rest; `null`: there is none, or none was found. */
  next(): Outcome | null {
    const costs = this.#left.map((left, at) => {
      const floor = this.#floor[at] as number;
      const fraction = (left - floor * this.rest) / this.rest;
      if (fraction < EPSILON) this.#upper[at] = floor;
      else if (fraction > 1 - EPSILON) this.#lower[at] = this.#ceiling[at] as number;
      if (this.#lower[at] === this.#upper[at]) return 0;
      // Rounding a small fraction up allows only a small step, and so does rounding a large one down.
      const inside = Math.min(Math.max(fraction, 1e-6), 1 - 1e-6);
      return -Math.log(inside / (1 - inside));
    });
    let outcome = this.#quick(costs);
    // The last of the rest is harder to split than to make up for.
    if (outcome === null && this.rest > SMALL_REST) outcome = this.#search(costs);
    return outcome !== null && isOutcome(this.#model, outcome) && this.#rounds(outcome) ? outcome : null;
  }

  /** Diving gives the better outcomes; where it keeps failing, mending is tried first. */
  #quick(costs: readonly number[]): Outcome | null {
    const isDiver = this.#dives.failed <= this.#dives.succeeded + 3;
    if (!isDiver) return this.#mend(costs) ?? this.#dive(costs);
    const outcome = this.#dive(costs);
    this.#dives[outcome === null ? 'failed' : 'succeeded']++;
    return outcome ?? this.#mend(costs);
  }

  /** Gives the outcome as much weight as the rest allows. @returns the weight */
  take(outcome: Outcome): number {
    const numbers = [...outcome, ...groupTotals(this.#model, outcome)];
    let weight = this.rest;
    for (const [at, number] of numbers.entries()) {
      const floor = this.#floor[at] as number;
      const ceiling = this.#ceiling[at] as number;
      if (floor === ceiling) continue;
      const left = this.#left[at] as number;
      const room = number === ceiling ? left - floor * this.rest : ceiling * this.rest - left;
      weight = Math.min(weight, Math.max(0, room));
    }
    for (const [at, number] of numbers.entries())
      this.#left[at] = (this.#left[at] as number) - weight * number;
    this.rest -= weight;
    return weight;
  }

  dispose(): void {
    this.#linear.dispose();
    this.#integer?.dispose();
  }

  #rounds(outcome: Outcome): boolean {
    const numbers = [...outcome, ...groupTotals(this.#model, outcome)];
    return numbers.every(
      (number, at) => number >= (this.#lower[at] as number) && number <= (this.#upper[at] as number),
    );
  }

  /** Solves in fractions, then fixes the number that is nearest to whole, and again. */
  #dive(costs: readonly number[]): Outcome | null {
    const program = this.#linear;
    const types = this.#model.sizes.length;
    program.setBounds(this.#lower, this.#upper);
    program.setCosts(costs);
    if (program.solve() !== 'optimal') return null;
    for (let depth = 0; depth <= MOST_DIVES; depth++) {
      const values = program.values;
      const type = nearestToWhole(values, types);
      if (type < 0) return roundedPeople(values, types);
      const value = values[type] as number;
      const near = Math.round(value);
      program.setBound(type, near, near);
      if (program.solve() === 'optimal') continue;
      const far = near === Math.floor(value) ? Math.ceil(value) : Math.floor(value);
      program.setBound(type, far, far);
      if (program.solve() !== 'optimal') return null;
    }
    return null;
  }

  /** Rounds the solution in fractions as it comes, and mends what that breaks. */
  #mend(costs: readonly number[]): Outcome | null {
    this.#linear.setBounds(this.#lower, this.#upper);
    if (this.#linear.solve() !== 'optimal') return null;
    const values = this.#linear.values;
    const start = this.#lower.slice(0, this.#model.sizes.length);
    let missing = this.#model.size - start.reduce((sum, people) => sum + people, 0);
    const order = start
      .map((people, type) => ({ type, left: (values[type] as number) - people }))
      .sort((a, b) => b.left - a.left || a.type - b.type);
    while (missing > 0) {
      const before = missing;
      for (const { type } of order) {
        if (missing === 0) break;
        if ((start[type] as number) >= (this.#upper[type] as number)) continue;
        start[type] = (start[type] as number) + 1;
        missing--;
      }
      if (missing === before) return null;
    }
    return this.#repairer.repair(start, { lower: this.#lower, upper: this.#upper }, costs, MOST_STEPS);
  }

  #search(costs: readonly number[]): Outcome | null {
    this.#integer ??= this.#makeInteger();
    const program = this.#integer;
    program.setBounds(this.#lower, this.#upper);
    program.setCosts(costs);
    try {
      if (program.solve() === 'infeasible' || !program.hasSolution) return null;
    } catch (cause) {
      if (cause instanceof SolverFailure) return null;
      throw cause;
    }
    return roundedPeople(program.values, this.#model.sizes.length);
  }
}

const SMALL_REST = 0.02;

const MOST_DIVES = 60;
/** Exchanges of people after which mending is given up. */
const MOST_STEPS = 1500;

/** The fractional number that is nearest to a whole one; -1: all are whole. */
function nearestToWhole(values: Float64Array, count: number): number {
  let best = -1;
  let least = 1;
  for (let at = 0; at < count; at++) {
    const value = values[at] as number;
    const distance = Math.abs(value - Math.round(value));
    if (distance > 1e-6 && distance < least) {
      least = distance;
      best = at;
    }
  }
  return best;
}

function withoutNoise(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < NOISE ? whole : value;
}
