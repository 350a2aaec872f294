import type { TextDigest } from '../digest.js';
import {
  compareOutcomes,
  groupsOfTypes,
  groupTotals,
  type Outcome,
  type QuotaModel,
  typesOfPeople,
} from './outcome.js';
import type { Portfolio } from './portfolio.js';
import { WORDS, Words } from './words.js';

/**
 * Mixing (SPEC 6.3). A list of a few outcomes can have fair chances, and still many pairs of people are in none of
 * them together. So the outcomes are cut into parts of the same weight, and people are exchanged between two parts:
 * some go from the one to the other, as many of other types come back, and both keep to all quotas. As the two weigh
 * the same, no type's total changes, and no chance.
 *
 * How often, and with whom, is fixed by the problem alone: whole numbers, SHA-256, no seed, no clock.
 */

/** Parts that a list is cut into, at most. */
export const MOST_PARTS = 1000;
/** Numbers that all parts together may have, so that a log stays small. */
const MOST_NUMBERS = 200_000;
/** People that each side may give in one exchange. */
const MOST_MOVES = 6;

/** The weight of a part of a list with weights that sum to `total`. */
export function partWeight({ size, sizes }: QuotaModel, total: number): number {
  const numbers = Math.max(1, Math.min(size, sizes.length));
  const parts = Math.max(1, Math.min(MOST_PARTS, Math.floor(MOST_NUMBERS / numbers)));
  return Math.ceil(total / parts);
}

/** A list on its way: every round tries one exchange for each part. */
export class Mixing {
  readonly #parts: Parts;
  readonly #unit: number;
  readonly #total: number;
  readonly #words: Words;
  /** what the parts leave of each outcome */
  readonly #rests: [Outcome, number][] = [];

