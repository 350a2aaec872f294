import { sha256Bytes } from '#machine';
import type { RegisterDialect } from '../../core/plan.js';
import { refuse } from '../../core/problem.js';
import { readFully } from '../file.js';
import type { ByteReader, RegisterSource } from '../source.js';
import { isWorkbook } from './beginning.js';
import { largeness, readBook } from './book.js';
import { BookRows } from './rows.js';

/** A workbook as a register: its rows in memory, to be read like any CSV file. */

/** A town of a million people has some 100 million bytes of rows, and six times as many of XML. */
const LIMITS = { bytes: 4_000_000_000, cells: 100_000_000 };
/** No workbook with as many rows as there can be is nearly as large. */
const LARGEST_FILE = 500_000_000;

/** What of a plan says where in a workbook the register is. */
export type BookPlace = Pick<RegisterDialect, 'sheet' | 'header_line'>;

/** Rows that were read are kept as long as somebody has the file: a register is opened more than once. */
const known = new WeakMap<RegisterSource, Map<string, Promise<RegisterSource>>>();

/**
 * The rows of a workbook in place of the file; any other file as it is.
 * @throws Refusal BOOK-001 .. BOOK-007, REG-020 if the file changes meanwhile
 */
export async function withRowsOfBook(file: RegisterSource, place: BookPlace): Promise<RegisterSource> {
  if (file.workbook !== undefined || !isWorkbook(await startOf(file))) return file;
  const key = JSON.stringify([place.sheet, place.header_line]);
  const readings = known.get(file) ?? new Map<string, Promise<RegisterSource>>();
  known.set(file, readings);
  const reading = readings.get(key) ?? readBookSource(file, place);
  readings.set(key, reading);
  return reading;
}

/** @param isQuick false: the parser reads everything; the rows are the same */
export async function readBookSource(
  file: RegisterSource,
  { sheet, header_line }: BookPlace,
  isQuick = true,
): Promise<RegisterSource> {
  const bytes = await wholeOf(file);
  const rows = new BookRows(header_line ?? 1, LIMITS.cells);
  const take = rows.take.bind(rows);
  const read = await readBook(bytes, file.name, sheet, LIMITS, take, isQuick);
  const pieces = rows.finish(file.name);
  const facts = { ...rows.facts, ...read.facts, others: read.others };
  const workbook = { sheet: read.sheet, bytes: bytes.length, sha256: sha256Bytes(bytes), facts };
  return { ...file, size: rows.length, path: null, workbook, open: async () => readerOf(pieces) };
}

async function startOf(file: RegisterSource): Promise<Uint8Array> {
  const reader = await file.open();
  const start = new Uint8Array(8);
  const length = await readFully(reader, start);
  await reader.close();
  return start.subarray(0, length);
}

async function wholeOf(file: RegisterSource): Promise<Uint8Array> {
  if (file.size > LARGEST_FILE) {
    throw refuse('invalid', 'BOOK-003', { file: file.name }, largeness(LARGEST_FILE, LIMITS.cells));
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
