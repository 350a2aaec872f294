import { Worker } from 'node:worker_threads';
import type { CrewOptions } from './crew.js';
import { InFlight } from './in-flight.js';

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
  /** how many answers may be taken in at once; beyond that no task is handed out */
  readonly most: number;
}

/**
 * All tasks in their order, each by whoever is free.
 * @param answered takes in each answer as it comes, while the others go on; false: no further task is begun, and what is
 *   answered then is not taken in
 * @throws what `answered` throws; a thread that dies ends its own task only
 */
export async function handOut<Task, Answer>(
  tasks: readonly Task[],
  { entry, workers, setting, died, most }: HandsOptions<Answer>,
  answered: (answer: Answer, at: number) => Promise<boolean>,
): Promise<void> {
  let next = 0;
  const taking = new InFlight(most);
  const crew = new Set<Worker>();
  const tell = (answer: Answer, of: number) => {
    if (!taking.isStopped) taking.add(() => answered(answer, of));
  };
  const one = () =>
    new Promise<void>((resolve) => {
      let at: number | null = null;
      const worker = new Worker(entry, { workerData: setting, stdout: true, stderr: true });
      crew.add(worker);
      const leave = () => {
        crew.delete(worker);
        void worker.terminate();
        resolve();
      };
      /** Gives it the next task before anything is done with the last one. */
      const take = async () => {
        at = null;
        await taking.room();
        const task = tasks[next];
        if (!crew.has(worker)) return;
        if (taking.isStopped || task === undefined) return leave();
        at = next++;
        worker.postMessage({ at, task } satisfies Handed<Task | undefined>);
      };
      worker.on('message', ({ answer, at: of }: Answered<Answer>) => {
        void take();
        tell(answer, of);
      });
      const lost = (detail: string) => {
        if (!crew.has(worker)) return;
        crew.delete(worker);
        void worker.terminate();
        const own = at;
        if (own !== null) tell(died(detail), own);
        // Somebody else takes its place.
        if (!taking.isStopped && next < tasks.length) one().then(resolve);
        else resolve();
      };
      worker.on('error', (cause: unknown) => lost(cause instanceof Error ? cause.name : 'unknown'));
      worker.on('exit', (code) => lost(`exit ${code}`));
      void take();
    });
  try {
    await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, one));
  } finally {
    await Promise.all([...crew].map((worker) => worker.terminate()));
    await taking.end();
  }
}
