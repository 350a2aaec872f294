import type { OutputPlan } from '../core/plan.js';
import { Refusal } from '../core/problem.js';
import type { SideFile } from '../register/side-files.js';

/**
 * Reads a list beside a log: a workbook, or a CSV file as it was written, or with another delimiter, if a spreadsheet has
 * saved it again.
 * @param understand gives `null` for a list that has not the columns it looks for
 * @throws Refusal SIDE-002, BOOK-001 .. BOOK-007
 */
export async function readListAs<T>(
  bytes: Uint8Array,
  name: string,
  dialect: OutputPlan['dialect'],
  understand: (file: SideFile) => T | null,
): Promise<T | null> {
  const { isWorkbook, parseSideFile, readSideFile } = await import('../register/side-files.js');
  if (isWorkbook(bytes)) return understand(await readSideFile(bytes, name));
  const delimiter = dialect === 'rfc4180' ? ',' : ';';
  return (
    asWritten(() => understand(parseSideFile(bytes, name, delimiter))) ??
    understand(parseSideFile(bytes, name))
  );
}

/** With another delimiter it may be no CSV at all. */
function asWritten<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Refusal) return null;
    throw cause;
  }
}
