import * as z from 'zod';
import { readReferenceDate } from '../../core/age.js';
import { LAST_ROUND } from '../../core/drand.js';
import { hash } from './values.js';

/** The announced event in the entry `plan`, and a beacon's round in the entry `seed` (SPEC 8). */

const day = z.string().refine((text) => readReferenceDate(text) !== null);
const chain = z.literal('quicknet');
const round = z.int().min(1).max(LAST_ROUND);
const many = z.int().min(1).max(1000);

export const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('lotto'),
    game: z.literal('6aus49'),
    date: day,
    spiel_77: z.literal(true).exactOptional(),
    super_6: z.literal(true).exactOptional(),
  }),
  z.strictObject({ type: z.literal('dice'), count: many, faces: many.min(2), date: day.exactOptional() }),
  z.strictObject({ type: z.literal('drand'), chain, round }),
  z.strictObject({ type: z.literal('text'), date: day.exactOptional() }),
]);

export const beaconSchema = z.strictObject({
  chain,
  round,
  randomness: hash,
  signature: z.string().regex(/^[0-9a-f]{96}$/),
});
