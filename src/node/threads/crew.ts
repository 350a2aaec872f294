import { Worker } from 'node:worker_threads';
import { type Problem, Refusal } from '../../core/problem.js';
import { NeedsSequential, NotUtf8Part } from '../../register/again.js';
import { WorkerFailure } from './worker-failure.js';

/** What every thread may say, whatever else it has to say: why it can't go on. */
export type Stop =
  | { readonly kind: 'not-utf8'; readonly file: number }
  | { readonly kind: 'sequential' }
  | { readonly kind: 'refusal'; readonly problems: readonly Problem[] };

/** How a thread says why it can't go on. @throws the cause if it is none of these */
export function stopOf(cause: unknown): Stop {
  if (cause instanceof NotUtf8Part) return { kind: 'not-utf8', file: cause.file };
  if (cause instanceof NeedsSequential) return { kind: 'sequential' };
  if (cause instanceof Refusal) return { kind: 'refusal', problems: cause.problems };
  throw cause;
}

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

function isStop(message: { readonly kind: string }): message is Stop {
  return message.kind === 'not-utf8' || message.kind === 'sequential' || message.kind === 'refusal';
}

function causeOf(stop: Stop): Error {
  if (stop.kind === 'not-utf8') return new NotUtf8Part(stop.file);
  return stop.kind === 'sequential' ? new NeedsSequential() : new Refusal('invalid', stop.problems);
}
