import { allocateProportionally, type Lot, seededLot } from './allocation.js';
import type { TextDigest } from './digest.js';
import { readSeed } from './seed.js';
import type { Dimension, Stratification } from './strata.js';
import { compareCodePoints } from './text.js';

/**
 * Municipalities first, people second (SPEC 15). Hits fall on municipalities in proportion to their people, each hit is a
 * fixed number of letters, and small municipalities are joined so that nobody's letters would be too many for them.
 * Everybody in the table has exactly the chance `n/N`.
 */

export interface Municipality {
  /** eight digits of the official key (AGS) */
  readonly key: string;
  readonly land: string;
  readonly people: number;
}

/** What has to be settled before there is a seed. */
export interface MunicipalityPlan {
  /** m: how many hits there are */
  readonly hits: number;
  /** c: letters for each hit */
  readonly letters: number;
  /** where a band of sizes ends and the next begins, ascending */
  readonly bands: readonly number[];
  /** in the order of keys, with at least one person each */
  readonly municipalities: readonly Municipality[];
}

/** A municipality, or several small ones of a district that are drawn as if they were one. */
export interface Unit {
  /** its keys, joined with `+` */
  readonly name: string;
  readonly land: string;
  readonly people: number;
  /** in the order of keys */
  readonly members: readonly Municipality[];
  /** number of its band of sizes, from 0 */
  readonly band: number;
}

/** Letters are at most one in so many people where there is one hit. */
export const PEOPLE_FOR_EACH_LETTER = 50;

export function lettersInAll({ hits, letters }: Pick<MunicipalityPlan, 'hits' | 'letters'>): number {
  return hits * letters;
}

export function peopleInAll({ municipalities }: Pick<MunicipalityPlan, 'municipalities'>): number {
  return municipalities.reduce((sum, { people }) => sum + people, 0);
}

/** The number of a band: so many of the bounds are reached. */
export function bandOf(people: number, bands: readonly number[]): number {
  return bands.filter((bound) => people >= bound).length;
}

/** As it stands in a log: `-1999`, `2000-19999`, `100000+`; without bounds `0+`. */
export function bandName(band: number, bands: readonly number[]): string {
  const [from, to] = [bands[band - 1], bands[band]];
  if (to === undefined) return `${from ?? 0}+`;
  return `${from ?? ''}-${to - 1}`;
}

/** The units in the order of their names. */
export function unitsOf({ letters, bands, municipalities }: MunicipalityPlan): Unit[] {
  const districts = new Map<string, Municipality[]>();
  for (const one of [...municipalities].sort((a, b) => compareCodePoints(a.key, b.key))) {
    const name = `${one.key.slice(0, 5)} ${one.land}`;
    const known = districts.get(name);
    if (known === undefined) districts.set(name, [one]);
    else known.push(one);
  }
  const least = PEOPLE_FOR_EACH_LETTER * letters;
  const groups = [...districts.values()].flatMap((district) => joined(district, least));
  return groups
    .map((members) => {
      const people = sumOf(members);
      const land = members[0]?.land ?? '';
      return {
        ...{ name: members.map(({ key }) => key).join('+'), land, people, members },
        band: bandOf(people, bands),
      };
    })
    .sort((a, b) => compareCodePoints(a.name, b.name));
}

/** @param district municipalities of one district and Land in the order of keys */
function joined(district: readonly Municipality[], least: number): Municipality[][] {
  const alone = district.filter(({ people }) => people >= least).map((one) => [one]);
  const groups: Municipality[][] = [];
  let open: Municipality[] = [];
  for (const one of district.filter(({ people }) => people < least)) {
    open.push(one);
    if (sumOf(open) < least) continue;
    groups.push(open);
    open = [];
  }
  if (open.length > 0) {
    const last = groups.at(-1) ?? smallest(alone);
    if (last === undefined) groups.push(open);
    else {
      last.push(...open);
      last.sort((a, b) => compareCodePoints(a.key, b.key));
    }
  }
  return [...alone, ...groups];
}

/** Of several that are as small the first one. */
function smallest(groups: readonly Municipality[][]): Municipality[] | undefined {
  let least: Municipality[] | undefined;
  for (const group of groups) if (least === undefined || sumOf(group) < sumOf(least)) least = group;
  return least;
}

