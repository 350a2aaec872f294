import { compareCodePoints } from '../../core/text.js';
import { compareGerman, compareKeys, germanKey, streetKey } from './german-order.js';
import { compareOnWalk, type HouseNumber, readHouseNumber } from './house-number.js';

/**
 * The order in which people are visited: by area, by street, up the odd side of it and back on the even one. It follows
 * from what stands in the lists and from nothing else, so the same people always give the same list.
 */

export interface Address {
  /** district, or postcode where there is none; may be empty */
  readonly area: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly town: string;
}

/** Somebody to be visited: nothing that is not needed at the door. */
export interface Visit {
  /** as it is shown */
  readonly code: string;
  readonly name: string;
  /** family name first, for the order of people behind one door */
  readonly sortName: string;
  /** floor, flat, c/o; may be empty */
  readonly extra: string;
  readonly address: Address;
  /** letters, calls and visits until now, at least the letter */
  readonly attempts: number;
  /** visits among them */
  readonly visits: number;
}

/** An address, and everybody there who is to be visited. */
export interface Stop {
  readonly address: Address;
  readonly visits: readonly Visit[];
}

export interface Walk {
  readonly stops: readonly Stop[];
  /** whose street or house number is missing */
  readonly unplaced: readonly Visit[];
}

/** @param visits whose codes differ */
export function walkOf(visits: readonly Visit[]): Walk {
  const isPlaced = ({ address }: Visit) => address.street !== '' && address.houseNumber !== '';
  const places = new Map<string, { readonly place: Place; readonly visits: Visit[] }>();
  for (const visit of visits.filter(isPlaced)) {
    const place = placeOf(visit.address);
    const stop = places.get(place.key) ?? { place, visits: [] };
    stop.visits.push(visit);
    places.set(place.key, stop);
  }
  const stops = [...places.values()]
    .sort((a, b) => comparePlaces(a.place, b.place))
    .map(({ visits: there }) => ({ address: spelling(there), visits: there.sort(byName) }));
  return { stops, unplaced: visits.filter((visit) => !isPlaced(visit)).sort(byName) };
}

interface Place {
  /** the same for every spelling of an address */
  readonly key: string;
  readonly area: string;
  readonly street: string;
  /** `null`: it can't be told where in the street it is */
  readonly number: HouseNumber | null;
  readonly written: string;
  readonly postcode: string;
  readonly town: string;
}

function placeOf({ area, street, houseNumber, postcode, town }: Address): Place {
  const number = readHouseNumber(houseNumber);
  const written = number === null ? germanKey(houseNumber) || houseNumber : '';
  const own = {
    ...{ area: germanKey(area) || area, street: streetKey(street) || street },
    ...{ number, written, postcode, town: germanKey(town) },
  };
  return { ...own, key: JSON.stringify(Object.values(own)) };
}

/** An area that nobody named comes last; so does a house of which nobody can tell where it stands. */
function comparePlaces(a: Place, b: Place): number {
  const unnamed = Number(a.area === '') - Number(b.area === '');
  const order = unnamed || compareKeys(a.area, b.area) || compareKeys(a.street, b.street);
  return (
    order ||
    compareNumbers(a, b) ||
    compareCodePoints(a.postcode, b.postcode) ||
    compareCodePoints(a.town, b.town) ||
    compareCodePoints(a.key, b.key)
  );
}

function compareNumbers(a: Place, b: Place): number {
  if (a.number !== null && b.number !== null) return compareOnWalk(a.number, b.number);
  if (a.number === null && b.number === null) return compareKeys(a.written, b.written);
  return a.number === null ? 1 : -1;
}

/** The address as it is shown, if it is written in several ways: the first by code point. */
function spelling(visits: readonly Visit[]): Address {
  const written = (address: Address) => JSON.stringify(Object.values(address));
  return visits
    .map(({ address }) => address)
    .reduce((first, one) => (compareCodePoints(written(one), written(first)) < 0 ? one : first));
}

function byName(a: Visit, b: Visit): number {
  return compareGerman(a.sortName, b.sortName) || compareCodePoints(a.code, b.code);
}

/**
 * Parts of the way for teams, one behind the other. No address is split, every team has one at least, and each cut is
 * where the number of people comes nearest to an even share.
 * @param teams at most as many as there are stops
 */
export function teamsOf(stops: readonly Stop[], teams: number): readonly (readonly Stop[])[] {
  const before = [0];
  for (const { visits } of stops) before.push((before.at(-1) ?? 0) + visits.length);
  const all = before.at(-1) ?? 0;
  const cuts = [0];
  for (let team = 1; team < teams; team++) {
    const most = stops.length - (teams - team);
    let cut = (cuts.at(-1) ?? 0) + 1;
    const off = (at: number) => Math.abs((before[at] ?? 0) * teams - all * team);
    while (cut < most && off(cut + 1) < off(cut)) cut++;
    cuts.push(cut);
  }
  return cuts.map((cut, team) => stops.slice(cut, cuts[team + 1] ?? stops.length));
}

export function peopleOf(stops: readonly Stop[]): number {
  return stops.reduce((sum, { visits }) => sum + visits.length, 0);
}
