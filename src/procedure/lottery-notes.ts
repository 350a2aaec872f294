import type { LotteryFigures, LotteryList } from '../core/lottery/record.js';
import { type Problem, warning } from '../core/problem.js';

/** A search that was ended early, and how much it may have missed. */
export function lotteryNotes(
  lottery: { readonly record: Pick<LotteryList, 'complete'>; readonly figures: LotteryFigures } | undefined,
): Problem[] {
  if (lottery === undefined || lottery.record.complete) return [];
  return [warning('QUOTA-004', undefined, gapParams(lottery.figures.gap))];
}

/** @param written the gap as a log has it */
export function gapParams(written: string) {
  // Of hundredths of a percent, the next whole one.
  const gap = Math.ceil(Number(written) * 10_000) / 100;
  return gap > 0 ? { gap, fair: '' } : { gap: '', fair: 'yes' };
}
