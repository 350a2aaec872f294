import type { LotteryObjective } from '../plan.js';
import type { CapProof } from './cap.js';
import type { Outcome } from './outcome.js';

/**
 * The list of a lottery under quotas (SPEC 6.3), with all that is needed to check it without a solver. It is settled
 * without the seed. Numbers are whole.
 */
export interface LotteryList {
  readonly objective: LotteryObjective;
  /** people to draw */
  readonly n: number;
  /** so many more are drawn at once as substitutes, under the same quotas: as many as `n`; left out: none */
  readonly substitutes?: number;
  readonly types: readonly LotteryType[];
  readonly quotas: readonly NamedQuota[];
  /** for each quota how many people are in already and count towards it; empty: nobody is */
  readonly already: readonly number[];
  readonly households: readonly HouseholdGroup[];
  /** W: the weights' sum */
  readonly total: number;
  readonly outcomes: readonly WeightedOutcome[];
  /** multipliers that prove how large the least chance can be at most */
  readonly proof: {
    readonly types: readonly number[];
    readonly groups: readonly number[];
    readonly size: number;
  };
  /** with a cap, or for `goldilocks`: proves how small the greatest chance can be at least */
  readonly cap?: CapProof;
  /** false: the search was ended before the objective was reached */
  readonly complete: boolean;
  /** soft quotas that gave way; `quotas` are as they are then; left out: none did */
  readonly softening?: Softening;
  readonly solver: string;
}

/** By how much soft quotas gave way, and what proves how little it can be. */
export interface Softening {
  /** places too few and too many, times the weights */
  readonly deviation: number;
  /** no choice of people has less; proven with whole numbers */
  readonly proven: number;
  /** multipliers of the groups and of the size; `one` stands for a weight of 1 */
  readonly proof: { readonly groups: readonly number[]; readonly size: number; readonly one: number };
}

/** The list, and the number that picks an outcome of it. */
export interface LotteryRecord extends LotteryList {
  /** from 0 to W - 1; decides the outcome */
  readonly number: number;
  /** who says so: the seed, or a ball draw of numbered panels */
  readonly numberFrom: 'seed' | 'panel-number';
  /** with substitutes: whether the second half of the outcome is the panel; the seed says so */
  readonly swapped?: boolean;
}

/** Who can be drawn, together with whom and besides whom: what a record must have right of the people. */
export type LotteryPool = Pick<LotteryList, 'n' | 'substitutes' | 'types' | 'households' | 'already'>;

/** People who are interchangeable: those of a stratum, or one person of it who shares a household. */
export interface LotteryType {
  /** position of the stratum */
  readonly stratum: number;
  /** N_t */
  readonly size: number;
}

/** Of these types together at most `max` people are drawn. */
export interface HouseholdGroup {
  readonly types: readonly number[];
  readonly max: number;
}

/** A quota on one category or combination: people who are in one of the categories of each dimension. */
export interface NamedQuota {
  readonly group: readonly { readonly dimension: string; readonly categories: readonly string[] }[];
  readonly min: number;
  readonly max: number;
}

export interface WeightedOutcome {
  readonly weight: number;
  /** x_t, one number a type; with substitutes those of the one half, then those of the other */
  readonly people: Outcome;
}

/** Fractions (`1/10`, in lowest terms) and a decimal that follow from a record. */
export interface LotteryFigures {
  /** of a person of each type to be drawn; with substitutes to be on the panel, and as large to be a substitute */
  readonly chances: readonly string[];
  readonly least: string;
  /** the least chance can't be larger than this, whatever the lottery */
  readonly bound: string;
  /** how far the least chance stays below the bound, as a share of the bound, rounded up */
  readonly gap: string;
  /** with a cap: the greatest chance; for `goldilocks`: the factor that all chances are within */
  readonly cap?: { readonly value: string; readonly bound: string };
}
