import { sha256Text } from '../../src/core/digest.js';
import type { QuotaModel } from '../../src/core/lottery/outcome.js';
import { randomStream } from '../../src/simulation/random.js';

/** Invented pools of volunteers, larger than can be enumerated. */

export interface PoolShape {
  readonly seed: string;
  /** categories of each feature */
  readonly features: readonly number[];
  readonly people: number;
  readonly size: number;
  /** how far quotas are from the number of people that the category is owed */
  readonly slack: number;
}

/** Everybody of a type has the same features; the first categories of each are more frequent. */
export function pool({ seed, features, people, size, slack }: PoolShape): QuotaModel {
  const random = randomStream(sha256Text, seed);
  const counts = new Map<string, number>();
  for (let person = 0; person < people; person++) {
    const key = features.map((count) => Math.min(random.integer(count), random.integer(count))).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const types = [...counts.keys()].sort();
  const cells = types.map((key) => key.split(',').map(Number));
  const sizes = types.map((key) => counts.get(key) ?? 0);
  // Quotas want all categories to be equally frequent, so volunteers of some are scarce.
  const groups = features.flatMap((count, feature) =>
    Array.from({ length: count }, (_, category) => {
      const members = cells.flatMap((cell, type) => (cell[feature] === category ? [type] : []));
      const present = members.reduce((sum, type) => sum + (sizes[type] ?? 0), 0);
      const owed = (size / count + (size * present) / people) / 2;
      return {
        members,
        min: Math.max(0, Math.min(present, Math.floor(owed) - slack)),
        max: Math.ceil(owed) + slack,
      };
    }),
  );
  return { sizes, size, groups };
}
