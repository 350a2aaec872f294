import type { Share } from '../core/lottery/shares.js';
import { readDecimal } from '../core/selection.js';

/** A share as somebody wrote it, at its exact value. */

const DECIMAL = /^(\d+(?:\.\d+)?)(\s*%)?$/;
const FRACTION = /^(\d+)\s*\/\s*(\d+)$/;

/** `0.5`, `12.5 %` or `1/3`; `null` if it is none of these or not between 0 and 1. */
export function readShare(text: string): Share | null {
  const share = fraction(text) ?? decimalShare(text);
  return share === null || share.denominator === 0n || share.numerator > share.denominator ? null : share;
}

function fraction(text: string): Share | null {
  const [, above, below] = FRACTION.exec(text) ?? [];
  return above === undefined || below === undefined
    ? null
    : { numerator: BigInt(above), denominator: BigInt(below) };
}

/** A decimal, perhaps of hundredths. */
function decimalShare(text: string): Share | null {
  const [, written, percent] = DECIMAL.exec(text) ?? [];
  if (written === undefined) return null;
  const [numerator, denominator] = readDecimal(written);
  return { numerator, denominator: percent === undefined ? denominator : 100n * denominator };
}
