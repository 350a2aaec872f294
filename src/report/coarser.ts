import type { ColumnDimension, DrawPlan } from '../core/plan.js';
import { GENDER_CATEGORIES, listedCategories, type NamedStratum } from '../core/strata.js';
import { compareCodePoints } from '../core/text.js';

/** Ways to have fewer small strata, whose published numbers could point at a person. */
export type Coarsening =
  | {
      readonly kind: 'by-lot';
      readonly dimension: string;
      readonly categories: readonly string[];
      readonly small: number;
    }
  | {
      readonly kind: 'merge';
      readonly dimension: string;
      readonly first: string;
      readonly second: string;
      readonly small: number;
    }
  | {
      readonly kind: 'group';
      readonly dimension: string;
      /** as one category; the least first */
      readonly categories: readonly string[];
      readonly small: number;
    }
  | { readonly kind: 'drop'; readonly dimension: string; readonly small: number };

/** Strata with fewer people are called small. */
export const SMALL_STRATUM = 5;

export function countSmall(strata: readonly NamedStratum[]): number {
  return strata.filter((stratum) => stratum.size < SMALL_STRATUM).length;
}

/** A longer list of categories is no place for a lot: too many people would be counted where they are not. */
const SHORT_LIST = 6;
/** More names than these nobody groups by hand. */
const MOST_GROUPED = 12;

/**
 * Suggestions, the gentlest first: hand the rarest categories over by lot (a short list, and never
 * districts, for nobody lives in another one by lot), merge two neighbouring age bands, make one group of
 * the smallest categories of any other dimension, leave a dimension out. Each with the small strata that would be left (by lot: at most so many).
 */
export function coarser(plan: DrawPlan, strata: readonly NamedStratum[]): Coarsening[] {
  const before = countSmall(strata);
  const found = plan.stratify.flatMap((dimension, at): Coarsening[] => {
    const { name } = dimension;
    const dropped = countSmall(regroup(strata, at, () => ''));
    const drop: Coarsening = { kind: 'drop', dimension: name, small: dropped };
    if (dimension.source === 'age')
      return [
        ...merges(
          name,
          dimension.bands.map((band) => band.name),
          strata,
          at,
        ),
        drop,
      ];
    const sizes = categorySizes(strata, at);
    const isDistrict = name === 'district' || dimension.column === plan.register.columns.district;
    if (isDistrict || sizes.size > SHORT_LIST) return [...groups(name, strata, at, sizes), drop];
    const rare = rareCategories(sizes);
    const small = smallAfterLot(dimension, strata, at, rare);
    const byLot: Coarsening = { kind: 'by-lot', dimension: name, categories: rare, small };
    return rare.length === 0 || dimension.by_lot.length > 0 ? [drop] : [byLot, drop];
  });
  const rank = { 'by-lot': 0, merge: 1, group: 2, drop: 3 } as const;
  return found
    .filter((suggestion) => suggestion.small < before)
    .sort((a, b) => rank[a.kind] - rank[b.kind] || a.small - b.small)
    .slice(0, 4);
}

function merges(
  name: string,
  bands: readonly string[],
  strata: readonly NamedStratum[],
  at: number,
): Coarsening[] {
  const pairs = bands.slice(1).map((second, index): Coarsening => {
    const first = bands[index] as string;
    const small = countSmall(regroup(strata, at, (category) => (category === second ? first : category)));
    return { kind: 'merge', dimension: name, first, second, small };
  });
  return pairs.sort((a, b) => a.small - b.small).slice(0, 1);
}

/** The smallest categories as one, so many that the fewest small strata are left; half of them at most. */
function groups(
  name: string,
  strata: readonly NamedStratum[],
  at: number,
  sizes: ReadonlyMap<string, number>,
): Coarsening[] {
  const smallest = [...sizes]
    .sort(([a, x], [b, y]) => x - y || compareCodePoints(a, b))
    .map(([category]) => category);
  const most = Math.min(Math.max(2, Math.floor(smallest.length / 2)), smallest.length - 1, MOST_GROUPED);
  const found: Coarsening[] = [];
  for (let count = 2; count <= most; count++) {
    const categories = smallest.slice(0, count);
    const [first = ''] = categories;
    const joined = new Set(categories);
    const small = countSmall(regroup(strata, at, (category) => (joined.has(category) ? first : category)));
    found.push({ kind: 'group', dimension: name, categories, small });
  }
  return found.sort((a, b) => a.small - b.small).slice(0, 1);
}

function categorySizes(strata: readonly NamedStratum[], at: number): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { categories, size } of strata) {
    const category = categories[at] as string;
    sizes.set(category, (sizes.get(category) ?? 0) + size);
  }
  return sizes;
}

/** Categories that make up less than 2 % of the frame, as long as at least two others stay. */
function rareCategories(sizes: ReadonlyMap<string, number>): string[] {
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const rare = [...sizes].filter(([, size]) => 50 * size < total).map(([category]) => category);
  return sizes.size - rare.length >= 2 ? rare.sort() : [];
}

/** At most so many small strata are left: the lot can also make a stratum that nobody was in before. */
function smallAfterLot(
  dimension: ColumnDimension,
  strata: readonly NamedStratum[],
  at: number,
  rare: readonly string[],
): number {
  const isRare = ({ categories }: NamedStratum) => rare.includes(categories[at] as string);
  const kept = strata.filter((stratum) => !isRare(stratum));
  const others = ({ categories }: NamedStratum) =>
    JSON.stringify(categories.filter((_, index) => index !== at));
  // The lot falls on every category that the plan lists, whether or not anybody is in it.
  const usual =
    dimension.recognise === 'gender' ? GENDER_CATEGORIES : strata.map((stratum) => stratum.categories[at]);
  const all = new Set<string | undefined>(listedCategories(dimension) ?? usual);
  for (const category of rare) all.delete(category);
  const categories = all.size;
  const handed = new Map<string, number>();
  for (const stratum of strata.filter(isRare)) {
    handed.set(others(stratum), (handed.get(others(stratum)) ?? 0) + stratum.size);
  }
  let made = 0;
  for (const [rest, people] of handed) {
    const present = kept.filter((stratum) => others(stratum) === rest).length;
    made += Math.min(people, categories - present);
  }
  return countSmall(kept) + made;
}

function regroup(
  strata: readonly NamedStratum[],
  at: number,
  rename: (category: string) => string,
): NamedStratum[] {
  const groups = new Map<string, { categories: string[]; size: number }>();
  for (const { categories, size } of strata) {
    const renamed = categories.map((category, index) => (index === at ? rename(category) : category));
    const key = JSON.stringify(renamed);
    const group = groups.get(key) ?? { categories: renamed, size: 0 };
    group.size += size;
    groups.set(key, group);
  }
  return [...groups.values()];
}
