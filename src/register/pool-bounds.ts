import type { CandidatePool } from '../core/candidates.js';
import type { Ticketed } from '../core/ticket.js';

const FIRST_POOLS = 64;
/** Above the leading bits of every ticket. */
const NOBODY = 2 ** 32;

/**
 * Of every stratum's pool the leading 32 bits above which nobody is wanted, and the lowest that were let go: plain
 * lists, which stay in the processor's cache.
 */
export class PoolBounds<T extends Ticketed> {
  readonly #pools: CandidatePool<T>[] = [];
  #bounds = new Float64Array(FIRST_POOLS);
  #lowest = new Float64Array(FIRST_POOLS).fill(NOBODY);

  /** The pool of another stratum; strata are numbered from 0 in the order in which they come. */
  open(pool: CandidatePool<T>): void {
    const stratum = this.#pools.push(pool) - 1;
    if (stratum === this.#bounds.length) this.#more();
    this.#bounds[stratum] = pool.bound;
  }

  pool(stratum: number): CandidatePool<T> {
    return this.#pools[stratum] as CandidatePool<T>;
  }

  /** Keeps somebody whom the pool wants. */
  add(stratum: number, candidate: T): void {
    const pool = this.pool(stratum);
    pool.add(candidate);
    this.#bounds[stratum] = pool.bound;
  }

  /** Whether somebody may be kept whose ticket begins with these 32 bits; if not, notes that they were let go. */
  mayKeep(stratum: number, leading: number): boolean {
    if (leading <= (this.#bounds[stratum] as number)) return true;
    if (leading < (this.#lowest[stratum] as number)) this.#lowest[stratum] = leading;
    return false;
  }

  /** Comes before the pools are looked at. */
  finish(): void {
    for (const [stratum, pool] of this.#pools.entries()) {
      const lowest = this.#lowest[stratum] as number;
      if (lowest < NOBODY) pool.letGo(lowest);
    }
  }

  #more(): void {
    const { length } = this.#bounds;
    const [bounds, lowest] = [this.#bounds, this.#lowest];
    this.#bounds = new Float64Array(2 * length);
    this.#lowest = new Float64Array(2 * length).fill(NOBODY);
    this.#bounds.set(bounds);
    this.#lowest.set(lowest);
  }
}
