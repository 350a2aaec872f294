import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atMost, betaBinomial, binomial, massesUpTo } from '../../src/core/binomial.js';
import {
  type Asked,
  chanceOfFewer,
  chanceToFill,
  leastLetters,
  lettersFor,
  MOST_LETTERS,
  roundedUp,
} from '../../src/core/yield.js';

/** Numbers of people who say yes, against sums of fractions without any rounding. */

/** A fraction as a number, right to the last digits also where both are huge and far apart. */
function numberOf(numerator: bigint, denominator: bigint): number {
  const lifted = Math.max(0, denominator.toString(2).length - numerator.toString(2).length) + 80;
  return Number((numerator << BigInt(lifted)) / denominator) * 2 ** -lifted;
}

function choose(n: bigint, k: bigint): bigint {
  let product = 1n;
  for (let i = 1n; i <= k; i++) product = (product * (n - k + i)) / i;
  return product;
}

/** P(X <= k) for X ~ Bin(n, above / below). */
function exactBinomial(n: number, k: number, above: bigint, below: bigint): number {
  let sum = 0n;
  for (let i = 0n; i <= BigInt(k); i++)
    sum += choose(BigInt(n), i) * above ** i * (below - above) ** (BigInt(n) - i);
  return numberOf(sum, below ** BigInt(n));
}

/** x (x + 1) .. (x + k - 1) */
function rising(x: bigint, k: number): bigint {
  let product = 1n;
  for (let i = 0n; i < BigInt(k); i++) product *= x + i;
  return product;
}

/** P(X <= k) for the beta-binomial law of whole parameters. */
function exactBetaBinomial(n: number, k: number, yes: bigint, no: bigint): number {
  let sum = 0n;
  for (let i = 0; i <= k; i++) sum += choose(BigInt(n), BigInt(i)) * rising(yes, i) * rising(no, n - i);
  return numberOf(sum, rising(yes + no, n));
}

const near = (found: number, exact: number) =>
  expect(Math.abs(found - exact), `${found} is not ${exact}`).toBeLessThanOrEqual(1e-12 * exact + 1e-300);

describe('the binomial law', () => {
  test('is that of fractions, for all n, k and rates', () => {
    const cases = fc
      .record({ n: fc.integer({ min: 1, max: 120 }), at: fc.double({ min: 0, max: 1, noNaN: true }) })
      .chain(({ n, at }) =>
        fc.tuple(fc.constant(n), fc.constant(Math.floor(at * n)), fc.integer({ min: 0, max: 64 })),
      );
    fc.assert(
      fc.property(cases, ([n, k, p]) => {
        // Sixty-fourths are the same in both ways of writing.
        near(atMost(binomial(n, p / 64), k), exactBinomial(n, k, BigInt(p), 64n));
      }),
    );
  });

  test('is that of fractions for rates that occur', () => {
    for (const [n, k, above, below] of [
      [1000, 34, 5n, 100n],
      [1243, 49, 5n, 100n],
      [2000, 3, 1n, 1000n],
      [500, 480, 11n, 100n],
    ] as const)
      near(atMost(binomial(n, Number(above) / Number(below)), k), exactBinomial(n, k, above, below));
  });

  // NIST/SEMATECH and R's pbinom(8, 20, 0.3), pbinom(1, 10, 0.1), pbinom(45, 100, 0.5).
  test.each([
    [20, 0.3, 8, 0.8866685],
    [10, 0.1, 1, 0.7360989],
    [100, 0.5, 45, 0.1841008],
  ])('has the published value for %i at %f', (n, p, k, published) => {
    expect(atMost(binomial(n, p), k)).toBeCloseTo(published, 7);
  });

  test('a million letters: the middle is a half, and both ends meet', () => {
    const law = binomial(1_000_000, 0.05);
    // By Göb (1994) the median of whole n p is n p; P(X <= np) - 1/2 is about half the term and skewness / 6.
    expect(atMost(law, 50_000)).toBeGreaterThan(0.5);
    expect(atMost(law, 49_999)).toBeLessThan(0.5);
    const mirrored = binomial(1_000_000, 0.95);
    near(atMost(law, 49_500) + atMost(mirrored, 1_000_000 - 49_501), 1);
  });

  test('nobody, everybody, and no letters', () => {
    expect(atMost(binomial(10, 0), 0)).toBe(1);
    expect(atMost(binomial(10, 1), 9)).toBe(0);
    expect(atMost(binomial(10, 1), 10)).toBe(1);
    expect(atMost(binomial(0, 0.3), 0)).toBe(1);
    expect(atMost(binomial(5, 0.3), -1)).toBe(0);
  });

  test('is refused for what is no rate and no number', () => {
    expect(() => binomial(10, 1.5)).toThrow(RangeError);
    expect(() => binomial(10, Number.NaN)).toThrow(RangeError);
    expect(() => binomial(1.5, 0.5)).toThrow(RangeError);
  });
});

