import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
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
        return statSync(at(path)).isDirectory() ? 'folder' : 'file';
      } catch {
        return null;
      }
    },
    read: (path) => (path === '-' ? standardInput() : readFile(at(path))),
    open: async (path) =>
      path === '-' ? memorySource('-', await standardInput()) : fileSource(path, at(path)),
    at,
    join,
    folderOf: dirname,
  };
}

async function wholeOf(input: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of input) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
