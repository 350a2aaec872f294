import type { TextDigest } from './digest.js';
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
}

/** @throws RangeError if nothing but white space is left */
export function readSeed(digest: TextDigest, raw: string): Seed {
  const text = collapseSpaces(raw);
  if (text === '') throw new RangeError('expected a seed, got an empty text');
  return { text, hash: digest(text) };
}

/** Below this many decimal digits somebody could try seeds until one suits (about 64 bits). */
const ENOUGH_DIGITS = 20;

/**
 * Whether fewer than about 64 bits can be expected from the seed: under 20 decimal digits, unless it
 * has a hexadecimal word of at least 16 digits (a beacon's pulse).
 */
export function isWeakSeed(text: string): boolean {
  if (/(?<![0-9a-z])(?=[0-9a-f]*[a-f])[0-9a-f]{16,}(?![0-9a-z])/i.test(text)) return false;
  return (text.match(/[0-9]/g) ?? []).length < ENOUGH_DIGITS;
}
