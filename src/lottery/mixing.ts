import { digest } from '#machine';
import { Mixing } from '../core/lottery/mixing.js';
import type { QuotaModel } from '../core/lottery/outcome.js';
import type { Lottery } from './lottery.js';

/**
 * The lottery with people exchanged between its outcomes: the same chances, and more people who can meet.
 * @param rounds how often an exchange is tried for each part; 0: never
 * @param pause lets others work; is told of the round
 * @param expired when it is, the exchanges so far have to do, and the list is no longer the one that anybody would make
 */
export async function mixLottery(
  model: QuotaModel,
  lottery: Lottery,
  rounds: number,
  pause: (round: number) => Promise<void>,
  expired = () => false,
): Promise<Lottery> {
  if (rounds === 0) return lottery;
  if (expired()) return { ...lottery, complete: false };
  const mixing = new Mixing(digest, model, lottery.portfolio);
  let round = 0;
  for (; round < rounds && !expired(); round++) {
    await pause(round);
    mixing.round();
  }
  const complete = lottery.complete && round === rounds;
  return { ...lottery, portfolio: mixing.portfolio, complete };
}
