import type { Sheet } from './reply-rows.js';

/**
 * A file of replies as rows: CSV, or a sheet of a workbook.
 * @param sheet of a workbook the one that is meant; left out: the first that is not hidden
 * @throws Refusal SIDE-002, BOOK-001 .. BOOK-007
 */
export async function readReplySheet(bytes: Uint8Array, name: string, sheet?: string): Promise<Sheet> {
  const { readSideFile } = await import('../register/side-files.js');
  const { rows, lines } = await readSideFile(bytes, name, sheet);
  return { name, rows, lines };
}
