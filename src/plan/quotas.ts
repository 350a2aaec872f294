import { type CountedStratum, type Places, shareOfPeople } from '../core/lottery/quotas.js';
import { OF_FRAME, type Share, sharedPlaces, shareText } from '../core/lottery/shares.js';
import type { DimensionPlan, QuotaPart, QuotaRow } from '../core/plan.js';
import { error, type Place, type Problem } from '../core/problem.js';
import { GENDER_CATEGORIES, genderOf, listedCategories } from '../core/strata.js';
import { readBand } from './dimensions.js';
import { nearest } from './nearest.js';
import type { GroupInput, QuotaInput } from './quota-input.js';
import { readShare } from './share.js';

/** A quota and where its problems are: in the row, or at one of the row's keys. */
export interface LocatedQuota {
  readonly quota: QuotaInput;
  readonly place: (key?: string) => Place;
}

/** The people of the frame that shares of it are of. */
export interface Population {
  readonly dimensions: readonly { readonly name: string; readonly categories: readonly string[] }[];
  readonly strata: readonly CountedStratum[];
}

/** What quotas are made of besides themselves. */
export interface QuotaContext {
  readonly dimensions: readonly DimensionPlan[];
  readonly places: Places;
  /** `own`: the frame of this very draw, known when it has been read; `null`: there is none that shares could be of */
  readonly population: Population | 'own' | null;
  readonly report: (problem: Problem) => void;
}

const BOUNDS = ['min', 'max', 'count', 'share', 'min_flex', 'max_flex', 'weight'];

/**
 * The quotas in force: groups by the names of their categories, in the plan's order of dimensions, and whole
 * numbers. What is wrong goes to `report`; then the rows are of no use.
 */
export function resolveQuotas(quotas: readonly LocatedQuota[], context: QuotaContext): QuotaRow[] {
  const { dimensions, report } = context;
  const seen = new Set<string>();
  return quotas
    .flatMap((located) => writtenOut(located, context))
    .map((located) => {
      const group = resolveGroup(located, dimensions, report);
      const key = JSON.stringify(
        group.map(({ dimension, categories }) => [dimension, categories?.toSorted()]),
      );
      if (group.length > 0 && seen.has(key))
        report(error('PLAN-062', located.place(), { group: group.map(partName) }));
      seen.add(key);
      return { group, ...resolveBounds(located, group, context) };
    });
}

function partName({ dimension, categories }: QuotaPart): string {
  return `${dimension}: ${categories?.join(' + ') ?? 'each'}`;
}

function resolveGroup(
  { quota, place }: LocatedQuota,
  dimensions: readonly DimensionPlan[],
  report: (problem: Problem) => void,
): QuotaPart[] {
  if (quota.group.length === 0) report(error('PLAN-054', place()));
  const names = dimensions.map((dimension) => dimension.name);
  const parts = quota.group.flatMap((part): QuotaPart[] => {
    const dimension = dimensions.find(({ name }) => name === part.dimension);
    if (dimension !== undefined) return [resolvePart(part, dimension, place, report)];
    const near = nearest(part.dimension, [...names, ...BOUNDS]) ?? '';
    report(
      error('PLAN-053', place(part.dimension), { name: part.dimension, dimensions: names, nearest: near }),
    );
    return [];
  });
  return parts.sort((a, b) => names.indexOf(a.dimension) - names.indexOf(b.dimension));
}

function resolvePart(
  { dimension: name, categories }: GroupInput,
  dimension: DimensionPlan,
  place: LocatedQuota['place'],
  report: (problem: Problem) => void,
): QuotaPart {
  if (categories === null) return { dimension: name, categories: null };
  const known = knownCategories(dimension);
  const found = categories.flatMap((written) => {
    const category = categoryOf(dimension, written, known);
    if (category !== undefined) return [category];
    const params = { dimension: name, category: written, categories: known ?? [] };
    if (known === null) report(error('PLAN-067', place(name)));
    // Without any bands or groups it has been said that they are missing.
    else if (known.length > 0)
      report(error('PLAN-055', place(name), { ...params, nearest: nearest(written, known) ?? '' }));
    return [];
  });
  const double = found.find((category, at) => found.indexOf(category) !== at);
  if (double !== undefined) report(error('PLAN-025', place(name), { name: double }));
  return { dimension: name, categories: found };
}

/** All categories that somebody can be in; `null`: whatever values are present. */
export function knownCategories(dimension: DimensionPlan): readonly string[] | null {
  const listed = listedCategories(dimension);
  if (listed !== null || dimension.source === 'age') return listed;
  return dimension.recognise === 'gender' ? GENDER_CATEGORIES : null;
}

/** The category that is meant, by its name in the plan; `undefined` if there is none. */
export function categoryOf(
  dimension: DimensionPlan,
  written: string,
  known: readonly string[] | null,
): string | undefined {
  if (known === null) return written === '' ? undefined : written;
  if (known.includes(written)) return written;
  const others = known.filter((name) => name.toLowerCase() === written.toLowerCase());
  if (others.length === 1) return others[0];
  if (dimension.source === 'column')
    return dimension.name === 'gender' ? genderNamed(written, known) : undefined;
  const band = readBand(written);
  return dimension.bands.find(({ from, to }) => from === band?.from && to === band.to)?.name;
}

/** The usual spellings of a gender mean the category that has it. */
function genderNamed(written: string, known: readonly string[]): string | undefined {
  const gender = genderOf(written);
  if (gender === undefined) return undefined;
  const byName = known.filter((name) => name !== '' && genderOf(name) === gender);
  return byName.length === 1 ? byName[0] : undefined;
}

