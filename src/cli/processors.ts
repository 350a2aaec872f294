import { availableParallelism } from 'node:os';

/** Below this a register is read faster than threads start. */
export const WORTH_THREADS = 24 << 20;
export const MOST_WORKERS = 64;

/** How many threads read a register of so many bytes: as many as there are processors if it is large, else none. */
export function processorsFor(bytes: number): number {
  const processors = availableParallelism();
  return bytes < WORTH_THREADS || processors < 2 ? 0 : Math.min(processors, MOST_WORKERS);
}
