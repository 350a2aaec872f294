/**
 * How many of those who are asked say yes: the binomial law, and the beta-binomial one where the rate itself is only
 * known from earlier answers. In floating point, for reports; nothing is decided by it.
 *
 * The terms are those of C. Loader, "Fast and accurate computation of binomial probabilities" (2000): no factorial is
 * ever formed, so a term is right to some 14 digits also among a million people.
 */

/** The counts 0 .. n; their chances grow until `mode` and fall after it. */
export interface CountLaw {
  readonly n: number;
  readonly mode: number;
  /** logarithm of the chance of exactly k, 0 <= k <= n */
  readonly logOf: (k: number) => number;
  /** chance of k divided by that of k - 1, 1 <= k <= n */
  readonly ratio: (k: number) => number;
}

/** @throws RangeError unless n is whole and 0 <= p <= 1 */
export function binomial(n: number, p: number): CountLaw {
  checkCount(n);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`expected a rate from 0 to 1, got ${p}`);
  return {
    n,
    mode: Math.min(n, Math.floor((n + 1) * p)),
    logOf: (k) => logTerm(k, n, p, 1 - p),
    ratio: (k) => ((n - k + 1) * p) / (k * (1 - p)),
  };
}

/**
 * The same where the rate has the density of Beta(yes, no). Its one peak is where the ratio of neighbours,
 * (n-k+1)(k-1+yes) / (k (n-k+no)), falls to 1, which is a linear inequality in k.
 * @throws RangeError unless n is whole, yes >= 1 and yes + no >= 2; then there is one peak
 */
export function betaBinomial(n: number, yes: number, no: number): CountLaw {
  checkCount(n);
  if (!(yes >= 1 && no > 0 && yes + no >= 2 && yes + no < Infinity))
    throw new RangeError(`expected at least 1 and together 2, got ${yes} and ${no}`);
  const all = yes + no;
  const peak = all === 2 ? n : ((n + 1) * (yes - 1)) / (all - 2);
  return {
    n,
    // Beta(1, 1) is flat; then every count is a peak.
    mode: Math.min(n, Math.floor(yes === 1 ? 0 : peak)),
    logOf: (k) => {
      // C(n,k) B(yes+k, no+n-k) / B(yes, no), each part as a term at the rate that the two have in common.
      const p = (yes + k) / (all + n);
      const q = (no + n - k) / (all + n);
      return (
        logTerm(k, n, p, q) +
        logTerm(yes, all, p, q) +
        Math.log((yes * no) / all) -
        logTerm(yes + k, all + n, p, q) -
        Math.log((yes + k) * q)
      );
    },
    ratio: (k) => ((n - k + 1) * (k - 1 + yes)) / (k * (n - k + no)),
  };
}

function checkCount(n: number): void {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`expected a whole number from 0 on, got ${n}`);
}

/** The chance of at most k. */
export function atMost(law: CountLaw, k: number): number {
  if (k < 0) return 0;
  if (k >= law.n) return 1;
  const start = Math.min(k, law.mode);
  const first = Math.exp(law.logOf(start));
  let sum = first;
  let term = first;
  // Away from the peak terms only fall: those that no longer count are followed by smaller ones.
  for (let at = start; at > 0 && term > sum * NEGLIGIBLE; at--) {
    term /= law.ratio(at);
    sum += term;
  }
  term = first;
  for (let at = start + 1; at <= k && term > sum * NEGLIGIBLE; at++) {
    term *= law.ratio(at);
    sum += term;
  }
  return Math.min(sum, 1);
}

const NEGLIGIBLE = 1e-19;

/** The chances of exactly 0, 1, .. `most` - 1 and, as the last, of `most` or more. */
export function massesUpTo(law: CountLaw, most: number): Float64Array {
  const masses = new Float64Array(most + 1);
  let below = 0;
  for (let k = 0; k < most && k <= law.n; k++) {
    masses[k] = Math.exp(law.logOf(k));
    below += masses[k] as number;
  }
  masses[most] = most > law.n ? 0 : Math.max(0, 1 - (most === 0 ? 0 : below));
  return masses;
}

/** Logarithm of C(n, x) p^x q^(n-x), also for parts of people; 0 <= x <= n. */
function logTerm(x: number, n: number, p: number, q: number): number {
  if (p === 0) return x === 0 ? 0 : -Infinity;
  if (q === 0) return x === n ? 0 : -Infinity;
  if (x === 0) return n * (p < 0.5 ? Math.log1p(-p) : Math.log(q));
  if (x === n) return n * (q < 0.5 ? Math.log1p(-q) : Math.log(p));
  const rest = n - x;
  return (
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(rest) -
    deviance(x, n * p) -
    deviance(rest, n * q) +
    0.5 * Math.log(n / (2 * Math.PI * x * rest))
  );
}

/** log(x!) less Stirling's formula, for x > 0; a small x is lifted to where the series holds. */
function stirlingError(x: number): number {
  let lifted = 0;
  let at = x;
  for (; at < 16; at++) lifted += (at + 0.5) * Math.log1p(1 / at) - 1;
  const square = at * at;
  return lifted + (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / square) / square) / square) / at;
}

/** x log(x / m) + m - x, without losing digits where x is near m. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let part = 2 * x * v;
  for (let j = 1; ; j++) {
    part *= v * v;
    const next = sum + part / (2 * j + 1);
    if (next === sum) return sum;
    sum = next;
  }
}
