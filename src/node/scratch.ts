import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { refuse } from '../core/problem.js';
import type { Scratch, ScratchReader } from '../register/fingerprints.js';
import { systemCode } from './refusals.js';
import { tag, type Unfinished } from './unfinished.js';

/**
 * A folder for what memory has no room for; it is made when it is needed, and discarded with other
 * unfinished work. Removes what a killed command left there.
 */
export function scratchFolder(unfinished: Unfinished): string {
  unfinished.removeAbandoned(tmpdir(), 'losverfahren');
  const folder = join(tmpdir(), `.losverfahren.partial-${tag()}`);
  unfinished.add(folder);
  return folder;
}

/** A new file in the folder that others can read while it grows. @throws Refusal RUN-013 */
export function openScratch(folder: string): Scratch {
  const path = join(folder, randomBytes(8).toString('hex'));
  const file = usable(folder, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return openSync(path, 'wx', 0o600);
  });
  let size = 0;
  return {
    path,
    append: (bytes) => {
      const offset = size;
      usable(folder, () => {
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      });
      size += bytes.length;
      return offset;
    },
    close: () => usable(folder, () => closeSync(file)),
  };
}

/** Reads what {@link openScratch} wrote. @throws Refusal RUN-013 */
export function openScratchReader(): ScratchReader {
  const open = new Map<string, number>();
  return {
    read: (path, target, offset) =>
      usable(dirname(path), () => {
        const file = open.get(path) ?? openSync(path, 'r');
        open.set(path, file);
        for (let at = 0; at < target.length; ) {
          const count = readSync(file, target, at, target.length - at, offset + at);
          if (count === 0) throw new Error('a scratch file is shorter than it was');
          at += count;
        }
      }),
    close: () => {
      for (const file of open.values()) closeSync(file);
    },
  };
}

function usable<T>(folder: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    const reason = systemCode(cause);
    throw reason === undefined ? cause : refuse('invalid', 'RUN-013', { file: folder }, { reason });
  }
}
