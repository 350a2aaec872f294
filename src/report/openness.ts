import { type Outcome, presentTypes } from '../core/lottery/outcome.js';
import type { LotteryList } from '../core/lottery/record.js';

/** How open a lot is, for people to read; nothing is decided by these numbers. */
export interface Openness {
  readonly outcomes: number;
  /** pairs of people who both have a chance and are not both certain to be drawn */
  readonly pairs: number;
  /** of these: pairs that no outcome has together */
  readonly never: number;
  /** of these: pairs that are drawn together or not at all */
  readonly always: number;
  /** bits: how uncertain it is who is drawn. The lot picks an outcome, and people of a type have equal chances */
  readonly entropy: number;
  /** bits: if everybody were drawn on their own with the same chance; quotas and size take something of that */
  readonly independent: number;
}

type List = Pick<LotteryList, 'types' | 'outcomes' | 'total'>;

/** More types than this have more pairs than can be kept in memory. */
const MOST_TYPES = 20_000;

/** @returns `null` if there are too many types */
export function openness({ types, outcomes, total }: List): Openness | null {
  if (types.length > MOST_TYPES) return null;
  const sizes = types.map(({ size }) => size);
  const drawings = outcomes.map(({ weight, people }) => drawingOf(weight, people));
  const drawn = sizes.map(() => 0);
  for (const { weight, present, counts } of drawings)
    for (const [at, type] of present.entries())
      drawn[type] = (drawn[type] as number) + weight * (counts[at] as number);
  const chances = sizes.map((size, type) => (drawn[type] as number) / (total * size));
  const sum = (of: (size: number, type: number) => number) =>
    sizes.reduce((all, size, type) => all + of(size, type), 0);
  const able = sum((size, type) => ((chances[type] as number) > 0 ? size : 0));
  const certain = sum((size, type) => (drawn[type] === total * size ? size : 0));
  const pairs = pairsOf(able) - pairsOf(certain);
  return {
    outcomes: outcomes.length,
    pairs,
    never: pairsOf(able) - meetings(sizes, drawings),
    always: inseparable(sizes, drawings) - pairsOf(certain),
    entropy: rounded(entropyOf(sizes, drawings, total)),
    independent: rounded(sum((size, type) => size * bits(chances[type] as number))),
  };
}

/** An outcome without the types that it has nobody of, which are most where there are many. */
interface Drawing {
  readonly weight: number;
  /** types, ascending */
  readonly present: Int32Array;
  /** people of each of them */
  readonly counts: Int32Array;
}

function drawingOf(weight: number, people: Outcome): Drawing {
  const present = presentTypes(people);
  return {
    weight,
    present: Int32Array.from(present, ([type]) => type),
    counts: Int32Array.from(present, ([, count]) => count),
  };
}

function pairsOf(people: number): number {
  return (people * (people - 1)) / 2;
}

/** Pairs of people that some outcome can have together. */
function meetings(sizes: readonly number[], drawings: readonly Drawing[]): number {
  const T = sizes.length;
  const met = new Uint8Array(Math.ceil((T * T) / 8));
  let pairs = 0;
  const meet = (a: number, b: number, count: number) => {
    const bit = a * T + b;
    const at = Math.floor(bit / 8);
    const mask = 1 << (bit % 8);
    if (((met[at] as number) & mask) !== 0) return;
    met[at] = (met[at] as number) | mask;
    pairs += count;
  };
  for (const { present, counts } of drawings) {
    for (let at = 0; at < present.length; at++) {
      const a = present[at] as number;
      if ((counts[at] as number) > 1) meet(a, a, pairsOf(sizes[a] as number));
      for (let next = at + 1; next < present.length; next++) {
        const b = present[next] as number;
        meet(a, b, (sizes[a] as number) * (sizes[b] as number));
      }
    }
  }
  return pairs;
}

/** Pairs of people of whom each outcome has both or neither, and some outcome both: their types come whole. */
function inseparable(sizes: readonly number[], drawings: readonly Drawing[]): number {
  /** where each type is present; `null`: once it was not there as a whole */
  const places: (number[] | null)[] = sizes.map(() => []);
  for (const [drawing, { present, counts }] of drawings.entries())
    for (let at = 0; at < present.length; at++) {
      const type = present[at] as number;
      if (counts[at] === sizes[type]) places[type]?.push(drawing);
      else places[type] = null;
    }
  const together = new Map<string, number>();
  for (const [type, size] of sizes.entries()) {
    const where = places[type] ?? [];
    if (where.length > 0) together.set(where.join(), (together.get(where.join()) ?? 0) + size);
  }
  return [...together.values()].reduce((sum, people) => sum + pairsOf(people), 0);
}

/** Of the outcome, and of who is drawn of each type if it is known. */
function entropyOf(sizes: readonly number[], drawings: readonly Drawing[], total: number): number {
  const known = new Map<string, number>();
  let entropy = 0;
  for (const { weight, present, counts } of drawings) {
    const share = weight / total;
    let within = 0;
    for (const [at, type] of present.entries()) {
      const size = sizes[type] as number;
      const count = counts[at] as number;
      if (count === size) continue;
      const key = `${size},${count}`;
      const choices = known.get(key) ?? choicesOf(size, count);
      known.set(key, choices);
      within += choices;
    }
    entropy += share * (within - Math.log2(share));
  }
  return entropy;
}

/** log₂ of the number of ways to choose so many. */
function choicesOf(size: number, count: number): number {
  const fewer = Math.min(count, size - count);
  let sum = 0;
  for (let at = 0; at < fewer; at++) sum += Math.log2((size - at) / (at + 1));
  return sum;
}

function bits(chance: number): number {
  if (chance <= 0 || chance >= 1) return 0;
  return -chance * Math.log2(chance) - (1 - chance) * Math.log2(1 - chance);
}

/** Two digits after the point. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
