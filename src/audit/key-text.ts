import { oneUnitEach } from '#machine';

/** What the files of keys and signatures have in common (SPEC, Signatures): comments, base64, ids of keys. */

export interface PublicKey {
  /** eight bytes by which a signature says whose it is */
  readonly id: Uint8Array;
  /** of Ed25519, 32 bytes */
  readonly point: Uint8Array;
}

export interface SecretKey {
  readonly id: Uint8Array;
  /** what the public point follows from, 32 bytes */
  readonly seed: Uint8Array;
}

export const KEY_ID_BYTES = 8;
/** No such file is larger; a comment has 8,192 bytes at most. */
export const MOST_KEY_BYTES = 1 << 14;

const UNTRUSTED = 'untrusted comment: ';

/** The text with one code unit for each byte, as far as such a file can be. */
export function byteText(bytes: Uint8Array): string {
  return bytes.length > MOST_KEY_BYTES ? '' : oneUnitEach(bytes, 0, bytes.length);
}

/** The lines of a file whose first one is an untrusted comment, without that; `null`: it is no such file. */
export function linesAfterComment(text: string): string[] | null {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.shift()?.startsWith(UNTRUSTED) === true ? lines : null;
}

/** A file that begins with an untrusted comment. */
export function textFile(comment: string, ...lines: readonly string[]): Uint8Array {
  const text = [UNTRUSTED + comment, ...lines].map((line) => `${line}\n`).join('');
  return new TextEncoder().encode(text);
}

export function toBase64(...parts: readonly Uint8Array[]): string {
  return btoa(String.fromCharCode(...parts.flatMap((part) => [...part])));
}

/** So many bytes, written in the only way there is; `null`: it is something else. */
export function fromBase64(text: string | undefined, length: number): Uint8Array | null {
  if (text === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const bytes = bytesOf(atob(text));
  return bytes.length === length && toBase64(bytes) === text ? bytes : null;
}

/** The bytes of a text that has one code unit for each. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (unit) => unit.charCodeAt(0));
}

export function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A key's id as minisign shows it: 16 hexadecimal digits, the last byte first. */
export function keyIdText(id: Uint8Array): string {
  return [...id]
    .reverse()
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
