import { groupsOfTypes, groupTotals, type Outcome, type QuotaModel } from '../core/lottery/outcome.js';

/** What an outcome has to keep to: bounds of every type, then of every group. */
export interface OutcomeBounds {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** Candidates looked at in each step: who may leave, who may join. */
const LEAVING = 16;
const JOINING = 40;
/** For so many steps nobody who has just joined leaves again, nor the other way round. */
const TENURE = 8;

/**
 * Mends outcomes that break quotas by exchanging one person for another, again and again, the best
 * exchange first even if it makes things worse for the moment (tabu search, Glover 1989). Much quicker
 * than the solver where many outcomes keep to the bounds; where few do, it gives up.
 */
export class Repairer {
  readonly #model: QuotaModel;
  readonly #groups: readonly (readonly number[])[];
  readonly #isMember: Uint8Array;
  readonly #all: Int32Array;
  readonly #leaving = new Shortlist(LEAVING);
  readonly #joining = new Shortlist(JOINING);

  constructor(model: QuotaModel) {
    this.#model = model;
    this.#groups = groupsOfTypes(model);
    this.#all = Int32Array.from(model.sizes.keys());
    this.#isMember = new Uint8Array(model.sizes.length * model.groups.length);
    for (const [type, groups] of this.#groups.entries())
      for (const group of groups) this.#isMember[type * model.groups.length + group] = 1;
  }

  /**
   * @param start as many people as are to be drawn, each type within its bounds
   * @param costs of one more person of each type; among exchanges that help alike the cheaper is taken
   * @param among the only types that people may leave or join, in ascending order; left out: all
   * @returns an outcome within all bounds, or `null` if none was found in so many steps
   */
  repair(
    start: Outcome,
    bounds: OutcomeBounds,
    costs: ArrayLike<number>,
    steps: number,
    among: Int32Array = this.#all,
  ): Outcome | null {
    const people = [...start];
    const totals = groupTotals(this.#model, start);
    const state = new Violations(totals, bounds, people.length);
    const freeAt = new Int32Array(people.length);
    for (let step = 1; step <= steps; step++) {
      if (state.total === 0) return people;
      const exchange = this.#best({ people, bounds, state, costs, freeAt, among }, step);
      if (exchange === null) return null;
      const { leaves, joins } = exchange;
      people[leaves] = (people[leaves] as number) - 1;
      people[joins] = (people[joins] as number) + 1;
      for (const group of this.#groups[leaves] ?? []) state.change(group, -1);
      for (const group of this.#groups[joins] ?? []) state.change(group, 1);
      // The varying part keeps the search from going round in circles.
      freeAt[leaves] = step + TENURE + (step % 5);
      freeAt[joins] = step + TENURE + (step % 3);
    }
    return state.total === 0 ? people : null;
  }

  #best(
    { people, bounds: { lower, upper }, state, costs, freeAt, among }: Search,
    step: number,
  ): { leaves: number; joins: number } | null {
    const leaving = this.#leaving.cleared();
    const joining = this.#joining.cleared();
    for (let at = 0; at < among.length; at++) {
      const type = among[at] as number;
      if ((freeAt[type] as number) > step) continue;
      const count = people[type] as number;
      const cost = (costs[type] as number) * TIE;
      const groups = this.#groups[type] as readonly number[];
      if (count > (lower[type] as number)) leaving.add(type, state.ofChange(groups, -1) - cost);
      if (count < (upper[type] as number)) joining.add(type, state.ofChange(groups, 1) + cost);
    }
    let best: { leaves: number; joins: number } | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (let out = 0; out < leaving.length; out++) {
      const leaves = leaving.types[out] as number;
      // What they have in common can make up for no more than this, so whoever scores worse need not be looked at.
      const most = this.#common(leaves, state);
      for (let into = 0; into < joining.length; into++) {
        const both = (leaving.scores[out] as number) + (joining.scores[into] as number);
        if (both - most >= least) break;
        const joins = joining.types[into] as number;
        if (joins === leaves) continue;
        const score = both - this.#shared(leaves, joins, state);
        if (score < least) {
          least = score;
          best = { leaves, joins };
        }
      }
    }
    return best;
  }

  #common(type: number, state: Violations): number {
    let sum = 0;
    for (const group of this.#groups[type] as readonly number[]) sum += state.ofBoth(group);
    return sum;
  }

  /** A group that both belong to does not change at all. */
  #shared(leaves: number, joins: number, state: Violations): number {
    const first = joins * this.#model.groups.length;
    let sum = 0;
    for (const group of this.#groups[leaves] as readonly number[]) {
      if (this.#isMember[first + group] === 1) sum += state.ofBoth(group);
    }
    return sum;
  }
}

interface Search {
  readonly people: readonly number[];
  readonly bounds: OutcomeBounds;
  readonly state: Violations;
  readonly costs: ArrayLike<number>;
  /** for each type the step from which on it may be exchanged again */
  readonly freeAt: Int32Array;
  readonly among: Int32Array;
}

/** The types with the lowest scores, as many as there is room for; of the same score those that came first. */
class Shortlist {
  readonly types: Int32Array;
  /** by how much the violations would change, and a little for the cost; ascending */
  readonly scores: Float64Array;
  length = 0;

  constructor(most: number) {
    this.types = new Int32Array(most);
    this.scores = new Float64Array(most);
  }

  cleared(): this {
    this.length = 0;
    return this;
  }

  add(type: number, score: number): void {
    const { types, scores } = this;
    let at = this.length;
    if (at === types.length) {
      if (score >= (scores[at - 1] as number)) return;
      at--;
    } else this.length++;
    for (; at > 0 && (scores[at - 1] as number) > score; at--) {
      scores[at] = scores[at - 1] as number;
      types[at] = types[at - 1] as number;
    }
    scores[at] = score;
    types[at] = type;
  }
}

const TIE = 1e-3;

/** How far the groups are outside their bounds. */
class Violations {
  total = 0;
  readonly #totals: number[];
  readonly #bounds: OutcomeBounds;
  readonly #types: number;
  /** change of the total if a group had one person less, or one more */
  readonly #less: Float64Array;
  readonly #more: Float64Array;

  /** @param types how many bounds of types come before those of the groups */
  constructor(totals: number[], bounds: OutcomeBounds, types: number) {
    this.#totals = totals;
    this.#bounds = bounds;
    this.#types = types;
    this.#less = new Float64Array(totals.length);
    this.#more = new Float64Array(totals.length);
    for (const group of totals.keys()) {
      this.total += this.#outside(group, 0);
      this.#refresh(group);
    }
  }

  change(group: number, people: number): void {
    this.total += this.#outside(group, people) - this.#outside(group, 0);
    this.#totals[group] = (this.#totals[group] as number) + people;
    this.#refresh(group);
  }

  ofChange(groups: readonly number[], people: 1 | -1): number {
    const changes = people === 1 ? this.#more : this.#less;
    let sum = 0;
    for (const group of groups) sum += changes[group] as number;
    return sum;
  }

  ofBoth(group: number): number {
    return (this.#less[group] as number) + (this.#more[group] as number);
  }

  #refresh(group: number): void {
    const now = this.#outside(group, 0);
    this.#less[group] = this.#outside(group, -1) - now;
    this.#more[group] = this.#outside(group, 1) - now;
  }

  #outside(group: number, people: number): number {
    const total = (this.#totals[group] as number) + people;
    const lower = this.#bounds.lower[this.#types + group] as number;
    const upper = this.#bounds.upper[this.#types + group] as number;
    return Math.max(0, lower - total, total - upper);
  }
}
