import type { Files } from '../../procedure/files.js';
import { keyBeside } from '../../procedure/opening.js';

/** Where the keys of a batch on commitments are: beside its folder, which can be given away. */
export function keysFolder(files: Pick<Files, 'at'>, output: string): string {
  return `${keyBeside(files, output)}s`;
}

export function keyIn(files: Pick<Files, 'join'>, folder: string, key: string): string {
  return files.join(folder, `${key}.key`);
}
