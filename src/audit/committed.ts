import * as z from 'zod';
import type { TextDigest } from '../core/digest.js';
import type { UrnFacts } from '../core/urn.js';
import type { DrawLog } from './entries/draw.js';
import { readEntry } from './entries/line.js';
import { planBodySchema } from './entries/plan.js';
import { count, hash } from './entries/values.js';
import type { ReadLog } from './read-log.js';

/** What was fixed before the seed existed, as far as a slip is held to it. */
export interface Committed {
  /** of the line of the commitment */
  readonly fingerprint: string;
  /** `H(key)` */
  readonly keyHash: string;
  readonly urn: UrnFacts;
  readonly plan: DrawLog['plan']['plan'];
}

/** A commitment, and what was drawn on it. */
export interface CommittedDraw {
  readonly committed: Committed;
  /** `null`: nobody has been drawn yet */
  readonly draw: DrawLog | null;
  readonly isPanel: boolean;
}

const bodySchema = z.object({
  key_hash: hash,
  urn: z.strictObject({ rows: count, sha256: hash, root: hash }),
});

/** All commitments of a log in their order, each with its draw. */
export function committedOf(digest: TextDigest, read: ReadLog): CommittedDraw[] {
  const entries = read.lines.map(readEntry);
  return [false, true].flatMap((isPanel) => {
    const prefix = isPanel ? 'panel.' : '';
    const at = entries.findLastIndex((entry) => entry?.type === `${prefix}commitment`);
    const body = bodySchema.safeParse(entries[at]?.body);
    const plan = planBodySchema.safeParse(entries.findLast((entry) => entry?.type === `${prefix}plan`)?.body);
    if (!body.success || !plan.success) return [];
    const committed = {
      fingerprint: digest(read.lines[at] ?? ''),
      keyHash: body.data.key_hash,
      urn: body.data.urn,
      plan: plan.data.plan,
    };
    return [{ committed, draw: isPanel ? (read.panels.at(-1) ?? null) : read.log, isPanel }];
  });
}
