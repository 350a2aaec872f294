import { crc32, packedBytes, type ZipEntry, zipEntries } from '../../core/zip.js';
import { BookFault, damaged, expectSound } from './fault.js';

/** The parts of a workbook: a zip file of XML (ECMA-376 part 2). */

/** How much may be unpacked, so that a small file can't fill the memory or take hours. */
export interface BookLimits {
  /** bytes of all parts that are read, unpacked */
  readonly bytes: number;
  /** rows times columns of a sheet */
  readonly cells: number;
}

export class BookPackage {
  readonly #entries = new Map<string, ZipEntry>();
  #unpacked = 0;

  /** @throws BookFault if it is no zip file, or has two parts of one name: of them every reader might take another */
  constructor(
    readonly bytes: Uint8Array,
    readonly limits: BookLimits,
  ) {
    for (const entry of zipEntries(bytes) ?? raise()) {
      const name = partName(entry.name);
      expectSound(!this.#entries.has(name));
      this.#entries.set(name, entry);
    }
  }

  has(path: string): boolean {
    return this.#entries.has(partName(path));
  }

  /** What the mark of an OpenDocument file says, if it is one. */
  get mimeType(): string {
    const entry = this.#entries.get('mimetype');
    const packed = entry?.method === 0 && entry.size < 200 ? packedBytes(this.bytes, entry) : null;
    return packed === null ? '' : new TextDecoder().decode(packed);
  }

  /**
   * A part piece by piece; that it was whole is known at its end.
   * @throws BookFault if it is not there, damaged, or larger than it says or than there is room for
   */
  async *unpack(path: string): AsyncGenerator<Uint8Array, void, undefined> {
    const entry = this.#entries.get(partName(path));
    const packed = entry === undefined ? null : packedBytes(this.bytes, entry);
    if (entry === undefined || packed === null || (entry.method !== 0 && entry.method !== 8)) throw damaged();
    let [length, sum] = [0, 0];
    if (entry.size > this.limits.bytes) throw new BookFault('large');
    for await (const piece of entry.method === 0 ? piecesOf(packed) : inflated(packed)) {
      length += piece.length;
      this.#unpacked += piece.length;
      if (length > entry.size) throw damaged();
      if (this.#unpacked > this.limits.bytes) throw new BookFault('large');
      sum = crc32(piece, sum);
      yield piece;
    }
    expectSound(length === entry.size && sum === entry.sum);
  }
}

function raise(): never {
  throw damaged();
}

/** Names of parts are the same in capitals and small letters. */
function partName(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

const PIECE = 1 << 18;

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array<ArrayBuffer>, void, undefined> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.slice(at, at + PIECE);
}

/** @throws BookFault if it is no deflate stream */
async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces = piecesOf(packed);
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => {
      const { done, value } = pieces.next();
      if (done || value === undefined) controller.close();
      else controller.enqueue(value);
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => raise());
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops early leaves nothing running.
    await reader.cancel().catch(() => {});
  }
}
