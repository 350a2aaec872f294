import type { Outcome } from './outcome.js';
import { NUMBERED_TOTAL, type Portfolio } from './portfolio.js';
import type { LotteryList } from './record.js';

/**
 * Turns (SPEC 6.3): who is on which of the panels that a ball draw picks from. There are as many panels as the
 * weights say, and they stand in the order of their outcomes. The people of a type sit in a circle, by ticket. Each
 * panel takes as many of them as its outcome says, and goes on where the one before it left off.
 *
 * So before panel p, with `start` places of the type given away, everybody of the type has been taken
 * `floor(start / N_t)` times, and the first `start mod N_t` once more. Nobody is on a panel twice, for an outcome has
 * at most N_t of a type; and behind the last panel no two people of a type differ by more than one.
 */

/** On how many panels the people of a type are: all on `panels` of them, the first `more` by ticket on one more. */
export interface Turns {
  readonly panels: number;
  readonly more: number;
}

/** Whether its people take turns: with numbered panels. A draw by the seed alone takes the lowest tickets. */
export function isByTurns({ total }: Pick<LotteryList, 'total'>): boolean {
  return total === NUMBERED_TOTAL;
}

/** Of each type, in a list of panels. */
export function turnsOf({ types, outcomes }: Pick<LotteryList, 'types' | 'outcomes'>): Turns[] {
  return types.map(({ size }, type) => {
    const places = outcomes.reduce((sum, { weight, people }) => sum + weight * (people[type] ?? 0), 0);
    return { panels: Math.floor(places / size), more: places % size };
  });
}

/**
 * On how many panels somebody is.
 * @param rank among the people of the type, by ticket; the first is 0
 */
export function panelsWith({ panels, more }: Turns, rank: number): number {
  return rank < more ? panels + 1 : panels;
}

/** How evenly a list of panels has everybody. */
export interface Presence {
  /** everybody who could be drawn */
  readonly people: number;
  /** how many of them are on no panel */
  readonly without: number;
  /** fewest panels of anybody, and most */
  readonly least: number;
  readonly most: number;
}

export function presenceIn(record: Pick<LotteryList, 'types' | 'outcomes'>): Presence {
  const turns = turnsOf(record).map((one, type) => ({ ...one, size: record.types[type]?.size ?? 0 }));
  return {
    people: turns.reduce((sum, { size }) => sum + size, 0),
    without: turns.reduce((sum, { panels, more, size }) => (panels === 0 ? sum + size - more : sum), 0),
    least: turns.reduce((least, { panels }) => Math.min(least, panels), Number.POSITIVE_INFINITY),
    most: turns.reduce((most, one) => Math.max(most, panelsWith(one, 0)), 0),
  };
}

/**
 * The people of each panel, by type, those whose turn came first in front. The lists are made one by one, for
 * whoever wants only one of them.
 * @param people of each type, lowest tickets first
 */
export function* panelsByTurns<T>(
  { outcomes, weights }: Pick<Portfolio, 'outcomes' | 'weights'>,
  people: readonly (readonly T[])[],
): Generator<T[][]> {
  let starts: readonly number[] = people.map(() => 0);
  for (const [at, outcome] of outcomes.entries())
    for (let copy = 0; copy < (weights[at] ?? 0); copy++) {
      yield people.map((circle, type) => fromTheCircle(circle, starts[type] ?? 0, outcome[type] ?? 0));
      starts = afterPanel(starts, outcome, people);
    }
}

/**
 * The people of one panel, by type.
 * @param number from 0
 * @throws RangeError if there is no such panel
 */
export function panelByTurns<T>(
  portfolio: Portfolio,
  people: readonly (readonly T[])[],
  number: number,
): T[][] {
  let at = 0;
  for (const panel of panelsByTurns(portfolio, people)) if (at++ === number) return panel;
  throw new RangeError(`expected a number from 0 to ${at - 1}, got ${number}`);
}

function fromTheCircle<T>(circle: readonly T[], start: number, count: number): T[] {
  return Array.from({ length: count }, (_, k) => circle[(start + k) % circle.length] as T);
}

/** Where the next panel begins in each circle. */
function afterPanel(
  starts: readonly number[],
  outcome: Outcome,
  people: readonly (readonly unknown[])[],
): number[] {
  return people.map(({ length }, type) =>
    length === 0 ? 0 : ((starts[type] ?? 0) + (outcome[type] ?? 0)) % length,
  );
}
