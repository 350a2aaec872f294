import type { RegisterFile } from './file.js';
import { RecordScanner } from './scanner.js';

/** The fields of a record that was kept as raw bytes, as they stood: neither trimmed nor normalised. */
export function recordTexts(raw: string, file: RegisterFile): string[] {
  const bytes = Buffer.from(raw, 'latin1');
  const encoding = file.encoding === 'windows-1252' ? 'windows-1252' : 'utf-8';
  const scanner = new RecordScanner(file.delimiter, encoding, bytes.length + 1);
  bytes.copy(scanner.room());
  scanner.filled(bytes.length);
  scanner.next(true);
  return scanner.texts();
}
