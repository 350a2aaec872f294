import type { TextDigest } from './digest.js';
import type { Beacon } from './drand.js';
import { eventBits, eventOf } from './event.js';
import { collapseSpaces } from './text.js';

/**
 * The seed (SPEC 2): a text that a public event produced. Lottery numbers read out on television are
 * typed with one space or two, with a tab or without; all of that is the same seed.
 */
export interface Seed {
  /** normalised: NFC, trimmed, runs of white space as one space */
  readonly text: string;
  /** `H(text)`, which every ticket and every rounding begins with */
  readonly hash: string;
  /** the round of a beacon that the text is of, with the signature that shows it */
  readonly beacon?: Beacon;
}

/** @throws RangeError if nothing but white space is left */
export function readSeed(digest: TextDigest, raw: string): Seed {
  const text = collapseSpaces(raw);
  if (text === '') throw new RangeError('expected a seed, got an empty text');
  return { text, hash: digest(text) };
}

/** With less chance in it somebody could try seeds until one suits. */
export const ENOUGH_BITS = 64;
/** Of a text that nobody knows more of, so many decimal digits are a sign of as many bits. */
const ENOUGH_DIGITS = 20;

/**
 * Whether fewer than about 64 bits can be expected from the seed. Of an event's canonical text the number of
 * possible results is known; any other is weak under 20 decimal digits, unless it has a hexadecimal word of at
 * least 16 digits (a beacon's pulse).
 */
export function isWeakSeed(text: string): boolean {
  const event = eventOf(text);
  if (event !== null) return eventBits(event) < ENOUGH_BITS;
  if (/(?<![0-9a-z])(?=[0-9a-f]*[a-f])[0-9a-f]{16,}(?![0-9a-z])/i.test(text)) return false;
  return (text.match(/[0-9]/g) ?? []).length < ENOUGH_DIGITS;
}
