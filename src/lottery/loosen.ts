import type { Fraction } from '../core/lottery/bound.js';
import { groupTotals, isOutcome, type Outcome, type QuotaModel } from '../core/lottery/outcome.js';
import { compare, toNumber } from '../core/lottery/portfolio.js';
import type { Side } from './conflict.js';
import {
  type Change,
  changesOf,
  costOf,
  type Flex,
  loosened,
  looseProgram,
  type Slack,
  slacksOf,
} from './loose-program.js';
import { SolverFailure } from './program.js';
import type { Program, Solver } from './solver.js';

/**
 * Which quotas to change, and by how much, if no outcome meets them: the least changes that help.
 *
 * Minima are lowered and maxima raised by whole numbers. To raise a maximum by one costs 1; to lower a
 * minimum m by one costs 1 + 2/m, since a small group misses a person more (the weights of
 * sortition-algorithms, so both tools advise the same). Of several changes at the least cost it is the
 * solver's, which is the same on every machine.
 */
export interface Loosening {
  /** in the order of the groups, `min` before `max`; empty: the quotas can be met as they are */
  readonly changes: readonly Change[];
  /** sum over all changes; exact but for the rounding of a float */
  readonly cost: number;
}

export interface Loosenings {
  /** one to three that keep to the limits, the cheapest of all first; empty: there are none */
  readonly within: readonly Loosening[];
  /** only if there are none: those without limits, for the groups that may be changed at all */
  readonly beyond: readonly Loosening[];
}

/**
 * The cheapest change that only raises maxima, the cheapest that only lowers minima, and the cheapest that
 * does both if it costs less than these; those that are the same are given once.
 *
 * @param flex for each group; `null`: may not be changed
 * @param pause lets others work
 * @throws RangeError if `flex` is not one entry a group
 * @throws SolverFailure if the solver fails, or if a change turns out not to help
 */
export async function loosenQuotas(
  solver: Solver,
  model: QuotaModel,
  flex: readonly (Flex | null)[],
  pause: () => Promise<void>,
): Promise<Loosenings> {
  if (flex.length !== model.groups.length) {
    throw new RangeError(`expected ${model.groups.length} limits, one a group, got ${flex.length}`);
  }
  const within = await cheapestChanges(solver, model, flex, pause);
  if (within.length > 0) return { within, beyond: [] };
  const unlimited = flex.map((limits) => (limits === null ? null : { min_flex: null, max_flex: null }));
  return { within, beyond: await cheapestChanges(solver, model, unlimited, pause) };
}

interface Priced {
  /** for each slack */
  readonly steps: readonly number[];
  readonly cost: Fraction;
}

async function cheapestChanges(
  solver: Solver,
  model: QuotaModel,
  flex: readonly (Flex | null)[],
  pause: () => Promise<void>,
): Promise<Loosening[]> {
  const slacks = slacksOf(model, flex);
  const search = new LooseSearch(solver, model, slacks);
  try {
    await pause();
    const cheapest = search.cheapest(['min', 'max']);
    if (cheapest === null) return [];
    const found = new Map<string, Priced>();
    const add = (steps: readonly number[]) => found.set(steps.join(), { steps, cost: costOf(slacks, steps) });
    for (const side of ['max', 'min'] as const) {
      await pause();
      const isOfSide = slacks.every((slack, at) => slack.side === side || cheapest[at] === 0);
      const steps = isOfSide ? cheapest : search.cheapest([side]);
      if (steps !== null) add(steps);
    }
    // Changes of one kind are easier to understand, so a mixture has to be better than them.
    const cost = costOf(slacks, cheapest);
    if ([...found.values()].every((pure) => compare(pure.cost, cost) > 0)) add(cheapest);
    return [...found.values()]
      .sort((a, b) => compare(a.cost, b.cost))
      .map((priced) => ({ changes: changesOf(slacks, priced.steps), cost: toNumber(priced.cost) }));
  } finally {
    search.dispose();
  }
}

/** Searches whole outcomes of quotas that may be loosened. */
class LooseSearch {
  readonly #program: Program;
  readonly #model: QuotaModel;
  readonly #slacks: readonly Slack[];

  constructor(solver: Solver, model: QuotaModel, slacks: readonly Slack[]) {
    this.#model = model;
    this.#slacks = slacks;
    const people = model.sizes.map((size) => ({
      lower: 0,
      upper: Math.min(size, model.size),
      integer: true,
    }));
    this.#program = looseProgram(solver, model, slacks, people);
  }

  /** The steps of each slack at the least cost; `null` if no change of these sides helps. */
  cheapest(allowed: readonly Side[]): number[] | null {
    const types = this.#model.sizes.length;
    const most = this.#slacks.map((slack) => (allowed.includes(slack.side) ? slack.most : 0));
    for (const [at, steps] of most.entries()) this.#program.setBound(types + at, 0, steps);
    const status = this.#program.solve();
    if (status === 'infeasible') return null;
    if (status !== 'optimal') throw new SolverFailure(status);
    const outcome = Array.from(this.#program.values.subarray(0, types), Math.round);
    const steps = this.#stepsFor(outcome);
    const isAllowed = steps.every((step, at) => step <= (most[at] as number));
    if (!isAllowed || !isOutcome(loosened(this.#model, changesOf(this.#slacks, steps)), outcome)) {
      throw new SolverFailure('outcome breaks a quota');
    }
    return steps;
  }

  /** By how much each side has to give way to this outcome. */
  #stepsFor(outcome: Outcome): number[] {
    const totals = groupTotals(this.#model, outcome);
    return this.#slacks.map(({ group, side, from }) => {
      const total = totals[group] as number;
      return Math.max(0, side === 'min' ? from - total : total - from);
    });
  }

  dispose(): void {
    this.#program.dispose();
  }
}
