import type { TextDigest } from '../core/digest.js';
import { isBefore, isMoment } from '../core/moment.js';
import { isOfBatch, readBatchLog } from './batch.js';
import { excessOf } from './bounds.js';
import { fingerprint } from './chain.js';
import { type Check, check } from './checks.js';
import type { BatchLog } from './entries/batch.js';
import type { DrawLog } from './entries/draw.js';
import { isOlderForm, type ReadEntry, readEntry } from './entries/line.js';
import type { MunicipalitiesLog } from './entries/municipalities.js';
import { isOfMunicipalities, readMunicipalitiesLog } from './municipalities.js';
import { type Afterwards, type LinedPurge, type LogPart, type LogParts, readLogParts } from './parts.js';
import { type PurgeRecord, purgeRecord } from './purge.js';

export interface ReadLog {
  readonly checks: readonly Check[];
  /** the draw of letters, then the panels; what has only been committed to is among them */
  readonly parts: readonly LogPart[];
  /** `null`: there is no draw of letters in it, or it is too broken to go on */
  readonly log: DrawLog | null;
  /** the panels that were drawn afterwards, or without a draw, in their order */
  readonly panels: readonly DrawLog[];
  /** a draw of municipalities, which is a log of its own; `null`: it is none, or too broken to go on */
  readonly municipalities: MunicipalitiesLog | null;
  /** the same of a log about a batch of draws */
  readonly batch: BatchLog | null;
  readonly fingerprint: string;
  readonly lines: readonly string[];
  /** after how many lines it may have been published */
  readonly ends: readonly number[];
  /** the entries that say what was deleted */
  readonly purges: readonly LinedPurge[];
  /** what came after the letters, in order */
  readonly afterwards: readonly Afterwards[];
  /** what was deleted and is not there again */
  readonly purged: PurgeRecord['purged'];
  /** lists and urns that were written beside the log and not deleted, and the names of those that were */
  readonly beside: PurgeRecord['beside'];
  readonly gone: readonly string[];
}

/** Of a log that is no draw of people. */
const NO_PARTS: LogParts = {
  ...{ parts: [], wrong: [], begins: new Set([0]), ends: [], purges: [], afterwards: [] },
};

/**
 * Reads a log's bytes and checks its form: whole lines, canonical JSON, an unbroken chain, times that do not go
 * backwards, and the entries of a draw at its beginning, or of a panel, with nothing besides but what was deleted.
 */
export function readLog(digest: TextDigest, bytes: Uint8Array): ReadLog {
  const excess = excessOf(bytes);
  if (excess !== null) return unread(digest, check('log.size', [excess]));
  const text = utf8Text(bytes);
  const lines = text === null ? [] : text.split('\n');
  if (isOlderForm(lines[0] ?? '')) return unread(digest, check('log.version', [1]));
  const ending = lines.pop();
  const entries = lines.map(readEntry);
  const lost = entries.flatMap((entry, at) => (entry === null ? [at + 1] : []));
  const whole = text !== null && ending === '' && lines.length > 0;
  const { municipalities, batch, ...read } = partsOf(digest, entries, lines);
  const { parts, wrong, begins, ends, purges, afterwards } = read;
  const { unfit, ...record } = purgeRecord(entries, purges);
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
      check('log.entries', wrong),
      check(
        'log.times',
        misfits(entries, (entry, at) => isInTime(entry, begins.has(at), entries[at - 1]?.at)),
      ),
      ...(purges.length === 0 ? [] : [check('purge.fits', unfit)]),
    ],
    parts,
    log: parts.find(({ stage }) => stage === 'letters')?.log ?? null,
    panels: parts.flatMap(({ stage, log }) => (stage === 'panel' && log !== null ? [log] : [])),
    ...{ municipalities, batch },
    fingerprint: fingerprint(digest, lines),
    lines,
    ...{ ends, purges, afterwards, ...record },
  };
}

/** What a log is of tells its first entry. */
function partsOf(
  digest: TextDigest,
  entries: readonly (ReadEntry | null)[],
  lines: readonly string[],
): LogParts & Pick<ReadLog, 'municipalities' | 'batch'> {
  if (isOfMunicipalities(entries)) {
    const { log, wrong } = readMunicipalitiesLog(entries);
    return { ...NO_PARTS, wrong, ends: [lines.length], municipalities: log, batch: null };
  }
  if (isOfBatch(entries)) {
    const { log, ...found } = readBatchLog(entries);
    return { ...NO_PARTS, ...found, municipalities: null, batch: log };
  }
  const parts = readLogParts(entries, (at) => digest(lines[at] ?? ''));
  return { ...parts, municipalities: null, batch: null };
}

/** The fingerprints that the log had when it may have been published: behind a commitment, a draw, a panel, and whatever came afterwards. */
export function fingerprintsOf(
  digest: TextDigest,
  { lines, ends }: Pick<ReadLog, 'lines' | 'ends'>,
): string[] {
  return ends.map((end) => fingerprint(digest, lines.slice(0, end)));
}

function unread(digest: TextDigest, why: Check): ReadLog {
  return {
    checks: [why],
    parts: [],
    log: null,
    panels: [],
    ...{ municipalities: null, batch: null },
    fingerprint: fingerprint(digest, []),
    lines: [],
    ...{ ends: [], purges: [], afterwards: [], purged: [], beside: [], gone: [] },
  };
}

/** A moment that there is, not before the line above; what was written together has the same. */
function isInTime({ at }: ReadEntry, begins: boolean, before: string | undefined): boolean {
  if (!isMoment(at)) return false;
  if (before === undefined || !isMoment(before)) return true;
  return begins ? !isBefore(at, before) : at === before;
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
