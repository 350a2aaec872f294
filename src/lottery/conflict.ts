import { groupTotals, isOutcome, type QuotaModel } from '../core/lottery/outcome.js';
import { TIME_LIMIT } from './outcomes.js';
import { type Column, INFINITE, type Row, SolverFailure, type Term } from './program.js';
import type { Program, Solver } from './solver.js';

/**
 * Why no outcome meets the quotas: the fewest sides of quotas that can't be met together.
 *
 * Every outcome leaves some sides unmet, and every conflict has one of those. So a set of sides that has
 * none of the unmet ones of some outcome is no conflict, and the smallest set that has one of each is the
 * first that may be (implicit hitting sets: Ignatiev, Previti, Liffiton, Marques-Silva, "Smallest MUS
 * extraction with minimal hitting set dualization", 2015).
 *
 * 1. Find the smallest set of sides that has an unmet side of each outcome known so far.
 * 2. Look for an outcome that meets these sides, and most of the others. If there is none, the set is the
 *    smallest conflict.
 * 3. Otherwise its unmet sides are to be met as well, and so on until that can't be; all the outcomes on
 *    the way are known from now on.
 *
 * Before all that a linear program says whether people in fractions could meet the quotas. Mostly they can't, and the
 * program's multipliers name sides that are in conflict: this is known at once, and as soon as no set of fewer sides is
 * left it is the smallest. If time runs out first, it is what there is.
 */
