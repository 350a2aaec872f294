import { hasher } from '#machine';
import type { BookFacts } from './workbook/facts.js';

/** Where a register's bytes come from. The same source can be opened more than once. */
export interface RegisterSource {
  /** base name, for messages and the log */
  readonly name: string;
  readonly size: number;
  /** `null`: not a file that other threads can open as well */
  readonly path: string | null;
  /** what a file was like when it was named, when it was named; it must stay like that */
  readonly state: string;
  /** the bytes are the rows of a workbook (SPEC 9): what is known of that */
  readonly workbook?: WorkbookOrigin;
  open(): Promise<ByteReader>;
}

/** The workbook that rows come from: which of its sheets, and the file itself. */
export interface WorkbookOrigin {
  readonly sheet: string;
  readonly bytes: number;
  readonly sha256: string;
  /** `null`: only the rows are at hand */
  readonly facts: BookFacts | null;
}

export interface ByteReader {
  /** Fills the target from its start; gives the number of bytes read, 0 at the end. */
  read(target: Uint8Array): Promise<number>;
  /** @throws Refusal `REG-020` if the file is not what it was when it was opened */
  close(): Promise<void>;
}

/** SHA-256 of all bytes of a source, as hex digits. */
export async function hashSource(source: RegisterSource): Promise<string> {
  const reader = await source.open();
  const hash = hasher();
  const buffer = new Uint8Array(1 << 20);
  for (let count = await reader.read(buffer); count > 0; count = await reader.read(buffer)) {
    hash.update(buffer.subarray(0, count));
  }
  await reader.close();
  return hash.hex();
}

/** A register that is already in memory (standard input, tests). */
export function memorySource(name: string, bytes: Uint8Array): RegisterSource {
  return {
    name,
    size: bytes.length,
    path: null,
    state: '',
    open: async () => {
      let position = 0;
      return {
        read: async (target) => {
          const part = bytes.subarray(position, position + target.length);
          target.set(part);
          position += part.length;
          return part.length;
        },
        close: async () => {},
      };
    },
  };
}
