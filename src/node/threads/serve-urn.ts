import { parentPort } from 'node:worker_threads';
import type { ScratchReader } from '../../register/fingerprints.js';
import { packSubtrees } from './packed-subtrees.js';
import { stopOf } from './stop.js';
import { NEXT, TAKEN, type UrnMakeTask, type UrnMessage, type UrnTask } from './urn-tasks.js';

/** What a thread does that makes or reads an urn; it loads only what it needs. */
export async function serveUrn(task: UrnTask, openReader: () => ScratchReader): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('this runs in a thread of its own');
  // Whoever has no work left waits for the others.
  port.on('message', () => {});
  const say = (message: UrnMessage, moved: ArrayBuffer[] = []) => port.postMessage(message, moved);
  try {
    if (task.urn === 'make') await makePartitions(task.make, openReader(), say);
    else {
      const { readPieces } = await import('./urn-pieces.js');
      say({ kind: 'share', share: readPieces(task.read, (report) => say({ kind: 'piece', report })) });
    }
  } catch (cause) {
    port.postMessage(stopOf(cause));
  }
}

async function makePartitions(
  { parts, begins, counters, ahead }: UrnMakeTask,
  reader: ScratchReader,
  say: (message: UrnMessage, moved: ArrayBuffer[]) => void,
): Promise<void> {
  const { PartitionMaker } = await import('../../register/urn/make.js');
  const maker = new PartitionMaker(parts, reader);
  const shared = new Int32Array(counters);
  for (;;) {
    const number = Atomics.add(shared, NEXT, 1);
    const begin = begins[number];
    if (begin === undefined) break;
    // Otherwise finished partitions would fill the memory while the disk is slow.
    for (
      let taken = Atomics.load(shared, TAKEN);
      number - taken >= ahead;
      taken = Atomics.load(shared, TAKEN)
    )
      Atomics.wait(shared, TAKEN, taken);
    const { bytes, subtrees } = maker.make(number, begin);
    say({ kind: 'made', number, bytes, subtrees: packSubtrees(subtrees) }, [bytes.buffer]);
  }
  reader.close();
}