  constructor(digest: TextDigest, model: QuotaModel, { outcomes, weights, total }: Portfolio) {
    this.#parts = new Parts(model);
    this.#unit = partWeight(model, total);
    this.#total = total;
    this.#words = new Words(digest, problemKey(digest, model, total));
    for (const [at, outcome] of outcomes.entries()) {
      const weight = weights[at] as number;
      const rest = weight % this.#unit;
      for (let part = 0; part < (weight - rest) / this.#unit; part++) this.#parts.add(outcome);
      if (rest > 0) this.#rests.push([outcome, rest]);
    }
  }

  round(): void {
    const { count, places } = this.#parts;
    if (count < 2) return;
    for (let one = 0; one < count; one++) {
      const other = this.#words.below(count - 1);
      const first = this.#words.below(places);
      const from = this.#words.below(places);
      this.#parts.exchange(one, other < one ? other : other + 1, first, from, this.#words.below(WORDS));
    }
  }

  /** The list as it is now. Every type is drawn as often as at the beginning. */
  get portfolio(): Portfolio {
    const parts = this.#parts.outcomes().map((outcome): [Outcome, number] => [outcome, this.#unit]);
    return gathered([...parts, ...this.#rests], this.#total);
  }
}

/** All that the outcomes have to keep to, and nothing else: no name, no seed, not the list itself. */
function problemKey(digest: TextDigest, { size, sizes, groups }: QuotaModel, total: number): string {
  const written = groups.map(({ min, max, members }) => [min, max, members]);
  return `${digest(JSON.stringify([total, size, sizes, written]))}:mixing`;
}

function gathered(list: readonly [Outcome, number][], total: number): Portfolio {
  const sorted = list.toSorted(([a], [b]) => compareOutcomes(a, b));
  const outcomes: Outcome[] = [];
  const weights: number[] = [];
  for (const [outcome, weight] of sorted) {
    const last = outcomes.at(-1);
    if (last !== undefined && compareOutcomes(last, outcome) === 0)
      weights.push((weights.pop() as number) + weight);
    else {
      outcomes.push(outcome);
      weights.push(weight);
    }
  }
  return { outcomes, weights, total };
}

/** One of the two parts of an exchange. */
interface Side {
  /** x_t */
  readonly people: Int32Array;
  /** people of each group */
  readonly totals: Int32Array;
  /** the type of each person, n of them */
  readonly places: Int32Array;
}

/** Outcomes of the same weight that exchange people. */
class Parts {
  readonly #model: QuotaModel;
  readonly #groups: readonly (readonly number[])[];
  readonly #parts: Side[] = [];

  constructor(model: QuotaModel) {
    this.#model = model;
    this.#groups = groupsOfTypes(model);
  }

  get count(): number {
    return this.#parts.length;
  }

  /** n */
  get places(): number {
    return this.#model.size;
  }

  add(outcome: Outcome): void {
    this.#parts.push({
      people: Int32Array.from(outcome),
      totals: Int32Array.from(groupTotals(this.#model, outcome)),
      places: typesOfPeople(outcome),
    });
  }

  outcomes(): Outcome[] {
    return this.#parts.map(({ people }) => [...people]);
  }

  /**
   * Somebody goes from one part to the other, and somebody comes back with whom the quotas are broken least; if they
   * are broken still, the next goes, and comes. After too many everybody returns.
   * @param first the place of the one who goes
   * @param from the place from which on the others are looked for
   * @param word decides about an exchange that leaves fewer choices of people
   */
  exchange(one: number, other: number, first: number, from: number, word: number): void {
    const [here, there] = [this.#parts[one] as Side, this.#parts[other] as Side];
    const gone: number[] = [];
    const come: number[] = [];
    const ways = new Ways(this.#model.sizes);
    let broken = 0;
    let place = this.#isFull(there, here.places[first] as number) ? -1 : first;
    while (place >= 0) {
      ways.move(here, there, here.places[place] as number);
      broken += this.#move(here, there, here.places[place] as number);
      gone.push(place);
      place = this.#next(there, here, come, gone, from, broken);
      if (place < 0) break;
      ways.move(there, here, there.places[place] as number);
      broken += this.#move(there, here, there.places[place] as number);
      come.push(place);
      if (broken === 0) {
        if (!ways.allow(word)) break;
        swap(here, there, gone, come);
        return;
      }
      place = gone.length < MOST_MOVES ? this.#next(here, there, gone, come, from, broken) : -1;
    }
    for (const at of come) this.#move(here, there, there.places[at] as number);
    for (const at of gone) this.#move(there, here, here.places[at] as number);
  }

  /**
   * The place of whoever breaks the quotas least by going; the first of several. Nobody goes twice, and nobody of a
   * type that has come. @returns -1 if there is nobody
   */
  #next(
    giver: Side,
    taker: Side,
    given: readonly number[],
    taken: readonly number[],
    from: number,
    broken: number,
  ): number {
    const back = taken.map((at) => taker.places[at] as number);
    const n = giver.places.length;
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let step = 0; step < n; step++) {
      const at = from + step < n ? from + step : from + step - n;
      const type = giver.places[at] as number;
      if (this.#isFull(taker, type) || given.includes(at) || back.includes(type)) continue;
      const change = this.#change(giver, taker, type);
      if (change >= least) continue;
      least = change;
      best = at;
      if (broken + change === 0) break;
    }
    return best;
  }

  #isFull({ people }: Side, type: number): boolean {
    return (people[type] as number) >= (this.#model.sizes[type] as number);
  }

  /** By how many people more the quotas are broken, in both parts, if one of this type goes. */
  #change(giver: Side, taker: Side, type: number): number {
    const { groups } = this.#model;
    let change = 0;
    for (const at of this.#groups[type] as readonly number[]) {
      const { min, max } = groups[at] as QuotaModel['groups'][number];
      const [less, more] = [giver.totals[at] as number, taker.totals[at] as number];
      change += (less <= min ? 1 : 0) - (less > max ? 1 : 0);
      change += (more >= max ? 1 : 0) - (more < min ? 1 : 0);
    }
    return change;
  }

  /** @returns the change of how much the quotas are broken */
  #move(giver: Side, taker: Side, type: number): number {
    const change = this.#change(giver, taker, type);
    (giver.people[type] as number)--;
    (taker.people[type] as number)++;
    for (const at of this.#groups[type] as readonly number[]) {
      (giver.totals[at] as number)--;
      (taker.totals[at] as number)++;
    }
    return change;
  }
}

/**
 * In how many ways the people of two outcomes can be chosen, `C(N_t, x_t)` for each type and outcome, as a share of what
 * it was before. If exchanges happen with this chance, as far as it is below one, then those lists come about most
 * often that leave most choices (Metropolis et al. 1953).
 */
class Ways {
  readonly #sizes: readonly number[];
  #after = 1n;
  #before = 1n;

  constructor(sizes: readonly number[]) {
    this.#sizes = sizes;
  }

  /** Somebody is about to go. */
  move(giver: Side, taker: Side, type: number): void {
    const size = this.#sizes[type] as number;
    const [less, more] = [giver.people[type] as number, taker.people[type] as number];
    // Then the two have only changed their numbers of this type.
    if (less === more + 1) return;
    this.#after *= BigInt(less) * BigInt(size - more);
    this.#before *= BigInt(more + 1) * BigInt(size - less + 1);
  }

  allow(word: number): boolean {
    return this.#after >= this.#before || BigInt(word) * this.#before < BigInt(WORDS) * this.#after;
  }
}

/** Who has gone takes the place of who has come. */
function swap(here: Side, there: Side, gone: readonly number[], come: readonly number[]): void {
  for (const [at, place] of gone.entries()) {
    const type = here.places[place] as number;
    here.places[place] = there.places[come[at] as number] as number;
    there.places[come[at] as number] = type;
  }
}
