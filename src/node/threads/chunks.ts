import { closeSync, openSync, readSync } from 'node:fs';
import { NeedsSequential } from '../../register/again.js';
import { endMarkLength } from '../../register/beginning.js';
import { LONGEST_RECORD } from '../../register/file.js';
import type { RecordScanner } from '../../register/scanner.js';
import type { QuoteParities } from './parities.js';

/**
 * Parts of a file that are read apart from each other. They are cut at any byte; what belongs to a part
 * are the records that begin in it. Whether a line break stands inside quotation marks depends on all
 * quotation marks before it, so each part counts its own and hands the parity on to the next.
 */
export interface Chunk {
  /** which of the register's files */
  readonly file: number;
  readonly start: number;
  readonly end: number;
  /** it begins with the column names */
  readonly first: boolean;
  /** the file ends with it */
  readonly last: boolean;
}

/** Small enough for a processor's own cache: the bytes are looked at several times. */
export const CHUNK_BYTES = 1 << 19;

/** A file's bytes that have records: from the column names to the end. */
export interface Extent {
  readonly begin: number;
  readonly size: number;
}

export function chunksOf(files: readonly Extent[], chunkBytes: number): Chunk[] {
  return files.flatMap(({ begin, size }, file) => {
    const count = Math.max(1, Math.ceil((size - begin) / chunkBytes));
    return Array.from({ length: count }, (_, at) => ({
      file,
      start: begin + at * chunkBytes,
      end: Math.min(size, begin + (at + 1) * chunkBytes),
      first: at === 0,
      last: at === count - 1,
    }));
  });
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
/** No byte: quotation marks mean nothing. */
const NO_BYTE = -1;
const TAIL_BYTES = 1 << 13;

export interface OpenFile {
  readonly descriptor: number;
  readonly size: number;
  /** where the column names stand */
  readonly begin: number;
}

/**
 * Puts the records that begin in a part into the scanner's window.
 * @throws NeedsSequential if a record does not end within {@link LONGEST_RECORD}
 */
export function loadChunk(
  scanner: RecordScanner,
  file: OpenFile,
  chunk: Chunk,
  number: number,
  parities: QuoteParities,
): void {
  const from = Math.max(chunk.start - 1, 0);
  let tail = chunk.last ? 0 : TAIL_BYTES;
  let length = read(scanner, file, from, 0, Math.min(chunk.end + tail, file.size) - from);
  const quote = scanner.quotes === 'none' ? NO_BYTE : QUOTE;
  const inside = countQuotes(scanner.bytes, chunk.start - from, chunk.end - from, quote);
  const odd = chunk.first ? false : parities.isOdd(number);
  const oddAfter = odd !== (inside % 2 === 1);
  if (!chunk.last) parities.set(number + 1, oddAfter);
  const begin = chunk.first
    ? chunk.start - from
    : boundary(scanner.bytes, chunk.start - from, length, odd, quote);
  let end = chunk.last ? length : boundary(scanner.bytes, chunk.end - from, length, oddAfter, quote);
  while (end < 0 && from + length < file.size) {
    if (tail > LONGEST_RECORD) throw new NeedsSequential();
    tail *= 4;
    length = read(scanner, file, from, length, Math.min(chunk.end + tail, file.size) - from);
    end = boundary(scanner.bytes, chunk.end - from, length, oddAfter, quote);
  }
  const last = end < 0 ? length : end;
  scanner.window(begin < 0 ? last : begin, last);
}

/** Reads on from `have` bytes until there are `wanted` or the file ends. */
function read(scanner: RecordScanner, file: OpenFile, from: number, have: number, wanted: number): number {
  const buffer = scanner.ensure(wanted, have);
  let length = have;
  while (length < wanted) {
    const count = readSync(file.descriptor, buffer, length, wanted - length, from + length);
    if (count === 0) break;
    length += count;
  }
  return length;
}

function countQuotes(bytes: Uint8Array, start: number, end: number, quote: number): number {
  if (quote === NO_BYTE) return 0;
  // Most registers have none at all, and then the search of a Buffer is quickest.
  const first = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).indexOf(QUOTE);
  if (first < 0) return 0;
  let count = 0;
  for (let at = start + first; at < end; at++) if (bytes[at] === QUOTE) count++;
  return count;
}

/**
 * The first place behind a line end outside quotation marks, the line end standing right before `at` or
 * later; -1 if there is none before `length`.
 * @param odd whether an odd number of quotation marks stands before `at`
 */
function boundary(bytes: Uint8Array, at: number, length: number, odd: boolean, quote: number): number {
  let quoted = odd !== (bytes[at - 1] === quote);
  for (let place = at - 1; place < length; place++) {
    const byte = bytes[place];
    if (byte === quote) quoted = !quoted;
    else if (!quoted && byte === LF) return place + 1;
    else if (!quoted && byte === CR) {
      if (place + 1 === length) return -1;
      return bytes[place + 1] === LF ? place + 2 : place + 1;
    }
  }
  return -1;
}

const LOOK_BYTES = 1 << 12;

/** The size of a file without an end mark of old systems, which stands behind its last record. */
export function sizeOfRecords(path: string, size: number): number {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(LOOK_BYTES);
    for (let end = size; end > 0; end -= LOOK_BYTES) {
      const start = Math.max(0, end - LOOK_BYTES);
      const length = readSync(descriptor, bytes, 0, end - start, start);
      const mark = endMarkLength(bytes, 0, length);
      if (mark < length) return mark === 0 ? size : end - mark;
    }
    return 0;
  } finally {
    closeSync(descriptor);
  }
}
