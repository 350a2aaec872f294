import { canonicalJson } from './canonical.js';

/**
 * A slip (SPEC 12): what one person is given to see for themselves that they were in the urn, and what became of
 * their label. It has the owner's secret in it and is nobody else's business.
 */

export const SLIP_VERSION = 'losverfahren-slip/1';

export interface Slip {
  /** fingerprint of the commitment */
  readonly commitment: string;
  readonly id: string;
  /** `H(key ‖ ":" ‖ id)` */
  readonly secret: string;
  /** `H(secret ‖ ":" ‖ id)` */
  readonly label: string;
  /** the urn's line, without its line feed */
  readonly line: string;
  /** number of the line, the header not counted; the first is 0 */
  readonly index: number;
  /** lines of the urn, the header not counted */
  readonly rows: number;
  /** hashes beside the leaf's way up, from the leaf upwards, in hexadecimal digits */
  readonly path: readonly string[];
}

/**
 * The slip's one text: canonical JSON and a line feed.
 * @throws RangeError if an id or a line has half a surrogate pair
 */
export function slipText({ commitment, id, secret, label, line, index, rows, path }: Slip): string {
  const slip = { v: SLIP_VERSION, commitment, id, secret, label, line, index, rows, path: [...path] };
  return `${canonicalJson(slip)}\n`;
}

/** Of all tickets that there can be, how many are lower than this one: in hundredths of a percent, rounded down. */
export function shareOfRange(ticket: string): number {
  return Number((BigInt(`0x${ticket}`) * 10_000n) >> 256n);
}

/** Hexadecimal digits as people compare them: `47f0 f233 8a67 ..`. */
export function inFours(digits: string): string {
  return digits.replace(/.{4}(?=.)/g, '$& ');
}
