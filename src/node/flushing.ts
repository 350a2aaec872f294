import { closeSync, fsync, openSync } from 'node:fs';

/** Bringing to the disk what was written while other things are done: the system does many files together sooner. */

/** What is to be done with a file or folder that is whole: an open file is handed over, to be closed. */
export interface Flush {
  file(file: number): void;
  folder(path: string): void;
}

/** Files and folders of one thing, which may appear when {@link Flushing.done} says so. */
export class Flushing implements Flush {
  readonly #files: number[] = [];
  readonly #folders: string[] = [];

  file(file: number): void {
    this.#files.push(file);
  }

  folder(path: string): void {
    this.#folders.push(path);
  }

  /** @throws what the system says of any of them; all are closed then */
  async done(): Promise<void> {
    const files = this.#files.splice(0);
    const all = [...files.map(flushed), ...this.#folders.splice(0).map(flushFolderAlong)];
    const ended = await Promise.allSettled(all);
    const failed = ended.find(({ status }) => status === 'rejected');
    if (failed !== undefined) throw (failed as PromiseRejectedResult).reason;
  }

  /** Closes what has not been brought to the disk, and will not be. */
  close(): void {
    for (const file of this.#files.splice(0)) closeSync(file);
  }
}

/** A folder many things appear in; one flush holds for all that were there when it began. */
export class SharedFolder {
  #next: Promise<void> | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(readonly path: string) {}

  /** Makes durable what is there now. @throws what the system says */
  flush(): Promise<void> {
    if (this.#next !== null) return this.#next;
    const begun = this.#running.then(() => {
      // What appears from here on may be too late for this one.
      this.#next = null;
      return flushFolderAlong(this.path);
    });
    this.#next = begun;
    this.#running = begun.catch(() => {});
    return begun;
  }
}

/** Of an open file, which is closed afterwards. */
function flushed(file: number): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    fsync(file, (cause) => {
      try {
        closeSync(file);
      } catch (closing) {
        reject(cause ?? closing);
        return;
      }
      if (cause) reject(cause);
      else resolve();
    });
  });
}

async function flushFolderAlong(path: string): Promise<void> {
  await flushed(openSync(path, 'r'));
}
