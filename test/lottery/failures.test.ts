import { afterEach, describe, expect, test, vi } from 'vitest';
import { provenBound } from '../../src/core/lottery/bound.js';
import { isOutcome, type Outcome, type QuotaModel } from '../../src/core/lottery/outcome.js';
import { chances, compare, type Portfolio } from '../../src/core/lottery/portfolio.js';
import { makeLottery } from '../../src/lottery/lottery.js';
import { OutcomeSearch } from '../../src/lottery/outcomes.js';
import { SolverFailure, type SolveStatus } from '../../src/lottery/program.js';
import { loadSolver, Program, Solver } from '../../src/lottery/solver.js';
import { allOutcomes } from './enumerate.js';
import { FORBIDDEN, gapOf, HALVES, leastChance, made, TRIANGLE, value } from './made.js';
import { pool } from './pools.js';

/** A solver that gives no answer, a wrong one, or none in time: a failure, never a wrong lottery. */

const real = await loadSolver();
const MODEL: QuotaModel = { sizes: [2, 2, 3], size: 3, groups: [{ members: [0, 1], min: 1, max: 2 }] };
/** Chances of 1/4 and 3/4. */
const TWO_LEVELS: QuotaModel = { sizes: [4, 4], size: 4, groups: [{ members: [0], min: 0, max: 1 }] };
const OBJECTIVES = ['leximin', 'maximin', 'nash', 'random'] as const;

afterEach(() => {
  vi.restoreAllMocks();
});

type Model = ReturnType<typeof real.highs.createModel>;

/** A solver whose programs tell the status that `say` wants, for the k-th time that one is asked for. */
function telling(say: (time: number, status: number) => number): Solver {
  let time = 0;
  return new Solver({
    ...real.highs,
    createModel: (...input: Parameters<typeof real.highs.createModel>): Model => {
      const model = real.highs.createModel(...input);
      const status = model.getModelStatus.bind(model);
      vi.spyOn(model, 'getModelStatus').mockImplementation(
        () => say(time++, status()) as ReturnType<typeof status>,
      );
      return model;
    },
  });
}

const STATUS = real.highs.constants.modelStatus;
const USABLE = ['optimal', 'infeasible', 'unboundedOrInfeasible'];
const LIMITS = ['objectiveBound', 'objectiveTarget', 'solutionLimit', 'timeLimit', 'iterationLimit'];
const NAMES = Object.keys(STATUS) as (keyof typeof STATUS)[];

describe('whatever status a program ends with', () => {
  test('the usable ones and the limits are told apart, every other one is a failure with its name', () => {
    for (const name of NAMES) {
      const program = telling(() => STATUS[name]).program([{ lower: 0, upper: 1 }], []);
      const wanted: SolveStatus =
        name === 'optimal' ? 'optimal' : LIMITS.includes(name) ? 'stopped' : 'infeasible';
      if (USABLE.includes(name) || LIMITS.includes(name)) expect(program.solve()).toBe(wanted);
      else expect(() => program.solve()).toThrow(new SolverFailure(name));
    }
    expect(NAMES.length).toBeGreaterThan(15);
  });

  test('a status of the future is a failure too', () => {
    const program = telling(() => 99).program([{ lower: 0, upper: 1 }], []);
    expect(() => program.solve()).toThrow(new SolverFailure('99'));
  });

  test('unknown is asked again, once, from the beginning', () => {
    const column = [{ lower: 0, upper: 4, cost: -1 }];
    const again = telling((time, status) => (time === 0 ? STATUS.unknown : status)).program(column, []);
    expect(again.solve()).toBe('optimal');
    expect(again.values[0]).toBe(4);
    const never = telling(() => STATUS.unknown).program(column, []);
    expect(() => never.solve()).toThrow(new SolverFailure('unknown'));
  });

  test('an error inside the solver is a failure', () => {
    const solver = new Solver({
      ...real.highs,
      createModel: (...input: Parameters<typeof real.highs.createModel>): Model => {
        const model = real.highs.createModel(...input);
        vi.spyOn(model, 'run').mockImplementation(() => {
          throw new Error('memory access out of bounds');
        });
        return model;
      },
    });
    expect(() => solver.program([{ lower: 0, upper: 1 }], []).solve()).toThrow(SolverFailure);
  });

  test('a program whose size has changed unseen is a failure', () => {
    const model = real.highs.createModel.bind(real.highs);
    const solver = new Solver({
      ...real.highs,
      createModel: (...input: Parameters<typeof model>): Model => {
        const made = model(...input);
        vi.spyOn(made, 'getDimensions').mockReturnValue({ ...made.getDimensions(), numCols: 7 });
        return made;
      },
    });
    expect(() => solver.program([{ lower: 0, upper: 1 }], []).solve()).toThrow(
      new SolverFailure('model lost'),
    );
  });
});

