/** What differs from system to system when files get other names. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** stands still for so many milliseconds */
  readonly wait: (milliseconds: number) => void;
}

export const THIS_MACHINE: Machine = {
  platform: process.platform,
  wait: (milliseconds) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
};

/** Milliseconds that one command waits for others, all its attempts together. */
const IN_ALL = 8000;
const FIRST_PAUSE = 25;
const LONGEST_PAUSE = 1000;

/**
 * Tries again what fails because another program holds a file: a scanner, an index, a spreadsheet, a network
 * drive. Windows says EPERM and EACCES then; elsewhere these are about permission, and waiting is of no use.
 */
export class Patience {
  #left = IN_ALL;

  constructor(readonly machine: Machine = THIS_MACHINE) {}

  /** @throws what `action` throws, at once or when all patience is used up */
  insist<T>(action: () => T): T {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        return action();
      } catch (cause) {
        if (this.#left <= 0 || !this.#passes(cause)) throw cause;
        const now = Math.min(pause, this.#left);
        this.#left -= now;
        this.machine.wait(now);
      }
    }
  }

  /** Whether it may be over soon. */
  #passes(cause: unknown): boolean {
    const { code = '' } = cause as NodeJS.ErrnoException;
    return code === 'EBUSY' || (this.machine.platform === 'win32' && ['EPERM', 'EACCES'].includes(code));
  }
}
