/** The official key of a municipality (AGS): eight digits, of which the first two are the Land's. */

/** A key as it was typed: without blanks, and without what keeps a spreadsheet from taking it for a number. */
export function keyDigits(cell: string): string {
  return cell
    .replace(/[\s\u00a0]/g, '')
    .replace(/^=?"(.*)"$/, '$1')
    .replace(/^'/, '');
}

/**
 * @param cell eight digits, or twelve with the association of municipalities in them (ARS), perhaps without the zero
 *   that a spreadsheet took away
 * @returns eight digits; `null`: it is none
 */
export function officialKey(cell: string): string | null {
  const digits = keyDigits(cell);
  if (!/^(?:\d{7,8}|\d{11,12})$/.test(digits)) return null;
  const full = digits.length % 4 === 3 ? `0${digits}` : digits;
  // The association is no part of it.
  const key = full.length === 12 ? full.slice(0, 5) + full.slice(9) : full;
  return isLand(key) ? key : null;
}

/** Whether a key begins with a Land, 01 to 16. */
export function isLand(digits: string): boolean {
  const land = Number(digits.slice(0, 2));
  return land >= 1 && land <= 16;
}

const THOUSANDS = /^\d{1,3}(?:([.,' \u00a0\u2009\u202f\u2019])\d{3})(?:\1\d{3})*$/;

/** A whole number as offices write it, with one sign between all its thousands or none; `null`: it is none. */
export function wholeNumber(text: string): number | null {
  if (!/^\d+$/.test(text) && !THOUSANDS.test(text)) return null;
  const number = Number(text.replace(/\D/g, ''));
  return Number.isSafeInteger(number) ? number : null;
}
