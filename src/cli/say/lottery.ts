import type { LotteryBody } from '../../audit/entries/lottery.js';
import type { DrawLottery } from '../../core/draw.js';
import { readFraction, toNumber } from '../../core/lottery/portfolio.js';
import { formatPercent } from '../../messages/fill.js';
import type { Terminal } from '../terminal.js';

/** What letters and panels say alike of the lottery that they were drawn by. */

export function lotteryFacts({ record, figures }: DrawLottery): object {
  return {
    objective: record.objective,
    complete: record.complete,
    outcomes: record.outcomes.length,
    least_chance: figures.least,
    bound: figures.bound,
    gap: figures.gap,
  };
}

/** Chances of a lottery, from 0 to 1. */
interface LeastChance {
  readonly least: number;
  /** no lottery has a larger least chance */
  readonly bound: number;
  /** people who are in no outcome */
  readonly without: number;
  /** the least chance of the others */
  readonly leastOfOthers: number;
}

/** Whoever can't be drawn at all is told apart: the chances of the others are what counts then. */
export function leastLine(terminal: Terminal, { least, bound, without, leastOfOthers }: LeastChance): string {
  const show = (chance: number) => formatPercent(terminal.language, chance);
  return without === 0
    ? terminal.text('panel.least', { least: show(least), bound: show(bound) })
    : terminal.text('panel.least-some', { count: without, least: show(leastOfOthers) });
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
