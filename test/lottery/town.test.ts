import { beforeAll, expect, test } from 'vitest';
import { isOutcome, type QuotaModel } from '../../src/core/lottery/outcome.js';
import { loadSolver, Program, Solver } from '../../src/lottery/solver.js';
import { gapOf, made } from './made.js';

/** Letters under quotas in the invented town of the fixtures: 12 districts, two genders, four age groups. */

let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver();
});

// biome-ignore format: a table.
const SIZES = [
  498, 719, 843, 701, 533, 663, 795, 496, 33, 64, 83, 58, 47, 52, 59, 39, 57, 92, 105, 80, 63, 89, 92, 57,
  32, 71, 73, 67, 43, 58, 74, 47, 111, 159, 145, 150, 114, 134, 155, 109, 98, 132, 121, 120, 93, 120, 126, 80,
  47, 72, 63, 118, 32, 59, 72, 76, 67, 74, 93, 67, 56, 66, 95, 63, 66, 109, 125, 98, 81, 104, 106, 86,
  117, 169, 181, 197, 140, 150, 200, 124, 256, 327, 407, 432, 282, 326, 387, 316, 159, 231, 290, 238, 186, 202, 280, 186,
];
const of = (isIn: (gender: number, age: number) => boolean) =>
  SIZES.flatMap((_, type) => (isIn(Math.floor(type / 4) % 2, type % 4) ? [type] : []));
const TOWN: QuotaModel = {
  sizes: SIZES,
  size: 200,
  groups: [
    { members: of((gender) => gender === 0), min: 98, max: 102 },
    { members: of((gender) => gender === 1), min: 98, max: 102 },
    { members: of((_, age) => age === 0), min: 45, max: 50 },
    { members: of((_, age) => age === 3), min: 40, max: 50 },
  ],
};

test('a program that the solver leaves with an unknown status when it starts hot: leximin is reached all the same', async () => {
  const lottery = await made(solver, TOWN, 'leximin');
  expect(lottery.complete).toBe(true);
  expect(lottery.cuts).toBe(0);
  expect(gapOf(TOWN, lottery)).toBeLessThan(1e-5);
  expect(lottery.portfolio.outcomes.every((outcome) => isOutcome(TOWN, outcome))).toBe(true);
});

test.each(['maximin', 'nash'] as const)('%s of the town is complete', async (objective) => {
  const lottery = await made(solver, TOWN, objective);
  expect(lottery.complete).toBe(true);
  expect(lottery.portfolio.outcomes.every((outcome) => isOutcome(TOWN, outcome))).toBe(true);
  if (objective === 'maximin') expect(gapOf(TOWN, lottery)).toBeLessThan(1e-5);
});

test('all programs are given back, whether a lottery is found or not', async () => {
  const open = new Set<Program>();
  let count = 0;
  const { program } = Solver.prototype;
  const { dispose } = Program.prototype;
  Solver.prototype.program = function (...given) {
    const made = program.apply(this, given);
    open.add(made);
    count++;
    return made;
  };
  Program.prototype.dispose = function () {
    open.delete(this);
    dispose.call(this);
  };
  try {
    await made(solver, TOWN, 'nash');
    expect(count).toBeGreaterThan(5);
    expect(open.size).toBe(0);
    await expect(made(solver, { ...TOWN, size: 50 }, 'leximin')).rejects.toThrow('no outcome');
    expect(open.size).toBe(0);
  } finally {
    Solver.prototype.program = program;
    Program.prototype.dispose = dispose;
  }
});
