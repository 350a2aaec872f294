import { groupTotals, isOutcome, type Outcome, type QuotaModel } from '../core/lottery/outcome.js';
import { type OutcomeBounds, Repairer } from './repair.js';
import { Walk } from './walk.js';

/**
 * Outcomes around expected numbers of people, by the thousand. The expectation is halved again and again, into parts
 * that have it as their mean and in each of which fewer types are left; from each part a walk (walk.ts) leads to
 * nearly whole numbers, and a landing makes the last few fractions whole and exchanges people where that breaks a
 * quota. What types have had too little of so far steers walk and landing, so the mean stays near the expectation.
 *
 * Every type and every group has the floor or the ceiling of what is expected of it: only such outcomes can be in a
 * lottery that reaches the expectation where it lies on a quota.
 */
export class Batch {
  readonly #model: QuotaModel;
  readonly #expected: Float64Array;
  readonly #bounds: OutcomeBounds;
  readonly #walk: Walk;
  readonly #repairer: Repairer;
  readonly #depth: number;
  readonly #lacks: Float64Array;
  /** parts that are to be walked from, or halved so many times more */
  readonly #parts: { readonly start: Float64Array; readonly halvings: number }[] = [];
  /** walks so far that ended at no outcome */
  missed = 0;

  /** @param expected E_t of each type; a point that meets all quotas */
  constructor(model: QuotaModel, expected: readonly number[], seed = 1) {
    this.#model = model;
    this.#expected = Float64Array.from(expected, withoutNoise);
    const all = [...this.#expected, ...groupTotals(model, expected).map(withoutNoise)];
    this.#bounds = { lower: all.map(Math.floor), upper: all.map(Math.ceil) };
    this.#walk = new Walk(model, seed);
    this.#repairer = new Repairer(model);
    const open = this.#expected.filter((value) => value !== Math.round(value)).length;
    this.#depth = Math.max(0, Math.floor(Math.log2(open / (LEFT * model.size))));
    this.#lacks = new Float64Array(expected.length);
  }

  /** One more outcome; `null`: this walk came to none. */
  next(): Outcome | null {
    const start = this.#part();
    const outcome = this.#land(start, this.#walk.end(start, this.#bounds, this.#lacks));
    if (outcome === null || !isOutcome(this.#model, outcome)) {
      this.missed++;
      return null;
    }
    for (const [type, people] of outcome.entries())
      this.#lacks[type] = (this.#lacks[type] as number) + (this.#expected[type] as number) - people;
    return outcome;
  }

  #part(): Float64Array {
    for (;;) {
      const part = this.#parts.pop();
      if (part === undefined) {
        this.#parts.push({ start: this.#expected, halvings: this.#depth });
        continue;
      }
      if (part.halvings === 0) return part.start;
      const [one, other] = this.#walk.halves(part.start, this.#bounds);
      this.#parts.push({ start: other, halvings: part.halvings - 1 });
      this.#parts.push({ start: one, halvings: part.halvings - 1 });
    }
  }

  #land(start: Float64Array, values: Float64Array): Outcome | null {
    const people = Array.from(values, (value) => Math.floor(value + NEAR));
    let missing = this.#model.size - people.reduce((sum, count) => sum + count, 0);
    const fractions = people
      .map((count, type) => ({ type, left: (values[type] as number) - count }))
      .filter(({ left }) => left > NEAR)
      .sort((a, b) => b.left - a.left || a.type - b.type);
    for (const { type } of fractions) {
      if (missing === 0) break;
      people[type] = (people[type] as number) + 1;
      missing--;
    }
    if (missing !== 0) return null;
    const costs = Array.from(this.#lacks, (lack, type) => {
      const worth = lack / Math.max(this.#expected[type] as number, NEAR);
      return -Math.max(-MOST_WORTH, Math.min(worth, MOST_WORTH));
    });
    const near = this.#near(start);
    return (
      this.#repairer.repair(people, near, costs, FEW_STEPS) ??
      this.#repairer.repair(people, this.#bounds, costs, MOST_STEPS)
    );
  }

  /** The bounds without the types that the part does not have: they have their turn elsewhere. */
  #near(start: Float64Array): OutcomeBounds {
    const { lower, upper } = this.#bounds;
    const types = start.length;
    return {
      lower,
      upper: upper.map((most, at) => (at < types && start[at] === lower[at] ? (lower[at] as number) : most)),
    };
  }
}

/** Halving ends when so many types are left for each person who is to be drawn. */
const LEFT = 1.2;
const NEAR = 1e-7;
const MOST_WORTH = 100;
/** Exchanges of people after which a landing is given up: among the types of the part, then among all. */
const FEW_STEPS = 100;
const MOST_STEPS = 400;

/** Below this a fraction is rounding noise of the solver. */
function withoutNoise(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < NEAR ? whole : value;
}
