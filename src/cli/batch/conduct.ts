import { availableParallelism } from 'node:os';
import { scratchFolder } from '../../node/scratch.js';
import { handOut } from '../../node/threads/hands.js';
import { InFlight } from '../../node/threads/in-flight.js';
import { commitMunicipality } from '../../procedure/batch-commit.js';
import { drawMunicipality, type KnownPlans } from '../../procedure/batch-draw.js';
import { MOST_WORKERS, WORTH_THREADS } from '../processors.js';
import type { Manner, Session } from '../session.js';
import { BatchProgress } from './progress.js';
import { bugged, failedBy, type MunicipalityAnswer, type MunicipalityTask } from './tasks.js';

/**
 * All municipalities of a batch. The largest registers come first, or the last one would be waited for. One that is more than
 * a processor's share is read by all threads together; of the others each thread draws whole ones. What is to be written is
 * written here, while the threads go on.
 */

/** So many may be on their way to the disk at once; beyond that it is waited for. */
const MOST_WRITTEN = 32;

/** Starting threads takes as long as reading so many bytes. */
const WORTH_A_CREW = 4 << 20;

/** Takes in an answer, while others come; false: nothing further is begun. */
export type Ended = (answer: MunicipalityAnswer, task: MunicipalityTask) => Promise<boolean>;

/**
 * @param ended is told of each answer
 * @throws what `ended` throws
 */
export async function conductAll(
  session: Session,
  tasks: readonly MunicipalityTask[],
  manner: Manner,
  ended: Ended,
): Promise<void> {
  const inOrder = [...tasks].sort((a, b) => b.job.bytes - a.job.bytes);
  const total = tasks.reduce((sum, { job }) => sum + job.bytes, 0);
  const progress = new BatchProgress(session.terminal, tasks.length, total);
  const take: Ended = async (answer, task) => {
    const goesOn = await ended(answer, task);
    progress.add(task.job.bytes);
    return goesOn;
  };
  const processors = Math.min(manner.workers ?? availableParallelism(), MOST_WORKERS);
  const isLarge = ({ job }: MunicipalityTask) =>
    processors > 1 && job.bytes >= WORTH_THREADS && job.bytes > total / (2 * processors);
  const others = inOrder.filter((task) => !isLarge(task));
  if (!(await oneByOne(session, inOrder.filter(isLarge), manner, take))) return;
  const bytes = others.reduce((sum, { job }) => sum + job.bytes, 0);
  const isWorth = manner.workers !== undefined || bytes >= WORTH_A_CREW;
  if (processors > 1 && others.length > 1 && isWorth)
    await inThreads(session, others, manner, processors, take);
  else await oneByOne(session, others, manner, take);
}

/** @returns whether all were begun */
async function oneByOne(
  session: Session,
  tasks: readonly MunicipalityTask[],
  manner: Manner,
  ended: Ended,
): Promise<boolean> {
  const plans: KnownPlans = new Map();
  const taking = new InFlight(MOST_WRITTEN);
  try {
    for (const task of tasks) {
      const tools = session.tools(task.job.bytes < WORTH_THREADS ? { ...manner, workers: 0 } : manner);
      const work =
        task.kind === 'draw' ? drawMunicipality(task, plans, tools) : commitMunicipality(task, plans, tools);
      const answer = await work.catch(failedBy);
      taking.add(() => ended(answer, task));
      // Lets a signal through.
      await new Promise((resolve) => setImmediate(resolve));
      await taking.room();
      if (taking.isStopped) return false;
    }
  } finally {
    await taking.end();
  }
  return !taking.isStopped;
}

async function inThreads(
  { world }: Session,
  tasks: readonly MunicipalityTask[],
  { at }: Manner,
  workers: number,
  ended: Ended,
): Promise<void> {
  const { SOURCE_DATE_EPOCH: epoch } = world.environment;
  const setting = {
    start: world.outputs.start,
    program: { ...world.program },
    scratch: scratchFolder(world.unfinished),
    ...(at === undefined ? {} : { at }),
    ...(epoch === undefined ? {} : { epoch }),
  };
  const options = { entry: world.municipalityThread, workers, setting, died: bugged, most: MOST_WRITTEN };
  await handOut<MunicipalityTask, MunicipalityAnswer>(tasks, options, (answer, number) =>
    ended(answer, tasks[number] as MunicipalityTask),
  );
}
