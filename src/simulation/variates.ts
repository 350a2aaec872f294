import type { RandomStream } from './random.js';

/** Random numbers of some laws, for simulated answers. */

/** How many people are asked until the next one says yes, 1 or more; `Infinity` if nobody does. */
export function untilYes(stream: RandomStream, p: number): number {
  if (p <= 0) return Infinity;
  if (p >= 1) return 1;
  return 1 + Math.floor(Math.log(1 - stream.next()) / Math.log1p(-p));
}

/** From the density of Beta(yes, no), both above 0. */
export function betaVariate(stream: RandomStream, yes: number, no: number): number {
  const a = gammaVariate(stream, yes);
  return a / (a + gammaVariate(stream, no));
}

/** Marsaglia and Tsang, "A simple method for generating gamma variables" (2000). */
function gammaVariate(stream: RandomStream, shape: number): number {
  if (shape < 1) return gammaVariate(stream, shape + 1) * (1 - stream.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalVariate(stream);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - stream.next()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Box and Muller. */
function normalVariate(stream: RandomStream): number {
  const radius = Math.sqrt(-2 * Math.log(1 - stream.next()));
  return radius * Math.cos(2 * Math.PI * stream.next());
}
