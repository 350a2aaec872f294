import type { BoundProof } from '../core/lottery/bound.js';
import type { CapProof } from '../core/lottery/cap.js';
import type { Outcome, QuotaModel } from '../core/lottery/outcome.js';
import { DIGITAL_TOTAL, type Portfolio } from '../core/lottery/portfolio.js';
import type { LotteryObjective } from '../core/plan.js';
import { type BandKind, bandKind, capOn, findBand } from './band.js';
import { boundProof } from './bound-proof.js';
import { calibrate, MUCH_EASE } from './calibrate.js';
import { Climber } from './climb.js';
import { fairestFractions, MANY_TYPES } from './fractions.js';
import { Levels } from './levels.js';
import { Mixture } from './mixture.js';
import { nashChances } from './nash.js';
import { balancedPortfolio } from './numbered.js';
import { anyOutcome, OutcomeSearch } from './outcomes.js';
import { peel } from './peel.js';
import { SolverFailure } from './program.js';
import type { LotteryProgress } from './progress.js';
import { randomOutcomes } from './random.js';
import { betterOutcomes, type Reach, type ReachTools, reach } from './reach.js';
import { type ChoiceSpace, type Cut, fractionalOutcomes, mixtures } from './relaxation.js';
import type { Solver } from './solver.js';
import { type Spread, spread } from './spread.js';
import { wholeWeights } from './weights.js';

/**
 * Makes the fairest lottery that the quotas allow.
 *
 * 1. The ideal chances, people in fractions: a linear program, which also proves that nobody can do better.
 * 2. The ideal is split into whole outcomes: few of them where there are few types (peel.ts, then reach.ts), many
 *    where there are many (spread.ts). Usually that succeeds, and the ideal is reached.
 * 3. If no lottery can reach it, the proof of that becomes a further inequality, and the ideal is found
 *    again with it. If that does not lead anywhere soon, the fairest mixture of the outcomes is found level
 *    by level, and outcomes that would make it fairer are added until there are none (levels.ts).
 *
 * Nothing here knows the seed, so nobody can try seeds until a lottery suits.
 */
export interface LotteryOptions {
  readonly objective: LotteryObjective;
  /** with the least chance kept, the greatest as small as possible; `goldilocks` has a cap of its own */
  readonly cap?: true;
  /** W: 10^9 for the seed, 1000 for balls */
  readonly total?: number;
  /** lets others work, such as a signal from the keyboard */
  readonly pause?: () => Promise<void>;
  /** seconds that are left; `undefined`: as many as it takes */
  readonly secondsLeft?: () => number | undefined;
  readonly progress?: (progress: LotteryProgress) => void;
  /** inequalities to be found before another way is taken; left out: as many as suit the objective */
  readonly mostCuts?: number;
}

export interface Lottery {
  readonly portfolio: Portfolio;
  readonly objective: LotteryObjective;
  readonly proof: BoundProof;
  /** with a cap, or for `goldilocks` */
  readonly cap?: CapProof;
  /** false: time or patience ran out before the objective was reached */
  readonly complete: boolean;
  /** inequalities that had to be found because the ideal chances could not be reached */
  readonly cuts: number;
}

/** Inequalities after which another way is taken; for `nash` there is no other. */
const MOST_CUTS = { leximin: 3, maximin: 3, nash: 60, goldilocks: 60, random: 0 } as const;

/** @returns `null` if no outcome meets the quotas; @throws SolverFailure */
export async function makeLottery(
  solver: Solver,
  model: QuotaModel,
  options: LotteryOptions,
): Promise<Lottery | null> {
  const work = new Work(solver, model, options);
  try {
    return await work.run();
  } finally {
    work.dispose();
  }
}

interface Aim {
  readonly expected: readonly number[];
  /** what a lottery has to reach: the ideal, or for maximin only the least chance */
  readonly wanted: readonly number[];
}

class Work {
  readonly #solver: Solver;
  /** stops when time runs out */
  readonly #limited: Solver;
  readonly #model: QuotaModel;
  readonly #options: LotteryOptions;
  readonly #pause: () => Promise<void>;
  readonly #tools: ReachTools;
  #proof: BoundProof | null = null;
  /** the ideal, as it was found last */
  #expected: readonly number[] = [];
  #cap: CapProof | null = null;
  readonly #kind: BandKind | null;

