import type { DrawLottery } from '../../core/draw.js';
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

/** Whoever can't be drawn at all is told apart: the chances of the others are what counts then. */
export function leastLine(terminal: Terminal, { record, figures }: DrawLottery): string {
  const show = (chance: number) => formatPercent(terminal.language, chance);
  const chances = figures.chances.map(ratio);
  const people = record.types.reduce((sum, { size }, at) => (chances[at] === 0 ? sum + size : sum), 0);
  if (people === 0)
    return terminal.text('panel.least', {
      least: show(ratio(figures.least)),
      bound: show(ratio(figures.bound)),
    });
  const least = Math.min(...chances.filter((chance) => chance > 0));
  return terminal.text('panel.least-some', { count: people, least: show(least) });
}

/** A fraction of the log as a number to be shown. */
export function ratio(fraction: string): number {
  const [numerator = '0', denominator = '1'] = fraction.split('/');
  return Number((BigInt(numerator) * 10n ** 18n) / BigInt(denominator)) / 1e18;
}
