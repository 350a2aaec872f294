import * as z from 'zod';
import type { LogEvent } from './line.js';
import { count, names } from './values.js';

/** The entry `supplement` (SPEC 14): a further round over all who were never called, with a seed of its own. */

export const SUPPLEMENT = 'supplement';

export const supplementBodySchema = z.strictObject({
  /** 2 for the first one, for the draw itself is the first round */
  round: z.int().min(2),
  size: z.int().min(1),
  /** people called so far, who are in it no more */
  called: count,
  /** who is left, in the order of the frame; strata with nobody left are missing */
  strata: z.array(z.strictObject({ stratum: names, N_h: z.int().min(1) })).min(1),
});

export type SupplementBody = z.output<typeof supplementBodySchema>;

export function supplementEvent({ round, size, called, strata }: SupplementBody): LogEvent {
  const left = strata.map(({ stratum, N_h }) => ({ stratum, N_h }));
  return { type: SUPPLEMENT, body: { round, size, called, strata: left } };
}