function sumOf(members: readonly Municipality[]): number {
  return members.reduce((sum, { people }) => sum + people, 0);
}

/** The units as cells of SPEC 6.1: unit, Land by name, band of sizes. */
export function unitFrame(units: readonly Unit[], bands: readonly number[]): Stratification {
  const lands = [...new Set(units.map(({ land }) => land))].sort(compareCodePoints);
  const sizes = [...new Set(units.map(({ band }) => band))].sort((a, b) => a - b);
  const dimensions: Dimension[] = [
    { name: 'unit', categories: units.map(({ name }) => name) },
    { name: 'land', categories: lands },
    { name: 'band', categories: sizes.map((band) => bandName(band, bands)) },
  ];
  return {
    dimensions,
    strata: units.map(({ land, band, people }, at) => ({
      cell: [at, lands.indexOf(land), sizes.indexOf(band)],
      size: people,
    })),
  };
}

/** The hits of each unit. @throws RangeError for fewer than one hit, or more than people */
export function drawHits(units: readonly Unit[], plan: MunicipalityPlan, lot: Lot): number[] {
  return allocateProportionally(unitFrame(units, plan.bands), plan.hits, lot);
}

/** The letters of each member of a unit that has this many. @throws RangeError for more letters than people */
export function shareLetters(members: readonly Municipality[], letters: number, lot: Lot): number[] {
  if (letters === 0) return members.map(() => 0);
  return allocateProportionally(memberFrame(members), letters, lot);
}

/** The members of a joined unit as cells of SPEC 6.1. */
export function memberFrame(members: readonly Municipality[]): Stratification {
  return {
    dimensions: [{ name: 'municipality', categories: members.map(({ key }) => key) }],
    strata: members.map(({ people }, at) => ({ cell: [at], size: people })),
  };
}

export interface DrawnUnit extends Unit {
  readonly hits: number;
  /** of each member */
  readonly letters: readonly number[];
}

export interface LetteredMunicipality extends Municipality {
  readonly unit: DrawnUnit;
  readonly letters: number;
}

/** Those that have letters, in the order of keys. */
export function drawnMunicipalities(drawn: readonly DrawnUnit[]): LetteredMunicipality[] {
  return everyMunicipality(drawn).filter(({ letters }) => letters > 0);
}

/** All of them, in the order of keys. */
export function everyMunicipality(drawn: readonly DrawnUnit[]): LetteredMunicipality[] {
  return drawn
    .flatMap((unit) => unit.members.map((one, at) => ({ ...one, unit, letters: unit.letters[at] ?? 0 })))
    .sort((a, b) => compareCodePoints(a.key, b.key));
}

/** The seed of what happens within a municipality or a joined unit: the public one, a blank, and its name. */
export function seedTextOf(seed: string, name: string): string {
  return `${seed} ${name}`;
}

/** The seed's text of a draw. @param key of the municipality that the plan names; left out: it is the public one */
export function withKey(seed: string, key: string | undefined): string {
  return key === undefined ? seed : seedTextOf(seed, key);
}

/** All hits and letters. @param seed the public one, as SPEC 2 writes it */
export function drawMunicipalities(digest: TextDigest, plan: MunicipalityPlan, seed: string): DrawnUnit[] {
  const units = unitsOf(plan);
  const hits = drawHits(units, plan, seededLot(digest, readSeed(digest, seed).hash));
  return units.map((unit, at) => {
    const own = hits[at] as number;
    const { hash } = readSeed(digest, seedTextOf(seed, unit.name));
    const letters = shareLetters(unit.members, own * plan.letters, seededLot(digest, hash));
    return { ...unit, hits: own, letters };
  });
}

/** The fewest and the most hits that a unit can get. */
export function possibleHits(unit: Pick<Unit, 'people'>, hits: number, all: number): [number, number] {
  const whole = Number((BigInt(hits) * BigInt(unit.people)) / BigInt(all));
  const rest = (BigInt(hits) * BigInt(unit.people)) % BigInt(all);
  return [whole, rest === 0n ? whole : whole + 1];
}

/** Units that could get more letters than they have people: then not everybody could have the same chance. */
export function overfull(plan: MunicipalityPlan, units: readonly Unit[]): Unit[] {
  const all = peopleInAll(plan);
  return units.filter((unit) => possibleHits(unit, plan.hits, all)[1] * plan.letters > unit.people);
}
