import type { QuotaModel } from '../core/lottery/outcome.js';
import { type Row, SolverFailure, type Term } from './program.js';
import { type ChoiceSpace, expectedPeople } from './relaxation.js';
import type { Solver } from './solver.js';

/**
 * Chances with the largest product over all people (Nash welfare), people drawn in fractions. The
 * logarithm is replaced by straight pieces, which are narrowed around the solution again and again; each
 * narrowing is a linear program.
 * @param space with at least one choice in it
 * @returns E_t of each type
 * @throws SolverFailure
 */
export async function nashChances(
  solver: Solver,
  model: QuotaModel,
  space: ChoiceSpace,
  pause: () => Promise<void>,
): Promise<number[]> {
  let breaks = model.sizes.map(() => coarse());
  let expected: number[] = [];
  for (let width = 2; width > 1 + 1e-7; width = 1 + (width - 1) / 3) {
    await pause();
    expected = solveInPieces(solver, model, space, breaks);
    breaks = expected.map((people, type) => around(people / (model.sizes[type] as number), width));
  }
  return expected;
}

/** Chances below this are worth what the tangent says, so that a chance of zero is not worth minus infinity. */
const LOWEST = 1e-6;

function coarse(): number[] {
  const breaks: number[] = [];
  for (let at = LOWEST; at < 1; at *= 2) breaks.push(at);
  return [0, ...breaks, 1];
}

function around(chance: number, width: number): number[] {
  const near = [-3, -2, -1, 0, 1, 2, 3].map((power) => Math.max(chance, LOWEST) * width ** power);
  return [0, ...near.filter((value) => value > 0 && value < 1), 1];
}

/** A chance is the sum of its pieces; concavity fills them from below. */
function solveInPieces(
  solver: Solver,
  model: QuotaModel,
  space: ChoiceSpace,
  breaks: readonly (readonly number[])[],
): number[] {
  const first: number[] = [];
  const pieces = model.sizes.flatMap((size, type) => {
    const points = breaks[type] as readonly number[];
    return points.slice(1).map((upper, at) => {
      const lower = points[at] as number;
      return { type, lower: 0, upper: upper - lower, cost: -size * slope(lower, upper) };
    });
  });
  const variables = space.variables.length;
  pieces.forEach((piece, at) => {
    first[piece.type] ??= variables + at;
  });
  const sums = model.sizes.map((size, type): Row => {
    const count = (breaks[type] as readonly number[]).length - 1;
    const terms = (space.people[type] ?? []).map(([at, value]): Term => [at, value / size]);
    for (let piece = 0; piece < count; piece++) terms.push([(first[type] as number) + piece, -1]);
    return { lower: 0, upper: 0, terms };
  });
  const program = solver.program([...space.variables, ...pieces], [...space.rows, ...sums]);
  try {
    const status = program.solve();
    if (status !== 'optimal') throw new SolverFailure(status);
    return expectedPeople(space, program.values);
  } finally {
    program.dispose();
  }
}

function slope(lower: number, upper: number): number {
  if (lower < LOWEST) return 1 / LOWEST;
  return (Math.log(upper) - Math.log(lower)) / (upper - lower);
}
