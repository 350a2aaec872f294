import { canonicalJson, type Json } from '../core/canonical.js';
import type { TextDigest } from '../core/digest.js';

/**
 * The audit log (SPEC 8): one canonical JSON object a line, each with the hash of the line before it.
 * Whoever holds the hash of the last line, the fingerprint, notices any later change with `sha256sum`.
 */
const LOG_VERSION = 'losverfahren/1';

/** The log's name in the folder of a draw. */
export const LOG_NAME = 'audit.jsonl';

export const DRAW_ENTRIES = [
  'plan',
  'register',
  'frame',
  'seed',
  'allocation',
  'selection',
  'outputs',
] as const;

/** A panel that is drawn later leaves the same seven entries, their types with this in front. */
export const PANEL_PREFIX = 'panel.';

/** The hash that stands in the first line. */
export const NO_LINE = '0'.repeat(64);

export interface LogEvent {
  readonly type: string;
  readonly body: Json;
}

/**
 * The log's lines, without line feeds.
 * @param before lines of a log that is continued
 * @param at RFC 3339 UTC, the only thing in a log that depends on a clock
 */
export function logLines(
  digest: TextDigest,
  events: readonly LogEvent[],
  at: string,
  before: readonly string[] = [],
): string[] {
  const lines = [...before];
  for (const { type, body } of events) {
    const prev = fingerprint(digest, lines);
    lines.push(canonicalJson({ v: LOG_VERSION, seq: lines.length, prev, type, at, body }));
  }
  return lines;
}

/** The hash of the log's last line. */
export function fingerprint(digest: TextDigest, lines: readonly string[]): string {
  const last = lines.at(-1);
  return last === undefined ? NO_LINE : digest(last);
}

/** The file's bytes: every line ends with a line feed. */
export function logFile(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
}
