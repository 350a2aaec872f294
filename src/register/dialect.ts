import type { Delimiter } from '../core/plan.js';

/** In the order of preference when the header line has as many of one as of another. */
export const DELIMITERS: readonly Delimiter[] = [';', ',', '\t', '|'];

/** The delimiter that the header line has most of outside quotation marks (SPEC 9); `;` if it has none. */
export function detectDelimiter(start: Uint8Array): Delimiter {
  const counts = new Map<number, number>();
  let quoted = false;
  let begun = false;
  for (const byte of start) {
    if (byte === 34) quoted = !quoted;
    if (!quoted && (byte === 10 || byte === 13)) {
      if (begun) break;
      continue;
    }
    begun = true;
    if (!quoted) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  }
  const count = (delimiter: Delimiter) => counts.get(delimiter.charCodeAt(0)) ?? 0;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}
