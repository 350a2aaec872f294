import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import {
  bytesOf,
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
 * Signatures in minisign's format (SPEC, Signatures): Ed25519 (RFC 8032) over a file or its BLAKE2b-512 (RFC 7693), and a
 * second one over the first and the trusted comment.
 */

export interface Signature {
  readonly keyId: Uint8Array;
  /** of the file's BLAKE2b-512; false: of the file itself, as minisign did before */
  readonly isPrehashed: boolean;
  readonly signature: Uint8Array;
  /** the trusted comment's bytes */
  readonly comment: Uint8Array;
  readonly commentSignature: Uint8Array;
}

const POINT_BYTES = 32;
const SIGNATURE_BYTES = 64;
const TRUSTED = 'trusted comment: ';
/** `Ed` in a key and in an old signature, `ED` in one of a hash. */
const PLAIN = new Uint8Array([0x45, 0x64]);
const PREHASHED = new Uint8Array([0x45, 0x44]);

/** A public key, alone in a line or in a file with its comment; `null`: there is none. */
export function readPublicKey(bytes: Uint8Array): PublicKey | null {
  const text = byteText(bytes);
  const lines = linesAfterComment(text) ?? text.trim().split('\n');
  const key = fromBase64(lines[0], PLAIN.length + KEY_ID_BYTES + POINT_BYTES);
  if (key === null || lines.length !== 1 || !isEqual(key.subarray(0, 2), PLAIN)) return null;
  return { id: key.slice(2, 10), point: key.slice(10) };
}

/** The key in 56 characters, as it is published. */
export function publicKeyText({ id, point }: PublicKey): string {
  return toBase64(PLAIN, id, point);
}

export function publicKeyFile(key: PublicKey): Uint8Array {
  return textFile(`minisign public key ${keyIdText(key.id)}`, publicKeyText(key));
}

/** The four lines of a signature file; `null`: it is none. */
export function readSignature(bytes: Uint8Array): Signature | null {
  const lines = linesAfterComment(byteText(bytes));
  if (lines?.length !== 3 || lines[1]?.startsWith(TRUSTED) !== true) return null;
  const signed = fromBase64(lines[0], PLAIN.length + KEY_ID_BYTES + SIGNATURE_BYTES);
  const commentSignature = fromBase64(lines[2], SIGNATURE_BYTES);
  if (signed === null || commentSignature === null) return null;
  const isPrehashed = isEqual(signed.subarray(0, 2), PREHASHED);
  if (!isPrehashed && !isEqual(signed.subarray(0, 2), PLAIN)) return null;
  const comment = bytesOf(lines[1].slice(TRUSTED.length));
  return {
    ...{ keyId: signed.slice(2, 10), isPrehashed, signature: signed.slice(10) },
    ...{ comment, commentSignature },
  };
}

export function signatureFile(one: Signature): Uint8Array {
  const { keyId, isPrehashed, signature, comment, commentSignature } = one;
  return textFile(
    `signature by key ${keyIdText(keyId)}`,
    toBase64(isPrehashed ? PREHASHED : PLAIN, keyId, signature),
    TRUSTED + commentText(comment),
    toBase64(commentSignature),
  );
}

/** A comment as a text. */
export function commentText(comment: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(comment);
}

/** @param comment one line */
export function sign(file: Uint8Array, comment: string, { id, seed }: SecretKey): Signature {
  const signature = ed25519.sign(blake2b(file), seed);
  const bytes = new TextEncoder().encode(comment);
  const commentSignature = ed25519.sign(joined(signature, bytes), seed);
  return { keyId: id, isPrehashed: true, signature, comment: bytes, commentSignature };
}

export function isByKey({ keyId }: Signature, { id }: PublicKey): boolean {
  return isEqual(keyId, id);
}

/** Whether the signature is this key's over this file. */
export function isOfFile({ isPrehashed, signature }: Signature, key: PublicKey, file: Uint8Array): boolean {
  return isSigned(signature, isPrehashed ? blake2b(file) : file, key);
}

/** Whether the trusted comment is this key's over this signature. */
export function isOfComment(one: Signature, key: PublicKey): boolean {
  return isSigned(one.commentSignature, joined(one.signature, one.comment), key);
}

/** As strictly as RFC 8032 allows: one way to write each point and each number. */
function isSigned(signature: Uint8Array, message: Uint8Array, { point }: PublicKey): boolean {
  return ed25519.verify(signature, message, point, { zip215: false });
}
