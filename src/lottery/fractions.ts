import type { QuotaModel } from '../core/lottery/outcome.js';
import { Ideal } from './ideal.js';
import { Levels } from './levels.js';
import { type ChoiceSpace, expectedPeople, type Multipliers } from './relaxation.js';
import type { Solver } from './solver.js';

/** The fairest chances if people could be drawn in fractions. */
export interface Fractions {
  /** people of each type */
  readonly expected: readonly number[];
  /** people of each type if all who can be drawn have the least chance */
  readonly leastPeople: readonly number[];
  /** what proves that the least chance can't be larger */
  readonly multipliers: Multipliers;
}

export interface FractionsOptions {
  readonly pause: () => Promise<void>;
  /** when it is, what has been found has to do */
  readonly expired: () => boolean;
}

/** So many types are many: whatever is done for each of them, or has a row for each of them, takes too long. */
export const MANY_TYPES = 200;

/**
 * @param space from fractionalOutcomes
 * @param isLeximin false: only the least chance matters. With many types both are the same, for what is fair to the
 *   last type lies less at the edge and is found as quickly
 * @returns `null`: there is no outcome, not even in fractions; @throws SolverFailure
 */
export async function fairestFractions(
  solver: Solver,
  model: QuotaModel,
  space: ChoiceSpace,
  isLeximin: boolean,
  { pause, expired }: FractionsOptions,
): Promise<Fractions | null> {
  if (model.sizes.length >= MANY_TYPES) {
    const ideal = new Ideal(solver, model, space.rows);
    try {
      const expected = await ideal.leximin(pause, expired);
      if (expected === null) return null;
      return { expected, leastPeople: ideal.leastPeople, multipliers: ideal.first.multipliers };
    } finally {
      ideal.dispose();
    }
  }
  const levels = new Levels(solver, model, space);
  try {
    const values = isLeximin ? await levels.leximin(pause) : await levels.maximin();
    if (values === null) return null;
    const expected = expectedPeople(space, values);
    return { expected, leastPeople: levels.leastPeople, multipliers: levels.first.multipliers };
  } finally {
    levels.dispose();
  }
}
