import { parentPort, workerData } from 'node:worker_threads';
import { findRepeats, type Scratch, type ScratchReader } from '../../register/fingerprints.js';
import type { RepeatTask, WorkerMessage } from './parallel.js';
import { type ChunkReport, type PartTask, readParts } from './part-reader.js';
import { stopOf } from './stop.js';

/** What a reading thread does from beginning to end. */
export function serveParts(openScratch: (folder: string) => Scratch, openReader: () => ScratchReader): void {
  const port = parentPort;
  if (port === null) throw new Error('this runs in a thread of its own');
  const say = (message: WorkerMessage) => port.postMessage(message);
  const tell = (cause: unknown) => port.postMessage(stopOf(cause));
  port.on('message', ({ parts, first, of }: RepeatTask) => {
    try {
      const repeats = findRepeats(parts, (partition) => partition % of === first, openReader());
      say({ kind: 'repeats', repeats });
    } catch (cause) {
      tell(cause);
    }
  });
  try {
    const task = workerData as PartTask;
    const report = (chunk: ChunkReport) => say({ kind: 'chunk', report: chunk });
    say({ kind: 'part', part: readParts(task, () => openScratch(task.scratch), report) });
  } catch (cause) {
    tell(cause);
  }
}
