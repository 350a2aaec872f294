import type { Check } from '../audit/checks.js';
import { baseName } from '../core/file-name.js';
import type { Files } from './files.js';
import type { SignedLog } from './signed.js';
import type { VerifyFacts, VerifyRequest } from './verify-request.js';
import { signatureBeside } from './verify-target.js';

/** The signature's part in a verification; what it takes is loaded only for a key. */

export interface LogSignature extends Pick<VerifyFacts, 'signed' | 'remarks'> {
  readonly checks: readonly Check[];
}

/**
 * The signature, if there is a key that it can be held against; one that is there and is not is remarked.
 * @throws Refusal SIGN-002, SIGN-009 for files that can't be read or hold no key
 */
export async function verifySignature(
  { publicKey, signature }: VerifyRequest,
  log: SignedLog,
  files: Files,
): Promise<LogSignature> {
  const path = signature ?? signatureBeside(log.path);
  if (publicKey === undefined) {
    const file = baseName(path);
    const isThere = files.kind(path) === 'file';
    return { checks: [], signed: null, remarks: isThere ? [{ kind: 'signature', params: { file } }] : [] };
  }
  const { checkSignature, givenKey } = await import('./signed.js');
  const found = await checkSignature(files, log, await givenKey(files, publicKey), path);
  return { checks: [found.check], signed: found.signed, remarks: [] };
}