export interface Conflict {
  /** in the order of the groups, `min` before `max`; empty: even without any quota there is no outcome */
  readonly sides: readonly ConflictSide[];
  /** false: there may be a conflict of fewer sides */
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
/** How far from the least the amount may be by which sides are missed. */
const GAP = 0.2;
/** Less is missed only by the solver's rounding. */
const SURELY = 1e-7;
/** Multipliers that are not zero by more than its rounding. */
const NOTHING = 1e-9;

export interface ConflictOptions {
  /** lets others work */
  readonly pause: () => Promise<void>;
  /** smallest sets to look at, at least one; after that sides are left out one by one instead */
  readonly mostRounds?: number;
  /** when it is, the smallest conflict so far has to do */
  readonly expired?: () => boolean;
  /** is told of the smallest conflict so far */
  readonly core?: (conflict: Conflict) => void;
}

/**
 * The smallest conflict in whole numbers; `null` if there is an outcome.
 *
 * @param soft positions of the groups that are quotas of the user; all others hold in any case, as do the
 *   size and the `N_t`, and are never part of a conflict
 * @throws RangeError if `soft` has a position that no group has; SolverFailure, `time limit` if it was over before
 *   any conflict was certain
 */
export async function findConflict(
  solver: Solver,
  model: QuotaModel,
  soft: readonly number[],
  { pause, mostRounds = MOST_ROUNDS, expired = () => false, core: tell = () => {} }: ConflictOptions,
): Promise<Conflict | null> {
  const sides = sidesOf(model, soft);
  const conflict = (positions: readonly number[], isSmallest: boolean): Conflict => ({
    sides: sides.filter((_, at) => positions.includes(at)),
    isSmallest,
  });
  const search = new SideSearch(solver, model, new Set(soft), sides);
  const best: { core: readonly number[] | null } = { core: null };
  const found = (positions: readonly number[]) => {
    best.core = positions;
    tell(conflict(positions, false));
  };
  try {
    await pause();
    const fractional = search.conflictInFractions();
    if (fractional !== null) {
      found(fractional);
      found(await irreducible((others) => search.isOutInFractions(others), fractional, pause));
    }
    const known: (readonly number[])[] = [];
    for (let round = 0; round < mostRounds && !expired(); round++) {
      const smallest = smallestHittingSet(solver, sides.length, known);
      // As many sides as the best: there is no conflict of fewer.
      if (best.core !== null && smallest.length >= best.core.length) return conflict(best.core, true);
      let required = smallest;
      for (;;) {
        await pause();
        const unmet = search.unmetBeside(required);
        if (unmet === null) break;
        if (unmet.length === 0) return null;
        known.push(unmet);
        required = [...required, ...unmet];
      }
      if (required === smallest) return conflict(smallest, true);
      if (best.core === null || required.length < best.core.length) found(required);
    }
    const isOut = (others: readonly number[]) => search.unmetBeside(others) === null;
    return conflict(await irreducible(isOut, best.core ?? [...sides.keys()], pause), false);
  } catch (cause) {
    if (!(cause instanceof SolverFailure && expired())) throw cause;
    if (best.core === null) throw new SolverFailure(TIME_LIMIT);
    return conflict(best.core, false);
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
    return [...program.values.entries()].filter(([, value]) => value > 0.5).map(([side]) => side);
  } finally {
    program.dispose();
  }
}

/** Of a conflict, what is left when side after side is left out without which it remains one; the last first. */
async function irreducible(
  isOut: (sides: readonly number[]) => boolean,
  conflict: readonly number[],
  pause: () => Promise<void>,
): Promise<readonly number[]> {
  let core = conflict;
  for (const side of [...conflict].sort((a, b) => b - a)) {
    await pause();
    const others = core.filter((kept) => kept !== side);
    if (isOut(others)) core = others;
  }
  return core;
}

/** Searches whole outcomes that need not meet all sides. */
class SideSearch {
  readonly #program: Program;
  /** the same in fractions */
  readonly #linear: Program;
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
      // By how much the side is missed, as a share of what it can be missed by. Whole numbers would count
      // the unmet sides, but take much longer, and any outcome will do.
      ...sides.map(() => ({ lower: 0, upper: 1, cost: 1 })),
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
        if (side === 'min') return { lower: bound, upper: INFINITE, terms: [...people, [types + at, bound]] };
        const excess = Math.min(model.size, available) - bound;
        return { lower: -INFINITE, upper: bound, terms: [...people, [types + at, -excess]] };
      }),
    ];
    this.#program = solver.program(columns, rows);
    this.#program.set({ mip_rel_gap: GAP });
    this.#linear = solver.program(
      columns.map(({ integer: _, ...column }) => column),
      rows,
    );
  }

  /** Sides that not even people in fractions can meet; `null`: people in fractions meet all, or nothing is certain. */
  conflictInFractions(): number[] | null {
    this.#require(this.#linear, []);
    if (this.#linear.solve() !== 'optimal' || this.#linear.objective < SURELY) return null;
    const { duals } = this.#linear.solution;
    const first = 1 + this.#hard.groups.length;
    const core = [...this.#sides.keys()].filter((side) => Math.abs(duals[first + side] as number) > NOTHING);
    return this.isOutInFractions(core) ? core : null;
  }

  /** Whether not even people in fractions can meet these sides. */
  isOutInFractions(required: readonly number[]): boolean {
    this.#require(this.#linear, required);
    return this.#linear.solve() === 'infeasible';
  }

  #require(program: Program, required: readonly number[]): void {
    const types = this.#model.sizes.length;
    const must = new Set(required);
    for (const side of this.#sides.keys()) program.setBound(types + side, 0, must.has(side) ? 0 : 1);
  }

  /**
   * The sides that are not met by an outcome that meets the required ones and misses the others by little.
   * @returns `null` if no outcome meets the required sides
   * @throws SolverFailure if the solver's outcome does not meet them
   */
  unmetBeside(required: readonly number[]): number[] | null {
    const types = this.#model.sizes.length;
    const must = new Set(required);
    this.#require(this.#program, required);
    // Quicker where people in fractions can't meet them either.
    if (this.isOutInFractions(required)) return null;
    const status = this.#program.solve();
    if (status === 'infeasible') return null;
    if (status !== 'optimal') throw new SolverFailure(status);
    const outcome = Array.from(this.#program.values.subarray(0, types), Math.round);
    const totals = groupTotals(this.#model, outcome);
    const unmet = [...this.#sides.keys()].filter((at) => {
      const { group, side, bound } = this.#sides[at] as ConflictSide;
      const total = totals[group] as number;
      return side === 'min' ? total < bound : total > bound;
    });
    if (!isOutcome(this.#hard, outcome) || unmet.some((side) => must.has(side))) {
      throw new SolverFailure('outcome breaks a quota');
    }
    return unmet;
  }

  dispose(): void {
    this.#program.dispose();
    this.#linear.dispose();
  }
}
