import { targetsFor, volunteers } from './population.mjs';

/**
 * Pools of the size that national assemblies have. Nothing is fitted here: shares, who says yes, and what goes
 * along with what are made of a name, and the targets are the population's shares, rounded down and up. Where
 * such targets can't be met, the next name is taken (`pools.mjs`).
 */
export const HARD = new Map([
  ['hard-600', { values: [3, 5, 6, 4, 8], people: 600, panel: 60 }],
  ['hard-1000', { values: [3, 5, 6, 4, 8], people: 1000, panel: 100 }],
  ['hard-2220', { values: [3, 5, 6, 4, 12], people: 2220, panel: 160 }],
  ['hard-400', { values: [2, 3, 4, 5, 6, 2, 3, 4, 5], people: 400, panel: 50 }],
  ['hard-10000', { values: [3, 5, 6, 4, 8, 3], people: 10_000, panel: 100 }],
  ['hard-40', { values: [40, 40, 40], people: 1200, panel: 120 }],
]);

/** Rarest and commonest value of a feature differ by about this factor, and so do the unwilling and the willing. */
const SPREAD = 5;
const WILLING = 6;
/** How strongly values go along with the milieu. */
const TILT = 0.5;

/** Features, people and targets of a pool. */
export function hardPool({ values, people, panel }, random) {
  const population = Object.fromEntries(values.map((count, at) => [`f${at + 1}`, feature(count, random)]));
  return {
    features: Object.keys(population),
    people: volunteers(population, people, random),
    targets: targetsFor(population, panel, 0),
  };
}

/** Values with their share, how willing such people are, and what they go along with (`population.mjs`). */
function feature(count, random) {
  const weights = Array.from({ length: count }, () => scaled(SPREAD, random));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight, at) => [
    `v${at + 1}`,
    weight / sum,
    scaled(WILLING, random) / WILLING,
    TILT * (2 * random.next() - 1),
  ]);
}

/** From 1 to the factor; without powers, whose last bit is not the same everywhere. */
function scaled(factor, random) {
  return 1 + (factor - 1) * random.next();
}
