import * as z from 'zod';
import type { Json } from '../../core/canonical.js';
import type { Frame } from '../../core/frame.js';
import type { CapProof } from '../../core/lottery/cap.js';
import { presentTypes } from '../../core/lottery/outcome.js';
import { halvesOf } from '../../core/lottery/pairs.js';
import type { LotteryFigures, LotteryList, Softening } from '../../core/lottery/record.js';
import { isByTurns, turnsOf } from '../../core/lottery/turns.js';
import { OBJECTIVES } from '../../core/plan.js';
import { cellNames } from '../../core/strata.js';
import { count, decimal, fraction, names } from './values.js';

/** The entry `lottery` of a draw under quotas (SPEC 8): the whole list, settled without the seed. */
export function lotteryBody(frame: Frame, record: LotteryList, figures: LotteryFigures): Json {
  const { dimensions, strata } = frame.stratification;
  return {
    objective: record.objective,
    solver: record.solver,
    complete: record.complete,
    n: record.n,
    ...(record.substitutes === undefined ? {} : { substitutes: record.substitutes }),
    types: record.types.map(({ stratum, size }, at) => ({
      stratum: cellNames(dimensions, strata[stratum]?.cell ?? []),
      N_t: size,
      chance: figures.chances[at] ?? '',
      ...(record.substitutes === undefined ? {} : { substitute_chance: figures.chances[at] ?? '' }),
    })),
    quotas: record.quotas.map(({ group, min, max }) => ({
      group: group.map(({ dimension, categories }) => ({ dimension, categories: [...categories] })),
      min,
      max,
    })),
    already: [...record.already],
    households: record.households.map(({ types, max }) => ({ types: [...types], max })),
    ...(record.softening === undefined ? {} : { softening: softeningBody(record.softening) }),
    W: record.total,
    outcomes: record.outcomes.map(({ weight, people }) => {
      if (record.substitutes === undefined) return { weight, people: presentTypes(people) };
      const [one, other] = halvesOf(people);
      return { weight, people: presentTypes(one), substitutes: presentTypes(other) };
    }),
    proof: {
      types: [...record.proof.types],
      groups: [...record.proof.groups],
      size: record.proof.size,
    },
    ...capBody(record, figures),
    least_chance: figures.least,
    bound: figures.bound,
    gap: figures.gap,
    ...turnsBody(record),
  };
}

function softeningBody({ deviation, proven, proof }: Softening): Json {
  const { groups, size, one } = proof;
  return { deviation, proven, proof: { groups: [...groups], size, one } };
}

/** What proves how small the greatest chance can be, and what the list reaches of it. */
function capBody({ objective, cap }: LotteryList, { cap: reached }: LotteryFigures): { readonly cap?: Json } {
  if (cap === undefined || reached === undefined) return {};
  return {
    cap: {
      least: [...cap.least],
      most: [...cap.most],
      groups: [...cap.groups],
      size: cap.size,
      [objective === 'goldilocks' ? 'factor' : 'greatest_chance']: reached.value,
      bound: reached.bound,
    },
  };
}

/** On how many of the numbered panels the people of each type are; a draw by the seed alone has no such panels. */
export function turnsBody(record: LotteryList): { readonly turns?: Json } {
  return isByTurns(record) ? { turns: turnsOf(record).map(({ panels, more }) => ({ panels, more })) } : {};
}

const drawn = z.array(z.tuple([count, z.int().min(1)]));

export const lotteryBodySchema = z.strictObject({
  objective: z.enum(OBJECTIVES),
  solver: z.string(),
  complete: z.boolean(),
  n: count,
  substitutes: count.exactOptional(),
  types: z.array(
    z.strictObject({
      stratum: names,
      N_t: z.int().min(1),
      chance: fraction,
      substitute_chance: fraction.exactOptional(),
    }),
  ),
  quotas: z.array(
    z.strictObject({
      group: z.array(z.strictObject({ dimension: z.string(), categories: names })),
      min: count,
      max: count,
    }),
  ),
  already: z.array(count),
  households: z.array(z.strictObject({ types: z.array(count), max: count })),
  softening: z
    .strictObject({
      deviation: count,
      proven: count,
      proof: z.strictObject({ groups: z.array(z.int()), size: z.int(), one: z.int().min(1) }),
    })
    .exactOptional(),
  W: z.int().min(1),
  outcomes: z.array(z.strictObject({ weight: z.int(), people: drawn, substitutes: drawn.exactOptional() })),
  proof: z.strictObject({ types: z.array(z.int()), groups: z.array(z.int()), size: z.int() }),
  cap: z
    .strictObject({
      least: z.array(z.int()),
      most: z.array(z.int()),
      groups: z.array(z.int()),
      size: z.int(),
      greatest_chance: fraction.exactOptional(),
      factor: fraction.exactOptional(),
      bound: fraction,
    })
    .exactOptional(),
  least_chance: fraction,
  bound: fraction,
  gap: decimal,
  turns: z.array(z.strictObject({ panels: count, more: count })).exactOptional(),
});

export type LotteryBody = z.output<typeof lotteryBodySchema>;

/** The list that a body holds; `null` if it names a stratum or a type that is not there. */
export function lotteryList(frame: Frame, body: LotteryBody): LotteryList | null {
  const { dimensions, strata } = frame.stratification;
  const places = new Map(
    strata.map(({ cell }, at) => [JSON.stringify(cellNames(dimensions, cell)), at] as const),
  );
  const types = body.types.map(({ stratum, N_t }) => ({
    stratum: places.get(JSON.stringify(stratum)) ?? -1,
    size: N_t,
  }));
  const { substitutes } = body;
  const outcomes = body.outcomes.map(({ weight, people, substitutes: others }) => {
    const one = numbersOf(people, types.length);
    if (substitutes === undefined) return { weight, people: others === undefined ? one : [-1] };
    return { weight, people: others === undefined ? [-1] : [...one, ...numbersOf(others, types.length)] };
  });
  const length = substitutes === undefined ? types.length : 2 * types.length;
  const isWhole = outcomes.every(({ people }) => people.length === length && !people.includes(-1));
  if (!isWhole || types.some(({ stratum }) => stratum < 0)) return null;
  const { objective, n, quotas, already, households, W, proof, cap, complete, solver, softening } = body;
  return {
    objective,
    n,
    ...(substitutes === undefined ? {} : { substitutes }),
    types,
    quotas,
    already,
    households,
    total: W,
    outcomes,
    proof,
    ...(cap === undefined ? {} : { cap: capProof(cap) }),
    complete,
    ...(softening === undefined ? {} : { softening }),
    solver,
  };
}

/** One number for each type; -1, or more numbers than types, if a type is not there or twice. */
function numbersOf(people: LotteryBody['outcomes'][number]['people'], types: number): number[] {
  const numbers = new Array<number>(types).fill(0);
  for (const [type, drawn] of people) {
    // A type that is not there, or twice, spoils the numbers.
    const isFree = numbers[type] === 0;
    numbers[isFree ? type : 0] = isFree ? drawn : -1;
  }
  return numbers;
}

function capProof({ least, most, groups, size }: CapProof): CapProof {
  return { least, most, groups, size };
}
