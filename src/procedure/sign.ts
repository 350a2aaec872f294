import { logFile } from '../audit/chain.js';
import { keyIdText, type SecretKey } from '../audit/key-text.js';
import { LOG_NAME } from '../audit/names.js';
import {
  isLocked,
  type LockedKey,
  lockedKeyFile,
  NEW_KEY_BYTES,
  NEW_SALT_BYTES,
  newKey,
  publicKeyOf,
  readSecretKey,
  secretKeyFile,
  unlock,
} from '../audit/secret-key.js';
import { publicKeyFile, publicKeyText, signatureFile, sign as signFile } from '../audit/signature.js';
import { baseName } from '../core/file-name.js';
import { unixSeconds } from '../core/moment.js';
import { type Problem, refuse, warning } from '../core/problem.js';
import type { Files } from './files.js';
import type { Result } from './result.js';
import { readKeyFile } from './signed.js';
import type { Tools } from './tools.js';
import { verify } from './verify.js';
import { locate, signatureBeside } from './verify-target.js';
import { withoutEffect } from './without-effect.js';

export interface SignRequest {
  /** a draw's folder, or its log */
  readonly target: string;
  /** path of the secret key; if nothing is there, a new pair is made */
  readonly secretKey: string;
  /** what shall be signed besides the log */
  readonly comment?: string;
  /** asked for only if there is a key that needs one */
  readonly password: () => Promise<Uint8Array>;
  /** whether a password was given by itself, so that a new key gets it */
  readonly isPasswordGiven: boolean;
  readonly random: (bytes: number) => Uint8Array;
}

/** Where things are, before anything was looked at. */
export interface SignPaths {
  readonly log: string;
  readonly signature: string;
  /** of a pair that has to be made; `null`: the secret key is there */
  readonly newPair: { readonly secret: string; readonly public: string } | null;
}

export interface SignFacts extends SignPaths {
  readonly fingerprint: string;
  readonly keyId: string;
  /** as it is published */
  readonly publicKey: string;
  /** the trusted comment */
  readonly comment: string;
  readonly hasPassword: boolean;
}

/** A file with its path. */
interface KeyFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly isSecret?: true;
}

export interface SignResult extends Result<SignFacts> {
  /** a new pair, to be written before the signature and over nothing; empty: the key was there */
  readonly keyFiles: readonly KeyFile[];
}

/** What minisign reads of a comment, less what stands in it anyway. */
const MOST_COMMENT_BYTES = 4000;

/**
 * Where log, signature and keys are.
 * @throws Refusal LOG-001 for standard input, SIGN-003 if there is the public key of a pair whose secret one is missing
 */
export function signPaths(files: Files, target: string, secretKey: string): SignPaths {
  if (target === '-') throw refuse('usage', 'LOG-001', { file: target }, { reason: 'ENOTFILE' });
  const { log } = locate(files, target);
  const signature = signatureBeside(log);
  if (files.kind(secretKey) !== null) return { log, signature, newPair: null };
  const publicKey = `${secretKey.replace(/\.key$/, '')}.pub`;
  if (files.kind(publicKey) !== null)
    throw refuse('usage', 'SIGN-003', { file: secretKey }, { name: baseName(publicKey) });
  return { log, signature, newPair: { secret: secretKey, public: publicKey } };
}

/**
 * Signs a log that is sound. Nothing has been written by then.
 * @throws Refusal SIGN-002 .. SIGN-008 for the key and the log, SIGN-010 for the comment, LOG-001
 */
export async function sign(request: SignRequest, tools: Tools): Promise<SignResult> {
  const { files, now } = tools;
  const { target, secretKey } = request;
  const comment = trustedComment(now(), request.comment);
  const paths = signPaths(files, target, secretKey);
  const { lines, fingerprint } = await soundLog(paths.log, tools);
  const key = await keyOf(request, paths, files);
  const publicKey = publicKeyOf(key.secret);
  const bytes = signatureFile(signFile(logFile(lines), comment, key.secret));
  return {
    facts: {
      ...{ ...paths, fingerprint, comment, hasPassword: key.hasPassword },
      ...{ keyId: keyIdText(publicKey.id), publicKey: publicKeyText(publicKey) },
    },
    keyFiles: key.files,
    files: [{ name: baseName(paths.signature), bytes }],
    lines: [],
    problems: [...key.problems, ...besideLog(files, paths.log, secretKey)],
  };
}

/** As minisign writes it, and behind it what somebody wants to add. @throws Refusal SIGN-010 */
function trustedComment(at: string, added: string | undefined): string {
  const usual = `timestamp:${unixSeconds(at)}\tfile:${LOG_NAME}\thashed`;
  if (added === undefined) return usual;
  const { length } = new TextEncoder().encode(added);
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(added) || length > MOST_COMMENT_BYTES)
    throw refuse('usage', 'SIGN-010', undefined, { most: MOST_COMMENT_BYTES });
  return `${usual}\t${added}`;
}

/** @throws Refusal SIGN-008 if a check fails, LOG-001 if the log can't be read */
async function soundLog(log: string, tools: Tools) {
  const { facts } = await verify({ target: log, plan: null, optimality: false }, tools);
  const failed = facts.checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'SIGN-008', { file: log }, { checks: [...new Set(failed)] });
  return facts.read;
}

interface Key {
  readonly secret: SecretKey;
  readonly hasPassword: boolean;
  readonly files: readonly KeyFile[];
  readonly problems: readonly Problem[];
}

async function keyOf(request: SignRequest, { newPair }: SignPaths, files: Files): Promise<Key> {
  if (newPair !== null) return madeKey(request, newPair);
  const { secretKey, password, isPasswordGiven } = request;
  const bytes = await readKeyFile(files, secretKey);
  const read = bytes === null ? null : readSecretKey(bytes);
  if (read === null) throw refuse('invalid', 'SIGN-004', { file: secretKey });
  if (!isLocked(read)) {
    const problems = isPasswordGiven ? [withoutEffect('--password-file', 'password')] : [];
    return { secret: read, hasPassword: false, files: [], problems };
  }
  const secret = await unlocked(read, await password(), secretKey);
  return { secret, hasPassword: true, files: [], problems: [] };
}

/** @throws Refusal SIGN-006 if the password is another one, SIGN-007 if there is no room for opening it */
async function unlocked(key: LockedKey, password: Uint8Array, file: string): Promise<SecretKey> {
  const opened = await unlock(key, password).catch(() => {
    throw refuse('invalid', 'SIGN-007', { file });
  });
  if (opened === null) throw refuse('usage', 'SIGN-006', { file });
  return opened;
}

async function madeKey(
  { random, password, isPasswordGiven }: SignRequest,
  paths: NonNullable<SignPaths['newPair']>,
): Promise<Key> {
  const secret = newKey(random(NEW_KEY_BYTES));
  const bytes = isPasswordGiven
    ? await lockedKeyFile(secret, await password(), random(NEW_SALT_BYTES)).catch(() => {
        throw refuse('invalid', 'SIGN-007', { file: paths.secret });
      })
    : secretKeyFile(secret);
  const pair: KeyFile[] = [
    { path: paths.secret, bytes, isSecret: true },
    { path: paths.public, bytes: publicKeyFile(publicKeyOf(secret)) },
  ];
  return { secret, hasPassword: isPasswordGiven, files: pair, problems: [] };
}

/** Whoever hands on the folder would hand on the key. */
function besideLog(files: Files, log: string, secretKey: string): Problem[] {
  const folder = (path: string) => files.folderOf(files.at('.', path));
  return folder(log) === folder(secretKey) ? [warning('SIGN-011', { file: secretKey })] : [];
}
