import { Worker } from 'node:worker_threads';
import { causeOf, isStop, type Stop } from './stop.js';
import { WorkerFailure } from './worker-failure.js';

export interface CrewOptions {
  readonly workers: number;
  /** the file that a thread runs */
  readonly entry: URL;
}

// What a thread makes is short-lived; a small nursery keeps the memory of many threads small.
const YOUNG_MEGABYTES = 6;

/** Some threads that do one task together. */
export class Crew<Message extends { readonly kind: string }> {
  readonly #workers: readonly Worker[];
  #failed: (cause: unknown) => void = () => {};
  #received: (message: Message) => void = () => {};
  #dismissed = false;

  /** @param task what each of them is told */
  constructor({ entry, workers }: CrewOptions, task: unknown) {
    this.#workers = Array.from({ length: workers }, (_, at) => {
      const worker = new Worker(entry, {
        workerData: task,
        stdout: true,
        stderr: true,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
      });
      worker.on('message', (message: Message | Stop) => this.#take(message));
      worker.on('error', (cause: unknown) => {
        const detail = cause instanceof Error ? cause.name : 'unknown';
        this.#failed(new WorkerFailure(at + 1, detail));
      });
      worker.on('exit', (code) => {
        if (!this.#dismissed) this.#failed(new WorkerFailure(at + 1, `exit ${code}`));
      });
      return worker;
    });
  }

  get size(): number {
    return this.#workers.length;
  }

  /** @param message by the thread's number */
  tellAll(message: (worker: number) => unknown): void {
    for (const [at, worker] of this.#workers.entries()) worker.postMessage(message(at));
  }

  /**
   * Waits for messages until one of them completes a result.
   * @throws NotUtf8Part, NeedsSequential, Refusal of a thread; WorkerFailure if one dies; what `consider` throws
   */
  until<T>(consider: (message: Message) => T | null): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#failed = reject;
      this.#received = (message) => {
        try {
          const result = consider(message);
          if (result !== null) resolve(result);
        } catch (cause) {
          reject(cause);
        }
      };
    });
  }

  async dismiss(): Promise<void> {
    this.#dismissed = true;
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #take(message: Message | Stop): void {
    if (isStop(message)) this.#failed(causeOf(message));
    else this.#received(message);
  }
}
