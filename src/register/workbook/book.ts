import { refuse } from '../../core/problem.js';
import { isCompound } from './beginning.js';
import { type BookContents, type BookSheet, readContents } from './contents.js';
import { BookFault } from './fault.js';
import { readFormats } from './formats.js';
import { type BookLimits, BookPackage } from './package.js';
import { readSheet, type SheetFacts, type TakeRow } from './sheet.js';
import { readStrings, SharedStrings } from './strings.js';

/** A workbook, whatever its rows are wanted for. */

export interface SheetReading {
  readonly sheet: string;
  /** names of the other sheets */
  readonly others: readonly string[];
  readonly facts: SheetFacts;
}

/**
 * Reads one sheet of a workbook: the one of that name, or the first that is not hidden.
 * @param name of the file, for messages
 * @throws Refusal BOOK-001 (damaged, or no workbook), BOOK-002 (no such sheet), BOOK-003 (too large), BOOK-004 (with a
 *   password), BOOK-005 (another kind of workbook)
 */
export async function readBook(
  bytes: Uint8Array,
  name: string,
  sheet: string | undefined,
  limits: BookLimits,
  take: TakeRow,
  isQuick = true,
): Promise<SheetReading> {
  const place = { file: name };
  try {
    if (isCompound(bytes)) {
      if (holds(bytes, 'EncryptedPackage')) throw refuse('invalid', 'BOOK-004', place);
      throw refuse('invalid', 'BOOK-005', place, { format: '.xls' });
    }
    const book = new BookPackage(bytes, limits);
    const other = otherKind(book);
    if (other !== null) throw refuse('invalid', 'BOOK-005', place, { format: other });
    const contents = await readContents(book);
    const chosen = chosenSheet(contents, sheet, name);
    const tables = {
      from1904: contents.from1904,
      formats: contents.styles === null ? [] : await readFormats(book.unpack(contents.styles)),
      strings:
        contents.strings === null
          ? new SharedStrings()
          : await readStrings(book.unpack(contents.strings), isQuick),
    };
    const facts = await readSheet(book.unpack(chosen.path), tables, take, isQuick);
    const others = contents.sheets.filter((one) => one !== chosen).map((one) => one.name);
    return { sheet: chosen.name, others, facts };
  } catch (cause) {
    if (!(cause instanceof BookFault)) throw cause;
    if (cause.kind === 'damaged') throw refuse('invalid', 'BOOK-001', place);
    const { bytes: most, cells } = limits;
    throw refuse('invalid', 'BOOK-003', place, largeness(most, cells));
  }
}

/** How large a workbook may be, in words. */
export function largeness(bytes: number, cells: number) {
  return { megabytes: String(bytes / 1e6), millions: String(cells / 1e6) };
}

function chosenSheet({ sheets }: BookContents, wanted: string | undefined, name: string): BookSheet {
  const [first] = sheets;
  if (first === undefined) throw new BookFault('damaged');
  if (wanted === undefined) return sheets.find(({ isHidden }) => !isHidden) ?? first;
  const found = sheets.find((sheet) => sheet.name === wanted);
  if (found !== undefined) return found;
  const names = sheets.map((sheet) => sheet.name);
  throw refuse('invalid', 'BOOK-002', { file: name }, { sheet: wanted, sheets: names });
}

/** Kinds of workbooks that are zip files as well. */
function otherKind(book: BookPackage): string | null {
  if (book.has('xl/workbook.bin')) return '.xlsb';
  return book.mimeType.startsWith('application/vnd.oasis.opendocument') ? '.ods' : null;
}

/** Whether a compound file names a part like this: in UTF-16, somewhere in its table of contents. */
function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return true;
  return false;
}
