/** What the search for a lottery is at. */
export interface LotteryProgress {
  readonly step: 'ideal' | 'split' | 'complete' | 'mix';
  /** share of the step's work that is done, from 0 to 1, or what is lacking (`complete`) */
  readonly amount: number;
  readonly outcomes: number;
  /** how far the least chance is below the largest possible, as a share of that, as things are; left out: not known */
  readonly gap?: number;
}

/** The same, or why there is none: which quotas are in conflict, and what would help. */
export type SearchProgress = Omit<LotteryProgress, 'step'> & {
  readonly step: LotteryProgress['step'] | 'conflict' | 'advice';
};
