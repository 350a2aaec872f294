import type { RecordForm } from './record-form.js';

/** What a byte means for finding records and fields. */
export const PLAIN = 0;
export const DELIMITER = 1;
export const LINE_END = 2;
const QUOTATION = 3;
export const NON_ASCII = 4;
export const NUL = 5;
/** a control character, or the first byte of one that nobody sees */
export const ODD = 6;

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const DELETE = 0x7f;

/** First bytes, in UTF-8, of all characters that nobody sees (`core/hidden.ts`), and of others. */
const ODD_IN_UTF8 = [
  0xc2, 0xcd, 0xd8, 0xdb, 0xdc, 0xe0, 0xe1, 0xe2, 0xe3, 0xef, 0xf0, 0xf1, 0xf2, 0xf3, 0xff,
] as const;
/** Soft hyphen; and what begins a byte order mark of UTF-8, which is never read as one here. */
const ODD_IN_WINDOWS_1252 = [0xad, 0xef] as const;

/**
 * Whether an odd byte may begin a character that nobody sees, by the byte behind it: those of Vietnamese names and
 * signs such as § are told apart without a look at the text. (`»` may be part of a byte order mark that was taken
 * for windows-1252 and written as UTF-8.)
 */
export function mayBeHidden(byte: number, next: number | undefined): boolean {
  if (next === undefined) return true;
  if (byte === 0xe1) return next === 0x85 || next === 0x9e || next === 0xa0;
  return byte !== 0xc2 || next < 0xa0 || next === 0xad || next === 0xbb;
}

const known = new Map<string, Uint8Array>();

/** The meaning of each of the 256 bytes; nobody may change it. */
export function classesOf(form: RecordForm): Uint8Array {
  const key = `${form.delimiter}${form.encoding}${form.quotes ?? 'auto'}`;
  const classes = known.get(key) ?? madeClasses(form);
  known.set(key, classes);
  return classes;
}

function madeClasses({ delimiter, encoding, quotes = 'auto' }: RecordForm): Uint8Array {
  const classes = new Uint8Array(256);
  classes.fill(NON_ASCII, 0x80);
  classes.fill(ODD, 0, 0x20);
  classes[TAB] = PLAIN;
  classes[DELETE] = ODD;
  for (const byte of encoding === 'utf-8' ? ODD_IN_UTF8 : ODD_IN_WINDOWS_1252) classes[byte] = ODD;
  classes[0] = NUL;
  classes[LF] = LINE_END;
  classes[CR] = LINE_END;
  if (quotes === 'auto') classes[QUOTE] = QUOTATION;
  classes[delimiter.charCodeAt(0)] = DELIMITER;
  return classes;
}
