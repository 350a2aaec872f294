import { statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Files } from '../procedure/files.js';
import { memorySource } from '../register/source.js';
import { fileSource } from './file-source.js';

/**
 * The files of this machine; `-` is standard input.
 * @param start the folder from which relative paths begin
 */
export function disk(start: string, input: Readable): Files {
  const at = (...parts: readonly string[]) => resolve(start, ...parts);
  let typed: Promise<Buffer> | undefined;
  const standardInput = () => {
    typed ??= wholeOf(input);
    return typed;
  };
  return {
    kind: (path) => {
      try {
        const found = statSync(at(path));
        if (found.isDirectory()) return 'folder';
        return found.isFile() ? 'file' : null;
      } catch {
        return null;
      }
    },
    read: (path, most) => {
      if (most !== undefined) return readPlain(at(path), most);
      return path === '-' ? standardInput() : readFile(at(path));
    },
    open: async (path) =>
      path === '-' ? memorySource('-', await standardInput()) : fileSource(path, at(path)),
    at,
    join,
    folderOf: dirname,
  };
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
