import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { scrypt } from '#machine';
import {
  byteText,
  fromBase64,
  isEqual,
  joined,
  KEY_ID_BYTES,
  keyIdText,
  linesAfterComment,
  type PublicKey,
  type SecretKey,
  textFile,
  toBase64,
} from './key-text.js';

/**
 * Files of secret keys as minisign has them (SPEC, Signatures), with a password or without.
 *
 * 158 bytes in base64: `Ed`, way of encryption (`Sc` or zeros), `B2`, salt (32), two numbers that say how costly
 * scrypt is (8 each, little-endian), then id (8), key (64: seed and public point) and checksum (32). These last 104
 * are XORed with what scrypt makes of the password.
 */

/** A key that a password opens. */
export interface LockedKey {
  readonly salt: Uint8Array;
  readonly cost: ScryptCost;
  readonly hidden: Uint8Array;
}

/** `N`, `r` and `p` of RFC 7914. */
interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const SEED_BYTES = 32;
const SALT_BYTES = 32;
const CHECKSUM_BYTES = 32;
const HIDDEN_BYTES = KEY_ID_BYTES + 2 * SEED_BYTES + CHECKSUM_BYTES;
const HEAD_BYTES = 6 + SALT_BYTES + 16;
/** Random bytes of a new key, and of the salt of one with a password. */
export const NEW_KEY_BYTES = KEY_ID_BYTES + SEED_BYTES;
export const NEW_SALT_BYTES = SALT_BYTES;

const letters = (text: string) => new TextEncoder().encode(text);
const ALGORITHM = letters('Ed');
const SCRYPT = letters('Sc');
const NO_KDF = new Uint8Array(2);
const BLAKE2B = letters('B2');

/** What minisign takes for a new key, and the most that is done for one: a gibibyte of memory, some seconds. */
const OPERATIONS = 33_554_432;
const MEMORY = 1_073_741_824;

/** The key in a file; `null`: it holds none. */
export function readSecretKey(bytes: Uint8Array): SecretKey | LockedKey | null {
  const lines = linesAfterComment(byteText(bytes));
  const file = lines?.length === 1 ? fromBase64(lines[0], HEAD_BYTES + HIDDEN_BYTES) : null;
  if (file === null) return null;
  const [algorithm, way, hash] = [file.subarray(0, 2), file.subarray(2, 4), file.subarray(4, 6)];
  if (!isEqual(algorithm, ALGORITHM) || !isEqual(hash, BLAKE2B)) return null;
  const hidden = file.slice(HEAD_BYTES);
  if (isEqual(way, NO_KDF)) return keyIn(hidden, true);
  const cost = scryptCost(numberAt(file, 38), numberAt(file, 46));
  return isEqual(way, SCRYPT) && cost !== null ? { salt: file.slice(6, 38), cost, hidden } : null;
}

export function isLocked(key: SecretKey | LockedKey): key is LockedKey {
  return 'hidden' in key;
}

/**
 * @returns `null`: it is another password
 * @throws whatever the machine has against as much memory
 */
export async function unlock(key: LockedKey, password: Uint8Array): Promise<SecretKey | null> {
  const stream = await scrypt(password, key.salt, key.cost, HIDDEN_BYTES);
  return keyIn(xored(key.hidden, stream), false);
}

/** @param random {@link NEW_KEY_BYTES} of them */
export function newKey(random: Uint8Array): SecretKey {
  return { id: random.slice(0, KEY_ID_BYTES), seed: random.slice(KEY_ID_BYTES, NEW_KEY_BYTES) };
}

export function publicKeyOf({ id, seed }: SecretKey): PublicKey {
  return { id, point: ed25519.getPublicKey(seed) };
}

/** A key's file without a password. */
export function secretKeyFile(key: SecretKey): Uint8Array {
  const head = joined(ALGORITHM, NO_KDF, BLAKE2B, new Uint8Array(HEAD_BYTES - 6));
  return fileOf(key, head, joined(plainKey(key), new Uint8Array(CHECKSUM_BYTES)));
}

/** The same with a password. @param salt {@link NEW_SALT_BYTES} random bytes */
export async function lockedKeyFile(
  key: SecretKey,
  password: Uint8Array,
  salt: Uint8Array,
): Promise<Uint8Array> {
  const cost = scryptCost(OPERATIONS, MEMORY) as ScryptCost;
  const stream = await scrypt(password, salt, cost, HIDDEN_BYTES);
  const head = joined(ALGORITHM, SCRYPT, BLAKE2B, salt, eightBytes(OPERATIONS), eightBytes(MEMORY));
  const plain = plainKey(key);
  return fileOf(key, head, xored(joined(plain, checksum(plain)), stream));
}

/** The way from the two numbers of a file to the cost of scrypt, which libsodium has; `null`: too costly. */
export function scryptCost(operations: number, memory: number): ScryptCost | null {
  if (operations > OPERATIONS || memory > MEMORY) return null;
  const r = 8;
  const least = Math.max(operations, 32_768);
  const isBriefer = least < memory / 32;
  const most = isBriefer ? least / (r * 4) : memory / (r * 128);
  let bits = 1;
  while (2 ** bits <= most / 2) bits++;
  const N = 2 ** bits;
  return { N, r, p: isBriefer ? 1 : Math.floor(least / 4 / N / r) };
}

function fileOf({ id }: SecretKey, head: Uint8Array, rest: Uint8Array): Uint8Array {
  return textFile(`minisign secret key ${keyIdText(id)}`, toBase64(head, rest));
}

function plainKey(key: SecretKey): Uint8Array {
  return joined(key.id, key.seed, publicKeyOf(key).point);
}

/** Without a password there may be no checksum; the public point tells whether the seed is whole. */
function keyIn(opened: Uint8Array, mayLackChecksum: boolean): SecretKey | null {
  const plain = opened.subarray(0, -CHECKSUM_BYTES);
  const written = opened.subarray(-CHECKSUM_BYTES);
  const isAbsent = mayLackChecksum && written.every((byte) => byte === 0);
  if (!isAbsent && !isEqual(written, checksum(plain))) return null;
  const key = newKey(plain);
  return isEqual(plainKey(key), plain) ? key : null;
}

function checksum(plain: Uint8Array): Uint8Array {
  return blake2b(joined(ALGORITHM, plain), { dkLen: CHECKSUM_BYTES });
}

function xored(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, at) => byte ^ (b[at] ?? 0));
}

function numberAt(bytes: Uint8Array, at: number): number {
  return Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(at, true));
}

function eightBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
}
