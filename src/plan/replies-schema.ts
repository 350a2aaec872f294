import * as z from 'zod';
import { NEED_CODE } from '../core/outcome.js';

/**
 * The sections `replies` and `replacements` of a plan. The second decides who is called, so the effective plan has it;
 * the first only says what can be noted.
 */

/** What can be said at most. */
const MOST_NEEDS = 20;

export const repliesSchema = z.strictObject({
  needs: z
    .array(z.string().regex(NEED_CODE))
    .min(1)
    .refine((needs) => needs.length <= MOST_NEEDS)
    .optional()
    .describe(
      'Codes of what people may need to take part; childcare, transport, translation, access if left out',
    ),
});

export const replacementsSchema = z.strictObject({
  ladder: z
    .array(z.string().min(1))
    .optional()
    .describe('Dimensions to let go, one after the other, when nobody of the same group is left'),
});

export type RepliesInput = z.output<typeof repliesSchema>;
export type ReplacementsInput = z.output<typeof replacementsSchema>;
