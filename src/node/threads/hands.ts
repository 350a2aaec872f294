import { Worker } from 'node:worker_threads';
import type { CrewOptions } from './crew.js';

/** Threads that do whole tasks by themselves, one after the other; what they have loaded stays warm. */

/** What a thread is told, and what it answers. */
export interface Handed<Task> {
  /** number of the task */
  readonly at: number;
  readonly task: Task;
}
export interface Answered<Answer> {
  readonly at: number;
  readonly answer: Answer;
}

export interface HandsOptions<Answer> extends CrewOptions {
  /** what each of them is told at first */
  readonly setting: unknown;
  /** what is said of a task if the thread that had it has died */
  readonly died: (detail: string) => Answer;
}

/**
 * All tasks in their order, each by whoever is free.
 * @param answered is told of each answer as it comes, while the others go on; false: no further task is begun
 * @throws what `answered` throws; a thread that dies ends its own task only
 */
export async function handOut<Task, Answer>(
  tasks: readonly Task[],
  { entry, workers, setting, died }: HandsOptions<Answer>,
  answered: (answer: Answer, at: number) => boolean,
): Promise<void> {
  let next = 0;
  let isStopped = false;
  const crew = new Set<Worker>();
  const one = () =>
    new Promise<void>((resolve, reject) => {
      let at: number | null = null;
      const worker = new Worker(entry, { workerData: setting, stdout: true, stderr: true });
      crew.add(worker);
      const leave = (settle: () => void) => {
        crew.delete(worker);
        void worker.terminate();
        settle();
      };
      /** Gives it the next task before anything is done with the last one. */
      const take = (): boolean => {
        const task = tasks[next];
        at = isStopped || task === undefined ? null : next++;
        if (at !== null) worker.postMessage({ at, task } satisfies Handed<Task | undefined>);
        return at !== null;
      };
      const tell = (answer: Answer, of: number) => {
        if (!isStopped && !answered(answer, of)) isStopped = true;
      };
      worker.on('message', (message: Answered<Answer>) => {
        const goesOn = take();
        try {
          tell(message.answer, message.at);
        } catch (cause) {
          isStopped = true;
          leave(() => reject(cause));
          return;
        }
        if (!goesOn) leave(resolve);
      });
      const lost = (detail: string) => {
        if (!crew.has(worker)) return;
        const own = at;
        leave(() => {
          try {
            if (own !== null) tell(died(detail), own);
          } catch (cause) {
            reject(cause);
            return;
          }
          // Somebody else takes its place.
          if (own !== null && !isStopped && next < tasks.length) one().then(resolve, reject);
          else resolve();
        });
      };
      worker.on('error', (cause: unknown) => lost(cause instanceof Error ? cause.name : 'unknown'));
      worker.on('exit', (code) => lost(`exit ${code}`));
      if (!take()) leave(resolve);
    });
  try {
    await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, one));
  } finally {
    await Promise.all([...crew].map((worker) => worker.terminate()));
  }
}
