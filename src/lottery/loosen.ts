import type { Fraction } from '../core/lottery/bound.js';
import {
  groupTotals,
  isOutcome,
  type Outcome,
  type QuotaGroup,
  type QuotaModel,
} from '../core/lottery/outcome.js';
import { compare, reduce, toNumber } from '../core/lottery/portfolio.js';
import type { Side } from './conflict.js';
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

export interface Change {
  /** position in the model's groups */
  readonly group: number;
  readonly side: Side;
  /** in people */
  readonly from: number;
  readonly to: number;
}

/** How far a group's quota may be changed. The names are the plan's. */
export interface Flex {
  /** the lowest minimum; `null`: 0 */
  readonly min_flex: number | null;
  /** the highest maximum; `null`: n */
  readonly max_flex: number | null;
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

/** A side that can be changed. */
interface Slack {
  readonly group: number;
  readonly side: Side;
  readonly from: number;
  /** by how much at most */
  readonly most: number;
  /** what one step costs */
  readonly price: Fraction;
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

function slacksOf(model: QuotaModel, flex: readonly (Flex | null)[]): Slack[] {
  return model.groups.flatMap(({ min, max }, group): Slack[] => {
    const limits = flex[group] ?? null;
    if (limits === null) return [];
    const slacks: Slack[] = [];
    const lower = min - Math.max(0, limits.min_flex ?? 0);
    if (lower > 0) {
      slacks.push({ group, side: 'min', from: min, most: lower, price: [BigInt(min) + 2n, BigInt(min)] });
    }
    const higher = (limits.max_flex ?? model.size) - max;
    if (higher > 0) slacks.push({ group, side: 'max', from: max, most: higher, price: [1n, 1n] });
    return slacks;
  });
}

function costOf(slacks: readonly Slack[], steps: readonly number[]): Fraction {
  let sum: Fraction = [0n, 1n];
  for (const [at, { price }] of slacks.entries()) {
    const cost = BigInt(steps[at] as number) * price[0];
    sum = reduce([sum[0] * price[1] + cost * sum[1], sum[1] * price[1]]);
  }
  return sum;
}

function changesOf(slacks: readonly Slack[], steps: readonly number[]): Change[] {
  return slacks.flatMap(({ group, side, from }, at): Change[] => {
    const step = steps[at] as number;
    if (step === 0) return [];
    return [{ group, side, from, to: side === 'min' ? from - step : from + step }];
  });
}

/** The quotas with these changes. */
function loosened(model: QuotaModel, changes: readonly Change[]): QuotaModel {
  const groups = [...model.groups];
  for (const { group, side, to } of changes) groups[group] = { ...(groups[group] as QuotaGroup), [side]: to };
  return { ...model, groups };
}

/**
 * The solver does not look for what is better by less than 10^-6. In thousandths that is 10^-9, less than
 * the difference of any two costs that a person would tell apart.
 */
const SCALE = 1000;

/** Searches whole outcomes of quotas that may be loosened. */
class LooseSearch {
  readonly #program: Program;
  readonly #model: QuotaModel;
  readonly #slacks: readonly Slack[];

  constructor(solver: Solver, model: QuotaModel, slacks: readonly Slack[]) {
    this.#model = model;
    this.#slacks = slacks;
    const types = model.sizes.length;
    const columns: Column[] = [
      ...model.sizes.map((size) => ({ lower: 0, upper: Math.min(size, model.size), integer: true })),
      ...slacks.map(({ most, price }) => ({
        lower: 0,
        upper: most,
        cost: SCALE * toNumber(price),
        integer: true,
      })),
    ];
    const slackTerms = (group: number, side: Side): Term[] => {
      const at = slacks.findIndex((slack) => slack.group === group && slack.side === side);
      return at < 0 ? [] : [[types + at, side === 'min' ? 1 : -1]];
    };
    // Two rows a group: a minimum above the maximum may be what has to be loosened.
    const rows = model.groups.flatMap(({ min, max, members }, group): Row[] => {
      const people = members.map((type): Term => [type, 1]);
      return [
        { lower: min, upper: INFINITE, terms: [...people, ...slackTerms(group, 'min')] },
        { lower: -INFINITE, upper: max, terms: [...people, ...slackTerms(group, 'max')] },
      ];
    });
    const size = { lower: model.size, upper: model.size, terms: model.sizes.map((_, at): Term => [at, 1]) };
    this.#program = solver.program(columns, [...rows, size]);
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
