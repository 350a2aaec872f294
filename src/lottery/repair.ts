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

  constructor(model: QuotaModel) {
    this.#model = model;
    this.#groups = groupsOfTypes(model);
    this.#isMember = new Uint8Array(model.sizes.length * model.groups.length);
    for (const [type, groups] of this.#groups.entries())
      for (const group of groups) this.#isMember[type * model.groups.length + group] = 1;
  }

  /**
   * @param start as many people as are to be drawn, each type within its bounds
   * @param costs of one more person of each type; among exchanges that help alike the cheaper is taken
   * @returns an outcome within all bounds, or `null` if none was found in so many steps
   */
  repair(start: Outcome, bounds: OutcomeBounds, costs: readonly number[], steps: number): Outcome | null {
    const people = [...start];
    const totals = groupTotals(this.#model, start);
    const state = new Violations(totals, bounds, people.length);
    const freeAt = new Int32Array(people.length);
    for (let step = 1; step <= steps; step++) {
      if (state.total === 0) return people;
      const exchange = this.#best(people, bounds, state, costs, freeAt, step);
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
    people: readonly number[],
    { lower, upper }: OutcomeBounds,
    state: Violations,
    costs: readonly number[],
    freeAt: Int32Array,
    step: number,
  ): { leaves: number; joins: number } | null {
    const leaving: Mover[] = [];
    const joining: Mover[] = [];
    for (const [type, count] of people.entries()) {
      if ((freeAt[type] as number) > step) continue;
      const cost = (costs[type] as number) * TIE;
      const groups = this.#groups[type] as readonly number[];
      if (count > (lower[type] as number)) leaving.push({ type, score: state.ofChange(groups, -1) - cost });
      if (count < (upper[type] as number)) joining.push({ type, score: state.ofChange(groups, 1) + cost });
    }
    const shortlist = (candidates: Mover[], most: number) =>
      candidates.sort((a, b) => a.score - b.score || a.type - b.type).slice(0, most);
    const joins = shortlist(joining, JOINING);
    let best: { leaves: number; joins: number } | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const out of shortlist(leaving, LEAVING)) {
      for (const into of joins) {
        if (into.type === out.type) continue;
        const score = out.score + into.score - this.#shared(out.type, into.type, state);
        if (score < least) {
          least = score;
          best = { leaves: out.type, joins: into.type };
        }
      }
    }
    return best;
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

interface Mover {
  readonly type: number;
  /** by how much the violations would change, and a little for the cost */
  readonly score: number;
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