describe('a lottery whose solver fails at the k-th program', () => {
  const farthest = (model: QuotaModel, a: Portfolio, b: Portfolio) => {
    const wanted = chances(model, b).map(value);
    const off = chances(model, a).map((chance, type) =>
      Math.abs(value(chance) - (wanted[type] ?? Number.NaN)),
    );
    return Math.max(...off);
  };
  /** The lottery of a solver that does not fail. */
  const undisturbed = async (model: QuotaModel, objective: (typeof OBJECTIVES)[number]) =>
    (await made(real, model, objective)).portfolio;

  test.each(OBJECTIVES)('%s: failure, or the very same lottery', async (objective) => {
    for (const model of [MODEL, TRIANGLE, FORBIDDEN]) {
      const whole = await undisturbed(model, objective);
      for (const name of ['solveError', 'unbounded', 'interrupted', 'notSet', 'empty'] as const) {
        for (let failing = 0; failing < 12; failing++) {
          const solver = telling((time, status) => (time === failing ? STATUS[name] : status));
          const result = await makeLottery(solver, model, { objective }).catch((cause: unknown) => cause);
          if (result instanceof SolverFailure) expect(result.status).toBe(name);
          else expect(result).toMatchObject({ portfolio: whole });
        }
      }
    }
  });

  test.each(OBJECTIVES)(
    '%s: a limit that nobody set gives a failure or a lottery that holds',
    async (objective) => {
      const whole = await undisturbed(MODEL, objective);
      for (const name of ['iterationLimit', 'timeLimit'] as const) {
        for (let failing = 0; failing < 12; failing++) {
          const solver = telling((time, status) => (time === failing ? STATUS[name] : status));
          const result = await makeLottery(solver, MODEL, { objective }).catch((cause: unknown) => cause);
          if (result instanceof SolverFailure) continue;
          // Never null: there are outcomes.
          const { portfolio, complete } = result as Awaited<ReturnType<typeof made>>;
          expect(portfolio.outcomes.every((outcome) => isOutcome(MODEL, outcome))).toBe(true);
          expect(portfolio.weights.reduce((sum, weight) => sum + weight, 0)).toBe(portfolio.total);
          if (complete && objective !== 'random')
            expect(farthest(MODEL, portfolio, whole)).toBeLessThan(1e-6);
        }
      }
    },
  );

  test('a later program said to be infeasible is a failure or does no harm: the first one was not', async () => {
    for (const model of [MODEL, TWO_LEVELS]) {
      for (const objective of ['leximin', 'maximin', 'nash'] as const) {
        const whole = await undisturbed(model, objective);
        for (let failing = 1; failing < 12; failing++) {
          const solver = telling((time, status) => (time === failing ? STATUS.infeasible : status));
          const result = await makeLottery(solver, model, { objective }).catch((cause: unknown) => cause);
          if (result instanceof SolverFailure) continue;
          expect(result).not.toBeNull();
          const { portfolio, complete } = result as Awaited<ReturnType<typeof made>>;
          expect(portfolio.outcomes.every((outcome) => isOutcome(model, outcome))).toBe(true);
          if (complete) expect(farthest(model, portfolio, whole)).toBeLessThan(1e-6);
        }
      }
    }
  });
});

describe('an outcome that the solver gives', () => {
  test.each([
    ['breaks a quota', [2, 1, 0]],
    ['has more people than there are', [0, 3, 0]],
    ['has too few people', [1, 0, 1]],
    ['has fewer than nobody', [-1, 2, 2]],
  ])('and that %s is a failure', (_, outcome) => {
    const model = { ...MODEL, groups: [{ members: [0, 1], min: 1, max: 2 }] };
    const search = new OutcomeSearch(real, model);
    vi.spyOn(Program.prototype, 'values', 'get').mockReturnValue(Float64Array.from(outcome));
    expect(() => search.most([1, 1, 1])).toThrow(new SolverFailure('outcome breaks a quota'));
    vi.restoreAllMocks();
    search.dispose();
  });

  test('is looked at in whole numbers: what differs by rounding only is taken', () => {
    const search = new OutcomeSearch(real, MODEL);
    vi.spyOn(Program.prototype, 'values', 'get').mockReturnValue(Float64Array.of(1 - 1e-9, 1 + 1e-9, 1));
    expect(search.most([1, 1, 1])?.outcome).toEqual([1, 1, 1]);
    vi.restoreAllMocks();
    search.dispose();
  });

  test('without time and without a solution there is a failure, not an empty outcome', () => {
    const search = new OutcomeSearch(real, MODEL);
    vi.spyOn(Program.prototype, 'solve').mockReturnValue('stopped');
    vi.spyOn(Program.prototype, 'hasSolution', 'get').mockReturnValue(false);
    expect(() => search.most([1, 1, 1], 10, 1)).toThrow(new SolverFailure('time limit'));
    vi.restoreAllMocks();
    search.dispose();
  });
});

