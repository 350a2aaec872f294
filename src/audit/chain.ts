import type { TextDigest } from '../core/digest.js';
import { entryLine, type LogEvent } from './entries/line.js';

/**
 * The audit log (SPEC 8): one canonical JSON object a line, each with the hash of the line before it.
 * Whoever holds the hash of the last line, the fingerprint, notices any later change with `sha256sum`.
 */

/** The hash that stands in the first line. */
const NO_LINE = '0'.repeat(64);

/**
 * The log's lines, without line feeds.
 * @param at RFC 3339 UTC
 * @param before lines of a log that is continued
 */
export function logLines(
  digest: TextDigest,
  events: readonly LogEvent[],
  at: string,
  before: readonly string[] = [],
): string[] {
  const lines = [...before];
  for (const event of events)
    lines.push(entryLine({ ...event, seq: lines.length, prev: fingerprint(digest, lines), at }));
  return lines;
}

/** The hash of the last line, which the next one has to name. */
export function fingerprint(digest: TextDigest, lines: readonly string[]): string {
  const last = lines.at(-1);
  return last === undefined ? NO_LINE : digest(last);
}

/** The file's bytes: every line ends with a line feed. */
export function logFile(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
}
