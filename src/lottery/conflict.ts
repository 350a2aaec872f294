import { groupTotals, isOutcome, type QuotaModel } from './model.js';
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
 * Why no outcome meets the quotas: the fewest sides of quotas that can't be met together.
 *
 * Every outcome leaves some sides unmet, and every conflict has one of those. So a set of sides that has
 * none of the unmet ones of some outcome is no conflict, and the smallest set that has one of each is the
 * first that may be (implicit hitting sets: Ignatiev, Previti, Liffiton, Marques-Silva, "Smallest MUS
 * extraction with minimal hitting set dualization", 2015).
 *
 * 1. Find the smallest set of sides that has an unmet side of each outcome known so far.
 * 2. Look for an outcome that meets these sides, and of the others all but as few as possible.
 * 3. If there is none, the set is the smallest conflict. Otherwise the outcome is known from now on.
 */
export interface Conflict {
  /** in the order of the groups, `min` before `max`; empty: even without any quota there is no outcome */
  readonly sides: readonly ConflictSide[];
  /** false: no side can be left out, but there may be a conflict of fewer sides */
  readonly isSmallest: boolean;
}

export interface ConflictSide {
  /** position in the model's groups */
  readonly group: number;
  readonly side: Side;
  /** the group's `min` or `max`, in people */
  readonly bound: number;
  /** people in the group, `sum(N_t)` */
  readonly available: number;
}

export type Side = 'min' | 'max';

const MOST_ROUNDS = 200;

/**
 * The smallest conflict in whole numbers; `null` if there is an outcome.
 *
 * @param soft positions of the groups that are quotas of the user; all others hold in any case, as do the
 *   size and the `N_t`, and are never part of a conflict
 * @param pause lets others work
 * @param mostRounds outcomes to look at; after that sides are left out one by one instead
 * @throws RangeError if `soft` has a position that no group has; SolverFailure
 */
export async function findConflict(
  solver: Solver,
  model: QuotaModel,
  soft: readonly number[],
  pause: () => Promise<void>,
  mostRounds = MOST_ROUNDS,
): Promise<Conflict | null> {
  const sides = sidesOf(model, soft);
  const search = new SideSearch(solver, model, new Set(soft), sides);
  const conflict = (positions: readonly number[], isSmallest: boolean): Conflict => ({
    sides: sides.filter((_, at) => positions.includes(at)),
    isSmallest,
  });
  try {
    const known: (readonly number[])[] = [];
    for (let round = 0; round < mostRounds; round++) {
      await pause();
      const required = smallestHittingSet(solver, sides.length, known);
      const unmet = search.leastUnmet(required);
      if (unmet === null) return conflict(required, true);
      if (unmet.length === 0) return null;
      known.push(unmet);
    }
    return conflict(await irreducible(search, sides.length, pause), false);
  } finally {
    search.dispose();
  }
}

/** The sides that not just any draw of the size meets. */
function sidesOf(model: QuotaModel, soft: readonly number[]): ConflictSide[] {
  return [...new Set(soft)]
    .sort((a, b) => a - b)
    .flatMap((group): ConflictSide[] => {
      const quota = model.groups[group];
      if (quota === undefined) throw new RangeError(`expected the position of a group, got ${group}`);
      const available = quota.members.reduce((sum, type) => sum + (model.sizes[type] ?? 0), 0);
      const sides: ConflictSide[] = [];
      if (quota.min > 0) sides.push({ group, side: 'min', bound: quota.min, available });
      if (quota.max < Math.min(model.size, available)) {
        sides.push({ group, side: 'max', bound: quota.max, available });
      }
      return sides;
    });
}

/** Positions of the fewest sides that have one of each of these lists. */
function smallestHittingSet(solver: Solver, count: number, lists: readonly (readonly number[])[]): number[] {
  if (lists.length === 0) return [];
  const columns = Array.from({ length: count }, () => ({ lower: 0, upper: 1, cost: 1, integer: true }));
  const rows = lists.map((list) => ({
    lower: 1,
    upper: INFINITE,
    terms: list.map((side): Term => [side, 1]),
  }));
  const program = solver.program(columns, rows);
  try {
    if (program.solve() !== 'optimal') throw new SolverFailure('no hitting set');
    return [...program.values.keys()].filter((side) => Math.round(program.values[side] as number) === 1);
  } finally {
    program.dispose();
  }
}

/** Leaves out side after side as long as the others are in conflict; the last sides first. */
async function irreducible(search: SideSearch, count: number, pause: () => Promise<void>): Promise<number[]> {
  let core = Array.from({ length: count }, (_, side) => side);
  for (let side = count - 1; side >= 0; side--) {
    await pause();
    const others = core.filter((kept) => kept !== side);
    if (search.leastUnmet(others) === null) core = others;
  }
  return core;
}

/** Searches whole outcomes that need not meet all sides. */
class SideSearch {
  readonly #program: Program;
  readonly #model: QuotaModel;
  /** the model without the user's quotas */
  readonly #hard: QuotaModel;
  readonly #sides: readonly ConflictSide[];

  constructor(solver: Solver, model: QuotaModel, soft: ReadonlySet<number>, sides: readonly ConflictSide[]) {
    this.#model = model;
    this.#hard = { ...model, groups: model.groups.filter((_, group) => !soft.has(group)) };
    this.#sides = sides;
    const types = model.sizes.length;
    const terms = (members: readonly number[]) => members.map((type): Term => [type, 1]);
    const columns: Column[] = [
      ...model.sizes.map((size) => ({ lower: 0, upper: Math.min(size, model.size), integer: true })),
      // 1 if the side need not be met
      ...sides.map((x) => ({
        lower: 0,
        upper: 1,
        cost: process.env.UNIT
          ? x.side === 'min'
            ? x.bound
            : Math.min(model.size, x.available) - x.bound
          : 1,
        integer: !process.env.ELASTIC,
      })),
    ];
    const rows: Row[] = [
      { lower: model.size, upper: model.size, terms: terms([...model.sizes.keys()]) },
      ...this.#hard.groups.map(({ min, max, members }) => ({
        lower: min,
        upper: max,
        terms: terms(members),
      })),
      ...sides.map(({ group, side, bound, available }, at): Row => {
        const people = terms(model.groups[group]?.members ?? []);
        // An unmet side may be missed by as much as can be, and no more: loose rows are slow.
        if (side === 'min') return { lower: bound, upper: INFINITE, terms: [...people, [types + at, bound]] };
        const excess = Math.min(model.size, available) - bound;
        return { lower: -INFINITE, upper: bound, terms: [...people, [types + at, -excess]] };
      }),
    ];
    this.#program = solver.program(columns, rows);
    if (process.env.GAP) this.#program.set({ mip_rel_gap: Number(process.env.GAP) });
  }

  /**
   * The sides that are not met by the outcome which meets the required ones and most of the others.
   * @returns `null` if no outcome meets the required sides
   * @throws SolverFailure if the solver's outcome does not meet them
   */
  leastUnmet(required: readonly number[]): number[] | null {
    const types = this.#model.sizes.length;
    const must = new Set(required);
    for (const side of this.#sides.keys()) this.#program.setBound(types + side, 0, must.has(side) ? 0 : 1);
    const t0 = Date.now();
    const status = this.#program.solve();
    const t = Date.now() - t0;
    if (status === 'infeasible') return null;
    if (status !== 'optimal') throw new SolverFailure(status);
    const outcome = Array.from(this.#program.values.subarray(0, types), Math.round);
    const totals = groupTotals(this.#model, outcome);
    const unmet = [...this.#sides.keys()].filter((at) => {
      const { group, side, bound } = this.#sides[at] as ConflictSide;
      const total = totals[group] as number;
      return side === 'min' ? total < bound : total > bound;
    });
    console.log('conf', t, must.size, unmet.length);
    if (!isOutcome(this.#hard, outcome) || unmet.some((side) => must.has(side))) {
      throw new SolverFailure('outcome breaks a quota');
    }
    return unmet;
  }

  dispose(): void {
    this.#program.dispose();
  }
}
