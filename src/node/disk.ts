import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Files } from '../procedure/files.js';
import { memorySource } from '../register/source.js';
import { fileSource } from './file-source.js';

let input: Promise<Buffer> | undefined;

/** All of standard input, read once. */
function standardInput(): Promise<Buffer> {
  input ??= (async () => {
    const parts: Buffer[] = [];
    for await (const part of process.stdin) parts.push(part as Buffer);
    return Buffer.concat(parts);
  })();
  return input;
}

/** The files of this machine; `-` is standard input. */
export const disk: Files = {
  exists: existsSync,
  read: (path) => (path === '-' ? standardInput() : readFile(path)),
  open: async (path) => (path === '-' ? memorySource('-', await standardInput()) : fileSource(path)),
  at: (folder, path) => resolve(folder, path),
  join,
  folderOf: dirname,
};
