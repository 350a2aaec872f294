import * as z from 'zod';
import { canonicalJson, type Json } from '../../core/canonical.js';
import { count, hash } from './values.js';

/** One line of the log (SPEC 8): what is about any entry, whatever it says. */

const LOG_VERSION = 'losverfahren/2';

/** Logs of before there were commitments: other entries under the same names. */
const OLDER_VERSION = 'losverfahren/1';

export interface LogEvent {
  readonly type: string;
  readonly body: Json;
}

/** An entry as a line has it. */
export interface Entry extends LogEvent {
  readonly seq: number;
  readonly prev: string;
  /** RFC 3339 UTC, the only thing in a log that depends on a clock */
  readonly at: string;
}

/** The line, without its line feed. */
export function entryLine({ seq, prev, type, at, body }: Entry): string {
  return canonicalJson({ v: LOG_VERSION, seq, prev, type, at, body });
}

const entrySchema = z.strictObject({
  v: z.literal(LOG_VERSION),
  seq: count,
  prev: hash,
  type: z.string().min(1),
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/),
  // It came out of JSON, and each kind of entry has a schema of its own.
  body: z.unknown(),
});

export interface ReadEntry extends Entry {
  /** whether the line is exactly what {@link entryLine} would write */
  readonly isCanonical: boolean;
}

/** The entry of a line; `null` if it is none, or holds what no entry can (SPEC 8). */
export function readEntry(line: string): ReadEntry | null {
  try {
    const raw = JSON.parse(line) as Json;
    const { seq, prev, type, at, body } = entrySchema.parse(raw);
    return { seq, prev, type, at, body: body as Json, isCanonical: canonicalJson(raw) === line };
  } catch {
    return null;
  }
}

/** Whether a line is an entry of a form that this program no longer reads. */
export function isOlderForm(line: string): boolean {
  try {
    const raw = JSON.parse(line) as { readonly v?: unknown } | null;
    return raw?.v === OLDER_VERSION;
  } catch {
    return false;
  }
}
