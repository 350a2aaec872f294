/** What has been begun and has not ended: the next is begun meanwhile, but never too many. */
export class InFlight {
  readonly #running = new Set<Promise<void>>();
  readonly #most: number;
  #isStopped = false;
  #failure: { readonly cause: unknown } | null = null;

  constructor(most: number) {
    this.#most = most;
  }

  /** Nothing further is to be begun. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** @param begin gives false, or throws, if nothing further is to be begun */
  add(begin: () => Promise<boolean>): void {
    const running = begin().then(
      (goesOn) => {
        if (!goesOn) this.#isStopped = true;
      },
      (cause: unknown) => {
        this.#isStopped = true;
        this.#failure ??= { cause };
      },
    );
    this.#running.add(running);
    void running.then(() => this.#running.delete(running));
  }

  /** Waits until there is room for one more. */
  async room(): Promise<void> {
    while (this.#running.size >= this.#most) await Promise.race(this.#running);
  }

  /** Waits until all have ended. @throws what the first of them has thrown */
  async end(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
    if (this.#failure !== null) throw this.#failure.cause;
  }
}