/** Each category of the population is a row of its own; of the own frame they are written out when it is known. */
function writtenOut(located: LocatedQuota, { population }: QuotaContext): LocatedQuota[] {
  const { quota } = located;
  if (quota.share !== OF_FRAME || population === null || population === 'own') return [located];
  let groups: GroupInput[][] = [[]];
  for (const part of quota.group) {
    const counted = population.dimensions.find(({ name }) => name === part.dimension);
    const parts =
      part.categories === null && counted !== undefined
        ? counted.categories.map((category) => ({ ...part, categories: [category] }))
        : [part];
    groups = groups.flatMap((begun) => parts.map((one) => [...begun, one]));
  }
  return groups.map((group) => ({ ...located, quota: { ...quota, group } }));
}

type Bounds = Pick<QuotaRow, 'min' | 'max' | 'min_flex' | 'max_flex' | 'share' | 'weight'>;

function resolveBounds(located: LocatedQuota, group: readonly QuotaPart[], context: QuotaContext): Bounds {
  const { places, report } = context;
  const { size } = places;
  const { quota, place } = located;
  const { min_flex = null, max_flex = null, weight } = quota;
  const soft = weight === undefined ? {} : { weight };
  const range = leastAndMost(located, group, context);
  if (range === null) return { min: 0, max: size, min_flex, max_flex, ...soft };
  const { min, max, share } = range;
  if (min > size) report(error('PLAN-063', place(), { min, size }));
  else if (min > max) report(error('PLAN-058', place(), { min, max }));
  if (min_flex !== null && min_flex > min) report(error('PLAN-059', place('min_flex'), { min_flex, min }));
  if (max_flex !== null && max_flex < max) report(error('PLAN-060', place('max_flex'), { max_flex, max }));
  return { min, max, min_flex, max_flex, ...(share === undefined ? {} : { share }), ...soft };
}

/** `null` if the quota has no numbers, or some that do not go together. */
function leastAndMost(
  { quota, place }: LocatedQuota,
  group: readonly QuotaPart[],
  context: QuotaContext,
): Pick<Bounds, 'min' | 'max' | 'share'> | null {
  const { report, places } = context;
  const { size, slack = 0 } = places;
  const { min, max, count, share, population } = quota;
  const given = (['count', 'share', 'min', 'max'] as const).filter((name) => quota[name] !== undefined);
  const exact = given.filter((name) => name === 'count' || name === 'share');
  if (given.length === 0 && population === undefined) {
    report(error('PLAN-056', place()));
    return null;
  }
  if (exact.length > 0 && given.length > 1) {
    report(error('PLAN-057', place(exact.at(-1)), { names: given }));
    return null;
  }
  if (count !== undefined) return { min: count, max: count };
  if (share === OF_FRAME && context.population === 'own') return { min: 0, max: size, share };
  if (share === undefined && population === undefined) return { min: min ?? 0, max: max ?? size };
  const part = sharesOf(quota, group, context, place);
  return part === null ? null : { ...sharedPlaces(part, size, slack), share: shareText(part) };
}

/** The share that a quota asks for; `null` if it is not to be understood, which has been said. */
function sharesOf(
  { share = '', population: counted }: QuotaInput,
  group: readonly QuotaPart[],
  { population, places, report }: QuotaContext,
  place: LocatedQuota['place'],
): Share | null {
  if (counted !== undefined) return shareOfCounts(counted, places, place, report);
  if (share === OF_FRAME) return shareOfFrame(group, population, place, report);
  const part = readShare(share);
  if (part === null) report(error('PLAN-061', place('share'), { share }));
  return part;
}

/** A size that nobody has said: numbers are not held to it. */
export const UNSIZED = 999_999_999;

/** Fewer people than places are no population; places themselves belong into `min` and `max`. */
function shareOfCounts(
  [people, total]: readonly [number, number],
  { size }: Places,
  place: LocatedQuota['place'],
  report: (problem: Problem) => void,
): Share | null {
  // That they add up to nothing has been said.
  if (total === 0) return null;
  const { file } = place();
  if (total < size && size < UNSIZED)
    report(error('PLAN-117', file === undefined ? {} : { file }, { total, size }));
  return { numerator: BigInt(people), denominator: BigInt(total) };
}

/** The share of a group in the frame of the draw of letters, which must know everything that the group is told by. */
function shareOfFrame(
  group: readonly QuotaPart[],
  population: QuotaContext['population'],
  place: LocatedQuota['place'],
  report: (problem: Problem) => void,
): Share | null {
  if (population === null || population === 'own') {
    report(error('PLAN-110', place('share')));
    return null;
  }
  const { dimensions, strata } = population;
  const wrong = group.flatMap(({ dimension, categories }): Problem[] => {
    const known = dimensions.find(({ name }) => name === dimension)?.categories;
    if (known === undefined)
      return [
        error('PLAN-111', place(dimension), {
          name: dimension,
          dimensions: dimensions.map(({ name }) => name),
        }),
      ];
    return (categories ?? [])
      .filter((category) => !known.includes(category))
      .map((category) => error('PLAN-112', place(dimension), { dimension, category, categories: known }));
  });
  for (const problem of wrong) report(problem);
  if (wrong.length > 0 || group.length === 0) return null;
  const names = dimensions.map(({ name }) => name);
  const named = group.map(({ dimension, categories }) => ({ dimension, categories: categories ?? [] }));
  return shareOfPeople(names, strata, named);
}
