import { atMost, betaBinomial, binomial, type CountLaw, massesUpTo } from './binomial.js';

/**
 * How many letters bring how many people who say yes. Everybody answers for themselves: of n letters to people who say
 * yes at the rate p, Binomial(n, p) do; where the rate was learned, it is itself uncertain, and their number is
 * beta-binomial. Floating point, for reports: nothing of this decides who is drawn.
 */

export type Rate =
  | { readonly kind: 'fixed'; readonly p: number }
  /** the density of Beta(yes, no), yes >= 1 and yes + no >= 2 */
  | { readonly kind: 'learned'; readonly yes: number; readonly no: number };

/** People who say yes at the same rate. */
export interface Asked {
  readonly rate: Rate;
  /** how many there are */
  readonly size: number;
}

export function rateMean(rate: Rate): number {
  return rate.kind === 'fixed' ? rate.p : rate.yes / (rate.yes + rate.no);
}

function lawOf(rate: Rate, letters: number): CountLaw {
  return rate.kind === 'fixed' ? binomial(letters, rate.p) : betaBinomial(letters, rate.yes, rate.no);
}

/** How many say yes on average. @param fraction letters for each person */
export function expectedYes(asked: readonly Asked[], fraction: number): number {
  return asked.reduce((sum, { rate, size }) => sum + size * fraction * rateMean(rate), 0);
}

/**
 * A draw rounds a share of s letters down or up, up as often as its fraction says (SPEC 6.1). So its number of yes has
 * the two laws in this proportion.
 */
function mixed(
  { rate, size }: Asked,
  fraction: number,
): readonly (readonly [weight: number, law: CountLaw])[] {
  const share = size * fraction;
  const whole = Math.floor(share);
  const up = share - whole;
  const down = [1 - up, lawOf(rate, whole)] as const;
  return up === 0 ? [down] : [down, [up, lawOf(rate, whole + 1)]];
}

/**
 * The chance that fewer than `places` say yes.
 * @param asked who answer independently of each other
 * @param fraction letters for each person
 */
export function chanceOfFewer(asked: readonly Asked[], fraction: number, places: number): number {
  if (places === 0) return 0;
  const [only, ...others] = asked;
  if (only === undefined) return 1;
  if (others.length === 0)
    return mixed(only, fraction).reduce((sum, [weight, law]) => sum + weight * atMost(law, places - 1), 0);
  const masses = yesMasses(asked, fraction, places);
  return masses.subarray(0, places).reduce((sum, mass) => sum + mass, 0);
}

/** The chances that 0, 1, .. `most` - 1 say yes and, as the last, that `most` or more do. */
function yesMasses(asked: readonly Asked[], fraction: number, most: number): Float64Array {
  let sum = massesUpTo(binomial(0, 0), most);
  for (const one of asked) {
    const masses = new Float64Array(most + 1);
    for (const [weight, law] of mixed(one, fraction))
      for (const [k, mass] of massesUpTo(law, most).entries())
        masses[k] = (masses[k] as number) + weight * mass;
    sum = convolved(sum, masses, most);
  }
  return sum;
}

/** The sum of two independent counts; the last chance is that of `most` or more. */
function convolved(a: Float64Array, b: Float64Array, most: number): Float64Array {
  const sum = new Float64Array(most + 1);
  const [first, last] = [b.findIndex(counts), b.findLastIndex(counts)];
  for (const [i, x] of a.entries()) {
    if (!counts(x)) continue;
    for (let j = first; j <= last; j++) {
      const at = Math.min(i + j, most);
      sum[at] = (sum[at] as number) + x * (b[j] as number);
    }
  }
  return sum;
}

/** All chances that are less are together less than anything that is looked at. */
function counts(chance: number): boolean {
  return chance > 1e-25;
}

/** People of whom at least `min` are wanted and at most `max` can be taken. */
export interface Part {
  readonly asked: readonly Asked[];
  readonly min: number;
  readonly max: number;
}

/**
 * The chance that those who say yes can fill all places, where the parts have nobody in common and answer independently
 * of each other. It can be done if and only if every part has its `min`, and the parts together, each up to its `max`,
 * have as many as there are places: then people are taken part by part until the places are filled. (What the parts ask
 * for together must not be more than there are places, whoever answers.)
 */
export function chanceToFill(parts: readonly Part[], fraction: number, places: number): number {
  if (parts.reduce((sum, { min }) => sum + min, 0) > places) return 0;
  let sum = massesUpTo(binomial(0, 0), places);
  for (const { asked, min, max } of parts) {
    const masses = yesMasses(asked, fraction, Math.min(max, places));
    masses.fill(0, 0, min);
    sum = convolved(sum, masses, places);
  }
  return Math.min(sum[places] ?? 0, 1);
}

/** Where two numbers are the same but for rounding. */
const SLACK = 1 + 1e-10;

/**
 * The least n from `low` to `high` at which the risk is no more than `most`; `null` if it is more at `high`.
 *
 * Found by bisection, for the risk never grows with n. Another letter adds somebody who may say yes, and takes nobody
 * away: with n + 1 letters the number of yes is the one with n and a further 0 or 1. (A share of s letters is rounded to
 * the whole part of s + u with the same u from 0 to 1, which does not fall as s grows; a rate that is itself uncertain is
 * one that is known, averaged.) Whoever can be taken need not be, so what could be filled before still can be.
 */
export function leastLetters(
  risk: (n: number) => number,
  most: number,
  low: number,
  high: number,
): number | null {
  const holds = (n: number) => risk(n) <= most * SLACK;
  if (low > high || !holds(high)) return null;
  let [below, found] = [low - 1, high];
  while (found - below > 1) {
    const middle = Math.floor((below + found) / 2);
    if (holds(middle)) found = middle;
    else below = middle;
  }
  return found;
}

/** More letters than any draw here has. */
export const MOST_LETTERS = 1_000_000;

/** The least number of letters at which `places` people say yes with a risk of no more than `most` that they don't. */
export function lettersFor(asked: readonly Asked[], places: number, most: number): number | null {
  const people = asked.reduce((sum, { size }) => sum + size, 0);
  return leastLetters((n) => chanceOfFewer(asked, n / people, places), most, places, MOST_LETTERS);
}

/**
 * A number of letters as people would say it: up to the next 5, 10, 50, 500, ..; from 100 on less than a tenth more.
 * @param most people there are
 */
export function roundedUp(letters: number, most: number): number {
  if (letters <= 20) return Math.min(letters, most);
  const power = 10 ** Math.floor(Math.log10(letters));
  const step = letters < 1000 ? (letters < 100 ? 5 : 10) : power / 20;
  return Math.min(Math.ceil(letters / step) * step, most);
}
