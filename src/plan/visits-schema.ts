import * as z from 'zod';
import { LAENDER } from '../core/land.js';

/**
 * The section `visits` of a plan: whether people are visited who did not answer. It decides nothing of a draw. Visits
 * take place only where somebody has said whose law applies, and who has looked at it.
 */

/** More columns for attempts no list has room for. */
export const MOST_VISITS = 3;

export const visitsSchema = z.strictObject({
  land: z
    .enum(LAENDER)
    .optional()
    .describe('The Land whose law applies, by its two letters; without it there are no visits'),
  acknowledged: z
    .string()
    .min(1)
    .optional()
    .describe('Who has looked at the law, and when; without it there are no visits'),
  attempts: z
    .int()
    .min(1)
    .max(MOST_VISITS)
    .optional()
    .describe('Visits planned for each person; 3 if left out'),
  contact: z
    .string()
    .min(1)
    .optional()
    .describe('How to reach whoever invites, for the note for the letterbox'),
});

export type VisitsInput = z.output<typeof visitsSchema>;
