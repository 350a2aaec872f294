import type { TextDigest } from './digest.js';

/**
 * Reply codes (SPEC 14): seven digits in Crockford's base 32 and his check symbol, short enough to be read out on the
 * telephone. A check symbol that is none of the 32 digits is avoided by taking the next code. With a key nobody who has
 * only the public log can tell a code, and so answer in somebody's name.
 */

/** Neither I, L, O, which look like digits, nor U. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 7;
/** A prime above 32: every wrong digit and every two that changed places are found. */
const MODULUS = 37;

/**
 * The codes of people in the order in which they were called; nobody's changes when more are called.
 * @param labels of everybody called so far, each once
 * @param key 64 hex digits; `null`: labels are ids
 * @returns codes without a hyphen, by label
 */
export function replyCodes(
  digest: TextDigest,
  labels: readonly string[],
  key: string | null,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const codes = new Map<string, string>();
  for (const label of labels) {
    for (let attempt = 0; !codes.has(label); attempt++) {
      const code = codeOf(digest(`${key ?? ''}:code:${attempt}:${label}`));
      if (code === null || taken.has(code)) continue;
      taken.add(code);
      codes.set(label, code);
    }
  }
  return codes;
}

/** The first 35 bits of a hash and their check symbol; `null`: that would be none of the digits. */
function codeOf(hash: string): string | null {
  const bits = BigInt(`0x${hash.slice(0, 9)}`) >> 1n;
  const check = DIGITS[Number(bits % BigInt(MODULUS))];
  return check === undefined ? null : digitsOf(bits) + check;
}

function digitsOf(bits: bigint): string {
  let text = '';
  for (let rest = bits; text.length < LENGTH; rest >>= 5n)
    text = (DIGITS[Number(rest & 31n)] as string) + text;
  return text;
}

/** As it is printed: `K7QX-3M9P`. */
export function shownCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What somebody typed, as a code: capitals, O as 0, I and L as 1, hyphens and blanks left out. */
export function typedCode(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** Whether it has the form of a code and its check symbol fits; then no single mistake was made. */
export function isSoundCode(code: string): boolean {
  const digits = [...code].map((digit) => DIGITS.indexOf(digit));
  const check = digits.pop();
  if (digits.length !== LENGTH || digits.includes(-1) || check === undefined) return false;
  return digits.reduce((sum, digit) => (sum * 32 + digit) % MODULUS, 0) === check;
}

/** The codes that differ from what was typed by one mistake: a digit wrong, missing or too many, two that changed places. */
export function nearCodes(typed: string, codes: Iterable<string>): string[] {
  return [...codes].filter((code) => isOneMistake(typed, code));
}

function isOneMistake(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (a.length > b.length) return restA.slice(1) === restB;
  if (a.length < b.length) return restA === restB.slice(1);
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
