import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * `H(s)` of the specification: SHA-256 (FIPS 180-4) of the text's UTF-8 bytes as 64 lowercase hex digits.
 * It is handed in wherever something is decided, so that a server can bring its own, faster one; all
 * implementations give the same digits.
 */
export type TextDigest = (text: string) => string;

/** The implementation that runs everywhere, a browser included. */
export const sha256Text: TextDigest = (text) => bytesToHex(sha256(utf8ToBytes(text)));

const HEX_DIGEST = /^[0-9a-f]{64}$/;

/** Whether this is a SHA-256 digest as the specification writes it. */
export function isDigest(text: string): boolean {
  return HEX_DIGEST.test(text);
}

/**
 * `int(hex) mod m`, exactly.
 * @param modulus a safe integer, at least 1
 * @throws RangeError if the modulus is not
 */
export function digestModulo(hex: string, modulus: number): number {
  if (!Number.isSafeInteger(modulus) || modulus < 1) {
    throw new RangeError(`expected a positive safe integer as modulus, got ${modulus}`);
  }
  return Number(BigInt(`0x${hex}`) % BigInt(modulus));
}
