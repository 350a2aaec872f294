import * as z from 'zod';
import type { Json } from '../../core/canonical.js';
import { NEED_CODE, OUTCOMES, type Outcome, WAYS, type Way } from '../../core/outcome.js';
import type { LogEvent } from './line.js';
import { count } from './values.js';

/** The entry `reply` (SPEC 14): what became of somebody who was called. It names them by their label alone. */

export const REPLY = 'reply';

export interface ReplyFacts {
  readonly label: string;
  readonly outcome: Outcome;
  readonly way: Way;
  readonly attempts: number;
  /** codes, in any order */
  readonly needs: readonly string[];
  /** the entry that it corrects, and why */
  readonly correction?: { readonly seq: number; readonly reason: string };
}

export const MOST_ATTEMPTS = 99;
export const MOST_REASON = 500;

/** A code of the plan's list, or of the usual ones. */
export const needCode = z.string().regex(NEED_CODE);

export const replyBodySchema = z.strictObject({
  label: z.string().min(1),
  outcome: z.enum(OUTCOMES),
  way: z.enum(WAYS),
  attempts: z.int().min(1).max(MOST_ATTEMPTS),
  needs: z
    .array(needCode)
    .max(20)
    .refine((needs) => needs.every((one, at) => at === 0 || (needs[at - 1] as string) < one)),
  corrects: z.strictObject({ seq: count, reason: z.string().min(1).max(MOST_REASON) }).optional(),
});

export type ReplyBody = z.output<typeof replyBodySchema>;

export function replyEvent({ label, outcome, way, attempts, needs, correction }: ReplyFacts): LogEvent {
  const sorted = [...new Set(needs)].sort((a, b) => (a < b ? -1 : 1));
  const corrects = correction === undefined ? {} : { corrects: { ...correction } };
  return { type: REPLY, body: { label, outcome, way, attempts, needs: sorted, ...corrects } satisfies Json };
}
