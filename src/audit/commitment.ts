import type { Json } from '../core/canonical.js';
import { NUMBERED_TOTAL } from '../core/lottery/portfolio.js';
import { type Check, check, isSame } from './checks.js';
import { announcedEvent } from './entries/commitment.js';
import type { BasisLog, LoggedCommitment, Stage } from './entries/draw.js';

/**
 * What a commitment says besides the urn must be what stands before it (SPEC 11): nothing in it may be read in two
 * ways.
 * @param before fingerprint of the log that a panel continues; `null`: it begins the log
 */
export function checkCommitment(
  { plan, frame, lottery }: BasisLog,
  commitment: LoggedCommitment,
  stage: Stage,
  before: string | null,
): Check {
  const { key_hash, urn, event, size, number, balls } = commitment;
  const isNumber = before === null ? typeof number === 'number' : number === before;
  // Balls pick from numbered panels, and nothing else does.
  const isPicked = balls === (stage === 'panel' && lottery?.W === NUMBERED_TOTAL);
  return check('commitment.fits', [
    ...(key_hash === plan.label_key_hash ? [] : ['key_hash']),
    ...(urn.rows === frame.N ? [] : ['urn.rows']),
    ...(isSame(event as Json, announcedEvent(plan.plan)) ? [] : ['event']),
    ...(size === plan.plan.sample.size ? [] : ['size']),
    ...(isNumber ? [] : ['number']),
    ...(isPicked ? [] : ['balls']),
  ]);
}
