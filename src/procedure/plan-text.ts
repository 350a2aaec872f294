import { isUtf8 } from '#machine';
import { decodeWindows1252, isWindows1252 } from '../register/encoding.js';

/** A plan file's bytes as text. Plans are typed in all kinds of editors. */

/** Signs inside words where no German text has any: umlauts of a DOS or Mac code page, read as windows-1252. */
const FOREIGN =
  /\p{L}[\u0192\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u02c6\u02dc\u2122\u0152\u0153\u0178\u0160\u0161\u017d\u017e]\p{Ll}|[\u20ac\u2122\u017d]\p{Ll}/u;

/**
 * UTF-8, UTF-16 with a byte order mark, or windows-1252 if it is that.
 * @returns `null` if it is none of them: nothing is ever read with replacement characters
 */
export function planTextOf(bytes: Uint8Array): string | null {
  const text = decoded(bytes);
  return text === null || hasControls(text) ? null : text;
}

function decoded(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return strict('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return strict('utf-16be', bytes);
  if (isUtf8(bytes)) return strict('utf-8', bytes);
  if (!isWindows1252(bytes, 0, bytes.length)) return null;
  const text = decodeWindows1252(bytes, 0, bytes.length);
  return FOREIGN.test(text) ? null : text;
}

/** Without the byte order mark. */
function strict(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Such as the zeros of UTF-16 without a mark. */
function hasControls(text: string): boolean {
  return /[^\P{Cc}\t\r\n\u0085]|\ufffd/u.test(text);
}
