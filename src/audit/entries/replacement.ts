import * as z from 'zod';
import type { LogEvent } from './line.js';
import { count, names } from './values.js';

/** The entry `replacement` (SPEC 14): who got the place of somebody who is out, by their labels. */

export const REPLACEMENT = 'replacement';

export const replacementBodySchema = z.strictObject({
  out: z.string().min(1),
  in: z.string().min(1),
  /** of the person who is out */
  stratum: names,
  /** how many dimensions of the ladder were let go */
  step: count.max(20),
  /** of the person who was called, if it is another one */
  from: names.optional(),
});

export type ReplacementBody = z.output<typeof replacementBodySchema>;

export function replacementEvent({ out, in: called, stratum, step, from }: ReplacementBody): LogEvent {
  return {
    type: REPLACEMENT,
    body: { out, in: called, stratum, step, ...(from === undefined ? {} : { from }) },
  };
}
