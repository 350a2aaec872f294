import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scratch, ScratchReader } from '../register/fingerprints.js';
import { removeAbandoned, tag, type Unfinished } from './unfinished.js';

/**
 * A folder for what memory has no room for; it is made when it is needed, and discarded with other
 * unfinished work. Removes what a killed command left there.
 */
export function scratchFolder(unfinished: Unfinished): string {
  try {
    removeAbandoned(tmpdir(), 'losverfahren');
  } catch {
    // A folder that can't be looked into is said to be unusable when it is needed, and not before.
  }
  const folder = join(tmpdir(), `.losverfahren.partial-${tag()}`);
  unfinished.add(folder);
  return folder;
}

/** A new file in the folder that others can read while it grows. */
export function openScratch(folder: string): Scratch {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomBytes(8).toString('hex'));
  const file = openSync(path, 'wx', 0o600);
  let size = 0;
  return {
    path,
    append: (bytes) => {
      const offset = size;
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      size += bytes.length;
      return offset;
    },
    close: () => closeSync(file),
  };
}

/** Reads what {@link openScratch} wrote. */
export function openScratchReader(): ScratchReader {
  const open = new Map<string, number>();
  return {
    read: (path, target, offset) => {
      const file = open.get(path) ?? openSync(path, 'r');
      open.set(path, file);
      for (let at = 0; at < target.length; ) {
        const count = readSync(file, target, at, target.length - at, offset + at);
        if (count === 0) throw new Error('a scratch file is shorter than it was');
        at += count;
      }
    },
    close: () => {
      for (const file of open.values()) closeSync(file);
    },
  };
}
