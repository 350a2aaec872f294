import { sha256Bytes } from '#machine';
import { refuse } from '../../core/problem.js';
import { readFully } from '../file.js';
import type { ByteReader, RegisterSource } from '../source.js';
import { readBook } from './book.js';
import { BookRows, type RowFacts } from './rows.js';
import type { SheetFacts } from './sheet.js';

/** A workbook as a register: its rows in memory, to be read like any CSV file. */

/** A town of a million people has some 100 million bytes of rows, and six times as many of XML. */
const LIMITS = { bytes: 4_000_000_000, cells: 100_000_000 };
/** No workbook with as many rows as there can be is nearly as large. */
const LARGEST_FILE = 500_000_000;

/** What is known of a workbook besides its rows. */
export interface BookFacts extends RowFacts, SheetFacts {
  readonly others: readonly string[];
}

export interface BookReading {
  readonly source: RegisterSource;
  readonly facts: BookFacts;
}

/**
 * @param sheet its name; left out: the first that is not hidden
 * @param headerLine the row of the names; left out: the first with anything in it
 * @throws Refusal BOOK-001 .. BOOK-007, REG-020 if the file changes meanwhile
 */
export async function readBookSource(
  file: RegisterSource,
  sheet: string | undefined,
  headerLine: number | undefined,
  isQuick = true,
): Promise<BookReading> {
  const bytes = await wholeOf(file);
  const rows = new BookRows(headerLine ?? 1, LIMITS.cells);
  const take = rows.take.bind(rows);
  const read = await readBook(bytes, file.name, sheet, LIMITS, take, isQuick);
  const pieces = rows.finish(file.name);
  const workbook = { sheet: read.sheet, bytes: bytes.length, sha256: sha256Bytes(bytes) };
  const source = { ...file, size: rows.length, path: null, workbook, open: async () => readerOf(pieces) };
  return { source, facts: { ...rows.facts, ...read.facts, others: read.others } };
}

async function wholeOf(file: RegisterSource): Promise<Uint8Array> {
  if (file.size > LARGEST_FILE) {
    const params = { megabytes: LARGEST_FILE / 1e6, millions: LIMITS.cells / 1e6 };
    throw refuse('invalid', 'BOOK-003', { file: file.name }, params);
  }
  const reader = await file.open();
  const bytes = new Uint8Array(file.size);
  const length = await readFully(reader, bytes);
  await reader.close();
  return bytes.subarray(0, length);
}

function readerOf(pieces: readonly Uint8Array[]): ByteReader {
  let [piece, at] = [0, 0];
  return {
    read: async (target) => {
      let filled = 0;
      while (filled < target.length) {
        const bytes = pieces[piece];
        if (bytes === undefined) break;
        const part = bytes.subarray(at, at + target.length - filled);
        target.set(part, filled);
        filled += part.length;
        at += part.length;
        if (at === bytes.length) [piece, at] = [piece + 1, 0];
      }
      return filled;
    },
    close: async () => {},
  };
}