  constructor(solver: Solver, model: QuotaModel, options: LotteryOptions) {
    this.#solver = solver;
    this.#model = model;
    this.#options = options;
    this.#kind = bandKind(options);
    this.#pause = options.pause ?? (async () => {});
    this.#limited = options.secondsLeft === undefined ? solver : solver.within(options.secondsLeft);
    this.#tools = {
      mixture: new Mixture(this.#limited, model),
      climber: new Climber(model),
      search: new OutcomeSearch(this.#limited, model),
      pause: this.#pause,
      secondsLeft: options.secondsLeft ?? (() => undefined),
      progress: (lack, outcomes) => options.progress?.({ step: 'complete', amount: lack, outcomes }),
    };
  }

  async run(): Promise<Lottery | null> {
    const { objective, mostCuts } = this.#options;
    if (objective === 'random') return this.#random();
    const cuts: Cut[] = [];
    for (;;) {
      const ideal = await this.#idealWithin(cuts);
      // With inequalities that are tight to the last digit it can seem that there is nothing.
      if (ideal === null && cuts.length > 0) return this.#finish(null, cuts.length);
      if (ideal === null) return null;
      if (this.#model.sizes.length >= MANY_TYPES) {
        const { outcomes, weights, isReached } = await this.#spread(ideal.expected);
        if (isReached || (this.#expired() && outcomes.length > 1)) {
          return this.#lottery(outcomes, weights, isReached && !this.#expired(), cuts.length);
        }
        this.#tools.mixture.add(outcomes);
      }
      const isFeasible = await this.#split(ideal.expected);
      if (!isFeasible) return null;
      const reached = await this.#reach(ideal);
      if (
        reached?.kind === 'impossible' &&
        cuts.length < (mostCuts ?? (this.#kind === null ? MOST_CUTS[objective] : MOST_CUTS.goldilocks)) &&
        !this.#expired()
      ) {
        cuts.push(reached.cut);
        continue;
      }
      return this.#finish(reached, cuts.length);
    }
  }

  dispose(): void {
    this.#tools.mixture.dispose();
    this.#tools.search.dispose();
  }

  #expired(): boolean {
    const seconds = this.#tools.secondsLeft();
    return seconds !== undefined && seconds <= 0;
  }

  async #idealWithin(cuts: readonly Cut[]): Promise<Aim | null> {
    try {
      return await this.#ideal(cuts);
    } catch (cause) {
      if (cause instanceof SolverFailure && cuts.length > 0) return null;
      throw cause;
    }
  }

  /** The ideal chances within quotas and cuts; `null` if there is no outcome even in fractions. */
  async #ideal(cuts: readonly Cut[]): Promise<Aim | null> {
    const { objective, progress } = this.#options;
    progress?.({ step: 'ideal', amount: 0, outcomes: this.#tools.mixture.outcomes.length });
    const space = await this.#banded(fractionalOutcomes(this.#model, cuts));
    if (space === null) return null;
    const isLeximin = objective === 'leximin' || objective === 'goldilocks';
    const found = await fairestFractions(this.#solver, this.#model, space, isLeximin, {
      pause: this.#pause,
      expired: () => this.#expired(),
    });
    if (found === null) return null;
    // Only the first one proves a bound from the quotas alone.
    this.#proof ??= boundProof(found.multipliers);
    const expected =
      objective === 'nash'
        ? await nashChances(this.#solver, this.#model, space, this.#pause)
        : found.expected;
    this.#expected = expected;
    return {
      expected,
      wanted: objective === 'maximin' && this.#kind === null ? found.leastPeople : expected,
    };
  }

  /** Many outcomes around the expectation, and weights with which they reach it or come near. */
  #spread(expected: readonly number[]): Promise<Spread> {
    return spread(this.#model, expected, {
      pause: this.#pause,
      expired: () => this.#expired(),
      progress: (amount, outcomes) => this.#options.progress?.({ step: 'split', amount, outcomes }),
    });
  }

  /** The space with a limit to the greatest chance, if there is one; `null`: nothing is in it. */
  async #banded(space: ChoiceSpace): Promise<ChoiceSpace | null> {
    if (this.#kind === null) return space;
    const band = await findBand(this.#solver, this.#model, space, this.#kind, this.#pause);
    if (band === null) return null;
    this.#proof ??= boundProof(band.multipliers);
    this.#cap ??= band.proof;
    return { ...space, rows: [...space.rows, ...band.rows] };
  }

  /** Adds outcomes around the expectation. @returns false if no outcome meets the quotas */
  async #split(expected: readonly number[]): Promise<boolean> {
    const { mixture } = this.#tools;
    if (mixture.outcomes.length > 0 && this.#model.sizes.length >= MANY_TYPES) return true;
    const peeled = await peel(this.#limited, this.#model, expected, {
      pause: this.#pause,
      expired: () => this.#expired(),
      progress: (amount) =>
        this.#options.progress?.({ step: 'split', amount, outcomes: mixture.outcomes.length }),
    });
    mixture.add(peeled.outcomes);
    const found = mixture.outcomes.length > 0 ? null : anyOutcome(this.#solver, this.#model, expected);
    if (found !== null) mixture.add([found.outcome]);
    return mixture.outcomes.length > 0;
  }

  /** `null`: time ran out within a step of the solver. */
  async #reach({ wanted }: Aim): Promise<Reach | null> {
    try {
      return await reach(this.#tools, wanted);
    } catch (cause) {
      if (cause instanceof SolverFailure && this.#expired()) return null;
      throw cause;
    }
  }

  /** @param reached `null`: the ideal could not be found any more, or time ran out */
  async #finish(reached: Reach | null, cuts: number): Promise<Lottery> {
    const { mixture } = this.#tools;
    if (reached?.kind === 'reached')
      return this.#lottery(mixture.outcomes, reached.mixed.weights, true, cuts);
    try {
      if (this.#options.objective === 'nash' || this.#kind !== null)
        return this.#lottery(mixture.outcomes, mixture.solve().weights, false, cuts);
      const { shares, isEarly } = await this.#best();
      return this.#lottery(mixture.outcomes, shares, !isEarly, cuts);
    } catch (cause) {
      if (!(cause instanceof SolverFailure && this.#expired())) throw cause;
      const { weights } = await calibrate(mixture.outcomes, this.#expected, this.#pause, MUCH_EASE);
      return this.#lottery(mixture.outcomes, weights, false, cuts);
    }
  }

  /** The fairest mixture of the outcomes there are, as far as they can be found in time. */
  async #best(): Promise<{ readonly shares: number[]; readonly isEarly: boolean }> {
    const { mixture } = this.#tools;
    const space = mixtures(this.#model, mixture.outcomes);
    let isEarly = false;
    const levels = new Levels(this.#limited, this.#model, space, async (worth, present, weights) => {
      const better = await betterOutcomes(this.#tools, worth, present, weights);
      isEarly ||= better.isEarly;
      return better.outcomes;
    });
    try {
      const isLeximin = this.#options.objective === 'leximin';
      const values = isLeximin ? await levels.leximin(this.#pause) : await levels.maximin();
      if (values === null) throw new SolverFailure('infeasible');
      return { shares: Array.from(values, (share) => Math.max(0, share)), isEarly };
    } finally {
      levels.dispose();
    }
  }

  async #random(): Promise<Lottery | null> {
    const ideal = await this.#ideal([]);
    if (ideal === null) return null;
    const { outcomes, times } = await randomOutcomes(this.#solver, this.#model, this.#pause);
    return outcomes.length === 0 ? null : this.#lottery(outcomes, times, true, 0);
  }

  #lottery(
    outcomes: readonly Outcome[],
    shares: ArrayLike<number>,
    complete: boolean,
    cuts: number,
  ): Lottery {
    const { objective, total = DIGITAL_TOTAL } = this.#options;
    const portfolio =
      total === DIGITAL_TOTAL
        ? wholeWeights(outcomes, shares, total)
        : balancedPortfolio(this.#model, this.#tools.climber, outcomes, shares, total);
    if (this.#proof === null) throw new Error('a lottery without a bound');
    const cap = this.#cap === null ? {} : { cap: capOn(this.#model, portfolio, this.#cap) };
    return { portfolio, objective, proof: this.#proof, ...cap, complete, cuts };
  }
}
