import type { StoredBytes } from '../../core/stored.js';
import type { Scratch, ScratchAccess } from '../fingerprints.js';

/** Where a rendered file lies until it is written: in memory up to a budget, the rest in a scratch file. */
export class ContentStore {
  readonly #budget: number;
  readonly #scratch: ScratchAccess | null;
  readonly #pieces: Piece[] = [];
  #file: Scratch | null = null;
  #size = 0;

  /** @param budget bytes; without a scratch there is no other place than memory */
  constructor(budget: number, scratch: ScratchAccess | null) {
    this.#budget = budget;
    this.#scratch = scratch;
  }

  /** Takes bytes that nobody changes any more. */
  append(bytes: Uint8Array): void {
    const before = this.#size;
    this.#size += bytes.length;
    if (this.#scratch === null || this.#size <= this.#budget) {
      this.#pieces.push({ bytes });
      return;
    }
    this.#file ??= this.#scratch.open();
    const offset = this.#file.append(bytes);
    if (before === 0 || 'bytes' in (this.#pieces.at(-1) ?? { bytes }))
      this.#pieces.push({ path: this.#file.path, offset, length: bytes.length });
    else {
      const last = this.#pieces.pop() as Stored;
      this.#pieces.push({ ...last, length: last.length + bytes.length });
    }
  }

  /** Nothing more comes. */
  finish(): StoredBytes {
    this.#file?.close();
    const pieces = this.#pieces;
    const scratch = this.#scratch;
    return { size: this.#size, chunks: () => chunksOf(pieces, scratch) };
  }
}

interface Stored {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

type Piece = { readonly bytes: Uint8Array } | Stored;

const PART_BYTES = 1 << 20;

function* chunksOf(pieces: readonly Piece[], scratch: ScratchAccess | null): Generator<Uint8Array> {
  const reader = scratch?.reader();
  try {
    for (const piece of pieces) {
      if ('bytes' in piece) {
        yield piece.bytes;
        continue;
      }
      for (let at = 0; at < piece.length; at += PART_BYTES) {
        // Each of its own: somebody may keep them all.
        const part = new Uint8Array(Math.min(PART_BYTES, piece.length - at));
        reader?.read(piece.path, part, piece.offset + at);
        yield part;
      }
    }
  } finally {
    reader?.close();
  }
}
