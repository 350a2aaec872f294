import { ABOVE_ALL } from './candidates.js';
import type { Selectable } from './selection.js';
import { byTicket, type Ticketed } from './ticket.js';

/**
 * Replacements (SPEC 14): when somebody is out for good, the next of the same group is called, and the plan's ladder
 * says what "the same" means when nobody of the group is left. Who that is follows from the frame, the tickets, and who
 * was called before; nothing is left to choose.
 */

export interface ReplacementRules {
  /** names of the dimensions, in the plan's order */
  readonly dimensions: readonly string[];
  /** dimensions to let go, in this order */
  readonly ladder: readonly string[];
  /** people of one household who take part; `null`: no limit */
  readonly maxPerHousehold: number | null;
}

/** One stratum of the frame, as far as its people are known. */
export interface KnownStratum<T extends Selectable> {
  /** names, in the plan's order of dimensions */
  readonly categories: readonly string[];
  /** lowest tickets first, also those who were called */
  readonly people: readonly T[];
  /** whoever is not among them has at least this ticket */
  readonly watermark: string;
  /** how many of the whole stratum were never called; left out: nobody has counted */
  readonly left?: number;
}

/** Somebody who was called already. */
export interface EarlierCalled {
  readonly label: string;
  readonly isOut: boolean;
}

/** Whose place is free. */
export interface Leaver extends Ticketed {
  readonly categories: readonly string[];
}

/**
 * Who gets a place: `none`: nobody who may, on no step of the ladder; `unknown`: it depends on people not known here, and
 * perhaps it is known on which step somebody is left.
 */
export type NextCalled<T> =
  | {
      readonly kind: 'called';
      readonly person: T;
      readonly categories: readonly string[];
      readonly step: number;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly step: number | null };

/** Who is said to have got a place. */
export interface Claim extends Ticketed {
  readonly categories: readonly string[];
  readonly step: number;
}

interface Place<T extends Selectable> extends Omit<KnownStratum<T>, 'left'> {
  /** nobody before it can be called any more */
  from: number;
  /** people who were never called; `null`: nobody has counted */
  left: number | null;
}

/** Finds the next ones, one place after the other; whoever was found counts as called from then on. */
export class Replacements<T extends Selectable> {
  readonly #rules: ReplacementRules;
  readonly #strata: readonly Place<T>[];
  readonly #called = new Set<string>();
  /** called people who are not out, by household */
  readonly #households = new Map<string, number>();
  /** somebody who takes part is not among the people known, nor is their household */
  readonly #isBlind: boolean;

  constructor(
    rules: ReplacementRules,
    strata: readonly KnownStratum<T>[],
    earlier: readonly EarlierCalled[],
  ) {
    this.#rules = rules;
    this.#strata = strata.map((stratum) => ({ ...stratum, from: 0, left: stratum.left ?? null }));
    for (const { label } of earlier) this.#called.add(label);
    const staying = new Set(earlier.filter(({ isOut }) => !isOut).map(({ label }) => label));
    let found = 0;
    for (const { people } of strata)
      for (const { label, household } of people)
        if (staying.has(label)) {
          found++;
          this.#join(household);
        }
    this.#isBlind = rules.maxPerHousehold !== null && found < staying.size;
  }

  /** Who gets this place. It is for the caller to go through the leavers in the order of their tickets. */
  next(leaver: Leaver): NextCalled<T> {
    if (this.#isBlind) return { kind: 'unknown', step: null };
    const { ladder } = this.#rules;
    for (let step = 0; step <= ladder.length; step++) {
      const group = this.#strata.filter(({ categories }) => this.#isSameGroup(categories, leaver, step));
      const found = group
        .flatMap((stratum) => {
          const person = this.#firstOf(stratum);
          return person === undefined ? [] : [{ person, stratum }];
        })
        .sort((a, b) => byTicket(a.person, b.person))[0];
      // Whose people were all called has nobody unknown either.
      const open = group.filter(({ left }) => left !== 0);
      const known = open.reduce((least, { watermark }) => (watermark < least ? watermark : least), ABOVE_ALL);
      if (found !== undefined ? found.person.ticket >= known : known !== ABOVE_ALL) {
        const isCounted = this.#rules.maxPerHousehold === null && open.some(({ left }) => left !== null);
        return { kind: 'unknown', step: isCounted ? step : null };
      }
      if (found === undefined) continue;
      const { person, stratum } = found;
      this.#call(person.label, stratum);
      this.#join(person.household);
      return { kind: 'called', person, categories: stratum.categories, step };
    }
    return { kind: 'none' };
  }

  /**
   * Takes somebody's word for who got a place that can't be found here, as far as it can be true.
   * @param step on which somebody is left; `null`: that is not known
   * @returns whether it can
   */
  believe(leaver: Leaver, claim: Claim, step: number | null): boolean {
    const stratum = this.#strata.find(({ categories }) => isAlike(categories, claim.categories));
    const canBe = step === null || (claim.step === step && this.#canBe(leaver, claim, stratum));
    if (stratum === undefined) this.#called.add(claim.label);
    else this.#call(claim.label, stratum);
    return canBe;
  }

  /** Of this group, not called, and no known person of the group before them. */
  #canBe(leaver: Leaver, claim: Claim, stratum: Place<T> | undefined): boolean {
    const group = this.#strata.filter(({ categories }) => this.#isSameGroup(categories, leaver, claim.step));
    if (stratum === undefined || !group.includes(stratum)) return false;
    const isKnown = (place: Place<T>) => place.people.some(({ label }) => label === claim.label);
    const first = group.map((place) => this.#firstOf(place)).filter((person) => person !== undefined);
    return (
      stratum.left !== 0 &&
      !this.#called.has(claim.label) &&
      this.#strata.every((place) => place === stratum || !isKnown(place)) &&
      (isKnown(stratum) || claim.ticket >= stratum.watermark) &&
      first.every((person) => byTicket(person, claim) >= 0)
    );
  }

  #call(label: string, stratum: Place<T>): void {
    this.#called.add(label);
    if (stratum.left !== null) stratum.left--;
  }

  #isSameGroup(categories: readonly string[], leaver: Leaver, step: number): boolean {
    const { dimensions, ladder } = this.#rules;
    const open = ladder.slice(0, step);
    return categories.every(
      (name, at) => name === leaver.categories[at] || open.includes(dimensions[at] ?? ''),
    );
  }

  #firstOf(stratum: Place<T>): T | undefined {
    const { people } = stratum;
    while (this.#called.has(people[stratum.from]?.label ?? '')) stratum.from++;
    for (let at = stratum.from; at < people.length; at++) {
      const person = people[at] as T;
      if (!this.#called.has(person.label) && this.#hasRoom(person.household)) return person;
    }
    return undefined;
  }

  #hasRoom(household: string): boolean {
    const { maxPerHousehold } = this.#rules;
    if (maxPerHousehold === null || household === '') return true;
    return (this.#households.get(household) ?? 0) < maxPerHousehold;
  }

  #join(household: string): void {
    if (household !== '') this.#households.set(household, (this.#households.get(household) ?? 0) + 1);
  }
}

function isAlike(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, at) => name === b[at]);
}
