import { hasEqualChances } from '../core/draw.js';
import { frameSize } from '../core/frame.js';
import { refuse } from '../core/problem.js';
import { finishedDraw } from './batch-finished.js';
import type { BatchJob } from './batch-opening.js';
import { type DrawOutcome, type DrawTask, failedFor } from './batch-task.js';
import { commitmentIn, requireOpen } from './committed.js';
import { draw } from './draw.js';
import type { Files } from './files.js';
import { type LoadedPlan, loadPlan, withOverrides } from './plan-file.js';
import type { Tools } from './tools.js';

/** The draw of one municipality of a batch: data in, data out, so that a thread can do it. */

/** Plans that have been read, by their paths: reading one takes longer than a small register. */
export type KnownPlans = Map<string, LoadedPlan>;

/** Looks whether it is there, and draws it if not. @throws what is no {@link Refusal} */
export async function drawMunicipality(
  task: DrawTask,
  plans: KnownPlans,
  tools: Tools,
): Promise<DrawOutcome> {
  try {
    const finished = await finishedDraw(tools.files, task);
    if (finished === null && task.isClosed) throw refuse('overwrite', 'BATCH-024', { file: task.folder });
    return finished ?? (await drawn(task, plans, tools));
  } catch (cause) {
    return failedFor(cause);
  }
}

async function drawn(task: DrawTask, plans: KnownPlans, tools: Tools): Promise<DrawOutcome> {
  const { job, seed, folder } = task;
  const committed = task.committed === undefined ? null : await commitmentIn(tools.files, folder, 'letters');
  if (committed !== null) requireOpen(committed, undefined);
  const plan = await planOf(tools.files, job, plans);
  const keyFile = task.committed === undefined ? {} : { keyFile: task.committed.keyFile };
  const request = { plan, register: [job.register], seed, committed, isSeedSaid: true, ...keyFile };
  const { facts, files, problems } = await draw(request, tools);
  const N = frameSize(facts.draw.frame.stratification);
  const { key, size, people } = job;
  const chance = hasEqualChances(facts.draw.plan) ? ([size, N] as const) : null;
  return {
    kind: 'drawn',
    draw: { key, size, N, people, chance, fingerprint: facts.fingerprint },
    files,
    before: committed?.bytes ?? null,
    problems,
  };
}

/** The plan of a job, as `--plan` and flags would give it. */
export async function planOf(
  files: Files,
  { planPath, overrides }: Pick<BatchJob, 'planPath' | 'overrides'>,
  plans: KnownPlans,
): Promise<LoadedPlan> {
  const known = plans.get(planPath) ?? (await loadPlan(files, { plan: planPath, overrides: {} }));
  plans.set(planPath, known);
  return withOverrides(known, overrides);
}
