import type { Sheet } from './reply-rows.js';

/** A file of replies as rows: CSV, or the first sheet of a workbook. */

/** What a ZIP file, and so a workbook, begins with. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** @param sheet of a workbook the one that is meant; left out: the first. @throws Refusal SIDE-002, BOOK-001 .. BOOK-003 */
export async function readReplySheet(bytes: Uint8Array, name: string, sheet?: string): Promise<Sheet> {
  if (ZIP.every((byte, at) => bytes[at] === byte)) {
    const { readWorkbook } = await import('../register/workbook.js');
    const { rows } = await readWorkbook(bytes, name, sheet);
    return { name, rows, lines: rows.map((_, at) => at + 1) };
  }
  const { parseSideFile } = await import('../register/side-files.js');
  const { rows, lines } = parseSideFile(bytes, name);
  return { name, rows, lines };
}
