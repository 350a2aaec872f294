import { normaliseText } from '../core/text.js';
import { detectDelimiter } from './dialect.js';
import { decodeText } from './encoding.js';
import { readStart } from './inspect.js';
import { RecordParser } from './record-text.js';
import type { RegisterSource } from './source.js';
import { type BookPlace, withRowsOfBook } from './workbook/source.js';

/** A line of a file as if it were the one with the column names. */
export interface FirstLine {
  readonly line: number;
  readonly names: readonly string[];
}

const LINES = 30;

/** The first lines of a file, whatever is wrong with it. */
export async function firstLines(file: RegisterSource, place: BookPlace): Promise<FirstLine[]> {
  const source = await withRowsOfBook(file, place);
  const rows = source.workbook?.facts?.first;
  if (rows !== undefined)
    return rows.map(({ row, texts }) => ({ line: row, names: texts.map(normaliseText) }));
  const text = decodeText(await readStart(source));
  return text.split(/\r\n|\r|\n/, LINES).map((written, at) => {
    const bytes = new TextEncoder().encode(written);
    const parser = new RecordParser({ delimiter: detectDelimiter(bytes), encoding: 'utf-8' });
    const raw = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    return { line: at + 1, names: raw === '' ? [] : parser.texts(raw).map(normaliseText) };
  });
}
