/** Bytes that may lie in a scratch file, to be read in their order, as often as somebody likes. */
export interface StoredBytes {
  readonly size: number;
  /** Pieces of any length. A piece is good until the next one is asked for. */
  chunks(): Iterable<Uint8Array>;
}