describe('the beta-binomial law', () => {
  test('is that of fractions', () => {
    const whole = (min: number, max: number) => fc.integer({ min, max });
    fc.assert(
      fc.property(
        whole(1, 60),
        fc.double({ min: 0, max: 1, noNaN: true }),
        whole(1, 40),
        whole(1, 400),
        (n, at, yes, no) => {
          const k = Math.floor(at * n);
          near(atMost(betaBinomial(n, yes, no), k), exactBetaBinomial(n, k, BigInt(yes), BigInt(no)));
        },
      ),
    );
  });

  test.each([
    [1, 1],
    [1.5, 0.5],
    [3.25, 61.5],
    [40.5, 959.5],
    [1, 39],
  ])('its chances add up to 1: Beta(%f, %f)', (yes, no) => {
    for (const n of [0, 1, 2, 17, 1000, 20_000]) {
      const law = betaBinomial(n, yes, no);
      const sum = massesUpTo(law, n)
        .subarray(0, n)
        .reduce((a, b) => a + b, 0);
      expect(Math.abs(sum + Math.exp(law.logOf(n)) - 1)).toBeLessThan(1e-11);
    }
  });

  test('is wider than the binomial law of its mean, and becomes it when much is known', () => {
    const known = atMost(binomial(1000, 0.05), 39);
    expect(atMost(betaBinomial(1000, 5, 95), 39)).toBeGreaterThan(2 * known);
    expect(atMost(betaBinomial(1000, 5e7, 95e7), 39)).toBeCloseTo(known, 6);
  });

  test('has one peak, so that sums can end where terms no longer count', () => {
    for (const [yes, no] of [
      [1, 1],
      [1.5, 0.5],
      [2, 0.5],
      [5, 95],
      [1, 20],
      [30, 3],
    ] as const) {
      const law = betaBinomial(50, yes, no);
      for (let k = 1; k <= 50; k++) {
        if (k <= law.mode) expect(law.ratio(k)).toBeGreaterThan(1 - 1e-12);
        else expect(law.ratio(k)).toBeLessThan(1 + 1e-12);
      }
    }
  });

  test('is refused where it would have two peaks', () => {
    expect(() => betaBinomial(10, 0.5, 0.5)).toThrow(RangeError);
    expect(() => betaBinomial(10, 1, Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

const at = (p: number, size = 1): Asked => ({ rate: { kind: 'fixed', p }, size });

describe('the least number of letters', () => {
  test('is the first of all that is enough, by enumeration in fractions', () => {
    for (const [places, rate, most] of [
      [1, [1n, 20n], 0.05],
      [3, [1n, 2n], 0.01],
      [12, [1n, 10n], 0.1],
      [5, [3n, 100n], 0.5],
    ] as const) {
      let n = places as number;
      while (exactBinomial(n, places - 1, rate[0], rate[1]) > most) n++;
      expect(lettersFor([at(Number(rate[0]) / Number(rate[1]))], places, most)).toBe(n);
    }
  });

  test('is found where the chance is met to the last digit', () => {
    // 19 of 20 say yes: one letter is enough for 95 %.
    expect(lettersFor([at(0.95)], 1, 0.05)).toBe(1);
    expect(lettersFor([at(0.5)], 1, 0.5)).toBe(1);
    expect(lettersFor([at(1)], 50, 0.000001)).toBe(50);
  });

  test('is none where a million are not enough', () => {
    expect(lettersFor([at(0.001)], 2000, 0.05)).toBeNull();
  });

  test('grows with places and certainty, and falls with the rate', () => {
    const rates = fc.integer({ min: 1, max: 100 });
    const places = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(rates, places, fc.constantFrom(0.5, 0.1, 0.05, 0.01), (percent, wanted, most) => {
        const n = lettersFor([at(percent / 100)], wanted, most) as number;
        expect(lettersFor([at(percent / 100)], wanted + 1, most) as number).toBeGreaterThan(n);
        expect(lettersFor([at(percent / 100)], wanted, most / 2) as number).toBeGreaterThanOrEqual(n);
        expect(
          lettersFor([at(Math.min(1, percent / 100 + 0.01))], wanted, most) as number,
        ).toBeLessThanOrEqual(n);
        expect(chanceOfFewer([at(percent / 100)], n, wanted)).toBeLessThanOrEqual(most * (1 + 1e-9));
        if (n > wanted) expect(chanceOfFewer([at(percent / 100)], n - 1, wanted)).toBeGreaterThan(most);
      }),
      { numRuns: 60 },
    );
  });

  test('the risk never grows with the letters, also where shares are fractions and rates uncertain', () => {
    const group = fc.record({
      size: fc.integer({ min: 1, max: 50 }),
      rate: fc.oneof(
        fc.record({ kind: fc.constant('fixed' as const), p: fc.double({ min: 0, max: 1, noNaN: true }) }),
        fc.record({
          kind: fc.constant('learned' as const),
          yes: fc.double({ min: 1, max: 30, noNaN: true }),
          no: fc.double({ min: 1, max: 300, noNaN: true }),
        }),
      ),
    });
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 8 }),
        (asked, places) => {
          const people = asked.reduce((sum, { size }) => sum + size, 0);
          let before = 1;
          for (let n = 0; n <= people; n++) {
            const risk = chanceOfFewer(asked, n / people, places);
            expect(risk).toBeLessThanOrEqual(before + 1e-12);
            before = risk;
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('bisection: the first that holds, or none', () => {
    for (let first = 3; first <= 12; first++)
      expect(leastLetters((n) => (n >= first ? 0 : 1), 0.5, 3, 12)).toBe(first);
    expect(leastLetters(() => 1, 0.5, 3, 12)).toBeNull();
    expect(leastLetters(() => 0, 0.5, 13, 12)).toBeNull();
  });
});

/** All ways in which n people can answer, with their chances: the number of yes. */
function* enumerated(
  letters: readonly number[],
  p: readonly number[],
): Generator<[yes: number[], chance: number]> {
  const [first, ...rest] = letters;
  if (first === undefined) {
    yield [[], 1];
    return;
  }
  const [rate = 0, ...others] = p;
  for (const [yes, chance] of enumerated(rest, others))
    for (let k = 0; k <= first; k++)
      yield [
        [k, ...yes],
        chance * Number(choose(BigInt(first), BigInt(k))) * rate ** k * (1 - rate) ** (first - k),
      ];
}

/** Whether some choice of people meets all, tried one after the other. */
function canChoose(
  yes: readonly number[],
  parts: readonly { min: number; max: number }[],
  places: number,
): boolean {
  const [first, ...rest] = yes;
  const [part, ...others] = parts;
  if (first === undefined || part === undefined) return places === 0;
  for (let taken = part.min; taken <= Math.min(first, part.max, places); taken++)
    if (canChoose(rest, others, places - taken)) return true;
  return false;
}

describe('places in groups that have nobody in common', () => {
  const cases = fc
    .array(
      fc.record({
        letters: fc.integer({ min: 0, max: 6 }),
        p: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
        min: fc.integer({ min: 0, max: 3 }),
        more: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .chain((parts) => fc.tuple(fc.constant(parts), fc.integer({ min: 1, max: 9 })));

  test('are filled as often as an enumeration of all answers says', () => {
    fc.assert(
      fc.property(cases, ([drawn, places]) => {
        const parts = drawn.map(({ letters, p, min, more }) => ({
          asked: [at(p, letters)],
          min,
          max: min + more,
        }));
        let exact = 0;
        const letters = drawn.map((one) => one.letters);
        for (const [yes, chance] of enumerated(
          letters,
          drawn.map(({ p }) => p),
        ))
          if (canChoose(yes, parts, places)) exact += chance;
        expect(chanceToFill(parts, 1, places)).toBeCloseTo(exact, 12);
      }),
    );
  });

  test('one group without a quota is the number of yes', () => {
    const asked = [at(0.05, 1000)];
    expect(chanceToFill([{ asked, min: 0, max: 40 }], 1, 40)).toBeCloseTo(
      1 - chanceOfFewer(asked, 1, 40),
      12,
    );
  });

  test('a share between two whole numbers is in between, as its fraction says', () => {
    const asked = [at(0.3, 10)];
    const [low, high] = [chanceOfFewer(asked, 0.2, 1), chanceOfFewer(asked, 0.3, 1)];
    expect(chanceOfFewer(asked, 0.225, 1)).toBeCloseTo(0.75 * low + 0.25 * high, 12);
  });

  test('several rates in a group are convolved', () => {
    let exact = 0;
    for (const [yes, chance] of enumerated([4, 5, 3], [0.1, 0.5, 0.9]))
      if (yes.reduce((sum, k) => sum + k, 0) < 5) exact += chance;
    expect(chanceOfFewer([at(0.1, 4), at(0.5, 5), at(0.9, 3)], 1, 5)).toBeCloseTo(exact, 12);
  });
});

test('what is recommended is never less, and little more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MOST_LETTERS }), (letters) => {
      const said = roundedUp(letters, 2 * MOST_LETTERS);
      expect(said).toBeGreaterThanOrEqual(letters);
      expect(said).toBeLessThan(letters * 1.2);
      expect(roundedUp(said, 2 * MOST_LETTERS)).toBe(said);
    }),
  );
  expect([1243, 993, 1180, 61, 12_345, 20].map((n) => roundedUp(n, 1e6))).toEqual([
    1250, 1000, 1200, 65, 12_500, 20,
  ]);
  expect(roundedUp(1243, 1245)).toBe(1245);
});
