import type { Delimiter, RegisterDialect } from '../core/plan.js';
import { refuse } from '../core/problem.js';
import { DELIMITERS, detectDelimiter } from './dialect.js';

/** Where the column names of a file stand, and what separates them (SPEC 9). */
export interface Beginning {
  readonly delimiter: Delimiter;
  /** bytes before the line of the names, behind a byte order mark */
  readonly skip: number;
  /** the line on which the names are looked for */
  readonly firstLine: number;
}

/**
 * @param head the file's first bytes behind a byte order mark, in UTF-8 or windows-1252
 * @throws Refusal `REG-058` if there is no line of this number in it
 */
export function beginningOf(
  head: Uint8Array,
  plan: Pick<RegisterDialect, 'delimiter' | 'header_line'>,
  file: string,
): Beginning {
  const said = plan.delimiter === 'auto' ? separatorLine(head) : null;
  const passed = separatorLine(head) === null ? 0 : 1;
  const firstLine = plan.header_line ?? 1 + passed;
  const skip = lineStart(head, firstLine);
  if (skip === null) throw refuse('invalid', 'REG-058', { file }, { line: firstLine });
  const found = said ?? detectDelimiter(head.subarray(skip));
  return { delimiter: plan.delimiter === 'auto' ? found : plan.delimiter, skip, firstLine };
}

const SEPARATOR_LINE = /^"?sep=(.)"?[;,\t|]*$/i;

/** `sep=;` on the first line, as spreadsheets have it; it is no column name. */
function separatorLine(head: Uint8Array): Delimiter | null {
  const [first = ''] = new TextDecoder('latin1').decode(head.subarray(0, 64)).split(/[\r\n]/);
  const [, separator] = SEPARATOR_LINE.exec(first) ?? [];
  return DELIMITERS.find((delimiter) => delimiter === separator) ?? null;
}

const LF = 10;
const CR = 13;

/** Where the line of this number begins, the first being 1; `null` if these bytes have none. */
function lineStart(bytes: Uint8Array, line: number): number | null {
  let at = 0;
  for (let number = 1; number < line; number++) {
    while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
    if (at === bytes.length) return null;
    at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
  }
  return at < bytes.length || line === 1 ? at : null;
}

const CTRL_Z = 0x1a;

/**
 * How many bytes at the end are the end mark of old systems (U+001A), with line ends behind it. They belong
 * to no record.
 */
export function endMarkLength(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  let mark = end;
  for (; at > start; at--) {
    const byte = bytes[at - 1];
    if (byte === CTRL_Z) mark = at - 1;
    else if (byte !== LF && byte !== CR) break;
  }
  return end - mark;
}
