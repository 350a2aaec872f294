import * as z from 'zod';
import type { Json } from '../../core/canonical.js';
import type { DrawPlan } from '../../core/plan.js';
import type { UrnFacts } from '../../core/urn.js';
import { hash } from './values.js';

/** The entry `commitment` (SPEC 11): closes what is settled before the seed exists. Its hash is published. */

export interface CommitmentFacts {
  /** `H(key)` */
  readonly keyHash: string;
  readonly urn: UrnFacts;
  /** how often this register and plan have been committed to; of a panel the fingerprint of the log it continues */
  readonly number: number | string;
  /** a panel is picked by balls, from numbered panels */
  readonly balls: boolean;
}

export function commitmentBody(plan: DrawPlan, { keyHash, urn, number, balls }: CommitmentFacts): Json {
  return {
    key_hash: keyHash,
    urn: { ...urn },
    event: announcedEvent(plan),
    size: plan.sample.size,
    number,
    balls,
  };
}

/** What the plan announces; without it any text that is published. */
export function announcedEvent({ seed }: DrawPlan): Json {
  return (seed.event ?? { type: 'text' }) as Json;
}

export const commitmentBodySchema = z.strictObject({
  key_hash: hash,
  urn: z.strictObject({ rows: z.int().min(1), sha256: hash, root: hash }),
  event: z.json(),
  size: z.int().min(1),
  number: z.union([z.int().min(1), hash]),
  balls: z.boolean(),
});

export type CommitmentBody = z.output<typeof commitmentBodySchema>;

/** The entry `redraw`: sets aside what was drawn on a commitment, for a reason that everybody can read. */
export const redrawBodySchema = z.strictObject({
  reason: z.string().min(1).max(500),
  sets_aside: hash,
});

export type RedrawBody = z.output<typeof redrawBodySchema>;
