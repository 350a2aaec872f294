/**
 * Keeps something large that is no longer used for whoever needs one next: of many small registers each would make its
 * own, which takes longer than to read it. At most one thing is kept, and nobody else may have it.
 */
export class Spare<T> {
  #kept: T | null = null;

  /** `null`: there is none */
  take(): T | null {
    const kept = this.#kept;
    this.#kept = null;
    return kept;
  }

  keep(one: T): void {
    this.#kept = one;
  }
}
