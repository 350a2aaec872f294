import { compareCodePoints } from '../../core/text.js';

/**
 * The alphabetical order of streets and names, as in a German directory (DIN 5007-1: ä as a, ß as ss), in whole
 * numbers where there are some: Bezirk 2 before Bezirk 10. No locale is asked, so it is the same on every machine.
 */

const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n' },
};

/** What is compared: small letters without marks, and digits; whatever else stands between them is one blank. */
export function germanKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıħŋ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same of a street; `Hauptstr.` is `Hauptstraße`. */
export function streetKey(street: string): string {
  return germanKey(street).replace(/str(?= |$)/g, 'strasse');
}

/** Orders keys. */
export function compareKeys(a: string, b: string): number {
  const [ours, theirs] = [partsOf(a), partsOf(b)];
  for (const [at, one] of ours.entries()) {
    const other = theirs[at];
    if (other === undefined) return 1;
    const order = compareParts(one, other);
    if (order !== 0) return order;
  }
  return ours.length - theirs.length;
}

/** Orders texts as they are written: by their keys, then by code point. */
export function compareGerman(a: string, b: string): number {
  return compareKeys(germanKey(a), germanKey(b)) || compareCodePoints(a, b);
}

/** Runs of digits, and what stands between them. */
function partsOf(key: string): string[] {
  return key.match(/[0-9]+|[^0-9]+/g) ?? [];
}

function compareParts(a: string, b: string): number {
  if (!isNumber(a) || !isNumber(b)) return compareCodePoints(a, b);
  const [one, other] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return one.length - other.length || compareCodePoints(one, other) || a.length - b.length;
}

function isNumber(part: string): boolean {
  return /^[0-9]/.test(part);
}
