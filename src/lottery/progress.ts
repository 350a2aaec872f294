/** What the search for a lottery is at. */
export interface LotteryProgress {
  readonly step: 'ideal' | 'split' | 'complete';
  /** share of the step's work that is done, from 0 to 1, or what is lacking (`complete`) */
  readonly amount: number;
  readonly outcomes: number;
}
