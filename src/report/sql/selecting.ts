/** A draw whose strata and places are known. */

/** A stratum with its n_h. */
export interface AllocatedStratum {
  readonly categories: readonly string[];
  /** N_h */
  readonly size: number;
  /** n_h */
  readonly invited: number;
}

export interface Selecting {
  /** the municipality's key; empty if the table is one register */
  readonly town: string;
  readonly seedHash: string;
  /** `H(key)` of the municipality's own key, if its labels are made with one */
  readonly keyHash?: string;
  readonly strata: readonly AllocatedStratum[];
}
