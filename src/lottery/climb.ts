import { groupsOfTypes, groupTotals, type Outcome, type QuotaModel } from '../core/lottery/outcome.js';

/**
 * Improves outcomes by exchanging one person for another of a different type as long as all quotas stay
 * met. Quick, and often good enough that the solver need not be asked.
 */
export class Climber {
  readonly #model: QuotaModel;
  readonly #groups: readonly (readonly number[])[];

  constructor(model: QuotaModel) {
    this.#model = model;
    this.#groups = groupsOfTypes(model);
  }

  /**
   * @param values what a person of each type is worth
   * @param order the types by value, dearest first
   * @returns an outcome that no exchange improves, or `null` if the given one is already such
   */
  climb(outcome: Outcome, values: ArrayLike<number>, order: readonly number[]): Outcome | null {
    const people = [...outcome];
    const totals = groupTotals(this.#model, outcome);
    let moved = false;
    for (;;) {
      const exchange = this.#best(people, totals, values, order);
      if (exchange === null) return moved ? people : null;
      this.apply(people, totals, exchange.leaves, exchange.joins);
      moved = true;
    }
  }

  /** Whether somebody of one type can be exchanged for somebody of another, all quotas met. */
  allows(people: Outcome, totals: readonly number[], leaves: number, joins: number): boolean {
    if (leaves === joins || people[leaves] === 0) return false;
    if ((people[joins] as number) >= (this.#model.sizes[joins] as number)) return false;
    return this.#fits(totals, leaves, joins);
  }

  apply(people: number[], totals: number[], leaves: number, joins: number): void {
    people[leaves] = (people[leaves] as number) - 1;
    people[joins] = (people[joins] as number) + 1;
    for (const group of this.#groups[leaves] ?? []) totals[group] = (totals[group] as number) - 1;
    for (const group of this.#groups[joins] ?? []) totals[group] = (totals[group] as number) + 1;
  }

  #best(
    people: readonly number[],
    totals: readonly number[],
    values: ArrayLike<number>,
    order: readonly number[],
  ): { leaves: number; joins: number } | null {
    const { sizes } = this.#model;
    const present = order.filter((type) => (people[type] as number) > 0).reverse();
    const cheapest = values[present[0] as number] as number;
    let gain = 1e-12;
    let best: { leaves: number; joins: number } | null = null;
    for (const joins of order) {
      const value = values[joins] as number;
      if (value - cheapest <= gain) break;
      if ((people[joins] as number) >= (sizes[joins] as number)) continue;
      for (const leaves of present) {
        const difference = value - (values[leaves] as number);
        if (difference <= gain) break;
        if (!this.#fits(totals, leaves, joins)) continue;
        gain = difference;
        best = { leaves, joins };
        break;
      }
    }
    return best;
  }

  #fits(totals: readonly number[], leaves: number, joins: number): boolean {
    const { groups } = this.#model;
    const from = this.#groups[leaves] as readonly number[];
    const to = this.#groups[joins] as readonly number[];
    let a = 0;
    let b = 0;
    while (a < from.length || b < to.length) {
      const left = from[a] ?? INFINITE;
      const joined = to[b] ?? INFINITE;
      if (left === joined) {
        a++;
        b++;
      } else if (left < joined) {
        if ((totals[left] as number) <= (groups[left]?.min ?? 0)) return false;
        a++;
      } else {
        if ((totals[joined] as number) >= (groups[joined]?.max ?? 0)) return false;
        b++;
      }
    }
    return true;
  }
}

const INFINITE = Number.POSITIVE_INFINITY;

/** The types by value, dearest first. */
export function byValue(values: ArrayLike<number>): number[] {
  return Array.from({ length: values.length }, (_, type) => type).sort(
    (a, b) => (values[b] as number) - (values[a] as number) || a - b,
  );
}
