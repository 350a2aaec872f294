/**
 * How large a log may be. A log is a stranger's file: what is in it is counted before memory is taken for it.
 * A draw of half a million people stays below these bounds.
 */

export const MOST_LOG_BYTES = 1 << 26;
/** A draw or a panel has some seven entries; every reply to a letter is one more. */
const MOST_LINES = 200_000;
/** Strings, numbers, arrays and objects together. */
const MOST_VALUES = 4_000_000;
const MOST_DEPTH = 64;

const LF = 10;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;

/** What of a log is more than it may be: `bytes`, `lines`, `values` or `depth`; `null`: nothing. */
export function excessOf(bytes: Uint8Array): string | null {
  if (bytes.length > MOST_LOG_BYTES) return 'bytes';
  let lines = 0;
  let values = 0;
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    // A text does not go beyond its line.
    if (byte === LF) {
      isText = false;
      depth = 0;
      if (++lines > MOST_LINES) return 'lines';
    } else if (byte === QUOTE) isText = !isText;
    else if (isText) at += byte === BACKSLASH && bytes[at + 1] !== LF ? 1 : 0;
    else if (byte === COMMA || byte === COLON) values++;
    // `[` and `{`, `]` and `}`
    else if ((byte | 0x20) === 0x7b) {
      values++;
      if (++depth > MOST_DEPTH) return 'depth';
    } else if ((byte | 0x20) === 0x7d) depth--;
    if (values > MOST_VALUES) return 'values';
  }
  return null;
}
