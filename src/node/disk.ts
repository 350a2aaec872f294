import { readdirSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Files } from '../procedure/files.js';
import { memorySource } from '../register/source.js';
import { fileSource } from './file-source.js';
import { systemCode, unreadable } from './refusals.js';

/**
 * The files of this machine; `-` is standard input.
 * @param start the folder from which relative paths begin
 */
export function disk(start: string, input: Readable): Files {
  const real = (path: string) => resolve(start, path);
  let typed: Promise<Buffer> | undefined;
  const standardInput = () => {
    typed ??= wholeOf(input);
    return typed;
  };
  return {
    kind: (path) => {
      try {
        const found = statSync(real(path), { throwIfNoEntry: false });
        if (found?.isDirectory()) return 'folder';
        return found?.isFile() ? 'file' : null;
      } catch (cause) {
        // Below a file there is nothing.
        if (systemCode(cause) === 'ENOTDIR') return null;
        // A file that is there and can't be looked at is not a file that is not there.
        throw unreadable(path, cause);
      }
    },
    names: (folder) => {
      try {
        return readdirSync(real(folder)).sort();
      } catch {
        return [];
      }
    },
    read: (path, most) => {
      if (most !== undefined) return readPlain(real(path), most);
      return path === '-' ? standardInput() : readFile(real(path));
    },
    open: async (path) =>
      path === '-' ? memorySource('-', await standardInput()) : fileSource(path, real(path)),
    at: (folder, path) => resolve(start, folder, plain(path)),
    join: (folder, path) => (isAbsolute(plain(path)) ? plain(path) : join(folder, plain(path))),
    folderOf: dirname,
  };
}

/** A plan that was written on Windows means folders by its backslashes, wherever it is read. */
function plain(path: string): string {
  return path.replaceAll('\\', '/');
}

/** A file that a stranger named: nothing is read that has no end or waits for somebody. */
async function readPlain(path: string, most: number): Promise<Buffer> {
  const found = await stat(path);
  if (found.isDirectory()) throw failure('EISDIR');
  if (!found.isFile()) throw failure('ENOTFILE');
  if (found.size > most) throw failure('EFBIG');
  return readFile(path);
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

async function wholeOf(input: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of input) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
