import { hasher, isUtf8 } from '#machine';
import { isListHeader } from '../core/list-cells.js';
import type { Delimiter, Encoding } from '../core/plan.js';
import { type Refusal, refuse } from '../core/problem.js';
import { endMarkLength } from './beginning.js';
import type { ShortRows } from './column-looks.js';
import { isWindows1252 } from './encoding.js';
import { fieldMarksFor } from './fast/field-marks.js';
import { unescapedList } from './list-file.js';
import type { Quotes } from './record-form.js';
import { RecordScanner } from './scanner.js';
import type { ByteReader, RegisterSource } from './source.js';
import { transcodedUtf16 } from './utf16.js';

/** A register file after a look at its beginning. */
export interface RegisterFile {
  readonly source: RegisterSource;
  readonly encoding: Encoding;
  /** neither BOM nor plan decided: the first byte that is not UTF-8 makes it windows-1252 */
  readonly guessed: boolean;
  /** bytes of the byte order mark */
  readonly mark: number;
  /** bytes behind it and before the column names, in UTF-8 if the file is UTF-16 */
  readonly skip: number;
  /** the line on which the column names are looked for */
  readonly firstLine: number;
  readonly delimiter: Delimiter;
  readonly quotes: Quotes;
  /** the column names, normalised; empty: a column without a name, which must be empty throughout */
  readonly header: readonly string[];
  /** estimate of the number of records, from the first ones' lengths */
  readonly expectedRows: number;
  /** which records may lack fields at their end; `null`: that is not known yet */
  readonly shortRows: ShortRows | null;
}

/** What was read, for the log. */
export interface FileFacts {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** of a workbook the sheet; bytes and sha256 are those of the workbook then */
  readonly sheet?: string;
  /** of a workbook: SHA-256 of the rows as they were read (SPEC 9) */
  readonly rows_sha256?: string;
}

const BUFFER_BYTES = 1 << 20;
const LOOK_BUFFER_BYTES = 1 << 17;
const LEAST_BUFFER_BYTES = 1 << 12;
/** No person's record is longer; a quotation mark that is never closed would swallow the file. */
export const LONGEST_RECORD = 1 << 24;

/** Reads on until the target is full or the source ends; sources may give less at a time. */
export async function readFully(reader: ByteReader, target: Uint8Array): Promise<number> {
  let length = 0;
  for (let count = -1; count !== 0 && length < target.length; length += count) {
    count = await reader.read(target.subarray(length));
  }
  return length;
}

/** How a file's records are written, for the reader of records. */
export function formOf({
  delimiter,
  encoding,
  quotes,
}: Pick<RegisterFile, 'delimiter' | 'encoding' | 'quotes'>) {
  return { delimiter, encoding: encoding === 'windows-1252' ? encoding : ('utf-8' as const), quotes };
}

/** A reader of records for a file. */
export function scannerFor(
  file: Pick<RegisterFile, 'delimiter' | 'encoding' | 'quotes'>,
  capacity: number,
  withMarks: boolean,
): RecordScanner {
  const form = formOf(file);
  const marks = withMarks ? fieldMarksFor(form) : null;
  return new RecordScanner(form.delimiter, form.encoding, capacity, marks, form.quotes);
}

/** Thrown when a file that was taken for UTF-8 is not; it is then read again as windows-1252. */
export class NotUtf8 extends Error {}

export interface ScanOptions {
  readonly hashed: boolean;
  /** Called for each record, the header first; false stops the reading. */
  readonly record: (scanner: RecordScanner) => boolean;
  /** Called when the scanner's bytes are about to change. */
  readonly drained?: (scanner: RecordScanner) => void;
  /** bytes read so far */
  readonly progress?: (bytes: number) => void;
}

/**
 * Reads all records of a file in their order.
 * @throws NotUtf8 if the encoding was guessed wrong; Refusal `REG-020` if the file changes meanwhile
 */
