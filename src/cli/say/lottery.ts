import type { DrawLottery } from '../../core/draw.js';
import { formatPercent } from '../../messages/fill.js';
import type { LeastChance } from '../../procedure/least-chance.js';
import { opennessOnRecord } from '../../procedure/openness.js';
import type { Openness } from '../../report/openness.js';
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
    openness: opennessOnRecord({ record }),
  };
}

/** Whoever can't be drawn at all is told apart: the chances of the others are what counts then. */
export function leastLine(terminal: Terminal, { least, bound, without, leastOfOthers }: LeastChance): string {
  const show = (chance: number) => formatPercent(terminal.language, chance);
  return without === 0
    ? terminal.text('panel.least', { least: show(least), bound: show(bound) })
    : terminal.text('panel.least-some', { count: without, least: show(leastOfOthers) });
}

/** Who can meet, and how uncertain it is who is drawn. */
export function sayOpenness(terminal: Terminal, open: Openness | null): void {
  if (open === null) return;
  const { entropy, independent, pairs: couples, ...counts } = open;
  const bits = { entropy: terminal.decimal(entropy), independent: terminal.decimal(independent) };
  terminal.field('field.open', terminal.text('panel.open', { ...counts, couples, ...bits }));
}
