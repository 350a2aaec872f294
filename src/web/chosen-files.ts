import type { Files } from '../procedure/files.js';
import { blobSource } from './blob-source.js';

/** Files that somebody chose: they have names and no folders. */
export function chosenFiles(files: ReadonlyMap<string, Blob>): Files {
  const nameOf = (path: string) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const find = (path: string): Blob => {
    const blob = files.get(nameOf(path));
    if (blob === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return blob;
  };
  return {
    kind: (path) => (files.has(nameOf(path)) ? 'file' : null),
    read: async (path) => new Uint8Array(await find(path).arrayBuffer()),
    open: async (path) => blobSource(nameOf(path), find(path)),
    at: (_, path) => path,
    join: (_, path) => path,
    folderOf: () => '.',
  };
}
