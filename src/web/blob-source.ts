import type { RegisterSource } from '../register/source.js';

/** A file that somebody chose in a browser. It can't change: the browser refuses to read one that did. */
export function blobSource(name: string, blob: Blob): RegisterSource {
  return {
    name,
    size: blob.size,
    path: null,
    state: '',
    open: async () => {
      let position = 0;
      return {
        read: async (target) => {
          const part = new Uint8Array(await blob.slice(position, position + target.length).arrayBuffer());
          target.set(part);
          position += part.length;
          return part.length;
        },
        close: async () => {},
      };
    },
  };
}
