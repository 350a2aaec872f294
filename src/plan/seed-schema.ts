import * as z from 'zod';
import { readReferenceDate } from '../core/age.js';
import { LAST_ROUND } from '../core/drand.js';

/** The section `seed` of a plan: where the seed comes from, in words and as an event that can be checked. */

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { abort: true })
  .refine((text) => readReferenceDate(text) !== null);
/** Dice that nobody can count are none. */
const MOST = 1000;

const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('lotto').describe('Numbers of the German lottery'),
    game: z.literal('6aus49'),
    date: day.describe('Day of the draw, YYYY-MM-DD, a Wednesday or a Saturday'),
    spiel_77: z.boolean().optional().describe('The seven digits of Spiel 77 belong to the result'),
    super_6: z.boolean().optional().describe('The six digits of Super 6 belong to the result'),
  }),
  z.strictObject({
    type: z.literal('dice').describe('Dice thrown before an audience, in their order'),
    count: z.int().min(1).max(MOST).describe('How many throws'),
    faces: z.int().min(2).max(MOST).describe('The numbers 1 to this'),
    date: day.optional().describe('Day, YYYY-MM-DD'),
  }),
  z.strictObject({
    type: z.literal('drand').describe('A round of the randomness beacon drand'),
    chain: z.literal('quicknet'),
    round: z.int().min(1).max(LAST_ROUND).describe('Number of the round'),
  }),
  z.strictObject({
    type: z.literal('text').describe('Something else that will be published, as it is written there'),
    date: day.optional().describe('Day, YYYY-MM-DD'),
  }),
]);

export const seedSchema = z.strictObject({
  source: z.string().optional().describe('Where the seed comes from, in words'),
  event: eventSchema.optional().describe('The event that the result has to be of'),
});

export type SeedInput = z.output<typeof seedSchema>;
