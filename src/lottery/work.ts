import type { BoundProof } from '../core/lottery/bound.js';
import type { CapProof } from '../core/lottery/cap.js';
import type { Outcome, QuotaModel } from '../core/lottery/outcome.js';
import { DIGITAL_TOTAL } from '../core/lottery/portfolio.js';
import { type BandKind, bandKind, capOn, findBand } from './band.js';
import { boundProof } from './bound-proof.js';
import { Climber } from './climb.js';
import { Early } from './early.js';
import { fairestFractions, MANY_TYPES } from './fractions.js';
import { gapOf, lotteryOfKept } from './kept.js';
import { Levels } from './levels.js';
import type { Lottery, LotteryOptions } from './lottery-options.js';
import { Mixture } from './mixture.js';
import { nashChances } from './nash.js';
import { portfolioFrom } from './numbered.js';
import { anyOutcome, OutcomeSearch, TIME_LIMIT } from './outcomes.js';
import { peel } from './peel.js';
import { SolverFailure } from './program.js';
import { randomOutcomes } from './random.js';
import { betterOutcomes, type Reach, type ReachTools, reach } from './reach.js';
import { type ChoiceSpace, type Cut, fractionalOutcomes, mixtures } from './relaxation.js';
import type { Solver } from './solver.js';
import { type Spread, spread } from './spread.js';

/** Inequalities after which another way is taken; for `nash` there is no other. */
const MOST_CUTS = { leximin: 3, maximin: 3, nash: 60, goldilocks: 60, random: 0 } as const;

/** Seconds in which a lottery is made of what was kept when time is over. */
const FINISHING = 0.4;

interface Aim {
  readonly expected: readonly number[];
  /** what a lottery has to reach: the ideal, or for maximin only the least chance */
  readonly wanted: readonly number[];
}

/** One search. */
export class Work {
  readonly #solver: Solver;
  /** stops when time runs out */
  readonly #limited: Solver;
  readonly #model: QuotaModel;
  readonly #options: LotteryOptions;
  readonly #pause: () => Promise<void>;
  readonly #tools: ReachTools;
  #proof: BoundProof | null = null;
  #cap: CapProof | null = null;
  readonly #kind: BandKind | null;
  /** `null`: as many seconds as it takes */
  #early: Early | null = null;
  /** outcomes of the mixture that have been kept */
  #seen = 0;

  constructor(solver: Solver, model: QuotaModel, options: LotteryOptions) {
    this.#solver = solver;
    this.#model = model;
    this.#options = options;
    this.#kind = bandKind(options);
    this.#pause = async () => {
      this.#keep();
      await options.pause?.();
    };
    this.#limited = options.secondsLeft === undefined ? solver : solver.within(options.secondsLeft);
    this.#tools = {
      mixture: new Mixture(this.#limited, model),
      climber: new Climber(model),
      search: new OutcomeSearch(this.#limited, model),
      pause: this.#pause,
      secondsLeft: options.secondsLeft ?? (() => undefined),
      progress: (amount, weights) => {
        const { outcomes } = this.#tools.mixture;
        const gap = this.#proof === null ? {} : { gap: gapOf(model, this.#proof, outcomes, weights) };
        options.progress?.({ step: 'complete', amount, outcomes: outcomes.length, ...gap });
      },
    };
  }

