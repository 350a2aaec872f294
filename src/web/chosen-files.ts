import { baseName } from '../core/file-name.js';
import { refuse } from '../core/problem.js';
import type { Files } from '../procedure/files.js';
import { blobSource, bytesOf } from './blob-source.js';

/** Files that somebody chose, all of them in one folder, `.`: a page does not learn where they are. */
export function chosenFiles(files: ReadonlyMap<string, Blob>): Files {
  const find = (path: string) => files.get(baseName(path));
  return {
    kind: (path) => (find(path) !== undefined ? 'file' : path === '.' ? 'folder' : null),
    names: (folder) => (folder === '.' ? [...files.keys()] : []),
    read: async (path, most = Number.POSITIVE_INFINITY) => {
      const blob = find(path);
      if (blob === undefined) throw failure('ENOENT');
      if (blob.size > most) throw failure('EFBIG');
      return bytesOf(blob).catch(() => {
        throw failure('EIO');
      });
    },
    open: async (path) => {
      const blob = find(path);
      if (blob === undefined) throw refuse('invalid', 'REG-001', { file: path }, { reason: 'ENOENT' });
      return blobSource(baseName(path), blob);
    },
    at: (_, path) => path,
    join: (_, path) => path,
    folderOf: () => '.',
  };
}

/** As a disk names it. */
function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
