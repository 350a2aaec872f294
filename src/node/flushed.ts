import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LargeFile, OutputFile } from '../procedure/result.js';
import type { Flush } from './flushing.js';
import type { Patience } from './patience.js';

/** Steps of writing that others build upon: what was written is on the disk, and only its owner can read it. */

/** Readable by nobody else, from the first byte on; a system without modes takes no notice. */
const OWN_FOLDER = 0o700;
export const OWN_FILE = 0o600;

/** Everything is on the disk before the next thing is done. */
export const AT_ONCE: Flush = {
  file: (file) => {
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  folder: flushFolder,
};

/** A new folder with these files. @throws what the system says; part of it may be there then */
export function writeFolder(
  path: string,
  files: readonly (OutputFile | LargeFile)[],
  flush: Flush = AT_ONCE,
): void {
  makeOwnFolder(path);
  for (const file of files) {
    const parts = 'bytes' in file ? [file.bytes] : file.stored.chunks();
    writeNew(join(path, file.name), parts, OWN_FILE, flush);
  }
  flush.folder(path);
}

/** The same, with the way to the disk left to somebody else. */
export function writeNew(
  path: string,
  parts: Iterable<Uint8Array>,
  mode: number | undefined,
  flush: Flush,
): void {
  const file = new PartWriter(path, mode);
  try {
    for (const part of parts) file.write(part);
  } catch (cause) {
    file.close();
    throw cause;
  }
  flush.file(file.number);
}

export function makeOwnFolder(path: string): void {
  mkdirSync(path, { mode: OWN_FOLDER });
}

/**
 * A new file.
 * @param mode who may read it; left out: whom the system lets
 * @throws EEXIST if there is one already
 */
export function writeFlushed(path: string, parts: Iterable<Uint8Array>, mode?: number): void {
  writeNew(path, parts, mode, AT_ONCE);
}

/** A new file that is written bit by bit. @throws EEXIST if there is one already */
export class PartWriter {
  /** the system's, of the open file */
  readonly number: number;

  constructor(path: string, mode?: number) {
    this.number = openSync(path, 'wx', mode);
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.number, bytes, at);
  }

  flush(): void {
    fsyncSync(this.number);
  }

  close(): void {
    closeSync(this.number);
  }
}

/** Brings to the disk what something else has written. */
export function flushFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes renames durable. Windows can't open folders; its renames are journaled. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** The folders on the way to a path that are not there, outermost first; a drive that is not there is not one. */
export function missingFolders(
  path: string,
  isThere: (path: string) => boolean = existsSync,
  folderOf: (path: string) => string = dirname,
): string[] {
  const missing: string[] = [];
  for (let at = path; !isThere(at) && folderOf(at) !== at; at = folderOf(at)) missing.unshift(at);
  return missing;
}

/** One after the other: where a file system can't hold folders, `recursive` would try without end. */
export function makeFolders(path: string): void {
  for (const folder of missingFolders(path)) {
    try {
      mkdirSync(folder, { mode: OWN_FOLDER });
    } catch (cause) {
      // Another command may have made it meanwhile.
      if (!existsSync(folder)) throw cause;
    }
  }
}

/** Gives a new name in one step. A network drive may say that it failed when it did not. */
export function move(from: string, to: string, patience: Patience): void {
  patience.insist(() => {
    try {
      renameSync(from, to);
    } catch (cause) {
      if (existsSync(from) || !existsSync(to)) throw cause;
    }
  });
}
