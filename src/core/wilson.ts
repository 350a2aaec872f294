/**
 * How sure a share is that was counted on few people: Wilson's score interval (E. B. Wilson, JASA 22, 1927, 209-212).
 *
 *     (k + z²/2  ±  z √(k (n - k) / n + z²/4)) / (n + z²)
 *
 * It is no wider than from 0 to 1, and says something of 0 of n and of n of n too. Reports alone use it; it decides
 * nothing.
 */

export interface Rate {
  /** k / n */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Of the standard normal distribution 95 % lie between -z and z. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of k of n; `null` if n is 0, for then nothing is known.
 * @throws RangeError if these are no counts, or k is more than n
 */
export function wilson(k: number, n: number): Rate | null {
  if (!Number.isSafeInteger(k) || !Number.isSafeInteger(n) || k < 0 || k > n)
    throw new RangeError(`expected 0 ≤ k ≤ n, got ${k} of ${n}`);
  if (n === 0) return null;
  const square = Z * Z;
  const middle = k + square / 2;
  const reach = Z * Math.sqrt((k * (n - k)) / n + square / 4);
  return {
    share: k / n,
    // At the ends the formula gives 0 and 1 but for the last digits.
    low: k === 0 ? 0 : (middle - reach) / (n + square),
    high: k === n ? 1 : (middle + reach) / (n + square),
  };
}
