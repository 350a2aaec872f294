import type { BigIntStats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse } from '../core/problem.js';
import type { ByteReader, RegisterSource } from '../register/source.js';
import { unreadable } from './refusals.js';

/**
 * @param path as it was typed, for messages
 * @param real where it is, if relative paths do not begin at the working directory
 * @throws Refusal `REG-001` if the file can't be read
 */
export async function fileSource(path: string, real = path): Promise<RegisterSource> {
  const name = basename(path);
  const found = await stat(real, { bigint: true }).catch((cause: NodeJS.ErrnoException) => {
    throw refuse('invalid', 'REG-001', { file: path }, { reason: cause.code ?? 'EIO' });
  });
  if (!found.isFile()) throw refuse('invalid', 'REG-001', { file: path }, { reason: 'ENOTFILE' });
  return {
    name,
    size: Number(found.size),
    path: real,
    state: fileState(found),
    open: async () => {
      const handle = await open(real, 'r').catch((cause: NodeJS.ErrnoException) => {
        throw refuse('invalid', 'REG-001', { file: path }, { reason: cause.code ?? 'EIO' });
      });
      const reader = new FileReader(name, handle, fileState(found));
      await reader.check().catch(async (cause: unknown) => {
        await handle.close().catch(() => {});
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
    try {
      const { bytesRead } = await this.handle.read(target, 0, target.length, null);
      return bytesRead;
    } catch (cause) {
      // Nobody can go on from here, and not everybody would close it.
      await this.handle.close().catch(() => {});
      throw unreadable(this.name, cause);
    }
  }

  async close(): Promise<void> {
    try {
      await this.check();
    } finally {
      // It was read to its end; what the system says now makes no difference.
      await this.handle.close().catch(() => {});
    }
  }

  /** @throws Refusal `REG-020` if the file is no longer what it was */
  async check(): Promise<void> {
    const found = await this.handle.stat({ bigint: true }).catch((cause: unknown) => {
      throw unreadable(this.name, cause);
    });
    const now = fileState(found);
    if (now !== this.before) throw refuse('invalid', 'REG-020', { file: this.name });
  }
}
