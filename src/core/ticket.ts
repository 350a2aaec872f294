import type { TextDigest } from './digest.js';
import { isDigest } from './digest.js';
import { compareCodePoints } from './text.js';

/**
 * Tickets (SPEC 3). Everybody's ticket is a hash of the public seed and their own label, so it depends
 * on nobody else and on no order of rows; the lowest tickets win. The hash input is the one of Rivest's
 * consistent sampler, used in election audits.
 */

/** Stands between the values of a composite id; it cannot be typed, so `a,bc` and `ab,c` differ. */
export const ID_SEPARATOR = '\u001f';

/** The person's id from the normalised values of the id columns, in the plan's order. */
export function joinId(values: readonly string[]): string {
  return values.join(ID_SEPARATOR);
}

/**
 * What a resident is given to recompute their own label from their own id, without the key that makes everybody's.
 * @param key 64 hex digits
 * @throws RangeError if the key is not that
 */
export function secretOf(digest: TextDigest, id: string, key: string): string {
  if (!isDigest(key)) throw new RangeError('expected a key of 64 lowercase hex digits');
  return digest(`${key}:${id}`);
}

/** The label that a secret and an id make. Nobody can show the same one to two people. */
export function labelOfSecret(digest: TextDigest, secret: string, id: string): string {
  return digest(`${secret}:${id}`);
}

/**
 * The label is the id itself, or with a key (64 hex digits, committed to before the seed existed) a
 * pseudonym that only the holder of the key can make.
 * @throws RangeError if the key is not 64 lowercase hex digits
 */
export function labelOf(digest: TextDigest, id: string, key?: string): string {
  return key === undefined ? id : labelOfSecret(digest, secretOf(digest, id, key), id);
}

/**
 * A household as it is shown with a key; who is a household alone has the empty text.
 * @throws RangeError if the key is not 64 lowercase hex digits
 */
export function householdLabel(digest: TextDigest, household: string, key: string): string {
  return household === '' ? '' : secretOf(digest, `household:${household}`, key);
}

/** `H(seedHash ‖ label)`, 64 hex digits. */
export function ticketOf(digest: TextDigest, seedHash: string, label: string): string {
  return digest(seedHash + label);
}

export interface Ticketed {
  readonly ticket: string;
  readonly label: string;
}

/** The order of the draw: ticket ascending as text, then label. */
export function byTicket(a: Ticketed, b: Ticketed): number {
  if (a.ticket < b.ticket) return -1;
  return a.ticket > b.ticket ? 1 : compareCodePoints(a.label, b.label);
}
