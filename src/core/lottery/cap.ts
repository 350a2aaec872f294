import type { Fraction } from './bound.js';
import type { QuotaModel } from './outcome.js';
import { compare } from './portfolio.js';

/**
 * How small the greatest chance can be at least (SPEC 6.3, Cap). Weigh the types with `a_t >= 0` and `b_t >= 0`. If
 * everybody with a chance has at least `L`, and nobody more than `U`, then for any multipliers `u_g` and `m`
 *
 *     L * sum(a_t * N_t) - U * sum(b_t * N_t)  <=  sum((a_t - b_t) * E_t)  <=  above
 *
 * where E_t people of the type are to be expected, and `above` is what it is for the bound, with `a_t - b_t` in place of
 * `a_t`. This limits U once L is known, or both together.
 */
export interface CapProof {
  /** a_t, for the least chance; 0 for whoever has no chance */
  readonly least: readonly number[];
  /** b_t, for the greatest */
  readonly most: readonly number[];
  /** u_g: quotas, then households */
  readonly groups: readonly number[];
  readonly size: number;
}

/** What a list reaches, and what no list can fall below. */
export interface CapFigures {
  readonly value: Fraction;
  readonly bound: Fraction;
}

/** Whether the proof has a multiplier for everything, and none that it may not have. */
export function isCapProof(model: QuotaModel, proof: CapProof, chances: readonly Fraction[]): boolean {
  const { least, most, groups } = proof;
  const isWhole =
    least.length === model.sizes.length &&
    most.length === model.sizes.length &&
    groups.length === model.groups.length;
  const isSigned = [...least, ...most].every((multiplier) => multiplier >= 0);
  return (
    isWhole && isSigned && least.every((multiplier, type) => multiplier === 0 || isPositive(chances[type]))
  );
}

/**
 * The greatest chance, and how small it can be at least if the least chance above zero stays what it is.
 * @param chances of each type
 */
export function capOf(model: QuotaModel, proof: CapProof, chances: readonly Fraction[]): CapFigures {
  const { least, greatest } = rangeOf(chances);
  const { a, b, above } = sums(model, proof);
  // least * a - U * b <= above
  const numerator = least[0] * a - above * least[1];
  if (b === 0n || numerator <= 0n) return { value: greatest, bound: [0n, 1n] };
  return { value: greatest, bound: [numerator, least[1] * b] };
}

const STEPS = 10n ** 9n;
/** Factors are looked for up to this. */
const MOST_FACTOR = 10n ** 9n;

/**
 * The least factor `f` such that all chances above zero are from `c / f` to `c * f`, where `c` is `n / N`, everybody's
 * chance without quotas; and how small it can be at least, in steps of 10^-9.
 */
export function factorOf(model: QuotaModel, proof: CapProof, chances: readonly Fraction[]): CapFigures {
  const { least, greatest } = rangeOf(chances);
  const people = BigInt(model.sizes.reduce((sum, size) => sum + size, 0));
  const n = BigInt(model.size);
  const below: Fraction = [n * least[1], people * least[0]];
  const above: Fraction = [greatest[0] * people, greatest[1] * n];
  const value = least[0] === 0n ? above : compare(below, above) > 0 ? below : above;
  return { value, bound: [leastFactor(people, n, sums(model, proof)), STEPS] };
}

/** The greatest `k` for which no factor below `k / 10^9` is possible: `c * a / f - c * b * f` falls as f grows. */
function leastFactor(people: bigint, n: bigint, { a, b, above }: Sums): bigint {
  // With f = k / STEPS: n * (a * STEPS² - b * k²) > above * people * k * STEPS.
  const isImpossible = (k: bigint) => n * (a * STEPS * STEPS - b * k * k) >= above * people * k * STEPS;
  let [low, high] = [STEPS, MOST_FACTOR * STEPS];
  if (!isImpossible(low)) return low;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (isImpossible(middle)) low = middle;
    else high = middle;
  }
  return low;
}

interface Sums {
  readonly a: bigint;
  readonly b: bigint;
  readonly above: bigint;
}

function sums(model: QuotaModel, { least, most, groups, size }: CapProof): Sums {
  const reduced = model.sizes.map(
    (_, type) => BigInt(least[type] ?? 0) - BigInt(most[type] ?? 0) - BigInt(size),
  );
  let above = BigInt(size) * BigInt(model.size);
  for (const [at, group] of model.groups.entries()) {
    const multiplier = BigInt(groups[at] ?? 0);
    if (multiplier === 0n) continue;
    above += multiplier * BigInt(multiplier > 0n ? group.max : group.min);
    for (const type of group.members) reduced[type] = (reduced[type] as bigint) - multiplier;
  }
  let [a, b] = [0n, 0n];
  for (const [type, people] of model.sizes.entries()) {
    const left = reduced[type] as bigint;
    if (left > 0n) above += BigInt(people) * left;
    a += BigInt(least[type] ?? 0) * BigInt(people);
    b += BigInt(most[type] ?? 0) * BigInt(people);
  }
  return { a, b, above };
}

/** The least chance above zero, and the greatest. */
function rangeOf(chances: readonly Fraction[]): { readonly least: Fraction; readonly greatest: Fraction } {
  const [first = [0n, 1n] as const, ...others] = chances.filter(isPositive);
  return {
    least: others.reduce((so, one) => (compare(one, so) < 0 ? one : so), first),
    greatest: others.reduce((so, one) => (compare(one, so) > 0 ? one : so), first),
  };
}

function isPositive(chance: Fraction | undefined): boolean {
  return chance !== undefined && chance[0] > 0n;
}
