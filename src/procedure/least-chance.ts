import type { LotteryBody } from '../audit/entries/lottery.js';
import type { DrawLottery } from '../core/draw.js';
import { readFraction, toNumber } from '../core/lottery/portfolio.js';

/** Chances of a lottery, from 0 to 1, to be shown. */
export interface LeastChance {
  readonly least: number;
  /** no lottery has a larger least chance */
  readonly bound: number;
  /** people who are in no outcome */
  readonly without: number;
  /** the least chance of the others */
  readonly leastOfOthers: number;
}

/** What a lottery that was drawn by has on record. */
export function leastOnRecord({ record, figures }: DrawLottery): LeastChance {
  const types = record.types.map(({ size }, at) => ({ size, chance: figures.chances[at] ?? '0/1' }));
  return leastOf(types, figures.least, figures.bound);
}

/** What a log says of it. */
export function leastInLog({ types, least_chance, bound }: LotteryBody): LeastChance {
  return leastOf(
    types.map(({ N_t, chance }) => ({ size: N_t, chance })),
    least_chance,
    bound,
  );
}

function leastOf(
  types: readonly { readonly size: number; readonly chance: string }[],
  least: string,
  bound: string,
): LeastChance {
  const chances = types.map(({ chance }) => ratio(chance));
  return {
    least: ratio(least),
    bound: ratio(bound),
    without: types.reduce((sum, { size }, at) => (chances[at] === 0 ? sum + size : sum), 0),
    leastOfOthers: Math.min(...chances.filter((chance) => chance > 0)),
  };
}

/** A fraction of the log as a number to be shown. */
function ratio(fraction: string): number {
  return toNumber(readFraction(fraction));
}
