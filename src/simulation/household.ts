import { type Generations, narrowed, ORIGINS, type Origin } from './names.js';
import { type RandomStream, type WeightedTable, weightedTable } from './random.js';

/** Who lives together in an invented town. Shares and ages are roughly those of a German city. */

/** A person before address and birthday. */
export interface Resident {
  /** completed years, 0 to {@link OLDEST_RESIDENT} */
  readonly age: number;
  /** what the given name goes with */
  readonly sex: Sex;
  readonly familyName: string;
  readonly givenName: string;
  readonly nationality: string;
  /** where the names come from; children take it from a parent */
  readonly origin: Origin;
}

type Sex = 'm' | 'w';
export type Origins = WeightedTable<Origin>;

const OLDEST_RESIDENT = 104;
const MOST_CHILDREN_WITH_GRANDPARENT = 3;

type HouseholdKind = 'single' | 'couple' | 'family' | 'single parent' | 'three generations';
type HomeKind = 'flat share' | 'nursing home' | 'shelter' | 'student hall';

const KINDS = weightedTable<HouseholdKind | HomeKind>([
  ['single', 4050],
  ['couple', 2650],
  ['family', 1870],
  ['single parent', 600],
  ['three generations', 130],
  ['flat share', 200],
  ['nursing home', 4],
  ['shelter', 2.5],
  ['student hall', 1.5],
]);

/** Ages `from` to `to`, both included, and how many of a hundred have them. */
type Span = readonly [from: number, to: number, share: number];
type Ages = WeightedTable<Span>;
const spans = (...list: Span[]): Ages => weightedTable(list.map((span) => [span, span[2]]));

const AGES_ALONE = spans([18, 24, 6], [25, 34, 17], [35, 49, 16], [50, 64, 25], [65, 79, 21], [80, 97, 15]);
const AGES_OF_COUPLES = spans([20, 29, 7], [30, 49, 12], [50, 64, 38], [65, 79, 33], [80, 94, 10]);
const AGES_OF_PARENTS = spans([22, 29, 9], [30, 39, 42], [40, 49, 36], [50, 59, 12], [60, 62, 1]);
const CHILDREN = weightedTable([
  [1, 46],
  [2, 41],
  [3, 10],
  [4, 3],
]);

/** People at one address who aren't related. */
interface Home {
  readonly fewest: number;
  readonly most: number;
  readonly ages: Ages;
  readonly women: number;
  readonly fromAbroad: boolean;
}

const HOMES: Readonly<Record<HomeKind, Home>> = {
  'flat share': {
    fewest: 2,
    most: 5,
    ages: spans([18, 24, 45], [25, 32, 40], [33, 48, 11], [49, 75, 4]),
    women: 0.5,
    fromAbroad: false,
  },
  'nursing home': {
    fewest: 30,
    most: 120,
    ages: spans([61, 79, 20], [80, 89, 45], [90, 97, 30], [98, OLDEST_RESIDENT, 5]),
    women: 0.7,
    fromAbroad: false,
  },
  shelter: {
    fewest: 40,
    most: 200,
    ages: spans([0, 5, 12], [6, 17, 20], [18, 34, 45], [35, 50, 18], [51, 71, 5]),
    women: 0.38,
    fromAbroad: true,
  },
  'student hall': {
    fewest: 40,
    most: 160,
    ages: spans([18, 20, 25], [21, 25, 55], [26, 31, 20]),
    women: 0.5,
    fromAbroad: false,
  },
};

/** @param windows1252 every name in characters of windows-1252; the odds stay as they are */
export function townOrigins(windows1252: boolean): Origins {
  return weightedTable(
    ORIGINS.map(([origin, weight]) => [windows1252 ? narrowedOrigin(origin) : origin, weight] as const),
  );
}

function narrowedOrigin(origin: Origin): Origin {
  const each = (list: readonly string[]) => list.map(narrowed);
  const all = ([old, middle, young]: Generations): Generations => [each(old), each(middle), each(young)];
  return { ...origin, surnames: each(origin.surnames), women: all(origin.women), men: all(origin.men) };
}

