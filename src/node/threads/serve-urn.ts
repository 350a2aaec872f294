import { parentPort } from 'node:worker_threads';
import type { ScratchReader } from '../../register/fingerprints.js';
import { PartitionMaker } from '../../register/urn/make.js';
import { stopOf } from './crew.js';
import { readPieces } from './urn-pieces.js';
import { NEXT, TAKEN, type UrnMakeTask, type UrnMessage, type UrnTask } from './urn-threads.js';

/** What a thread does that makes or reads an urn. */
export function serveUrn(task: UrnTask, openReader: () => ScratchReader): void {
  const port = parentPort;
  if (port === null) throw new Error('this runs in a thread of its own');
  // Whoever has no work left waits for the others.
  port.on('message', () => {});
  const say = (message: UrnMessage, moved: ArrayBuffer[] = []) => port.postMessage(message, moved);
  try {
    if (task.urn === 'make') makePartitions(task.make, openReader(), say);
    else say({ kind: 'share', share: readPieces(task.read, (report) => say({ kind: 'piece', report })) });
  } catch (cause) {
    port.postMessage(stopOf(cause));
  }
}

function makePartitions(
  { parts, begins, counters, ahead }: UrnMakeTask,
  reader: ScratchReader,
  say: (message: UrnMessage, moved: ArrayBuffer[]) => void,
): void {
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
    const made = maker.make(number, begin);
    say({ kind: 'made', number, made }, [made.bytes.buffer]);
  }
  reader.close();
}
