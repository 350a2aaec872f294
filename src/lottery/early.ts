import type { BoundProof } from '../core/lottery/bound.js';
import type { CapProof } from '../core/lottery/cap.js';
import type { Outcome, QuotaModel } from '../core/lottery/outcome.js';
import { Batch } from './batch.js';
import { boundProof } from './bound-proof.js';
import { byValue, Climber } from './climb.js';
import { Found } from './found.js';
import { Ideal } from './ideal.js';
import type { Kept } from './lottery-options.js';
import { modelRows, OutcomeSearch, TIME_LIMIT } from './outcomes.js';
import { SolverFailure } from './program.js';
import { randomValues } from './random.js';
import type { Solver } from './solver.js';

/**
 * Where time is limited: what the search has found so far. It begins with some outcomes around the largest least
 * chance, which take a moment; all that is found later is added. A search that comes to its end in time is none the
 * wiser for it, so that its list can be made again.
 */
export class Early implements Kept {
  proof: BoundProof;
  cap: CapProof | null = null;
  expected: readonly number[];
  readonly #found = new Found();

  private constructor(proof: BoundProof, expected: readonly number[]) {
    this.proof = proof;
    this.expected = expected;
  }

  /** @returns `null`: no outcome meets the quotas; @throws SolverFailure */
  static async begin(solver: Solver, model: QuotaModel, options: EarlyOptions): Promise<Early | null> {
    const ideal = new Ideal(solver, model, modelRows(model));
    try {
      await options.pause();
      const expected = ideal.highest();
      if (expected === null) return null;
      const early = new Early(boundProof(ideal.first.multipliers), expected);
      if (options.isCapped) early.cap = nothingProven(model);
      await early.#around(model, options);
      if (early.outcomes.length >= ENOUGH) return early;
      return (await early.#search(solver, model, options)) ? early : null;
    } finally {
      ideal.dispose();
    }
  }

  get outcomes(): readonly Outcome[] {
    return this.#found.outcomes;
  }

  add(outcome: Outcome): void {
    this.#found.add(outcome);
  }

  async #around(model: QuotaModel, { pause, secondsLeft, kept }: EarlyOptions): Promise<void> {
    const batch = new Batch(model, this.expected);
    const until = (secondsLeft() ?? 0) * (1 - SHARE_OF_TIME);
    const most = Math.ceil(PER_TYPE * model.sizes.length) + AT_LEAST;
    while (this.outcomes.length < most) {
      await pause();
      const left = secondsLeft() ?? 0;
      if (left <= until && this.outcomes.length >= AT_LEAST) return;
      const outcome = batch.next();
      if (outcome !== null) this.add(outcome);
      kept(this);
      const inVain = batch.missed + this.#found.repeated;
      // Walks that come to nothing cost time as well.
      if (inVain > (left <= until ? FEW_IN_VAIN : Math.max(MOST_IN_VAIN, this.outcomes.length))) return;
    }
  }

  /**
   * Quotas so tight that no walk keeps to them: the solver looks for outcomes of random values, and people are
   * exchanged in those. @returns false if no outcome meets the quotas
   */
  async #search(solver: Solver, model: QuotaModel, options: EarlyOptions): Promise<boolean> {
    const { pause, secondsLeft, kept } = options;
    const search = new OutcomeSearch(solver.within(secondsLeft), model);
    const climber = new Climber(model);
    try {
      for (let at = 0; at < SEARCHES && this.outcomes.length < ENOUGH; at++) {
        await pause();
        const values = randomValues(model.sizes.length, at);
        const found = search.most(values, Number.NEGATIVE_INFINITY);
        if (found === null) return false;
        this.add(found.outcome);
        for (const towards of [values, values.map((value) => -value)]) {
          const climbed = climber.climb(found.outcome, towards, byValue(towards));
          if (climbed !== null) this.add(climbed);
        }
        kept(this);
      }
      return true;
    } catch (cause) {
      if (cause instanceof SolverFailure && cause.status === TIME_LIMIT) return true;
      throw cause;
    } finally {
      search.dispose();
    }
  }
}

export interface EarlyOptions {
  /** the greatest chance is limited as well */
  readonly isCapped: boolean;
  readonly pause: () => Promise<void>;
  readonly secondsLeft: () => number | undefined;
  /** is told of what there is as soon as there is anything */
  readonly kept: (kept: Kept) => void;
}

/** Outcomes that are looked for in any case, however little time there is. */
const AT_LEAST = 30;
/** With so many the solver is not asked. */
const ENOUGH = 5;
const SEARCHES = 12;
/** More are looked for in this share of the time, up to so many for each type. */
const SHARE_OF_TIME = 0.15;
const PER_TYPE = 1.25;
/** Walks to nothing, or to what is known, after which it is given up. */
const MOST_IN_VAIN = 40;
const FEW_IN_VAIN = 20;

/** Multipliers of a cap that say nothing: no chance is greater than one, and no factor less. All zero they would say anything. */
function nothingProven({ sizes, groups }: QuotaModel): CapProof {
  return { least: sizes.map(() => 0), most: sizes.map(() => 1), groups: groups.map(() => 0), size: 0 };
}
