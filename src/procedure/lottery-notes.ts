import type { DrawLottery } from '../core/draw.js';
import { type Problem, warning } from '../core/problem.js';

/** A search that was ended early, and how much it may have missed. */
export function lotteryNotes(lottery: DrawLottery | undefined): Problem[] {
  if (lottery === undefined || lottery.record.complete) return [];
  // Of hundredths of a percent, the next whole one.
  const gap = Math.ceil(Number(lottery.figures.gap) * 10_000) / 100;
  return [warning('QUOTA-004', undefined, { gap })];
}
