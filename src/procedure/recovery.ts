import { digest } from '#machine';
import { fingerprint, logFile } from '../audit/chain.js';
import { LOG_NAME, STATE_NAME } from '../audit/names.js';
import { refuse } from '../core/problem.js';
import type { Files } from './files.js';
import type { LedgerContent, LedgerState, Pending } from './ledger.js';

/** Log and private file beside each other: what an interrupted call has left, and what is decided now (SPEC 14). */

/** What is to be done before anything else. */
export interface Recovery {
  /** of the log as it has to be; `null`: it is */
  readonly bytes: Uint8Array | null;
  /** of that log */
  readonly fingerprint: string;
}

/**
 * What was decided and perhaps did not reach the log any more.
 * @param log bytes of the log
 * @returns `null`: nothing; `overtaken`: the log has gone on without it, so that it has no place there any more
 * @throws Refusal LEDGER-003 if the private file is another draw's, LEDGER-004 if the log is older than it
 */
export function recoveryOf(
  files: Files,
  target: string,
  log: Uint8Array,
  state: LedgerState,
): Recovery | 'overtaken' | null {
  const lines = linesOf(log);
  if (state.draw !== digest(lines[0] ?? ''))
    throw refuse('invalid', 'LEDGER-003', { file: files.join(target, STATE_NAME) });
  // It is at the end, or close to it.
  const at = lines.findLastIndex((line) => digest(line) === state.log);
  if (at < 0) {
    const place = { file: files.join(target, LOG_NAME) };
    throw refuse('invalid', 'LEDGER-004', place, { fingerprint: state.log });
  }
  const { pending } = state;
  if (pending === null) return null;
  const isThere = pending.lines.every((line, behind) => lines[at + 1 + behind] === line);
  if (!isThere && at + 1 < lines.length) return 'overtaken';
  const whole = isThere ? lines : [...lines, ...pending.lines];
  return { bytes: isThere ? null : logFile(whole), fingerprint: fingerprint(digest, whole) };
}

/** What is decided now, for the private file. */
export interface Decided extends Pending {
  /** hash of the log's first line */
  readonly draw: string;
  /** the log's fingerprint now */
  readonly log: string;
}

/** @param before the log as it is @param lines the log as it is to be @returns `null`: nothing is to be noted */
export function decidedNow(
  before: Uint8Array,
  lines: readonly string[],
  added: LedgerContent,
): Decided | null {
  const earlier = linesOf(before);
  const fresh = lines.slice(earlier.length);
  const isNoted = Object.values(added).some((notes: readonly unknown[]) => notes.length > 0);
  if (!isNoted && fresh.length === 0) return null;
  return { draw: digest(earlier[0] ?? ''), log: fingerprint(digest, earlier), added, lines: fresh };
}

export function fingerprintOf(lines: readonly string[]): string {
  return fingerprint(digest, lines);
}

export function linesOf(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).replace(/\n$/, '').split('\n');
}
