import seedrandom from 'seedrandom';
import { isDigest, type TextDigest } from '../core/digest.js';

/**
 * Random numbers for invented registers and simulations. They never decide who is drawn; that is SHA-256
 * alone (SPEC 6 and 7).
 *
 * seedrandom gives the same stream for the keys `12` and `1212`, and looks at 8 bits of each character
 * only. It is therefore keyed with nothing but the 64 hexadecimal digits of a SHA-256.
 */
export interface RandomStream {
  /** a multiple of 2^-32 in [0, 1) */
  next(): number;
  /** 0, 1, .. `below` - 1; the bias is under `below` * 2^-32. @throws RangeError unless 1 <= below <= 2^32 */
  integer(below: number): number;
  /** One element, each as likely. @throws RangeError if there is none */
  pick<T>(list: readonly T[]): T;
  /** One value with the odds of the table. */
  weighted<T>(table: WeightedTable<T>): T;
}

/** Values with their odds, made once by {@link weightedTable} and drawn from often. */
export interface WeightedTable<T> {
  readonly values: readonly T[];
  /** running sums of the weights */
  readonly sums: readonly number[];
  readonly total: number;
}

/**
 * @param entries values and weights; weights are finite, not negative, and not all zero
 * @throws RangeError if they are not
 */
export function weightedTable<T>(
  entries: readonly (readonly [value: T, weight: number])[],
): WeightedTable<T> {
  let total = 0;
  const sums = entries.map(([, weight]) => {
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`expected a finite weight of at least 0, got ${weight}`);
    }
    total += weight;
    return total;
  });
  if (total === 0) throw new RangeError('expected at least one weight above 0, got none');
  return { values: entries.map(([value]) => value), sums, total };
}

/**
 * The stream that belongs to these parts, such as a purpose and a seed; other parts, or the same
 * characters divided otherwise, give another stream.
 * @param digest SHA-256, see {@link TextDigest}
 * @throws RangeError if `digest` gives anything but 64 hexadecimal digits
 */
export function randomStream(digest: TextDigest, ...parts: readonly string[]): RandomStream {
  const key = digest(JSON.stringify(parts));
  if (!isDigest(key)) throw new RangeError(`expected a SHA-256 in 64 hexadecimal digits, got ${key.length}`);
  const next = seedrandom(key).quick;
  return {
    next,
    integer: (below) => {
      if (!Number.isInteger(below) || below < 1 || below > 2 ** 32) {
        throw new RangeError(`expected a whole number from 1 to 2^32, got ${below}`);
      }
      return Math.floor(next() * below);
    },
    pick: (list) => {
      if (list.length === 0) throw new RangeError('expected a list with elements, got an empty one');
      return elementAt(list, Math.floor(next() * list.length));
    },
    weighted: (table) => elementAt(table.values, firstAbove(table.sums, next() * table.total)),
  };
}

/** The index of the first sum above `x`, which is below the last of them. */
function firstAbove(sums: readonly number[], x: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] as number) > x) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The caller knows that the index is inside the list. */
function elementAt<T>(list: readonly T[], index: number): T {
  return list[index] as T;
}
