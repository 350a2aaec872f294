import { availableParallelism } from 'node:os';
import { error, Refusal } from '../core/problem.js';
import { openScratch, openScratchReader, scratchFolder } from '../node/scratch.js';
import { inThreads } from '../node/threads/parallel.js';
import type { ReadOptions } from '../register/read.js';
import { progressBar } from './progress.js';
import type { Terminal } from './terminal.js';

/** Below this a register is read faster than threads start. */
const WORTH_THREADS = 24 << 20;
const MOST_WORKERS = 64;

/**
 * How a register is read: with as many threads as there are processors if it is large, with a progress
 * bar on a terminal.
 * @param bytes of all register files
 * @param workers what the flag says; 0: no threads
 * @throws Refusal USE-010 if the flag says no number
 */
export function readOptions(terminal: Terminal, bytes: number, workers: string | undefined): ReadOptions {
  const count = workersOf(workers, bytes);
  const scratch = scratchFolder();
  const entry = new URL('../node/threads/reader-thread.js', import.meta.url);
  return {
    progress: progressBar(terminal, bytes),
    scratch: { open: () => openScratch(scratch), reader: openScratchReader },
    ...(count === 0 ? {} : { parallel: inThreads({ workers: count, entry, scratch }) }),
  };
}

function workersOf(text: string | undefined, bytes: number): number {
  if (text === undefined) {
    const processors = availableParallelism();
    return bytes < WORTH_THREADS || processors < 2 ? 0 : Math.min(processors, MOST_WORKERS);
  }
  const count = /^\d{1,2}$/.test(text) ? Number(text) : MOST_WORKERS + 1;
  if (count <= MOST_WORKERS) return count;
  throw new Refusal('usage', [
    error('USE-010', undefined, { flag: '--workers', expected: `0 – ${MOST_WORKERS}` }),
  ]);
}
