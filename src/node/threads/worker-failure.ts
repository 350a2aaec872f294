/** Thrown when a thread dies; nothing was written. */
export class WorkerFailure extends Error {
  constructor(
    readonly worker: number,
    readonly detail: string,
  ) {
    super(`reader ${worker} died: ${detail}`);
    this.name = 'WorkerFailure';
  }
}
