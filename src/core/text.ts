/**
 * Text as the draw sees it (SPEC 1): Unicode NFC, no white space at either end, ordered by code point.
 * A register typed on a Mac and one exported on Windows then name the same person the same way.
 */

// The Unicode property White_Space, not the engine's idea of trimming: U+0085 counts, U+FEFF does not.
const SPACE = /^\p{White_Space}$/u;
const SPACES = /\p{White_Space}+/gu;
const PLAIN = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** The field's value: NFC, trimmed. Printable ASCII without outer spaces comes back as it is. */
export function normaliseText(raw: string): string {
  if (raw === '' || PLAIN.test(raw)) return raw;
  const text = raw.normalize('NFC');
  let start = 0;
  let end = text.length;
  while (start < end && SPACE.test(text[start] as string)) start++;
  while (end > start && SPACE.test(text[end - 1] as string)) end--;
  return text.slice(start, end);
}

/** As {@link normaliseText}, and every inner run of white space becomes one space (seeds, SPEC 2). */
export function collapseSpaces(raw: string): string {
  return normaliseText(raw).replace(SPACES, ' ');
}

/** Orders by Unicode code point, which is also the order of the UTF-8 bytes. Never by locale. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** UTF-16 puts surrogates (code points from U+10000) below U+E000; this puts them above. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
