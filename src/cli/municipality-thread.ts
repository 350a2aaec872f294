import { parentPort, workerData } from 'node:worker_threads';
import { disk } from '../node/disk.js';
import { openScratch, openScratchReader } from '../node/scratch.js';
import type { Answered, Handed } from '../node/threads/hands.js';
import { commitMunicipality } from '../procedure/batch-commit.js';
import { drawMunicipality, type KnownPlans } from '../procedure/batch-draw.js';
import type { Tools } from '../procedure/tools.js';
import type { MunicipalityAnswer, MunicipalityTask, ThreadSetting } from './batch/tasks.js';
import { failedBy } from './batch/tasks.js';
import { timeAt } from './time.js';

/** What a thread of a batch runs: the draw of one municipality after the other. It writes nothing. */

const { start, at, epoch, program, scratch } = workerData as ThreadSetting;
const plans: KnownPlans = new Map();
const tools: Tools = {
  files: disk(start, process.stdin),
  program,
  now: () => at ?? timeAt(epoch, () => new Date()),
  reading: () => ({ scratch: { open: () => openScratch(scratch), reader: openScratchReader } }),
  search: {
    clock: () => performance.now() / 1000,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  },
};

parentPort?.on('message', async ({ at: number, task }: Handed<MunicipalityTask>) => {
  const answer = await answerTo(task);
  parentPort?.postMessage({ at: number, answer } satisfies Answered<MunicipalityAnswer>, ownBytes(answer));
});

/** Bytes that nobody else has need not be copied. */
function ownBytes(answer: MunicipalityAnswer): ArrayBuffer[] {
  const files = answer.kind === 'failed' ? [] : answer.files;
  return files.flatMap(({ bytes: { buffer, byteLength } }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  );
}

async function answerTo(task: MunicipalityTask): Promise<MunicipalityAnswer> {
  try {
    return task.kind === 'draw'
      ? await drawMunicipality(task, plans, tools)
      : await commitMunicipality(task, plans, tools);
  } catch (cause) {
    return failedBy(cause);
  }
}
