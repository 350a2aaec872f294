import { hiddenCharacter } from '../core/hidden.js';
import type { Delimiter, Encoding, RegisterDialect } from '../core/plan.js';
import { error, type Place, type Problem, Refusal, refuse } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import { beginningOf } from './beginning.js';
import { contradiction, decodeUtf16, readByteOrderMark } from './encoding.js';
import { NotUtf8, type RegisterFile, readFully, scanFile } from './file.js';
import type { RecordScanner } from './scanner.js';
import type { RegisterSource } from './source.js';
import { lookAtText } from './text-look.js';

/** How the rows of a workbook are written (SPEC 9), whatever a plan says of other files. */
const ROWS_OF_BOOK = { encoding: 'utf-8', delimiter: ';', quotes: 'auto' } as const;

const LOOK_BYTES = 1 << 16;

/**
 * Looks at the beginning of a file: encoding, delimiter, header.
 * @throws Refusal for a file that is empty, no text, or has no usable header (REG-002 .. REG-008), or that
 *   begins with the mark of another encoding than the plan's (REG-027)
 */
export async function inspectFile(source: RegisterSource, given: RegisterDialect): Promise<RegisterFile> {
  const plan = source.workbook === undefined ? given : { ...given, ...ROWS_OF_BOOK };
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
  if (encoding !== 'utf-16le' && isBinary(start))
    throw refuse('invalid', 'REG-003', place, { format: 'binary' });
  const length = mark !== null && mark.encoding === encoding ? mark.length : 0;
  const content = start.subarray(length);
  const head = encoding === 'utf-16le' ? new TextEncoder().encode(decodeUtf16(content)) : content;
  return withHeader({
    source,
    encoding,
    guessed: fixed === null && mark === null,
    mark: length,
    quotes: plan.quotes ?? 'auto',
    shortRows: null,
    ...beginningOf(head, plan, source.name),
  });
}

/** The first bytes of a file. */
export async function readStart(source: RegisterSource): Promise<Uint8Array> {
  const reader = await source.open();
  const buffer = new Uint8Array(Math.min(LOOK_BYTES, source.size + 1));
  const length = await readFully(reader, buffer);
  await reader.close();
  return buffer.subarray(0, length);
}

function foreignFormat(start: Uint8Array): string | null {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => start[at] === byte);
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'PDF';
  return null;
}

const LF = 10;
/** No line of text is longer without a single line end. */
const LONGEST_LINE = 1 << 15;

/** Zeros in the first line: no text. Those further down are named with their lines. */
function isBinary(start: Uint8Array): boolean {
  const zero = start.indexOf(0);
  if (zero < 0) return false;
  const end = start.indexOf(LF);
  return end < 0 || end > LONGEST_LINE || zero < end;
}

type Unopened = Omit<RegisterFile, 'header' | 'expectedRows'>;

async function withHeader(file: Unopened): Promise<RegisterFile> {
  try {
    return await readHeader(file);
  } catch (cause) {
    if (!(cause instanceof NotUtf8)) throw cause;
    const problems = await lookAtText(file.source);
    if (problems.length > 0) throw new Refusal('invalid', problems);
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
  let trailing = 0;
  const begun: RegisterFile = { ...file, header, expectedRows: 0 };
  const { rows } = await scanFile(begun, {
    hashed: false,
    record: (scanner) => {
      if (header.length === 0) {
        const texts = scanner.texts();
        header = texts.map(normaliseText);
        place = { file: file.source.name, lines: [scanner.line] };
        fault = scanner.fault ?? (swallowsRecords(texts, scanner.delimiter, texts.length) ? 'records' : null);
      } else if (hasTrailingDelimiter(scanner, header.length)) trailing++;
      bytes += scanner.position - scanner.recordStart;
      return fault === null && ++seen <= LOOK_ROWS;
    },
  });
  if (header.length === 0) throw refuse('invalid', 'REG-002', place);
  if (fault !== null) throw refuse('invalid', 'REG-006', place, { fault });
  const problems = headerProblems(header, place);
  if (problems.length > 0) throw new Refusal('invalid', problems);
  // A delimiter ends every line but the first.
  if (trailing > 0 && trailing === seen - 1) header.push('');
  const whole = rows < LOOK_ROWS;
  return { ...file, header, expectedRows: whole ? rows : Math.ceil((file.source.size / bytes) * rows) };
}

function hasTrailingDelimiter(record: RecordScanner, columns: number): boolean {
  return record.fieldCount === columns + 1 && record.start(columns) === record.end(columns);
}

/** Whether a field holds whole records, because a quotation mark stands where none belongs (SPEC 9). */
export function swallowsRecords(texts: readonly string[], delimiter: Delimiter, columns: number): boolean {
  if (columns < 2) return false;
  return texts.some((text) => /[\r\n]/.test(text) && text.split(delimiter).length >= columns);
}

function headerProblems(header: readonly string[], place: Place): Problem[] {
  const problems: Problem[] = [];
  const empty = header.flatMap((name, at) => (name === '' ? [at + 1] : []));
  if (2 * empty.length > header.length) problems.push(error('REG-007', place, { columns: empty.join(', ') }));
  const names = new Set(header.filter((name, at) => name !== '' && header.indexOf(name) !== at));
  for (const name of names) {
    // By position: if the header is missing, what stands here is somebody's name.
    const columns = header.flatMap((other, at) => (other === name ? [at + 1] : [])).join(', ');
    problems.push(error('REG-008', place, { columns }));
  }
  for (const [at, name] of header.entries()) {
    const character = hiddenCharacter(name);
    if (character !== null) problems.push(error('REG-051', place, { character, number: at + 1 }));
  }
  return problems;
}
