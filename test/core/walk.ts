import { roundNetwork } from '../../src/core/allocation.js';
import { allocationNetwork } from '../../src/core/network.js';
import type { Stratification } from '../../src/core/strata.js';

/** Everything that the rounding of SPEC 6.1 can come to, with exact chances. */

/** Numerator and denominator, in lowest terms. */
export type Fraction = readonly [bigint, bigint];

export interface Outcome {
  readonly chance: Fraction;
  readonly allocation: readonly number[];
}

export function fraction(numerator: bigint, denominator: bigint): Fraction {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [numerator / a, denominator / a];
}

export function add([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return fraction(a * d + c * b, b * d);
}

function times([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return fraction(a * c, b * d);
}

interface Walk {
  /** the way taken at each cycle; true: up */
  readonly ways: readonly boolean[];
  readonly outcome: Outcome;
}

/**
 * Every way the walk can go. `most` keeps a mistaken test from running for ever.
 * @throws RangeError if there are more outcomes
 */
export function everyOutcome(frame: Stratification, n: number, most = 20_000): Outcome[] {
  const outcomes: Outcome[] = [];
  for (let ways: readonly boolean[] | null = []; ways !== null; ) {
    const walk = walkAlong(frame, n, ways);
    outcomes.push(walk.outcome);
    if (outcomes.length > most) throw new RangeError(`more than ${most} outcomes`);
    const last = walk.ways.lastIndexOf(true);
    ways = last < 0 ? null : [...walk.ways.slice(0, last), false];
  }
  return outcomes;
}

/**
 * One run of the program's own rounding: the given ways first, then always up. A lot of `modulus` equal
 * numbers that shifts by `up` for `down` of them, and by `down` for `up` of them, has for either way the
 * chance `(modulus - shift) / modulus`.
 */
function walkAlong(frame: Stratification, n: number, given: readonly boolean[]): Walk {
  const network = allocationNetwork(frame, n);
  const { whole, fraction: parts, unit } = network;
  const amounts = () => Array.from(whole, (people, arc) => people * unit + (parts[arc] ?? 0));
  const states: number[][] = [];
  const moduli: number[] = [];
  const ways: boolean[] = [];
  roundNetwork(network, (cycle, modulus) => {
    if (cycle !== moduli.length) throw new Error(`expected cycle ${moduli.length}, got ${cycle}`);
    const up = given[cycle] ?? true;
    states.push(amounts());
    moduli.push(modulus);
    ways.push(up);
    return up ? 0 : modulus - 1;
  });
  states.push(amounts());
  const chances = moduli.map((modulus, cycle) => {
    const shift = shiftBetween(states[cycle] ?? [], states[cycle + 1] ?? []);
    return fraction(BigInt(modulus - shift), BigInt(modulus));
  });
  return {
    ways,
    outcome: {
      chance: chances.reduce(times, [1n, 1n]),
      allocation: Array.from(network.strata, (arc) => whole[arc] ?? Number.NaN),
    },
  };
}

/** By how much the arcs of the cycle changed, one way or the other: all by the same amount. */
function shiftBetween(before: readonly number[], after: readonly number[]): number {
  const changes = new Set(before.map((amount, arc) => Math.abs(amount - (after[arc] ?? 0))));
  changes.delete(0);
  const [shift, ...others] = changes;
  if (shift === undefined || others.length > 0) throw new Error(`expected one shift, got ${[...changes]}`);
  return shift;
}

/** The exact expectation of what each stratum gets. */
export function expectation(outcomes: readonly Outcome[]): Fraction[] {
  const strata = outcomes[0]?.allocation.length ?? 0;
  return Array.from({ length: strata }, (_, index) =>
    outcomes
      .map(({ chance, allocation }) => times(chance, [BigInt(allocation[index] ?? 0), 1n]))
      .reduce(add, [0n, 1n]),
  );
}
