import { compareOutcomes, type Outcome } from '../core/lottery/outcome.js';

/** Outcomes, each once. */
export class Found {
  readonly outcomes: Outcome[] = [];
  /** how often one came that was known */
  repeated = 0;
  readonly #known = new Map<number, Outcome[]>();

  /** @returns whether it is a new one */
  add(outcome: Outcome): boolean {
    let key = 0;
    for (let type = 0; type < outcome.length; type++) {
      const people = outcome[type] as number;
      if (people > 0) key = (key * 31 + type * 7 + people) | 0;
    }
    const alike = this.#known.get(key) ?? [];
    if (alike.some((one) => compareOutcomes(one, outcome) === 0)) {
      this.repeated++;
      return false;
    }
    // A list of numbers takes twice the memory.
    const packed = outcome instanceof Int32Array ? outcome : new Int32Array(outcome);
    this.#known.set(key, [...alike, packed]);
    this.outcomes.push(packed);
    return true;
  }
}
