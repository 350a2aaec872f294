import { digest, hashBytes } from '#machine';
import { aftermathOf } from '../audit/aftermath.js';
import type { Check } from '../audit/checks.js';
import { committedOf } from '../audit/committed.js';
import type { ReadLog } from '../audit/read-log.js';
import { type JudgedSlip, judgeSlip, MOST_SLIP_BYTES, slipChecks } from '../audit/slip.js';
import { baseName } from '../core/file-name.js';
import { refuse } from '../core/problem.js';
import type { Files } from './files.js';

/** Slips that were given to be held against a log. */
export interface VerifiedSlips {
  readonly checks: readonly Check[];
  readonly slips: readonly JudgedSlip[];
}

/** @throws Refusal SLIP-012 if a file can't be read */
export async function verifySlips(
  files: Files,
  paths: readonly string[],
  read: ReadLog,
): Promise<VerifiedSlips> {
  if (paths.length === 0) return { checks: [], slips: [] };
  const log = committedOf(read);
  const aftermath = aftermathOf(digest, read);
  const slips: JudgedSlip[] = [];
  for (const path of paths) {
    // Standard input has no size.
    const most = path === '-' ? undefined : MOST_SLIP_BYTES;
    const bytes = await files.read(path, most).catch((cause: { code?: string }) => {
      throw refuse('invalid', 'SLIP-012', { file: path }, { reason: cause.code ?? 'EIO' });
    });
    slips.push(judgeSlip({ digest, hashBytes }, { name: baseName(path), bytes }, log, aftermath));
  }
  return { checks: slipChecks(slips), slips };
}
