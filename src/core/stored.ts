/** Bytes that may lie in a scratch file, to be read in their order, as often as somebody likes. */
export interface StoredBytes {
  readonly size: number;
  /** Pieces of any length, each of which stays as it is. */
  chunks(): Iterable<Uint8Array>;
}
