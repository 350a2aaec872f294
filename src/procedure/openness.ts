import type { LotteryBody } from '../audit/entries/lottery.js';
import { singlePanels } from '../core/lottery/certificate.js';
import type { Outcome } from '../core/lottery/outcome.js';
import type { Portfolio } from '../core/lottery/portfolio.js';
import type { LotteryList, WeightedOutcome } from '../core/lottery/record.js';
import { type Openness, openness } from '../report/openness.js';
import type { PreparedLottery } from './lottery.js';

/** How open a lot is: of a lottery that is on record, that a log has, or that has just been made. `null`: too large. */

/** How many compositions the panel can have. Of pairs of halves either may be the panel. */
export function compositionsOf({ panels, record }: Pick<PreparedLottery, 'panels' | 'record'>): number {
  // Without substitutes no two outcomes are the same.
  return record.substitutes === undefined ? panels.outcomes.length : distinct(panels).length;
}

/** The same of a list that is on record. */
export function compositionsOnRecord(record: LotteryList): number {
  return compositionsOf({ panels: singlePanels(record), record });
}

/** The same of a list that a log has. */
export function compositionsInLog(body: LotteryBody): number {
  return body.substitutes === undefined ? body.outcomes.length : distinct(panelsInLog(body)).length;
}

export function opennessOnRecord({ record }: { readonly record: LotteryList }): Openness | null {
  // Of thousands of outcomes it takes a while, and both a document and a terminal ask.
  const known = onRecord.get(record);
  if (known !== undefined) return known;
  const found = opennessOfPanels(record.types, singlePanels(record));
  onRecord.set(record, found);
  return found;
}

const onRecord = new WeakMap<LotteryList, Openness | null>();

export function opennessInLog(body: LotteryBody): Openness | null {
  const types = body.types.map(({ N_t }) => ({ stratum: 0, size: N_t }));
  return opennessOfPanels(types, panelsInLog(body));
}

function panelsInLog({ types, outcomes, W, substitutes }: LotteryBody): Portfolio {
  const counts = (people: LotteryBody['outcomes'][number]['people']) => {
    const numbers = types.map(() => 0);
    for (const [type, count] of people) if (type < numbers.length) numbers[type] = count;
    return numbers;
  };
  return {
    outcomes: outcomes.flatMap(({ people, substitutes: others }) =>
      [people, ...(others ? [others] : [])].map(counts),
    ),
    weights: outcomes.flatMap(({ weight, substitutes: others }) => (others ? [weight, weight] : [weight])),
    total: substitutes === undefined ? W : 2 * W,
  };
}

export function opennessOf({ panels, record }: Pick<PreparedLottery, 'panels' | 'record'>): Openness | null {
  return opennessOfPanels(record.types, panels);
}

function opennessOfPanels(types: LotteryList['types'], panels: Portfolio): Openness | null {
  return openness({ types, outcomes: distinct(panels), total: panels.total });
}

/** Of panels that are the same one has the weights of all. */
function distinct({ outcomes, weights }: Portfolio): WeightedOutcome[] {
  const known = new Map<string, { weight: number; readonly people: Outcome }>();
  for (const [at, people] of outcomes.entries()) {
    const key = people.join();
    const one = known.get(key);
    if (one === undefined) known.set(key, { weight: weights[at] as number, people });
    else one.weight += weights[at] as number;
  }
  return [...known.values()];
}
