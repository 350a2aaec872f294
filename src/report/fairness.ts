/** How evenly chances are spread, for people to read; nothing is decided by these numbers. */
export interface Fairness {
  readonly least: number;
  readonly mean: number;
  readonly greatest: number;
  /** 0: all the same, 1: one person has everything */
  readonly gini: number;
  readonly geometric_mean: number;
}

/**
 * @param sizes people of each type
 * @param chances of a person of each type, from 0 to 1
 */
export function fairness(sizes: readonly number[], chances: readonly number[]): Fairness {
  const groups = sizes
    .map((size, type) => ({ size, chance: chances[type] as number }))
    .sort((a, b) => a.chance - b.chance);
  const people = sizes.reduce((sum, size) => sum + size, 0);
  const total = groups.reduce((sum, { size, chance }) => sum + size * chance, 0);
  let before = 0;
  let ranked = 0;
  let logarithms = 0;
  for (const { size, chance } of groups) {
    // Ranks before + 1 .. before + size, all with this chance.
    ranked += chance * (size * before + (size * (size + 1)) / 2);
    before += size;
    logarithms += size * Math.log(chance);
  }
  return {
    least: groups[0]?.chance ?? 0,
    mean: total / people,
    greatest: groups.at(-1)?.chance ?? 0,
    gini: total === 0 ? 0 : (2 * ranked) / (people * total) - (people + 1) / people,
    geometric_mean: Math.exp(logarithms / people),
  };
}
