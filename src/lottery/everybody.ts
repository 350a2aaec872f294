import type { QuotaModel } from '../core/lottery/outcome.js';
import { chances, toNumber } from '../core/lottery/portfolio.js';
import { MANY_TYPES } from './fractions.js';
import { Ideal } from './ideal.js';
import { changesOf, costOf, type Flex, loosened, looseProgram, slacksOf } from './loose-program.js';
import type { Loosening } from './loosen.js';
import { makeLottery } from './lottery.js';
import { modelRows } from './outcomes.js';
import { SolverFailure } from './program.js';
import type { Solver } from './solver.js';

/**
 * What quotas do to people's chances, and the least change after which nobody is without one. The least change that
 * makes an outcome possible may leave most people in none.
 */

/** The chances under the fairest lottery. */
export interface Judged {
  /** the least of those who have one, from 0 to 1; 0: nobody has */
  readonly least: number;
  /** people who are in no outcome */
  readonly without: number;
  readonly people: number;
}

/**
 * With many types people are taken in fractions: a list of whole outcomes takes far longer to make, and nearly always
 * reaches the same least chance.
 * @returns `null` if no outcome meets the quotas; @throws SolverFailure
 */
export async function judgeQuotas(
  solver: Solver,
  model: QuotaModel,
  pause: () => Promise<void>,
): Promise<Judged | null> {
  if (model.sizes.length >= MANY_TYPES) return await judgedInFractions(solver, model, pause);
  const lottery = await makeLottery(solver, model, { objective: 'leximin', pause });
  return lottery === null ? null : judgedBy(model.sizes, chances(model, lottery.portfolio).map(toNumber));
}

async function judgedInFractions(
  solver: Solver,
  model: QuotaModel,
  pause: () => Promise<void>,
): Promise<Judged | null> {
  const ideal = new Ideal(solver, model, modelRows(model));
  try {
    // Whoever can't be drawn at all comes first; then the least chance is what counts.
    const isFound = () => ideal.leastPeople.length > 0;
    if ((await ideal.leximin(pause, isFound)) === null) return null;
    const { leastPeople } = ideal;
    return judgedBy(
      model.sizes,
      model.sizes.map((size, type) => (leastPeople[type] ?? 0) / size),
    );
  } finally {
    ideal.dispose();
  }
}

/**
 * @param sizes people of each type
 * @param found the chance of each type
 */
export function judgedBy(sizes: readonly number[], found: readonly number[]): Judged {
  const sum = (list: readonly number[]) => list.reduce((total, size) => total + size, 0);
  const positive = found.filter((chance) => chance > 0);
  return {
    least: positive.length === 0 ? 0 : Math.min(...positive),
    without: sum(sizes.filter((_, type) => found[type] === 0)),
    people: sum(sizes),
  };
}

/** The share of an equal chance that everybody is to have, as far as it can be. */
const SHARES = [1 / 4, 1 / 20, 1 / 1000];

/**
 * The cheapest change after which everybody's chance is at least a quarter of an equal one (or a twentieth, or a
 * thousandth), people taken in fractions; then judged by the lottery of whole people.
 * @param flex for each group; `null`: may not be changed
 * @returns `null` if no such change leaves nobody without a chance; @throws SolverFailure
 */
export async function loosenForAll(
  solver: Solver,
  model: QuotaModel,
  flex: readonly (Flex | null)[],
  pause: () => Promise<void>,
): Promise<{ readonly loosening: Loosening; readonly judged: Judged } | null> {
  for (const share of SHARES) {
    await pause();
    const loosening = cheapestFor(solver, model, flex, share);
    if (loosening === null) continue;
    const judged = await judgeQuotas(solver, loosened(model, loosening.changes), pause);
    if (judged?.without === 0) return { loosening, judged };
  }
  return null;
}

function cheapestFor(
  solver: Solver,
  model: QuotaModel,
  flex: readonly (Flex | null)[],
  share: number,
): Loosening | null {
  const slacks = slacksOf(model, flex);
  const total = model.sizes.reduce((sum, size) => sum + size, 0);
  const least = (share * model.size) / total;
  const program = looseProgram(
    solver,
    model,
    slacks,
    model.sizes.map((size) => ({ lower: least * size, upper: Math.min(size, model.size) })),
  );
  try {
    const status = program.solve();
    if (status === 'infeasible') return null;
    if (status !== 'optimal') throw new SolverFailure(status);
    const steps = Array.from(
      program.values.subarray(model.sizes.length, model.sizes.length + slacks.length),
      Math.round,
    );
    return { changes: changesOf(slacks, steps), cost: toNumber(costOf(slacks, steps)) };
  } finally {
    program.dispose();
  }
}
