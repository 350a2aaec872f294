import { digest } from '#machine';
import { Mixing } from '../core/lottery/mixing.js';
import type { QuotaModel } from '../core/lottery/outcome.js';
import type { Lottery } from './lottery.js';

/**
 * The lottery with people exchanged between its outcomes: the same chances, and more people who can meet.
 * @param rounds how often an exchange is tried for each part; 0: never
 * @param pause lets others work
 */
export async function mixLottery(
  model: QuotaModel,
  lottery: Lottery,
  rounds: number,
  pause: () => Promise<void>,
): Promise<Lottery> {
  if (rounds === 0) return lottery;
  const mixing = new Mixing(digest, model, lottery.portfolio);
  for (let round = 0; round < rounds; round++) {
    await pause();
    mixing.round();
  }
  return { ...lottery, portfolio: mixing.portfolio };
}
