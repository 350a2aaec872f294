import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse } from '../core/problem.js';

/** Where a register's bytes come from. The same source can be opened more than once. */
export interface RegisterSource {
  /** base name, for messages and the log */
  readonly name: string;
  readonly size: number;
  /** `null`: not a file that other threads can open as well */
  readonly path: string | null;
  /** what a file was like when it was named, see {@link fileState}; it must stay like that */
  readonly state: string;
  open(): Promise<ByteReader>;
}

export interface ByteReader {
  /** Fills the target from its start; gives the number of bytes read, 0 at the end. */
  read(target: Uint8Array): Promise<number>;
  /** @throws Refusal `REG-020` if the file is not what it was when it was opened */
  close(): Promise<void>;
}

/** @throws Refusal `REG-001` if the file can't be read */
export async function fileSource(path: string): Promise<RegisterSource> {
  const name = basename(path);
  const found = await stat(path, { bigint: true }).catch((cause: NodeJS.ErrnoException) => {
    throw refuse('invalid', 'REG-001', { file: path }, { reason: cause.code ?? 'EIO' });
  });
  if (!found.isFile()) throw refuse('invalid', 'REG-001', { file: path }, { reason: 'ENOTFILE' });
  return {
    name,
    size: Number(found.size),
    path,
    state: fileState(found),
    open: async () => {
      const handle = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
        throw refuse('invalid', 'REG-001', { file: path }, { reason: cause.code ?? 'EIO' });
      });
      const reader = new FileReader(name, handle, fileState(found));
      await reader.check().catch(async (cause: unknown) => {
        await handle.close();
        throw cause;
      });
      return reader;
    },
  };
}

/** What the file system tells of a file's state; it differs when somebody writes to the file. */
export function fileState(stats: BigIntStats): string {
  return `${stats.ino}/${stats.size}/${stats.mtimeNs}`;
}

class FileReader implements ByteReader {
  constructor(
    readonly name: string,
    readonly handle: FileHandle,
    readonly before: string,
  ) {}

  async read(target: Uint8Array): Promise<number> {
    const { bytesRead } = await this.handle.read(target, 0, target.length, null);
    return bytesRead;
  }

  async close(): Promise<void> {
    try {
      await this.check();
    } finally {
      await this.handle.close();
    }
  }

  /** @throws Refusal `REG-020` if the file is no longer what it was */
  async check(): Promise<void> {
    const now = fileState(await this.handle.stat({ bigint: true }));
    if (now !== this.before) throw refuse('invalid', 'REG-020', { file: this.name });
  }
}

/** SHA-256 of all bytes of a source, as hex digits. */
export async function hashSource(source: RegisterSource): Promise<string> {
  const reader = await source.open();
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(1 << 20);
  for (let count = await reader.read(buffer); count > 0; count = await reader.read(buffer)) {
    hash.update(buffer.subarray(0, count));
  }
  await reader.close();
  return hash.digest('hex');
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
