import { digest } from '#machine';
import { aftermathOf } from '../audit/aftermath.js';
import type { LogPart } from '../audit/parts.js';
import type { ReadLog } from '../audit/read-log.js';
import { lastReply } from '../core/called.js';
import type { Part, Remark } from './verify-request.js';
import { isComparable } from './verify-stages.js';

/**
 * Whether a panel was drawn from just those who had accepted by then, as the log has them. Replies may have been kept elsewhere,
 * so it is said and fails nothing.
 * @param pool labels of those who could be drawn; `null`: the answers are not at hand
 */
export function poolRemarks(
  read: ReadLog,
  { begin }: Pick<LogPart, 'begin'>,
  { log }: Pick<Part, 'log'>,
  pool: readonly string[] | null,
): Remark[] {
  const afterwards = read.afterwards.filter(({ line }) => line < begin);
  const then = aftermathOf(digest, { ...read, afterwards });
  const isRecorded = afterwards.some(({ kind }) => kind === 'reply');
  if (then === null || !isRecorded || !isComparable(then.draw, log)) return [];
  const accepted = new Set(
    [...then.people.values()]
      .filter((person) => lastReply(person)?.outcome === 'accepted')
      .map(({ label }) => label),
  );
  if (pool === null) return [{ kind: 'pool-unseen', part: 'panel', params: { count: accepted.size } }];
  const missing = accepted.size - pool.filter((label) => accepted.has(label)).length;
  const others = pool.filter((label) => !accepted.has(label)).length;
  if (missing + others === 0) return [];
  return [{ kind: 'pool', part: 'panel', params: { count: accepted.size, missing, others } }];
}
