import { scryptSync } from 'node:crypto';
import { blake2b } from '@noble/hashes/blake2.js';
import { newKey, publicKeyOf } from '../../src/audit/secret-key.js';

/** A secret key's file with a password, put together by hand, that takes a moment instead of a gibibyte. */

export const KEY = newKey(Uint8Array.from({ length: 40 }, (_, at) => 5 * at + 2));
export const PASSWORD = 'Straße 1';

export function lockedFile(): Buffer {
  const costs = Buffer.alloc(16);
  costs.writeBigUInt64LE(32_768n, 0);
  costs.writeBigUInt64LE(1n << 20n, 8);
  const salt = Buffer.alloc(32, 9);
  const plain = Buffer.concat([KEY.id, KEY.seed, publicKeyOf(KEY).point]);
  // Node has BLAKE2b with 64 bytes only.
  const checksum = blake2b(Buffer.concat([Buffer.from('Ed'), plain]), { dkLen: 32 });
  const stream = scryptSync(PASSWORD, salt, 104, { N: 1024, r: 8, p: 1 });
  const hidden = Buffer.concat([plain, checksum]).map((byte, at) => byte ^ (stream[at] ?? 0));
  const body = Buffer.concat([Buffer.from('EdScB2'), salt, costs, hidden]);
  return Buffer.from(`untrusted comment: x\n${body.toString('base64')}\n`);
}
