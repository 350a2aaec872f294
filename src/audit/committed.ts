import type { UrnFacts } from '../core/urn.js';
import type { BasisLog, DrawLog } from './entries/draw.js';
import type { ReadLog } from './read-log.js';

/** What was fixed before the seed existed, as far as a slip is held to it. */
export interface Committed {
  /** of the line of the commitment */
  readonly fingerprint: string;
  /** `H(key)` */
  readonly keyHash: string;
  readonly urn: UrnFacts;
  readonly plan: BasisLog['plan']['plan'];
}

/** A commitment, and what was drawn on it. */
export interface CommittedDraw {
  readonly committed: Committed;
  /** `null`: nobody has been drawn yet */
  readonly draw: DrawLog | null;
  readonly isPanel: boolean;
}

/** All commitments of a log in their order, each with the draw that counts. */
export function committedOf({ parts }: Pick<ReadLog, 'parts'>): CommittedDraw[] {
  return parts.flatMap(({ basis, log, stage }) => {
    if (basis?.commitment === undefined) return [];
    const { fingerprint, key_hash: keyHash, urn } = basis.commitment;
    const committed = { fingerprint, keyHash, urn, plan: basis.plan.plan };
    return [{ committed, draw: log, isPanel: stage === 'panel' }];
  });
}
