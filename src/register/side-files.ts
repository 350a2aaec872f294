import { parse } from '#csv-parse';
import { isListHeader, plainCell } from '../core/list-cells.js';
import { type Place, refuse, SHOWN_LINES } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import { ID_SEPARATOR, joinId } from '../core/ticket.js';
import { detectDelimiter } from './dialect.js';
import { decodeSideFile } from './side-text.js';
import { isWorkbook } from './workbook/beginning.js';

export { isWorkbook };

/** Small files beside the register: ids to exclude, a table allocation, targets, replies, lists to be verified. */
export interface SideFile {
  readonly delimiter: string;
  readonly rows: readonly (readonly string[])[];
  /** the line on which each row begins */
  readonly lines: readonly number[];
}

/**
 * A CSV file, or a sheet of a workbook.
 * @param sheet of a workbook the one that is meant; left out: the first that is not hidden
 * @throws Refusal `SIDE-002` if it is no CSV, BOOK-001 .. BOOK-007
 */
export async function readSideFile(bytes: Uint8Array, name: string, sheet?: string): Promise<SideFile> {
  if (!isWorkbook(bytes)) return parseSideFile(bytes, name);
  const { readWorkbook } = await import('./workbook.js');
  const read = await readWorkbook(bytes, name, sheet);
  const filled = read.rows.flatMap((row, at) =>
    row.some((cell) => cell !== '') ? [{ row, line: at + 1 }] : [],
  );
  const rows = filled.map(({ row }) => row);
  return { delimiter: ';', rows: asTheyWere(rows), lines: filled.map(({ line }) => line) };
}

/**
 * Cells of a list of ours come as they were in the register (SPEC 9).
 * @param known the delimiter, if it need not be looked for
 * @throws Refusal `SIDE-002` if it is no CSV
 */
export function parseSideFile(bytes: Uint8Array, name: string, known?: string): SideFile {
  const decoded = decodeSideFile(bytes, name);
  // Excel's own first line, which names the delimiter; it stays a line, so that lines are counted right.
  const separator = /^sep=([;,|\t])(?=[\r\n]|$)/i.exec(decoded)?.[1];
  const text = separator === undefined ? decoded : decoded.slice(`sep=${separator}`.length);
  const delimiter = known ?? separator ?? detectDelimiter(new TextEncoder().encode(text));
  try {
    const records = parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    }) as unknown as readonly ParsedRecord[];
    const rows = records.map(({ record }) => record);
    return {
      delimiter,
      rows: asTheyWere(rows),
      lines: firstLines(records),
    };
  } catch (cause) {
    const { lines } = cause as { lines?: unknown };
    const place: Place = typeof lines === 'number' ? { file: name, lines: [lines] } : { file: name };
    throw refuse('invalid', 'SIDE-002', place);
  }
}

/** Cells of a list of ours as they were before it was written. */
function asTheyWere(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return isListHeader((rows[0] ?? []).map(normaliseText)) ? rows.map(plainCells) : rows;
}

function plainCells(row: readonly string[]): string[] {
  return row.map(plainCell);
}

interface ParsedRecord {
  readonly record: readonly string[];
  /** `lines`: how many have been read at the record's end; a CRLF inside a field counts twice */
  readonly info: { readonly lines: number };
}

function firstLines(records: readonly ParsedRecord[]): number[] {
  let pairs = 0;
  return records.map(({ record, info }) => {
    const fields = record.join('');
    const line = info.lines - pairs - (fields.match(/[\r\n]/g)?.length ?? 0);
    pairs += fields.match(/\r\n/g)?.length ?? 0;
    return line;
  });
}

/** Titles above a header have few lines. */
const HEADER_WITHIN = 10;

/**
 * The ids in a file, each with the line on which it stands: in the columns that are called as in the register, below
 * a title if there is one, or in the only column there is (with or without a header). Rows without any entry, such
 * as Excel leaves behind, are passed over.
 * @throws Refusal `SIDE-003` if the file has several columns and not those of the id, `SIDE-010` for rows with
 *   something in them and no id
 */
export function idsOf(file: SideFile, name: string, idColumns: readonly string[]): Map<string, number> {
  const rows = file.rows.map((row) => row.map(normaliseText));
  const header = rows.slice(0, HEADER_WITHIN).findIndex((row) => idColumns.every((one) => row.includes(one)));
  const hasHeader = header >= 0;
  const widest = Math.max(0, ...rows.map((row) => row.length));
  if (!hasHeader && (idColumns.length > 1 || widest > 1)) {
    throw refuse('invalid', 'SIDE-003', { file: name }, { columns: idColumns });
  }
  const places = hasHeader ? idColumns.map((column) => rows[header]?.indexOf(column) ?? -1) : [0];
  const ids = new Map<string, number>();
  const empty: number[] = [];
  for (const [at, row] of rows.entries()) {
    if (at <= header || row.every((field) => field === '')) continue;
    const line = file.lines[at] ?? 0;
    const id = joinId(places.map((place) => row[place] ?? ''));
    if (id.replaceAll(ID_SEPARATOR, '') === '') empty.push(line);
    else if (!ids.has(id)) ids.set(id, line);
  }
  if (empty.length > 0) {
    const lines = empty.slice(0, SHOWN_LINES);
    throw refuse('invalid', 'SIDE-010', { file: name, lines, total: empty.length });
  }
  return ids;
}

/** The rows by column name, normalised. */
export function namedRows(file: SideFile): Record<string, string>[] {
  const [header = [], ...rows] = file.rows.map((row) => row.map(normaliseText));
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}
