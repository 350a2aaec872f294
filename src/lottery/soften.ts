import { groupTotals, isOutcome, type QuotaModel } from '../core/lottery/outcome.js';
import type { Softening } from '../core/lottery/record.js';
import type { Give } from '../core/lottery/soft.js';
import {
  type Change,
  changesOf,
  loosened,
  looseProgram,
  SCALE as PRICE_SCALE,
  type Slack,
} from './loose-program.js';
import { SolverFailure } from './program.js';
import type { Solver } from './solver.js';

/**
 * Soft quotas that can't all be met: the least that they have to give way, weighed. Of several ways that are equally small it is the
 * solver's, which is the same on every machine. That no way is smaller is the solver's word; multipliers prove
 * with whole numbers how small it can be at most (`core/lottery/soft.ts`).
 */
export interface Softened {
  readonly changes: readonly Change[];
  readonly proof: Softening['proof'];
}

/** How finely multipliers are kept. */
const ONE = 1_000_000;

/**
 * @param gives of each group; `null`: it can't give way
 * @returns `null` if not even that helps
 * @throws SolverFailure if the solver fails, or its answer does not hold in whole numbers
 */
export async function softenQuotas(
  solver: Solver,
  model: QuotaModel,
  gives: readonly (Give | null)[],
  pause: () => Promise<void>,
): Promise<Softened | null> {
  await pause();
  const slacks = softSlacks(model, gives);
  const program = looseProgram(solver, model, slacks, people(model, true));
  try {
    const status = program.solve();
    if (status === 'infeasible') return null;
    if (status !== 'optimal') throw new SolverFailure(status);
    const outcome = Array.from(program.values.subarray(0, model.sizes.length), Math.round);
    const totals = groupTotals(model, outcome);
    const steps = slacks.map(({ group, side, from }) => {
      const total = totals[group] as number;
      return Math.max(0, side === 'min' ? from - total : total - from);
    });
    const changes = changesOf(slacks, steps);
    const isWithin = steps.every((step, at) => step <= (slacks[at] as Slack).most);
    if (!isWithin || !isOutcome(loosened(model, changes), outcome))
      throw new SolverFailure('outcome breaks a quota');
    await pause();
    return { changes, proof: multipliers(solver, model, slacks) };
  } finally {
    program.dispose();
  }
}

function people(model: QuotaModel, integer: boolean) {
  return model.sizes.map((size) => ({ lower: 0, upper: Math.min(size, model.size), integer }));
}

function softSlacks({ groups }: QuotaModel, gives: readonly (Give | null)[]): Slack[] {
  return groups.flatMap(({ min, max }, group): Slack[] => {
    const give = gives[group] ?? null;
    if (give === null) return [];
    const price = [BigInt(give.weight), 1n] as const;
    const [lower, higher] = [min - give.lowest, give.highest - max];
    return [
      ...(lower > 0 ? [{ group, side: 'min' as const, from: min, most: lower, price }] : []),
      ...(higher > 0 ? [{ group, side: 'max' as const, from: max, most: higher, price }] : []),
    ];
  });
}

/** Of the program in fractions, as whole numbers. */
function multipliers(solver: Solver, model: QuotaModel, slacks: readonly Slack[]): Softening['proof'] {
  const program = looseProgram(solver, model, slacks, people(model, false), false);
  try {
    if (program.solve() !== 'optimal') throw new SolverFailure('infeasible');
    const { duals } = program.solution;
    const whole = (value: number) => Math.round((value * ONE) / PRICE_SCALE) || 0;
    const groups = model.groups.map((_, at) =>
      whole((duals[2 * at] as number) + (duals[2 * at + 1] as number)),
    );
    return { groups, size: whole(duals[2 * model.groups.length] as number), one: ONE };
  } finally {
    program.dispose();
  }
}
