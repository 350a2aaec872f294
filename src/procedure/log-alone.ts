import { LOG_NAME } from '../audit/names.js';
import { refuse } from '../core/problem.js';
import type { Files } from './files.js';

/** A place where there is a log and nothing besides: whoever looks around there finds nothing that others do not have. */
export function logAlone(bytes: Uint8Array): Files {
  return {
    kind: (path) => (path === LOG_NAME ? 'file' : null),
    names: () => [LOG_NAME],
    read: async (path) => {
      if (path === LOG_NAME) return bytes;
      throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    },
    open: async (path) => {
      throw refuse('invalid', 'REG-001', { file: path }, { reason: 'ENOENT' });
    },
    at: (_, path) => path,
    join: (_, path) => path,
    folderOf: () => '.',
  };
}
