/** What a machine does faster than portable code: the same results everywhere. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  hex(): string;
}

/** `N`, `r` and `p` of scrypt (RFC 7914). */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}
