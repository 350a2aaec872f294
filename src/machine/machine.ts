/** What a machine does faster than portable code: the same results everywhere. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  hex(): string;
}