export async function scanFile(file: RegisterFile, options: ScanOptions): Promise<FileFacts> {
  const opened = await file.source.open();
  const hash = hasher();
  let bytes = 0;
  const counted: ByteReader = {
    read: async (target) => {
      const count = await opened.read(target);
      if (options.hashed) hash.update(target.subarray(0, count));
      bytes += count;
      options.progress?.(bytes);
      return count;
    },
    close: () => opened.close(),
  };
  const isUtf16 = file.encoding === 'utf-16le';
  const text = isUtf16 ? transcodedUtf16(counted, file.mark) : counted;
  const reader = isListHeader(file.header) ? unescapedList(text, file.delimiter) : text;
  // A small file needs no large buffer, nor do the first records; what turns out longer is read in several steps.
  const most = options.hashed ? BUFFER_BYTES : LOOK_BUFFER_BYTES;
  const capacity = Math.min(most, Math.max(LEAST_BUFFER_BYTES, file.source.size + 1));
  const scanner = scannerFor(file, capacity, true);
  scanner.beginAt(file.firstLine);
  let rows = -1;
  let mark = file.skip + (isUtf16 ? 0 : file.mark);
  let completed = false;
  try {
    for (let final = false; !final; ) {
      if (scanner.limit - scanner.position > LONGEST_RECORD) throw tooLong(file, scanner.nextLine);
      const room = scanner.room();
      const count = await readFully(reader, room);
      final = count < room.length;
      scanner.filled(count);
      scanner.skip(mark);
      mark = 0;
      const atEnd = scanner.cut(endMarkLength(scanner.bytes, scanner.position, scanner.limit));
      const suspect = !isUtf16 && !isWholeText(file, scanner, final);
      while (scanner.next(final)) {
        rows++;
        if (scanner.recordEnd - scanner.recordStart > LONGEST_RECORD) throw tooLong(file, scanner.line);
        if (suspect || isUtf16) checkRecord(file.encoding, scanner);
        if (!options.record(scanner)) return { ...factsOf(file, bytes, ''), rows };
      }
      options.drained?.(scanner);
      if (!final && atEnd.length > 0) scanner.putBack(atEnd);
    }
    completed = true;
  } finally {
    scanner.release();
    // What the scan has to say comes first; a change of the file matters only to a whole reading.
    await reader.close().catch((cause: unknown) => {
      if (completed) throw cause;
    });
  }
  return { ...factsOf(file, bytes, hash.hex()), rows: Math.max(rows, 0) };
}

function tooLong(file: RegisterFile, line: number): Refusal {
  return refuse('invalid', 'REG-009', { file: file.source.name, lines: [line] });
}

/** @param bytes of what was read; @param sha256 of it */
export function factsOf(
  {
    source: { name, workbook },
    encoding,
    delimiter,
  }: Pick<RegisterFile, 'source' | 'encoding' | 'delimiter'>,
  bytes: number,
  sha256: string,
): Omit<FileFacts, 'rows'> {
  if (workbook === undefined) return { name, bytes, sha256, encoding, delimiter };
  const { sheet, bytes: size, sha256: ofFile } = workbook;
  return { name, bytes: size, sha256: ofFile, encoding, delimiter, sheet, rows_sha256: sha256 };
}

/** Whether all unread bytes are characters; bytes of one whose rest has not been read yet are left out. */
export function isWholeText(
  file: Pick<RegisterFile, 'encoding' | 'guessed'>,
  scanner: RecordScanner,
  final: boolean,
): boolean {
  const { bytes, position } = scanner;
  let end = scanner.limit;
  if (!final) while (end > position && (bytes[end - 1] as number) >= 0x80) end--;
  if (file.encoding === 'windows-1252') return isWindows1252(bytes, position, end);
  if (isUtf8(bytes.subarray(position, end))) return true;
  if (file.guessed) throw new NotUtf8();
  return false;
}

export function checkRecord(encoding: Encoding, scanner: RecordScanner): void {
  const { bytes, recordStart, recordEnd } = scanner;
  const record = bytes.subarray(recordStart, recordEnd);
  const sound =
    encoding === 'utf-8'
      ? isUtf8(record)
      : encoding === 'windows-1252'
        ? isWindows1252(bytes, recordStart, recordEnd)
        : !record.some((byte, at) => byte === 0xef && record[at + 1] === 0xbf && record[at + 2] === 0xbd);
  if (!sound) scanner.fault ??= 'bytes';
}
