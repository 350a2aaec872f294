import type { ByteReader } from './source.js';

/**
 * Reads UTF-16LE as UTF-8. Half a surrogate pair and a single last byte become U+FFFD, which the reader
 * of records reports with its line.
 * @param mark bytes of the byte order mark at the start
 */
export function transcodedUtf16(source: ByteReader, mark: number): ByteReader {
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
  let toSkip = mark;
  const encoder = new TextEncoder();
  let waiting = new Uint8Array(0);
  let ended = false;
  const refill = async (size: number): Promise<void> => {
    const buffer = new Uint8Array(Math.max(size, 1024));
    const count = await source.read(buffer);
    const skipped = Math.min(toSkip, count);
    toSkip -= skipped;
    ended = count === 0;
    waiting = encoder.encode(decoder.decode(buffer.subarray(skipped, count), { stream: !ended }));
  };
  return {
    read: async (target) => {
      while (waiting.length === 0 && !ended) await refill(target.length);
      const count = Math.min(waiting.length, target.length);
      target.set(waiting.subarray(0, count));
      waiting = waiting.subarray(count);
      return count;
    },
    close: () => source.close(),
  };
}
