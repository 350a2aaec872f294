import { canonicalJson, type Json } from '../core/canonical.js';
import type { TextDigest } from '../core/digest.js';
import { type Check, check } from './checks.js';
import { DRAW_ENTRIES, fingerprint, NO_LINE } from './log.js';
import { bodySchemas, type DrawLog, entrySchema } from './schema.js';

export interface ReadLog {
  readonly checks: readonly Check[];
  /** `null`: too broken to go on */
  readonly log: DrawLog | null;
  readonly fingerprint: string;
  readonly lines: number;
}

/**
 * Reads a log's bytes and checks its form: whole lines, canonical JSON, an unbroken chain, and the seven
 * entries of a draw at its beginning.
 */
export function readLog(digest: TextDigest, bytes: Uint8Array): ReadLog {
  const text = decode(bytes);
  const lines = text === null ? [] : text.split('\n');
  const ending = lines.pop();
  const entries = lines.map(parseEntry);
  const lost = entries.flatMap((entry, at) => (entry === null ? [at + 1] : []));
  const whole = text !== null && ending === '' && lines.length > 0;
  const checks = [
    check('log.lines', whole ? lost : [...lost, lines.length + 1]),
    check(
      'log.canonical',
      misfits(entries, (entry, at) => isCanonical(entry.raw, lines[at] ?? '')),
    ),
    check(
      'log.chain',
      misfits(entries, (entry, at) => entry.seq === at && entry.prev === hashBefore(digest, lines, at)),
    ),
  ];
  const { log, wrong } = drawEntries(entries);
  checks.push(check('log.entries', wrong));
  return { checks, log, fingerprint: fingerprint(digest, lines), lines: lines.length };
}

/** The text, or `null` if the bytes are not UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

interface ParsedEntry {
  readonly raw: Json;
  readonly seq: number;
  readonly prev: string;
  readonly type: string;
  readonly body: Json;
}

function parseEntry(line: string): ParsedEntry | null {
  try {
    const raw = JSON.parse(line) as Json;
    const entry = entrySchema.parse(raw);
    return { raw, seq: entry.seq, prev: entry.prev, type: entry.type, body: entry.body as Json };
  } catch {
    return null;
  }
}

/** Numbers of the lines that don't fit. */
function misfits(
  entries: readonly (ParsedEntry | null)[],
  fits: (entry: ParsedEntry, at: number) => boolean,
): number[] {
  return entries.flatMap((entry, at) => (entry !== null && !fits(entry, at) ? [at + 1] : []));
}

function isCanonical(raw: Json, line: string): boolean {
  try {
    return canonicalJson(raw) === line;
  } catch {
    return false;
  }
}

function hashBefore(digest: TextDigest, lines: readonly string[], at: number): string {
  return at === 0 ? NO_LINE : digest(lines[at - 1] as string);
}

function drawEntries(entries: readonly (ParsedEntry | null)[]): { log: DrawLog | null; wrong: string[] } {
  const bodies: Record<string, unknown> = {};
  const wrong = DRAW_ENTRIES.flatMap((type, at) => {
    const entry = entries[at];
    const parsed = entry?.type === type ? bodySchemas[type].safeParse(entry.body) : undefined;
    if (parsed?.success !== true) return [type];
    bodies[type] = parsed.data;
    return [];
  });
  return { log: wrong.length === 0 ? (bodies as unknown as DrawLog) : null, wrong };
}
