import type { TextDigest } from '../core/digest.js';
import { isBefore, isMoment } from '../core/moment.js';
import { excessOf } from './bounds.js';
import { fingerprint } from './chain.js';
import { type Check, check } from './checks.js';
import { type DrawLog, readDraws } from './entries/draw.js';
import { type ReadEntry, readEntry } from './entries/line.js';

export interface ReadLog {
  readonly checks: readonly Check[];
  /** `null`: there is no draw in it, or it is too broken to go on */
  readonly log: DrawLog | null;
  /** the panels that were drawn afterwards, or without a draw, in their order */
  readonly panels: readonly DrawLog[];
  readonly fingerprint: string;
  readonly lines: readonly string[];
}

/** Entries of a draw, and of a panel. */
const PART = 7;

/**
 * Reads a log's bytes and checks its form: whole lines, canonical JSON, an unbroken chain, times that do not go
 * backwards, and the seven entries of a draw at its beginning, or of a panel, with nothing besides.
 */
export function readLog(digest: TextDigest, bytes: Uint8Array): ReadLog {
  const excess = excessOf(bytes);
  if (excess !== null) return tooLarge(digest, excess);
  const text = utf8Text(bytes);
  const lines = text === null ? [] : text.split('\n');
  const ending = lines.pop();
  const entries = lines.map(readEntry);
  const lost = entries.flatMap((entry, at) => (entry === null ? [at + 1] : []));
  const whole = text !== null && ending === '' && lines.length > 0;
  const { letters, panels, strays } = readDraws(entries);
  const wrong = [letters, ...panels].flatMap((draw) => draw.wrong);
  const follows = (entry: ReadEntry, at: number) =>
    entry.seq === at && entry.prev === fingerprint(digest, lines.slice(Math.max(0, at - 1), at));
  return {
    checks: [
      check('log.lines', whole ? lost : [...lost, lines.length + 1]),
      check(
        'log.canonical',
        misfits(entries, (entry) => entry.isCanonical),
      ),
      check('log.chain', misfits(entries, follows)),
      check('log.entries', [...wrong, ...strays]),
      check(
        'log.times',
        misfits(entries, (entry, at) => isInTime(entry, at, entries[at - 1]?.at)),
      ),
    ],
    log: letters.log,
    panels: panels.flatMap(({ log }) => log ?? []),
    fingerprint: fingerprint(digest, lines),
    lines,
  };
}

/**
 * The parts of a log after which it may have been published: how many there were, and the fingerprint that the
 * log had then.
 */
export function fingerprintsOf(digest: TextDigest, lines: readonly string[]): string[] {
  const parts = Math.floor(lines.length / PART);
  return Array.from({ length: parts }, (_, at) => fingerprint(digest, lines.slice(0, PART * (at + 1))));
}

function tooLarge(digest: TextDigest, excess: string): ReadLog {
  return {
    checks: [check('log.size', [excess])],
    log: null,
    panels: [],
    fingerprint: fingerprint(digest, []),
    lines: [],
  };
}

/** A moment that there is, not before the line above; the entries of a draw have all the same. */
function isInTime({ at }: ReadEntry, line: number, before: string | undefined): boolean {
  if (!isMoment(at)) return false;
  if (before === undefined || !isMoment(before)) return true;
  return line % PART === 0 ? !isBefore(at, before) : at === before;
}

/** The text, or `null` if the bytes are not UTF-8. */
function utf8Text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Numbers of the lines that don't fit. */
function misfits(
  entries: readonly (ReadEntry | null)[],
  fits: (entry: ReadEntry, at: number) => boolean,
): number[] {
  return entries.flatMap((entry, at) => (entry !== null && !fits(entry, at) ? [at + 1] : []));
}
