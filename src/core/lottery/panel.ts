import type { StratumSelection } from '../selection.js';
import { byTicket, ID_SEPARATOR, type Ticketed } from '../ticket.js';
import type { Outcome } from './outcome.js';
import type { Portfolio } from './portfolio.js';
import { isInGroup } from './quotas.js';
import type { NamedQuota } from './record.js';
import type { Member, TypedPeople } from './types.js';

/**
 * Panels (SPEC 6.3): who is on the panel already, which addresses are empty, who is drawn of each type, and
 * the numbered panels of a draw with balls.
 */

/**
 * Why somebody who is on the panel already can't be drawn again: the reason of the last rule, the same in every
 * language.
 */
export const ALREADY = 'already on the panel';

/** Somebody who is on the panel already. */
export interface Present {
  /** one for each dimension of the plan, in its order */
  readonly categories: readonly string[];
  /** empty: lives alone, as far as is known */
  readonly household: string;
}

/**
 * `already_g`: how many of those who are present are in the group of each quota.
 * @param dimensions their names, in the plan's order
 */
export function alreadyIn(
  dimensions: readonly string[],
  quotas: readonly Pick<NamedQuota, 'group'>[],
  present: readonly Present[],
): number[] {
  return quotas.map(
    ({ group }) => present.filter(({ categories }) => isInGroup(dimensions, categories, group)).length,
  );
}

/** How many places of each household are taken by those who are present. */
export function placesTaken(present: readonly Present[]): Map<string, number> {
  const taken = new Map<string, number>();
  for (const { household } of present)
    if (household !== '') taken.set(household, (taken.get(household) ?? 0) + 1);
  return taken;
}

/** The columns that are the same for all members of a household, and what two of them are. */
export interface HouseholdColumns {
  readonly columns: readonly string[];
  readonly familyName: string | null;
  readonly postcode: string | null;
}

/**
 * For each household column whether it belongs to the address: all but the family name and the postcode, or
 * the postcode if nothing else is left. Where none does, a name alone makes a household.
 */
export function addressColumns({ columns, familyName, postcode }: HouseholdColumns): boolean[] {
  const places = columns.filter((column) => column !== familyName);
  const exact = places.filter((column) => column !== postcode);
  const telling = exact.length > 0 ? exact : places;
  return columns.map((column) => telling.includes(column));
}

/**
 * The household of somebody who answered: who gave no address is a household alone (empty), even if others
 * of the same name gave none either.
 * @param household the values of the household columns, joined
 * @param isAddress of each column, from {@link addressColumns}
 */
export function householdByAddress(household: string, isAddress: readonly boolean[]): string {
  if (!isAddress.includes(true)) return household;
  const parts = household.split(ID_SEPARATOR);
  return parts.some((part, at) => isAddress[at] === true && part !== '') ? household : '';
}

/**
 * The people of an outcome: of each type the x_t with the lowest tickets.
 * @param people of each type, lowest tickets first
 */
export function peopleOfTypes<T>(people: readonly (readonly T[])[], outcome: Outcome): T[][] {
  return people.map((list, type) => list.slice(0, outcome[type] ?? 0));
}

/**
 * The selection that an outcome gives: the people of its types, put together by stratum. There is no reserve.
 * @param strata everybody who could be drawn, lowest tickets first
 * @param maxPerHousehold `null`: no limit; with one nobody can be said to be next (SPEC 8)
 */
export function selectByOutcome<T extends Member & Ticketed>(
  strata: readonly (readonly T[])[],
  { types, people }: Pick<TypedPeople<T>, 'types' | 'people'>,
  outcome: Outcome,
  maxPerHousehold: number | null,
): StratumSelection<T>[] {
  const drawn: T[][] = strata.map(() => []);
  for (const [type, list] of peopleOfTypes(people, outcome).entries())
    drawn[types[type]?.stratum ?? -1]?.push(...list);
  return drawn.map((list, stratum) => {
    const invited = list.sort(byTicket);
    const next = strata[stratum]?.find((person) => !invited.includes(person))?.ticket ?? null;
    return { invited, reserve: [], next: maxPerHousehold === null ? next : null, certain: true };
  });
}

/** Everybody in the order of their numbers, the first has 1: by ticket over all strata. */
export function inOrderOfNumbers<T extends Ticketed>(strata: readonly (readonly T[])[]): T[] {
  return strata.flat().sort(byTicket);
}

/** A panel of a draw with balls. Who is behind a number stands in another list, which is not public. */
export interface NumberedPanel {
  /** from 0 */
  readonly number: number;
  /** people's numbers, ascending */
  readonly people: readonly number[];
}

/**
 * The panels that a ball draw picks from: the outcomes in their order, each as many times as its weight says.
 * @param people of each type, lowest tickets first
 * @param order everybody, from {@link inOrderOfNumbers}
 */
export function numberedPanels<T extends Ticketed>(
  { outcomes, weights }: Portfolio,
  people: readonly (readonly T[])[],
  order: readonly T[],
): NumberedPanel[] {
  const numbers = new Map(order.map(({ label }, at) => [label, at + 1] as const));
  const panels: NumberedPanel[] = [];
  for (const [at, outcome] of outcomes.entries()) {
    const drawn = peopleOfTypes(people, outcome)
      .flat()
      .map(({ label }) => numbers.get(label) ?? 0)
      .sort((a, b) => a - b);
    for (let copy = 0; copy < (weights[at] ?? 0); copy++)
      panels.push({ number: panels.length, people: drawn });
  }
  return panels;
}
