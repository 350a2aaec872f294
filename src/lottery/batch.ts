import { groupTotals, isOutcome, type Outcome, type QuotaModel } from '../core/lottery/outcome.js';
import { type OutcomeBounds, Repairer } from './repair.js';
import { type Part, Walk } from './walk.js';

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
  readonly #whole: Part;
  readonly #depth: number;
  readonly #lacks: Float64Array;
  /** of one more person of each type, for a landing */
  readonly #costs: Float64Array;
  /** parts that are to be walked from so many times, or halved so many times more */
  readonly #parts: { readonly part: Part; readonly halvings: number; readonly walks: number }[] = [];
  /** walks so far that ended at no outcome */
  missed = 0;

  /** @param expected E_t of each type; a point that meets all quotas */
  constructor(model: QuotaModel, expected: readonly number[], seed = 1) {
    this.#model = model;
    this.#expected = Float64Array.from(expected, withoutNoise);
    const all = [...this.#expected, ...groupTotals(model, expected).map(withoutNoise)];
    this.#bounds = { lower: all.map(Math.floor), upper: all.map(Math.ceil) };
    this.#walk = new Walk(model, this.#bounds, seed);
    this.#repairer = new Repairer(model);
    this.#whole = this.#walk.part(this.#expected);
    this.#depth = Math.max(0, Math.floor(Math.log2(this.#whole.open.length / (LEFT * model.size))));
    this.#lacks = new Float64Array(expected.length);
    this.#costs = new Float64Array(expected.length);
  }

  /** One more outcome; `null`: this walk came to none. */
  next(): Outcome | null {
    const part = this.#part();
    const outcome = this.#land(part, this.#walk.end(part, this.#lacks));
    if (outcome === null || !isOutcome(this.#model, outcome)) {
      this.missed++;
      return null;
    }
    for (let type = 0; type < outcome.length; type++) {
      const lack = (this.#expected[type] as number) - (outcome[type] as number);
      this.#lacks[type] = (this.#lacks[type] as number) + lack;
    }
    return outcome;
  }

  #part(): Part {
    for (;;) {
      const next = this.#parts.pop();
      if (next === undefined) {
        this.#parts.push({ part: this.#whole, halvings: this.#depth, walks: WALKS });
        continue;
      }
      const { part, halvings, walks } = next;
      if (halvings === 0) {
        if (walks > 1) this.#parts.push({ part, halvings, walks: walks - 1 });
        return part;
      }
      const [one, other] = this.#walk.halves(part);
      this.#parts.push({ part: other, halvings: halvings - 1, walks });
      this.#parts.push({ part: one, halvings: halvings - 1, walks });
    }
  }

  #land(start: Part, end: Part): Outcome | null {
    const people: number[] = [];
    let missing = this.#model.size;
    for (let type = 0; type < this.#expected.length; type++) {
      const count = Math.floor((end.values[type] as number) + NEAR);
      people.push(count);
      missing -= count;
    }
    const fractions = [...end.open]
      .map((type) => ({ type, left: (end.values[type] as number) - (people[type] as number) }))
      .sort((a, b) => b.left - a.left || a.type - b.type);
    for (const { type } of fractions) {
      if (missing === 0) break;
      people[type] = (people[type] as number) + 1;
      missing--;
    }
    if (missing !== 0) return null;
    const costs = this.#costs;
    for (let type = 0; type < costs.length; type++) {
      const worth = (this.#lacks[type] as number) / Math.max(this.#expected[type] as number, NEAR);
      costs[type] = -Math.max(-MOST_WORTH, Math.min(worth, MOST_WORTH));
    }
    // First among the types of the part: the others have their turn elsewhere.
    return (
      this.#repairer.repair(people, this.#bounds, costs, FEW_STEPS, start.open) ??
      this.#repairer.repair(people, this.#bounds, costs, MOST_STEPS, this.#whole.open)
    );
  }
}

/** Halving ends when so many types are left for each person who is to be drawn. */
const LEFT = 1.2;
/** Walks from each of the last parts: halving takes longer than they do. */
const WALKS = 3;
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