describe('searching outcomes', () => {
  test('the best is found with its bound; of none there is null', () => {
    const search = new OutcomeSearch(real, TRIANGLE);
    const found = search.most([5, 4, 4, 1]);
    expect(found).toMatchObject({ outcome: [1, 0, 0, 2], isBest: true });
    expect(found?.bound).toBeCloseTo(7, 6);
    search.dispose();
    const none = new OutcomeSearch(real, HALVES);
    expect(none.most([1, 1, 1, 1])).toBeNull();
    none.dispose();
  });

  test('the best is what enumeration says, for many values one after the other', () => {
    const search = new OutcomeSearch(real, MODEL);
    const all = allOutcomes(MODEL);
    for (let number = 0; number < 60; number++) {
      const values = [number % 7, (number * 5) % 11, (number * 3) % 13];
      const worth = (outcome: Outcome) =>
        [...outcome].reduce((sum, people, type) => sum + people * (values[type] ?? 0), 0);
      const found = search.most(values);
      expect(worth(found?.outcome ?? [])).toBe(Math.max(...all.map(worth)));
      expect(found?.bound).toBeCloseTo(Math.max(...all.map(worth)), 5);
    }
    search.dispose();
  });
});

describe('time that is over', () => {
  const POOL = pool({ seed: 'time', features: [2, 3, 4], people: 200, size: 30, slack: 1 });

  test.each(['leximin', 'maximin', 'nash'] as const)(
    '%s, at once: a lottery that holds and says it is not complete',
    async (objective) => {
      for (const model of [POOL, TRIANGLE, MODEL]) {
        const lottery = await made(real, model, objective, { secondsLeft: () => 0 });
        const { portfolio } = lottery;
        expect(portfolio.outcomes.every((outcome) => isOutcome(model, outcome))).toBe(true);
        expect(portfolio.weights.reduce((sum, weight) => sum + weight, 0)).toBe(portfolio.total);
        expect(lottery.complete).toBe(false);
        expect(compare(leastChance(model, lottery), provenBound(model, lottery.proof))).toBeLessThanOrEqual(
          0,
        );
      }
    },
  );

  test('the gap then says how far the least chance is from the bound, and the bound is that of a whole search', async () => {
    const whole = await made(real, POOL, 'leximin');
    const begun = await made(real, POOL, 'leximin', { secondsLeft: () => 0 });
    expect(begun.proof).toEqual(whole.proof);
    expect(gapOf(POOL, whole)).toBeLessThan(1e-6);
    expect(gapOf(POOL, begun)).toBeGreaterThan(0.01);
  });

  test('after some steps: fairer the more time there was, and each is a lottery that holds', async () => {
    const gaps: number[] = [];
    for (const steps of [1, 3, 6, 1000]) {
      let left = steps;
      const lottery = await made(real, POOL, 'leximin', { secondsLeft: () => left-- });
      expect(lottery.portfolio.outcomes.every((outcome) => isOutcome(POOL, outcome))).toBe(true);
      gaps.push(gapOf(POOL, lottery));
    }
    // To the rounding of the weights.
    expect(gaps.slice(1).every((gap, at) => gap < (gaps[at] ?? 0) + 1e-6)).toBe(true);
    expect(gaps[0]).toBeGreaterThan(0.01);
    expect(gaps.at(-1)).toBeLessThan(1e-6);
  });

  test('nowhere to be found in time: without outcomes null, as ever', async () => {
    expect(await makeLottery(real, HALVES, { objective: 'leximin', secondsLeft: () => 0 })).toBeNull();
  });

  test('a search that runs out of time leaves the lottery of what was found before', async () => {
    const search = vi.spyOn(OutcomeSearch.prototype, 'most').mockImplementation(() => {
      throw new SolverFailure('time limit');
    });
    const lottery = await made(real, TRIANGLE, 'leximin', { secondsLeft: () => 100 }).catch(
      (cause: unknown) => cause,
    );
    expect(search).toHaveBeenCalled();
    // Peeling gives up at once here, so the first outcome is looked for as well.
    expect(lottery).toBeInstanceOf(SolverFailure);
    search.mockRestore();
    const most = OutcomeSearch.prototype.most;
    let searches = 0;
    vi.spyOn(OutcomeSearch.prototype, 'most').mockImplementation(function (this: OutcomeSearch, ...given) {
      if (searches++ > 0) throw new SolverFailure('time limit');
      return most.apply(this, given);
    });
    const partial = await made(real, TRIANGLE, 'leximin', { secondsLeft: () => 100 });
    expect(searches).toBeGreaterThan(1);
    expect(partial.complete).toBe(false);
    expect(partial.portfolio.outcomes.every((outcome) => isOutcome(TRIANGLE, outcome))).toBe(true);
  });
});

describe('models at the edge', () => {
  test('nobody at all: no outcome', async () => {
    expect(await makeLottery(real, { sizes: [], size: 1, groups: [] }, { objective: 'leximin' })).toBeNull();
  });

  test('everybody: one outcome, chance 1', async () => {
    const model = { sizes: [2, 1], size: 3, groups: [] };
    for (const objective of OBJECTIVES) {
      const lottery = await made(real, model, objective);
      expect(lottery.portfolio).toMatchObject({ outcomes: [[2, 1]], weights: [1_000_000_000] });
      expect(lottery.complete).toBe(true);
    }
  });
});
