import { refuse } from '../core/problem.js';
import type { RegisterSource } from '../register/source.js';

/**
 * A file that somebody chose in a page. A browser refuses to read one that is not what it was when it was
 * chosen, so nothing has to be compared.
 */
export function blobSource(name: string, blob: Blob): RegisterSource {
  const found = known.get(blob);
  if (found?.name === name) return found;
  const source = sourceOf(name, blob);
  known.set(blob, source);
  return source;
}

/** The same source for the same file: what was made of it need not be made again. */
const known = new WeakMap<Blob, RegisterSource>();

function sourceOf(name: string, blob: Blob): RegisterSource {
  return {
    name,
    size: blob.size,
    path: null,
    state: '',
    open: async () => {
      let position = 0;
      return {
        read: async (target) => {
          const part = await bytesOf(blob.slice(position, position + target.length)).catch(() => {
            throw refuse('invalid', 'REG-020', { file: name });
          });
          target.set(part);
          position += part.length;
          return part.length;
        },
        close: async () => {},
      };
    },
  };
}

export async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
