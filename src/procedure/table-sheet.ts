import { Refusal, refuse } from '../core/problem.js';
import { isWorkbook } from '../register/workbook/beginning.js';
import type { Sheet } from './reply-rows.js';

/** Tables that offices and clerks made: with titles above, covers before, and any delimiter. */

const DELIMITERS = [undefined, ';', ',', '\t', '|'] as const;

/**
 * CSV with whatever delimiter gives the columns; of a workbook the first sheet that has them. If none has, what is read as usual.
 * @param wanted of a workbook the sheet that is meant
 * @throws Refusal MUNI-012 for a sheet of what is no workbook, SIDE-002, BOOK-001 .. BOOK-007
 */
export async function sheetWith(
  isTable: (sheet: Sheet) => boolean,
  bytes: Uint8Array,
  name: string,
  wanted?: string,
): Promise<Sheet> {
  if (isWorkbook(bytes)) {
    const { readWorkbook } = await import('../register/workbook.js');
    const read = async (sheet?: string) => {
      const { rows, others } = await readWorkbook(bytes, name, sheet);
      return { name, rows, lines: rows.map((_, at) => at + 1), others };
    };
    const first = await read(wanted);
    if (wanted !== undefined || isTable(first)) return first;
    // Before the table there may be a cover.
    for (const sheet of first.others) {
      const next = await read(sheet);
      if (isTable(next)) return next;
    }
    return first;
  }
  if (wanted !== undefined) throw refuse('usage', 'MUNI-012', { file: name });
  const { parseSideFile } = await import('../register/side-files.js');
  const read = (delimiter?: string): Sheet => ({ name, ...parseSideFile(bytes, name, delimiter) });
  for (const delimiter of DELIMITERS) {
    const sheet = unlessRefused(() => read(delimiter));
    if (sheet !== null && isTable(sheet)) return sheet;
  }
  return unlessRefused(() => read()) ?? read(DELIMITERS[1]);
}

/** By another delimiter quotation marks may stand where they can't. */
function unlessRefused(work: () => Sheet): Sheet | null {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return null;
  }
}
