import { refuse } from '../core/problem.js';
import type { RegisterFile } from '../register/file.js';

/** The rows of the one workbook of a register, as they were read (SPEC 9). @throws Refusal BOOK-008 */
export async function rowsOfBook(register: readonly RegisterFile[]): Promise<readonly Uint8Array[]> {
  const [source, ...others] = register.flatMap((file) =>
    file.source.workbook === undefined ? [] : [file.source],
  );
  if (source === undefined || others.length > 0) throw refuse('usage', 'BOOK-008');
  const reader = await source.open();
  const parts: Uint8Array[] = [];
  for (let left = source.size; left > 0; ) {
    const part = new Uint8Array(Math.min(left, PART));
    left -= await reader.read(part);
    parts.push(part);
  }
  await reader.close();
  return parts;
}

const PART = 1 << 22;
