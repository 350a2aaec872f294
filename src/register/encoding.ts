import { isUtf8 } from '#machine';
import type { Encoding } from '../core/plan.js';

/** Encodings of a register (SPEC 9): a BOM decides; without one UTF-8 if all of it is, else windows-1252. */

export interface ByteOrderMark {
  readonly encoding: Encoding | 'utf-16be';
  readonly length: number;
}

export function readByteOrderMark(start: Uint8Array): ByteOrderMark | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/** The encoding whose mark a file begins with, if that is not the one that is asked for; else `null`. */
export function contradiction(start: Uint8Array, asked: Encoding | 'auto'): Encoding | null {
  const mark = readByteOrderMark(start)?.encoding ?? null;
  return asked === 'auto' || mark === asked || mark === 'utf-16be' ? null : mark;
}

// The bytes 80 to 9f; 0 marks the five that windows-1252 leaves undefined.
const WINDOWS_1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
  0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0, 0x017e, 0x0178,
];

/** Decodes windows-1252; an undefined byte becomes U+FFFD. */
export function decodeWindows1252(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    const unit = byte >= 0x80 && byte < 0xa0 ? (WINDOWS_1252[byte - 0x80] as number) || 0xfffd : byte;
    text += String.fromCharCode(unit);
  }
  return text;
}

/** Whether all bytes from `start` to `end` are characters of windows-1252. */
export function isWindows1252(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x80 && byte < 0xa0 && WINDOWS_1252[byte - 0x80] === 0) return false;
  }
  return true;
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes UTF-8; what is none becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  return UTF8.decode(bytes.subarray(start, end));
}

/** Decodes UTF-16LE without taking away a byte order mark; what is none becomes U+FFFD. */
export function decodeUtf16(bytes: Uint8Array): string {
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes);
}

/** The text of bytes by their mark, or else as UTF-8 or windows-1252. What is no character becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  const mark = readByteOrderMark(bytes);
  const content = bytes.subarray(mark?.length ?? 0);
  if (mark?.encoding === 'utf-16le') return decodeUtf16(content);
  const isText = mark !== null || isUtf8(content);
  return (isText ? decodeUtf8 : decodeWindows1252)(content, 0, content.length);
}
