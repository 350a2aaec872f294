import { canonicalJson, type Json } from '../core/canonical.js';
import type { TextDigest } from '../core/digest.js';
import { type Check, check } from './checks.js';
import { DRAW_ENTRIES, fingerprint, NO_LINE, PANEL_PREFIX } from './log.js';
import { bodySchemas, type DrawLog, entrySchema } from './schema.js';

export interface ReadLog {
  readonly checks: readonly Check[];
  /** `null`: there is no draw in it, or it is too broken to go on */
  readonly log: DrawLog | null;
  /** the panels that were drawn afterwards, or without a draw, in their order */
  readonly panels: readonly DrawLog[];
  readonly fingerprint: string;
  readonly lines: readonly string[];
}

/**
 * Reads a log's bytes and checks its form: whole lines, canonical JSON, an unbroken chain, and the seven
 * entries of a draw at its beginning, or of a panel.
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
  const isPanelAlone = entries[0]?.type.startsWith(PANEL_PREFIX) === true;
  const draw = isPanelAlone ? { log: null, wrong: [] } : drawEntries(entries, 0, '');
  const panels = entries.flatMap((entry, at) =>
    entry?.type === `${PANEL_PREFIX}plan` ? [drawEntries(entries, at, PANEL_PREFIX)] : [],
  );
  checks.push(check('log.entries', [draw, ...panels].flatMap(({ wrong }) => wrong).concat(strays(entries))));
  return {
    checks,
    log: draw.log,
    panels: panels.flatMap(({ log }) => log ?? []),
    fingerprint: fingerprint(digest, lines),
    lines,
  };
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

/** Entries of a panel that follow no `panel.plan`. */
function strays(entries: readonly (ParsedEntry | null)[]): string[] {
  const types = entries.map((entry) => entry?.type ?? '');
  return types.flatMap((type, at) => {
    const place = DRAW_ENTRIES.findIndex((name) => type === PANEL_PREFIX + name);
    return place > 0 && types[at - place] !== `${PANEL_PREFIX}plan` ? [type] : [];
  });
}

/** The seven entries from there on. */
function drawEntries(
  entries: readonly (ParsedEntry | null)[],
  from: number,
  prefix: string,
): { log: DrawLog | null; wrong: string[] } {
  const bodies: Record<string, unknown> = {};
  const wrong = DRAW_ENTRIES.flatMap((type, at) => {
    const entry = entries[from + at];
    const fits = entry?.type === prefix + type;
    const parsed = fits ? bodySchemas[type].safeParse(entry.body) : undefined;
    if (parsed?.success !== true) return [prefix + type];
    bodies[type] = parsed.data;
    return [];
  });
  return { log: wrong.length === 0 ? (bodies as unknown as DrawLog) : null, wrong };
}