/** The next household: 1 to 6 people, now and then a home or shelter with 30 to 200. */
export function nextHousehold(random: RandomStream, origins: Origins): readonly Resident[] {
  const kind = random.weighted(KINDS);
  switch (kind) {
    case 'single':
      return [alone(random, random.weighted(origins))];
    case 'couple':
      return couple(random, origins, AGES_OF_COUPLES);
    case 'family': {
      const parents = couple(random, origins, AGES_OF_PARENTS);
      return [...parents, ...children(random, parents[0], random.weighted(CHILDREN))];
    }
    case 'single parent': {
      const origin = random.weighted(origins);
      const sex = random.next() < 0.84 ? 'w' : 'm';
      const parent = resident(
        random,
        origin,
        random.pick(origin.surnames),
        ageIn(random, AGES_OF_PARENTS),
        sex,
      );
      return [parent, ...children(random, parent, random.weighted(CHILDREN))];
    }
    case 'three generations':
      return threeGenerations(random, origins);
    default:
      return strangers(random, origins, HOMES[kind]);
  }
}

function alone(random: RandomStream, origin: Origin): Resident {
  const age = ageIn(random, AGES_ALONE);
  const women = age < 60 ? 0.45 : age < 75 ? 0.58 : 0.74;
  return resident(random, origin, random.pick(origin.surnames), age, random.next() < women ? 'w' : 'm');
}

type Couple = readonly [Resident, Resident];

/** Mostly a woman and a man with one surname, a few years apart. */
function couple(random: RandomStream, origins: Origins, ages: Ages): Couple {
  const origin = random.weighted(origins);
  const partnersOrigin = random.next() < 0.88 ? origin : random.weighted(origins);
  const familyName = random.pick(origin.surnames);
  const age = ageIn(random, ages);
  const partnersAge = Math.max(18, age - 6 + random.integer(10));
  const sex: Sex = random.next() < 0.5 ? 'm' : 'w';
  const partnersSex = random.next() < 0.97 ? otherSex(sex) : sex;
  return [
    resident(random, origin, familyName, age, sex),
    resident(
      random,
      partnersOrigin,
      partnersName(random, familyName, partnersOrigin),
      partnersAge,
      partnersSex,
    ),
  ];
}

/** The same, a double name, or their own. */
function partnersName(random: RandomStream, familyName: string, origin: Origin): string {
  const u = random.next();
  if (u < 0.82) return familyName;
  const own = random.pick(origin.surnames);
  return u < 0.87 && !/[ -]/.test(own + familyName) ? `${own}-${familyName}` : own;
}

/** Born when the parent was 20 to 40, and moved out when over 22. */
function children(random: RandomStream, parent: Resident, count: number): readonly Resident[] {
  const youngest = Math.max(0, parent.age - 40);
  const oldest = Math.min(22, parent.age - 20);
  return Array.from({ length: count }, () => {
    const age = youngest + random.integer(oldest - youngest + 1);
    return { ...parent, age, ...named(random, parent.origin, age, random.next() < 0.51 ? 'm' : 'w') };
  });
}

function threeGenerations(random: RandomStream, origins: Origins): readonly Resident[] {
  const parents = couple(random, origins, AGES_OF_PARENTS);
  const [parent] = parents;
  const count = Math.min(MOST_CHILDREN_WITH_GRANDPARENT, random.weighted(CHILDREN));
  const age = Math.min(OLDEST_RESIDENT, parent.age + 22 + random.integer(17));
  const sex = random.next() < 0.72 ? 'w' : 'm';
  const grandparent = resident(random, parent.origin, parent.familyName, age, sex);
  return [...parents, ...children(random, parent, count), grandparent];
}

function strangers(random: RandomStream, origins: Origins, home: Home): readonly Resident[] {
  return Array.from({ length: home.fewest + random.integer(home.most - home.fewest + 1) }, () => {
    let origin = random.weighted(origins);
    while (home.fromAbroad && origin.holding === 1) origin = random.weighted(origins);
    const sex = random.next() < home.women ? 'w' : 'm';
    return resident(random, origin, random.pick(origin.surnames), ageIn(random, home.ages), sex);
  });
}

function resident(random: RandomStream, origin: Origin, familyName: string, age: number, sex: Sex): Resident {
  const nationality = random.next() < origin.holding ? origin.nationality : 'deutsch';
  return { familyName, age, nationality, origin, ...named(random, origin, age, sex) };
}

/** A given name of the generation. */
function named(
  random: RandomStream,
  origin: Origin,
  age: number,
  sex: Sex,
): { readonly sex: Sex; readonly givenName: string } {
  const generations = sex === 'w' ? origin.women : origin.men;
  const generation = age >= 62 ? generations[0] : age >= 32 ? generations[1] : generations[2];
  return { sex, givenName: random.pick(generation) };
}

function ageIn(random: RandomStream, ages: Ages): number {
  const [from, to] = random.weighted(ages);
  return from + random.integer(to - from + 1);
}

function otherSex(sex: Sex): Sex {
  return sex === 'm' ? 'w' : 'm';
}
