import { type BigIntStats, closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse } from '../core/problem.js';
import type { ByteReader, RegisterSource } from '../register/source.js';
import { unreadable } from './refusals.js';

/**
 * Up to so many bytes a file is read without waiting in between: of a small register, to ask another thread for each
 * step takes longer than the step. Nobody notices that nothing else is done meanwhile.
 */
const AT_ONCE = 4 << 20;

/**
 * @param path as it was typed, for messages
 * @param real where it is, if relative paths do not begin at the working directory
 * @throws Refusal `REG-001` if the file can't be read
 */
export async function fileSource(path: string, real = path): Promise<RegisterSource> {
  const name = basename(path);
  const refused = (cause: unknown) =>
    refuse('invalid', 'REG-001', { file: path }, { reason: (cause as NodeJS.ErrnoException).code ?? 'EIO' });
  const found = lookedAt(real, refused);
  if (!found.isFile()) throw refuse('invalid', 'REG-001', { file: path }, { reason: 'ENOTFILE' });
  return {
    name,
    size: Number(found.size),
    path: real,
    state: fileState(found),
    open: async () => {
      if (found.size <= AT_ONCE) {
        const small = new SmallFileReader(name, opened(real, refused), fileState(found));
        small.check();
        return small;
      }
      const handle = await open(real, 'r').catch((cause: unknown) => {
        throw refused(cause);
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

function lookedAt(path: string, refused: (cause: unknown) => Error): BigIntStats {
  try {
    return statSync(path, { bigint: true });
  } catch (cause) {
    throw refused(cause);
  }
}

function opened(path: string, refused: (cause: unknown) => Error): number {
  try {
    return openSync(path, 'r');
  } catch (cause) {
    throw refused(cause);
  }
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

/** The same for a small file: each step is done when it is asked for. */
class SmallFileReader implements ByteReader {
  /** `null`: it has been closed */
  #file: number | null;

  constructor(
    readonly name: string,
    file: number,
    readonly before: string,
  ) {
    this.#file = file;
  }

  async read(target: Uint8Array): Promise<number> {
    return this.#ask((file) => readSync(file, target));
  }

  async close(): Promise<void> {
    try {
      this.check();
    } finally {
      this.#letGo();
    }
  }

  /** @throws Refusal `REG-020` if the file is no longer what it was; it is closed then */
  check(): void {
    const now = this.#ask((file) => fileState(fstatSync(file, { bigint: true })));
    if (now === this.before) return;
    this.#letGo();
    throw refuse('invalid', 'REG-020', { file: this.name });
  }

  /** Nobody can go on from what fails here, and not everybody would close it. */
  #ask<T>(step: (file: number) => T): T {
    try {
      if (this.#file === null) throw Object.assign(new Error(), { code: 'EBADF' });
      return step(this.#file);
    } catch (cause) {
      this.#letGo();
      throw unreadable(this.name, cause);
    }
  }

  #letGo(): void {
    const file = this.#file;
    // The system may give its number to another file at once.
    this.#file = null;
    if (file !== null) closeSync(file);
  }
}
