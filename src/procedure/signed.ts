import { logFile } from '../audit/chain.js';
import { type Check, type CheckNote, check } from '../audit/checks.js';
import { keyIdText, MOST_KEY_BYTES, type PublicKey } from '../audit/key-text.js';
import type { ReadLog } from '../audit/read-log.js';
import {
  commentText,
  isByKey,
  isOfComment,
  isOfFile,
  readPublicKey,
  readSignature,
  type Signature,
} from '../audit/signature.js';
import { baseName } from '../core/file-name.js';
import { refuse } from '../core/problem.js';
import type { Files } from './files.js';

/** Who signed a log: the signature beside it, held against a public key. */

/** What has been shown of a signature that holds. */
export interface Signed {
  readonly keyId: string;
  /** what was signed besides the log, in one line */
  readonly comment: string;
}

/** A log, and what of it was read. */
export interface SignedLog {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly read: ReadLog;
}

export interface CheckedSignature {
  readonly check: Check;
  /** `null`: it does not hold */
  readonly signed: Signed | null;
}

/**
 * A public key as it was published, or the file that holds one.
 * @throws Refusal SIGN-002 if the file can't be read, SIGN-009 if there is no key in it
 */
export async function givenKey(files: Files, given: string): Promise<PublicKey> {
  const typed = readPublicKey(new TextEncoder().encode(given));
  if (typed !== null) return typed;
  // A key that lacks a letter is no name of a file.
  if (/^RW[\w+/=]{30,}$/.test(given) && files.kind(given) === null) throw refuse('usage', 'SIGN-009');
  const bytes = await readKeyFile(files, given);
  const key = bytes === null ? null : readPublicKey(bytes);
  if (key === null) throw refuse('invalid', 'SIGN-009', { file: given });
  return key;
}

/** @returns `null`: it is too large for one. @throws Refusal SIGN-002 if it can't be read */
export async function readKeyFile(files: Files, path: string): Promise<Uint8Array | null> {
  return await files.read(path, MOST_KEY_BYTES).catch((cause: { code?: string }) => {
    if (cause.code === 'EFBIG') return null;
    throw refuse('invalid', 'SIGN-002', { file: path }, { reason: cause.code ?? 'EIO' });
  });
}

/**
 * Whether somebody with this key signed the log, as it is or as it was before later parts.
 * @throws Refusal SIGN-002 if there is a file and it can't be read
 */
export async function checkSignature(
  files: Files,
  log: SignedLog,
  key: PublicKey,
  path: string,
): Promise<CheckedSignature> {
  const fails = (note: CheckNote, more: Pick<Check, 'differs'> = {}) => ({
    check: { ...check('log.signature', [baseName(path)]), note, ...more },
    signed: null,
  });
  if (files.kind(path) === null) return fails('no-signature');
  const bytes = await readKeyFile(files, path);
  const signature = bytes === null ? null : readSignature(bytes);
  if (signature === null) return fails('malformed-signature');
  const keyId = keyIdText(key.id);
  if (!isByKey(signature, key))
    return fails('other-key', { differs: { given: keyId, logged: keyIdText(signature.keyId) } });
  const isOfAll = isOfFile(signature, key, log.bytes);
  if (!isOfAll && !isOfEarlier(signature, key, log.read)) return fails('other-bytes');
  if (!isOfComment(signature, key)) return fails('other-comment');
  const passed = check('log.signature', []);
  return {
    check: isOfAll ? passed : { ...passed, note: 'earlier' },
    signed: { keyId, comment: commentText(signature.comment) },
  };
}

/** Whether it fits the log as it was when it may have been published. */
function isOfEarlier(signature: Signature, key: PublicKey, { lines, ends }: ReadLog): boolean {
  return ends.some((end) => isOfFile(signature, key, logFile(lines.slice(0, end))));
}
