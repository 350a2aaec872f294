import { isUtf8 as nodeIsUtf8 } from 'node:buffer';
import { scrypt as costly, createHash, hash } from 'node:crypto';
import type { Hasher, ScryptCost } from './machine.js';

export const digest = (text: string): string => hash('sha256', text, 'hex');
export const sha256Bytes = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');
/** 32 bytes. */
export const hashBytes = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
export function hasher(): Hasher {
  const sha = createHash('sha256');
  return { update: (bytes) => void sha.update(bytes), hex: () => sha.digest('hex') };
}
export const isUtf8 = (bytes: Uint8Array): boolean => nodeIsUtf8(bytes);

type Latin = (this: Uint8Array, start: number, end: number) => string;
const { latin1Slice } = Buffer.prototype as unknown as { readonly latin1Slice: Latin };
/** The bytes as a text, one code unit each. */
export const oneUnitEach = (bytes: Uint8Array, start: number, end: number): string =>
  latin1Slice.call(bytes, start, end);

/** scrypt (RFC 7914), which takes memory for itself. @throws if there is not enough of it */
export function scrypt(
  password: Uint8Array,
  salt: Uint8Array,
  { N, r, p }: ScryptCost,
  length: number,
): Promise<Uint8Array> {
  const maxmem = 128 * r * (N + p + 8);
  return new Promise((resolve, reject) => {
    costly(password, salt, length, { N, r, p, maxmem }, (cause, bytes) =>
      cause === null ? resolve(new Uint8Array(bytes)) : reject(cause),
    );
  });
}
