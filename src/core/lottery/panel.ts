import type { StratumSelection } from '../selection.js';
import { byTicket, type Ticketed } from '../ticket.js';
import type { Outcome } from './outcome.js';
import type { Portfolio } from './portfolio.js';
import { isInGroup } from './quotas.js';
import type { NamedQuota } from './record.js';
import { panelByTurns, panelsByTurns } from './turns.js';
import type { Member, TypedPeople } from './types.js';

/**
 * Panels (SPEC 6.3): who is on the panel already, who is drawn of each type, and the numbered panels of a draw
 * with balls.
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

/** Of each type how many are drawn, and how many substitutes there are; left out: none. */
export interface PickedOutcome {
  readonly people: Outcome;
  readonly substitutes?: Outcome;
}

/**
 * The selection that an outcome gives: of each type the people with the lowest tickets, and behind them the
 * substitutes, put together by stratum. There is no other reserve.
 * @param strata everybody who could be drawn, lowest tickets first
 * @param maxPerHousehold `null`: no limit; with one nobody can be said to be next (SPEC 8)
 */
export function selectByOutcome<T extends Member & Ticketed>(
  strata: readonly (readonly T[])[],
  { types, people }: Pick<TypedPeople<T>, 'types' | 'people'>,
  { people: drawn, substitutes = [] }: PickedOutcome,
  maxPerHousehold: number | null,
): StratumSelection<T>[] {
  const first = people.map((list, type) => list.slice(0, drawn[type] ?? 0));
  const second = people.map((list, type) => {
    const from = drawn[type] ?? 0;
    return list.slice(from, from + (substitutes[type] ?? 0));
  });
  const behind = selectTyped(strata.length, types, second);
  const selection = selectTyped(strata.length, types, first).map((stratum, at) => ({
    ...stratum,
    reserve: behind[at]?.invited ?? [],
  }));
  if (maxPerHousehold !== null) return selection;
  return selection.map((stratum, at) => {
    const listed = new Set([...stratum.invited, ...stratum.reserve]);
    const next = strata[at]?.find((person) => !listed.has(person));
    return { ...stratum, next: next?.ticket ?? null };
  });
}

/**
 * The selection that one of the numbered panels gives. Whose turn is next depends on the panel, so nobody can be
 * said to be next (SPEC 8).
 * @param number of the panel, from 0
 */
export function selectByTurns<T extends Member & Ticketed>(
  strata: number,
  { types, people }: Pick<TypedPeople<T>, 'types' | 'people'>,
  portfolio: Portfolio,
  number: number,
): StratumSelection<T>[] {
  return selectTyped(strata, types, panelByTurns(portfolio, people, number));
}

/** @param drawn people of each type */
function selectTyped<T extends Ticketed>(
  strata: number,
  types: TypedPeople<Member>['types'],
  drawn: readonly (readonly T[])[],
): StratumSelection<T>[] {
  const invited = Array.from({ length: strata }, (): T[] => []);
  for (const [type, list] of drawn.entries()) invited[types[type]?.stratum ?? -1]?.push(...list);
  return invited.map((list) => ({ invited: list.sort(byTicket), reserve: [], next: null, certain: true }));
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
 * The panels that a ball draw picks from: the outcomes in their order, each as many times as its weight says. People
 * of a type take turns.
 * @param people of each type, lowest tickets first
 * @param order everybody, from {@link inOrderOfNumbers}
 */
export function numberedPanels<T extends Ticketed>(
  portfolio: Portfolio,
  people: readonly (readonly T[])[],
  order: readonly T[],
): NumberedPanel[] {
  const numbers = new Map(order.map(({ label }, at) => [label, at + 1] as const));
  return Array.from(panelsByTurns(portfolio, people), (drawn, number) => ({
    number,
    people: drawn
      .flat()
      .map(({ label }) => numbers.get(label) ?? 0)
      .sort((a, b) => a - b),
  }));
}
