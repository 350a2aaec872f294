import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Hasher, ScryptCost } from './machine.js';
import { ShaMachine } from './sha-stream.js';

/** `null`: WebAssembly is switched off; `undefined`: nobody has asked yet. */
let machine: ShaMachine | null | undefined;
function fast(): ShaMachine | null {
  if (machine === undefined) {
    try {
      machine = new ShaMachine();
    } catch {
      machine = null;
    }
  }
  return machine;
}

/** 32 bytes. */
export const hashBytes = (bytes: Uint8Array): Uint8Array => fast()?.digest(bytes) ?? sha256(bytes);
export const sha256Bytes = (bytes: Uint8Array): string => bytesToHex(hashBytes(bytes));
export const digest = (text: string): string => sha256Bytes(utf8ToBytes(text));
export function hasher(): Hasher {
  const sha = fast()?.stream() ?? sha256.create();
  return { update: (bytes) => void sha.update(bytes), hex: () => bytesToHex(sha.digest()) };
}
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The bytes as a text, one code unit each. */
export function oneUnitEach(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}

/** scrypt (RFC 7914), which takes memory for itself. @throws if there is not enough of it */
export async function scrypt(
  password: Uint8Array,
  salt: Uint8Array,
  { N, r, p }: ScryptCost,
  length: number,
): Promise<Uint8Array> {
  const { scryptAsync } = await import('@noble/hashes/scrypt.js');
  return scryptAsync(password, salt, { N, r, p, dkLen: length, maxmem: 128 * r * (N + p + 8) });
}
