import { parse } from '#csv-parse';
import { isUtf8 } from '#machine';
import { type Place, refuse } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import { ID_SEPARATOR, joinId } from '../core/ticket.js';
import { detectDelimiter } from './dialect.js';
import { decodeUtf8, decodeWindows1252, readByteOrderMark } from './encoding.js';

/** Small CSV files beside the register: ids to exclude, a table allocation, targets, lists to be verified. */
export interface SideFile {
  readonly delimiter: string;
  readonly rows: readonly (readonly string[])[];
  /** the line on which each row begins */
  readonly lines: readonly number[];
}

/**
 * @param known the delimiter, if it need not be looked for
 * @throws Refusal `SIDE-002` if it is no CSV
 */
export function parseSideFile(bytes: Uint8Array, name: string, known?: string): SideFile {
  const text = decode(bytes);
  const delimiter = known ?? detectDelimiter(new TextEncoder().encode(text));
  try {
    const records = parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    }) as unknown as readonly ParsedRecord[];
    return { delimiter, rows: records.map(({ record }) => record), lines: firstLines(records) };
  } catch (cause) {
    const { lines } = cause as { lines?: unknown };
    const place: Place = typeof lines === 'number' ? { file: name, lines: [lines] } : { file: name };
    throw refuse('invalid', 'SIDE-002', place);
  }
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

function decode(bytes: Uint8Array): string {
  const mark = readByteOrderMark(bytes);
  const content = bytes.subarray(mark?.length ?? 0);
  if (mark?.encoding === 'utf-16le') return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(content);
  return isUtf8(content)
    ? decodeUtf8(content, 0, content.length)
    : decodeWindows1252(content, 0, content.length);
}

/**
 * The ids in a file: in the columns that are called as in the register, or in the only column there is
 * (with or without a header).
 * @throws Refusal `SIDE-003` if the file has several columns and not those of the id
 */
export function idsOf(file: SideFile, name: string, idColumns: readonly string[]): Set<string> {
  const [first = [], ...others] = file.rows.map((row) => row.map(normaliseText));
  const places = idColumns.map((column) => first.indexOf(column));
  const hasHeader = places.every((at) => at >= 0);
  if (!hasHeader && (idColumns.length > 1 || first.length > 1)) {
    throw refuse('invalid', 'SIDE-003', { file: name }, { columns: idColumns });
  }
  const rows = hasHeader ? others : [first, ...others];
  const ids = rows.map((row) => joinId((hasHeader ? places : [0]).map((at) => row[at] ?? '')));
  return new Set(ids.filter((id) => id.replaceAll(ID_SEPARATOR, '') !== ''));
}

/** The rows by column name, normalised. */
export function namedRows(file: SideFile): Record<string, string>[] {
  const [header = [], ...rows] = file.rows.map((row) => row.map(normaliseText));
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}
