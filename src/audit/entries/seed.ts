import * as z from 'zod';
import type { Json } from '../../core/canonical.js';
import type { Seed } from '../../core/seed.js';
import { collapseSpaces } from '../../core/text.js';
import { beaconSchema } from './event.js';
import { hash } from './values.js';

/** The entry `seed` (SPEC 8). */

/** @param source where it came from, as the plan says */
export function seedBody(seed: Seed, source: string | null): Json {
  const { text, hash: seedHash, beacon } = seed;
  return { text, source, seedHash, ...(beacon === undefined ? {} : { beacon: { ...beacon } }) };
}

export const seedBodySchema = z.strictObject({
  text: z.string().refine((text) => collapseSpaces(text) !== ''),
  source: z.string().nullable(),
  seedHash: hash,
  beacon: beaconSchema.exactOptional(),
});
