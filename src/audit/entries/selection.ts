import * as z from 'zod';
import type { Json } from '../../core/canonical.js';
import { type Draw, hasEqualChances, shortfalls } from '../../core/draw.js';
import { frameSize } from '../../core/frame.js';
import { cellNames } from '../../core/strata.js';
import type { Ticketed } from '../../core/ticket.js';
import { count, decimal, hash, names } from './values.js';

/** The entry `selection` (SPEC 8): labels and tickets of everybody who was drawn. */

export function selectionBody(draw: Draw): Json {
  const { dimensions, strata } = draw.frame.stratification;
  const N = frameSize(draw.frame.stratification);
  const { sample } = draw.plan;
  const people = (list: readonly Ticketed[]) => list.map(({ label, ticket }) => ({ label, ticket }));
  return {
    reserve: sample.reserve,
    max_per_household: sample.max_per_household,
    chance: hasEqualChances(draw.plan) ? { equal: true, n: sample.size, N } : { equal: false },
    shortfall: shortfalls(draw).map(({ index, missing }) => ({
      stratum: cellNames(dimensions, strata[index]?.cell ?? []),
      missing,
    })),
    strata: draw.selection.map((stratum, index) => ({
      stratum: cellNames(dimensions, strata[index]?.cell ?? []),
      invited: people(stratum.invited),
      reserve: people(stratum.reserve),
      next: stratum.next,
    })),
  };
}

const people = z.array(z.strictObject({ label: z.string(), ticket: hash }));

export const selectionBodySchema = z.strictObject({
  reserve: decimal,
  max_per_household: z.int().min(1).nullable(),
  chance: z.union([
    z.strictObject({ equal: z.literal(true), n: count, N: count }),
    z.strictObject({ equal: z.literal(false) }),
  ]),
  shortfall: z.array(z.strictObject({ stratum: names, missing: count })),
  strata: z.array(
    z.strictObject({ stratum: names, invited: people, reserve: people, next: hash.nullable() }),
  ),
});
