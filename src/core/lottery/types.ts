import { compareCodePoints } from '../text.js';
import type { HouseholdGroup, LotteryType } from './record.js';

export interface Member {
  readonly label: string;
  /** empty: lives alone, as far as is known */
  readonly household: string;
}

export interface TypedPeople<T extends Member> {
  readonly types: readonly LotteryType[];
  /** the people of each type */
  readonly people: readonly (readonly T[])[];
  readonly households: readonly HouseholdGroup[];
}

/**
 * People with the same features are interchangeable as long as they live alone; who shares a household
 * with others of the pool is a type of their own, because the household's limit ties them together. A
 * household that has no more people than the limit binds nobody.
 *
 * Within a stratum those who are interchangeable come first, then the others by label, so the types and
 * their order depend on nothing but the people. Interchangeable people stay in the order they came in.
 * @param strata the people of each stratum
 * @param limit most people of a household, or `null`
 * @param taken how many places of a household are taken already
 */
export function typesOf<T extends Member>(
  strata: readonly (readonly T[])[],
  limit: number | null,
  taken: ReadonlyMap<string, number> = new Map(),
): TypedPeople<T> {
  const roomOf = (household: string) => Math.max(0, (limit ?? 0) - (taken.get(household) ?? 0));
  const counts = new Map<string, number>();
  for (const { household } of strata.flat()) counts.set(household, (counts.get(household) ?? 0) + 1);
  const isBound = ({ household }: T) =>
    limit !== null && household !== '' && (counts.get(household) ?? 0) > roomOf(household);
  const types: LotteryType[] = [];
  const people: T[][] = [];
  const members = new Map<string, number[]>();
  for (const [stratum, list] of strata.entries()) {
    const free = list.filter((person) => !isBound(person));
    if (free.length > 0) {
      types.push({ stratum, size: free.length });
      people.push(free);
    }
    const bound = list.filter(isBound).sort((a, b) => compareCodePoints(a.label, b.label));
    for (const person of bound) {
      members.set(person.household, [...(members.get(person.household) ?? []), types.length]);
      types.push({ stratum, size: 1 });
      people.push([person]);
    }
  }
  const households = [...members].map(([household, list]) => ({ types: list, max: roomOf(household) }));
  households.sort((a, b) => (a.types[0] as number) - (b.types[0] as number));
  return { types, people, households };
}