  async run(): Promise<Lottery | null> {
    const { secondsLeft = () => undefined, kept = () => {} } = this.#options;
    if (secondsLeft() === undefined) return this.#search();
    const pause = this.#pause;
    this.#options.progress?.({ step: 'ideal', amount: 0, outcomes: 0 });
    const isCapped = this.#kind !== null;
    this.#early = await Early.begin(this.#solver, this.#model, { isCapped, pause, secondsLeft, kept });
    if (this.#early === null) return null;
    this.#keep();
    try {
      return await this.#search();
    } catch (cause) {
      if (!(cause instanceof SolverFailure)) throw cause;
      return await this.#ofKept(null);
    }
  }

  async #search(): Promise<Lottery | null> {
    const { objective, mostCuts } = this.#options;
    if (objective === 'random') return this.#random();
    const cuts: Cut[] = [];
    for (;;) {
      const ideal = await this.#idealWithin(cuts);
      // With inequalities that are tight to the last digit it can seem that there is nothing.
      if (ideal === null && cuts.length > 0) return this.#finish(null, cuts.length);
      if (ideal === null) return null;
      // Levels may be missing.
      if (this.#expired()) return await this.#ofKept(null);
      if (this.#model.sizes.length >= MANY_TYPES) {
        const { outcomes, weights, isReached } = await this.#spread(ideal.expected);
        if (isReached) return this.#lottery(outcomes, weights, true, cuts.length);
        if (this.#expired()) return await this.#ofKept(null);
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

  /** What has been found since the last time is kept, in case that time runs out. */
  #keep(): void {
    if (this.#early === null) return;
    const { outcomes } = this.#tools.mixture;
    for (; this.#seen < outcomes.length; this.#seen++) this.#early.add(outcomes[this.#seen] as Outcome);
    this.#options.kept?.(this.#early);
  }

  /** The fairest lottery of what was kept; never complete. @param mixed weights of the mixture's outcomes, if it has any */
  async #ofKept(mixed: readonly number[] | null): Promise<Lottery> {
    const { objective, total } = this.#options;
    const early = this.#early;
    if (early === null) throw new SolverFailure(TIME_LIMIT);
    this.#keep();
    const byOutcome = new Map(this.#tools.mixture.outcomes.map((one, at) => [one.join(), mixed?.[at] ?? 0]));
    const weights = mixed === null ? null : early.outcomes.map((one) => byOutcome.get(one.join()) ?? 0);
    const expired = () => (this.#tools.secondsLeft() ?? 0) <= -FINISHING;
    const options = { objective, ...(total === undefined ? {} : { total }), pause: this.#pause, expired };
    return await lotteryOfKept(this.#model, early, options, weights);
  }

  /** The ideal chances within quotas and cuts; `null` if there is no outcome even in fractions. */
  async #ideal(cuts: readonly Cut[]): Promise<Aim | null> {
    const { objective, progress } = this.#options;
    progress?.({ step: 'ideal', amount: 0, outcomes: this.#tools.mixture.outcomes.length });
    const space = await this.#banded(fractionalOutcomes(this.#model, cuts));
    if (space === null) return null;
    const isLeximin = objective === 'leximin' || objective === 'goldilocks';
    const found = await fairestFractions(this.#limited, this.#model, space, isLeximin, {
      pause: this.#pause,
      expired: () => this.#expired(),
    });
    if (found === null) return null;
    // Only the first one proves a bound from the quotas alone.
    this.#proof ??= boundProof(found.multipliers);
    if (this.#early !== null) this.#early.expected = found.expected;
    const expected =
      objective === 'nash'
        ? await nashChances(this.#limited, this.#model, space, this.#pause)
        : found.expected;
    if (this.#early !== null) this.#early.expected = expected;
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
      found: (outcome) => this.#early?.add(outcome),
      progress: (amount, outcomes) => this.#options.progress?.({ step: 'split', amount, outcomes }),
    });
  }

  /** The space with a limit to the greatest chance, if there is one; `null`: nothing is in it. */
  async #banded(space: ChoiceSpace): Promise<ChoiceSpace | null> {
    if (this.#kind === null) return space;
    const band = await findBand(this.#limited, this.#model, space, this.#kind, this.#pause);
    if (band === null) return null;
    this.#proof ??= boundProof(band.multipliers);
    this.#cap ??= band.proof;
    if (this.#early !== null) this.#early.cap = this.#cap;
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
    const found = mixture.outcomes.length > 0 ? null : anyOutcome(this.#limited, this.#model, expected);
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
    if (this.#expired())
      return await this.#ofKept(reached?.kind === 'unfinished' ? reached.mixed.weights : null);
    if (this.#options.objective === 'nash' || this.#kind !== null)
      return this.#lottery(mixture.outcomes, mixture.solve().weights, false, cuts);
    const { shares, isEarly } = await this.#best();
    return isEarly && this.#early !== null
      ? await this.#ofKept(shares)
      : this.#lottery(mixture.outcomes, shares, !isEarly, cuts);
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
    const { outcomes, times, isWhole } = await randomOutcomes(this.#limited, this.#model, {
      pause: this.#pause,
      expired: () => this.#expired(),
      found: (outcome) => this.#early?.add(outcome),
    });
    if (!isWhole) return await this.#ofKept(null);
    return outcomes.length === 0 ? null : this.#lottery(outcomes, times, true, 0);
  }

  #lottery(
    outcomes: readonly Outcome[],
    shares: ArrayLike<number>,
    complete: boolean,
    cuts: number,
  ): Lottery {
    const { objective, total = DIGITAL_TOTAL } = this.#options;
    const portfolio = portfolioFrom(this.#model, this.#tools.climber, outcomes, shares, total);
    if (this.#proof === null) throw new Error('a lottery without a bound');
    const cap = this.#cap === null ? {} : { cap: capOn(this.#model, portfolio, this.#cap) };
    // Steps that time cut short can lead to the ideal as well, by other outcomes.
    return { portfolio, objective, proof: this.#proof, ...cap, complete: complete && !this.#expired(), cuts };
  }
}
