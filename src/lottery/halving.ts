import { groupsOfTypes, isOutcome, type Outcome, type QuotaModel } from '../core/lottery/outcome.js';
import { modelRows, roundedPeople } from './outcomes.js';
import { SolverFailure } from './program.js';
import { type OutcomeBounds, Repairer } from './repair.js';
import type { Solver } from './solver.js';
import { Walk } from './walk.js';

/**
 * Parts the people of a panel and its substitutes into two halves that both meet the quotas: a walk from half of
 * everybody to nearly whole numbers, which is mended, again and again until it is one. Where there are many people there
 * are very many ways; the solver is asked where that does not help.
 */
export class Halver {
  readonly #solver: Solver;
  readonly #size: number;
  readonly #quotas: QuotaModel['groups'];
  /** of each type */
  readonly #groupsOf: readonly (readonly number[])[];

  /**
   * @param model of one half
   * @param quotas how many of its groups are quotas; households are of both halves together, and keep to themselves
   */
  constructor(solver: Solver, model: QuotaModel, quotas: number) {
    this.#solver = solver;
    this.#size = model.size;
    this.#quotas = model.groups.slice(0, quotas);
    this.#groupsOf = groupsOfTypes({ ...model, groups: this.#quotas });
  }

  /**
   * @param both how many people of each type there are in both halves
   * @param seed for the dice
   * @returns one of the halves, what is left is the other; `null` if there is none, or none was found
   */
  half(both: Outcome, seed: number): Outcome | null {
    const present: number[] = [];
    for (let type = 0; type < both.length; type++) if ((both[type] as number) > 0) present.push(type);
    const people = present.map((type) => both[type] as number);
    const members = this.#quotas.map((): number[] => []);
    const totals = this.#quotas.map(() => 0);
    for (const [at, type] of present.entries())
      for (const group of this.#groupsOf[type] as readonly number[]) {
        members[group]?.push(at);
        totals[group] = (totals[group] as number) + (people[at] as number);
      }
    const groups = this.#quotas.map(({ min, max }, group) => {
      const total = totals[group] as number;
      const own = members[group] as readonly number[];
      return { members: own, min: Math.max(min, total - max), max: Math.min(max, total - min) };
    });
    const together = { sizes: people, size: this.#size, groups };
    const found = new Halving(this.#solver, together, seed).find();
    if (found === null || !isOutcome(together, found)) return null;
    const half = new Int32Array(both.length);
    for (const [at, type] of present.entries()) half[type] = found[at] as number;
    return half;
  }
}

const NEAR = 1e-7;
const ATTEMPTS = 20;
/** Exchanges of people after which mending is given up. */
const FEW_STEPS = 200;
const MOST_STEPS = 1000;
/** Branches of the solver's search. */
const MOST_NODES = 2000;

/** The people of both halves as a pool of their own. */
class Halving {
  readonly #solver: Solver;
  readonly #model: QuotaModel;
  readonly #repairer: Repairer;
  readonly #seed: number;
  readonly #costs: readonly number[];

  constructor(solver: Solver, model: QuotaModel, seed: number) {
    this.#solver = solver;
    this.#model = model;
    this.#repairer = new Repairer(model);
    this.#seed = seed;
    this.#costs = model.sizes.map(() => 0);
  }

  find(): Outcome | null {
    const even = this.#bounds(Math.floor, Math.ceil);
    const walk = new Walk(this.#model, even, this.#seed);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const found = this.#repairer.repair(this.#start(walk), even, this.#costs, FEW_STEPS);
      if (found !== null) return found;
    }
    const wide = this.#bounds(
      () => 0,
      (half) => 2 * half,
    );
    const start = this.#start(new Walk(this.#model, wide, this.#seed));
    return this.#repairer.repair(start, wide, this.#costs, MOST_STEPS) ?? this.#search();
  }

  /** Least and most of each type, from half of it, then of each group. */
  #bounds(least: (half: number) => number, most: (half: number) => number): OutcomeBounds {
    const { sizes, groups } = this.#model;
    return {
      lower: [...sizes.map((people) => least(people / 2)), ...groups.map(({ min }) => min)],
      upper: [...sizes.map((people) => most(people / 2)), ...groups.map(({ max }) => max)],
    };
  }

  /** Where a walk ends, and the last fractions up, the largest first. */
  #start(walk: Walk): number[] {
    const { sizes, size } = this.#model;
    const { values } = walk.end(walk.part(sizes.map((people) => people / 2)));
    const people = sizes.map((_, type) => Math.floor((values[type] as number) + NEAR));
    const missing = size - people.reduce((sum, count) => sum + count, 0);
    const fractions = people
      .map((count, type) => ({ type, left: (values[type] as number) - count }))
      .filter(({ left }) => left > NEAR)
      .sort((a, b) => b.left - a.left || a.type - b.type);
    for (const { type } of fractions.slice(0, missing)) people[type] = (people[type] as number) + 1;
    return people;
  }

  #search(): Outcome | null {
    const columns = this.#model.sizes.map((upper) => ({ lower: 0, upper, integer: true }));
    const program = this.#solver.program(columns, modelRows(this.#model));
    try {
      program.set({ mip_max_improving_sols: 1, mip_max_nodes: MOST_NODES });
      if (program.solve() === 'infeasible' || !program.hasSolution) return null;
      return roundedPeople(program.values, this.#model.sizes.length);
    } catch (cause) {
      if (cause instanceof SolverFailure) return null;
      throw cause;
    } finally {
      program.dispose();
    }
  }
}
