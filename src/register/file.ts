import { hasher, isUtf8 } from '#machine';
import { isListHeader } from '../core/list-cells.js';
import type { Delimiter, Encoding, RegisterPlan } from '../core/plan.js';
import { error, type Place, type Problem, Refusal, refuse } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import { detectDelimiter } from './dialect.js';
import { contradiction, isWindows1252, readByteOrderMark } from './encoding.js';
import { fieldMarksFor } from './fast/field-marks.js';
import { unescapedList } from './list-file.js';
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
  readonly delimiter: Delimiter;
  /** the column names, normalised */
  readonly header: readonly string[];
  /** estimate of the number of records, from the first ones' lengths */
  readonly expectedRows: number;
}

/** What was read, for the log. */
export interface FileFacts {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
}

const BUFFER_BYTES = 1 << 20;
/** No person's record is longer; a quotation mark that is never closed would swallow the file. */
export const LONGEST_RECORD = 1 << 24;
const LOOK_BYTES = 1 << 16;

/**
 * Looks at the beginning of a file: encoding, delimiter, header.
 * @throws Refusal for a file that is empty, no text, or has no usable header (REG-002 .. REG-008), or that
 *   begins with the mark of another encoding than the plan's (REG-027)
 */
export async function inspectFile(
  source: RegisterSource,
  plan: Pick<RegisterPlan, 'encoding' | 'delimiter'>,
): Promise<RegisterFile> {
  const place = { file: source.name };
  const start = await readStart(source);
  if (start.length === 0) throw refuse('invalid', 'REG-002', place);
  const stray = contradiction(start, plan.encoding);
  if (stray !== null) throw refuse('invalid', 'REG-027', place, { mark: stray, encoding: plan.encoding });
  const foreign = foreignFormat(start);
  if (foreign !== null) throw refuse('invalid', 'REG-003', place, { format: foreign });
  const mark = readByteOrderMark(start);
  if (mark?.encoding === 'utf-16be') throw refuse('invalid', 'REG-003', place, { format: 'UTF-16BE' });
  const fixed = plan.encoding === 'auto' ? null : plan.encoding;
  const encoding = fixed ?? (mark?.encoding as Encoding | undefined) ?? 'utf-8';
  if (encoding !== 'utf-16le' && start.includes(0))
    throw refuse('invalid', 'REG-003', place, { format: 'binary' });
  const length = mark !== null && mark.encoding === encoding ? mark.length : 0;
  const ascii = encoding === 'utf-16le' ? lowBytes(start.subarray(length)) : start.subarray(length);
  const delimiter = plan.delimiter === 'auto' ? detectDelimiter(ascii) : plan.delimiter;
  const file = { source, encoding, guessed: fixed === null && mark === null, mark: length, delimiter };
  return withHeader(file);
}

async function readStart(source: RegisterSource): Promise<Uint8Array> {
  const reader = await source.open();
  const buffer = new Uint8Array(LOOK_BYTES);
  const length = await readFully(reader, buffer);
  await reader.close();
  return buffer.subarray(0, length);
}

/** Reads on until the target is full or the source ends; sources may give less at a time. */
async function readFully(reader: ByteReader, target: Uint8Array): Promise<number> {
  let length = 0;
  for (let count = -1; count !== 0 && length < target.length; length += count) {
    count = await reader.read(target.subarray(length));
  }
  return length;
}

function foreignFormat(start: Uint8Array): string | null {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => start[at] === byte);
  if (begins(0x50, 0x4b, 3, 4)) return 'XLSX/ZIP';
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'XLS';
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'PDF';
  return null;
}

function lowBytes(utf16: Uint8Array): Uint8Array {
  return utf16.filter((_, at) => at % 2 === 0);
}

type Unopened = Omit<RegisterFile, 'header' | 'expectedRows'>;

async function withHeader(file: Unopened): Promise<RegisterFile> {
  try {
    return await readHeader(file);
  } catch (cause) {
    if (!(cause instanceof NotUtf8)) throw cause;
    return readHeader({ ...file, encoding: 'windows-1252', guessed: false });
  }
}

const LOOK_ROWS = 1000;

async function readHeader(file: Unopened): Promise<RegisterFile> {
  let header: string[] = [];
  let place: Place = { file: file.source.name };
  let fault: string | null = null;
  let bytes = 0;
  let seen = 0;
  const begun: RegisterFile = { ...file, header, expectedRows: 0 };
  const { rows } = await scanFile(begun, {
    hashed: false,
    record: (scanner) => {
      if (header.length === 0) {
        header = scanner.texts().map(normaliseText);
        place = { file: file.source.name, lines: [scanner.line] };
        fault = scanner.fault;
      }
      bytes = scanner.recordEnd;
      return fault === null && ++seen <= LOOK_ROWS;
    },
  });
  if (header.length === 0) throw refuse('invalid', 'REG-002', place);
  if (fault !== null) throw refuse('invalid', 'REG-006', place, { fault });
  const problems = headerProblems(header, place);
  if (problems.length > 0) throw new Refusal('invalid', problems);
  const whole = rows < LOOK_ROWS;
  return { ...file, header, expectedRows: whole ? rows : Math.ceil((file.source.size / bytes) * rows) };
}

function headerProblems(header: readonly string[], place: Place): Problem[] {
  const problems: Problem[] = [];
  const empty = header.flatMap((name, at) => (name === '' ? [at + 1] : []));
  if (empty.length > 0) problems.push(error('REG-007', place, { columns: empty.join(', ') }));
  const names = new Set(header.filter((name, at) => name !== '' && header.indexOf(name) !== at));
  for (const name of names) {
    // By position: if the header is missing, what stands here is somebody's name.
    const columns = header.flatMap((other, at) => (other === name ? [at + 1] : [])).join(', ');
    problems.push(error('REG-008', place, { columns }));
  }
  return problems;
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
  const scanner = new RecordScanner(
    file.delimiter,
    file.encoding === 'windows-1252' ? 'windows-1252' : 'utf-8',
    BUFFER_BYTES,
    // Not for a look at the first records.
    options.hashed ? fieldMarksFor(file.delimiter) : null,
  );
  let rows = -1;
  let mark = isUtf16 ? 0 : file.mark;
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
      const suspect = !isUtf16 && !isWholeText(file, scanner, final);
      while (scanner.next(final)) {
        rows++;
        if (scanner.recordEnd - scanner.recordStart > LONGEST_RECORD) throw tooLong(file, scanner.line);
        if (suspect || isUtf16) checkRecord(file.encoding, scanner);
        if (!options.record(scanner)) return { ...factsOf(file, bytes, ''), rows };
      }
      options.drained?.(scanner);
    }
    completed = true;
  } finally {
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

function factsOf(file: RegisterFile, bytes: number, sha256: string): Omit<FileFacts, 'rows'> {
  return { name: file.source.name, bytes, sha256, encoding: file.encoding, delimiter: file.delimiter };
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
