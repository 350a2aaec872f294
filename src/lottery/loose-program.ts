import type { Fraction } from '../core/lottery/bound.js';
import type { QuotaGroup, QuotaModel } from '../core/lottery/outcome.js';
import { reduce, toNumber } from '../core/lottery/portfolio.js';
import type { Side } from './conflict.js';
import { type Column, INFINITE, type Row, type Term } from './program.js';
import type { Program, Solver } from './solver.js';

/** Quotas that can give way: which sides, by how much at most, and the program in which they do. */

export interface Change {
  /** position in the model's groups */
  readonly group: number;
  readonly side: Side;
  /** in people */
  readonly from: number;
  readonly to: number;
}

/** How far a group's quota may be changed. The names are the plan's. */
export interface Flex {
  /** the lowest minimum; `null`: 0 */
  readonly min_flex: number | null;
  /** the highest maximum; `null`: n */
  readonly max_flex: number | null;
}

/** A side that can be changed. */
export interface Slack {
  readonly group: number;
  readonly side: Side;
  readonly from: number;
  /** by how much at most */
  readonly most: number;
  /** what one step costs */
  readonly price: Fraction;
}

/** The sides that may be changed within these limits. */
export function slacksOf(model: QuotaModel, flex: readonly (Flex | null)[]): Slack[] {
  return model.groups.flatMap(({ min, max }, group): Slack[] => {
    const limits = flex[group] ?? null;
    if (limits === null) return [];
    const slacks: Slack[] = [];
    const lower = min - Math.max(0, limits.min_flex ?? 0);
    if (lower > 0) {
      slacks.push({ group, side: 'min', from: min, most: lower, price: [BigInt(min) + 2n, BigInt(min)] });
    }
    const higher = (limits.max_flex ?? model.size) - max;
    if (higher > 0) slacks.push({ group, side: 'max', from: max, most: higher, price: [1n, 1n] });
    return slacks;
  });
}

/** What so many steps of each side cost. */
export function costOf(slacks: readonly Slack[], steps: readonly number[]): Fraction {
  let sum: Fraction = [0n, 1n];
  for (const [at, { price }] of slacks.entries()) {
    const cost = BigInt(steps[at] as number) * price[0];
    sum = reduce([sum[0] * price[1] + cost * sum[1], sum[1] * price[1]]);
  }
  return sum;
}

/** What so many steps of each side change. */
export function changesOf(slacks: readonly Slack[], steps: readonly number[]): Change[] {
  return slacks.flatMap(({ group, side, from }, at): Change[] => {
    const step = steps[at] as number;
    if (step === 0) return [];
    return [{ group, side, from, to: side === 'min' ? from - step : from + step }];
  });
}

/** The quotas with these changes. */
export function loosened(model: QuotaModel, changes: readonly Change[]): QuotaModel {
  const groups = [...model.groups];
  for (const { group, side, to } of changes) groups[group] = { ...(groups[group] as QuotaGroup), [side]: to };
  return { ...model, groups };
}

/**
 * The solver does not look for what is better by less than 10^-6. In thousandths that is 10^-9, less than
 * the difference of any two costs that a person would tell apart.
 */
export const SCALE = 1000;

/** The people of a type in an outcome, as the program has them. */
export type PeopleColumn = Pick<Column, 'lower' | 'upper' | 'integer'>;

/**
 * Outcomes of quotas that give way, at the least cost: first a column for each type, then one for each side.
 * @param people the columns of the types
 * @param inWhole whether quotas give way by whole numbers
 */
export function looseProgram(
  solver: Solver,
  model: QuotaModel,
  slacks: readonly Slack[],
  people: readonly PeopleColumn[],
  inWhole = true,
): Program {
  const types = model.sizes.length;
  const columns: Column[] = [
    ...people,
    ...slacks.map(({ most, price }) => ({
      lower: 0,
      upper: most,
      cost: SCALE * toNumber(price),
      integer: inWhole,
    })),
  ];
  const slackTerms = (group: number, side: Side): Term[] => {
    const at = slacks.findIndex((slack) => slack.group === group && slack.side === side);
    return at < 0 ? [] : [[types + at, side === 'min' ? 1 : -1]];
  };
  // Two rows a group: a minimum above the maximum may be what has to be loosened.
  const rows = model.groups.flatMap(({ min, max, members }, group): Row[] => {
    const inside = members.map((type): Term => [type, 1]);
    return [
      { lower: min, upper: INFINITE, terms: [...inside, ...slackTerms(group, 'min')] },
      { lower: -INFINITE, upper: max, terms: [...inside, ...slackTerms(group, 'max')] },
    ];
  });
  const size = { lower: model.size, upper: model.size, terms: model.sizes.map((_, at): Term => [at, 1]) };
  return solver.program(columns, [...rows, size]);
}
