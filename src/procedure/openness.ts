import type { LotteryBody } from '../audit/entries/lottery.js';
import type { DrawLottery } from '../core/draw.js';
import { type Openness, openness } from '../report/openness.js';
import type { PreparedLottery } from './lottery.js';

/** How open a lot is: of a lottery that is on record, that a log has, or that has just been made. `null`: too large. */

export function opennessOnRecord({ record }: Pick<DrawLottery, 'record'>): Openness | null {
  // Of thousands of outcomes it takes a while, and both a document and a terminal ask.
  const known = onRecord.get(record);
  if (known !== undefined) return known;
  const found = openness(record);
  onRecord.set(record, found);
  return found;
}

const onRecord = new WeakMap<DrawLottery['record'], Openness | null>();

export function opennessInLog({ types, outcomes, W }: LotteryBody): Openness | null {
  return openness({
    types: types.map(({ N_t }) => ({ stratum: 0, size: N_t })),
    total: W,
    outcomes: outcomes.map(({ weight, people }) => {
      const counts = types.map(() => 0);
      for (const [type, count] of people) if (type < counts.length) counts[type] = count;
      return { weight, people: counts };
    }),
  });
}

export function opennessOf({ lottery, record }: PreparedLottery): Openness | null {
  const { outcomes, weights, total } = lottery.portfolio;
  const list = outcomes.map((people, at) => ({ weight: weights[at] as number, people }));
  return openness({ types: record.types, outcomes: list, total });
}
