import type { BatchDraw } from '../../core/batch.js';
import { refuse } from '../../core/problem.js';
import type { Seed } from '../../core/seed.js';
import { type BatchJob, type OpenedBatch, openBatch } from '../../procedure/batch-opening.js';
import {
  requireSameBatch,
  type Summary,
  seedIn,
  summaryFile,
  summaryIn,
} from '../../procedure/batch-summary.js';
import type { DrawOutcome } from '../../procedure/batch-task.js';
import { seedFrom, seedNotes } from '../../procedure/seed.js';
import { conductAll } from '../batch/conduct.js';
import { keyIn, keysFolder } from '../batch/keys.js';
import type { MunicipalityTask } from '../batch/tasks.js';
import { finishInterrupted, write } from '../batch/writing.js';
import { confirmSeed } from '../confirm.js';
import { writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { batchCode, type EndedMunicipality, sayBatch, sayMunicipality } from '../say/batch.js';
import type { Session } from '../session.js';

/**
 * `batch`: many draws by one plan and one seed, each into a folder of its own. What fails holds up nobody else; what is
 * finished stays and is looked at by the next call. When all are there the log about them is written.
 */
export async function run(
  session: Session,
  [list, ...others]: readonly string[],
  options: OptionsOf<'batch'>,
): Promise<number> {
  const { terminal, world } = session;
  const { output, lang } = options;
  if (list === undefined || others.length > 0) throw refuse('usage', 'BATCH-015');
  const opened = await openBatch(world.files, { ...options, list });
  session.speak(opened.plan.input.language, lang);
  const seed = await seedFrom(world.files, options, opened.plan);
  await finishInterrupted(world, [output]);
  const isSettled = (await summaryIn(world.files, output))?.log.commitments !== undefined;
  const notes = await confirmSeed(session, seed, seedNotes(seed, [], isSettled));
  const tools = session.tools(options);
  const release = await world.outputs.hold(output, { name: world.user, since: tools.now() });
  try {
    const summary = await summaryIn(world.files, output);
    if (summary !== null) requireSameBatch(summary, opened, seed);
    const tasks = tasksOf(session, opened, seed, summary, output);
    await finishInterrupted(
      world,
      tasks.map(({ folder }) => folder),
    );
    const ended = await drawAll(session, tasks, options);
    const closed = close(session, { opened, seed, summary, ended }, options);
    terminal.endProgress();
    const facts = { ...{ opened, output, list, ended }, all: opened.jobs.length, ...closed };
    sayBatch(terminal, world, facts);
    terminal.problems([...notes, ...closed.notes]);
    return batchCode(facts) || writtenCode(closed.notes);
  } finally {
    release();
  }
}

function tasksOf(
  { world: { files } }: Session,
  { jobs }: OpenedBatch,
  seed: Seed,
  summary: Summary | null,
  output: string,
): MunicipalityTask[] {
  const committed = new Map(
    summary?.log.commitments?.commitments.map(({ key, fingerprint }) => [key, fingerprint]),
  );
  const missing = summary?.log.drawn?.draws.missing ?? [];
  const taskOf = (job: BatchJob): MunicipalityTask => {
    const fingerprint = committed.get(job.key);
    const keyFile = keyIn(files, keysFolder(files, output), job.key);
    return {
      kind: 'draw',
      ...{ job, seed: seedIn(seed, job.key), folder: files.join(output, job.key) },
      ...(fingerprint === undefined ? {} : { committed: { fingerprint, keyFile } }),
      isClosed: (summary?.log.drawn ?? null) !== null,
    };
  };
  return jobs.filter(({ key }) => !missing.includes(key)).map(taskOf);
}

async function drawAll(
  session: Session,
  tasks: readonly MunicipalityTask[],
  options: OptionsOf<'batch'>,
): Promise<EndedMunicipality[]> {
  const ended: EndedMunicipality[] = [];
  const { world } = session;
  const folders = world.outputs.folders(options.output);
  await conductAll(session, tasks, options, async (answer, task) => {
    const { answer: written, goesOn } = await write(folders, task, answer);
    const outcome = written as DrawOutcome;
    // What was written need not be kept.
    const one = { job: task.job, outcome: outcome.kind === 'failed' ? outcome : { ...outcome, files: [] } };
    ended.push(one);
    sayMunicipality(session.terminal, task.folder, one);
    return goesOn;
  });
  return ended.sort((a, b) => (a.job.key < b.job.key ? -1 : 1));
}

interface Drawn {
  readonly opened: OpenedBatch;
  readonly seed: Seed;
  readonly summary: Summary | null;
  readonly ended: readonly EndedMunicipality[];
}

/**
 * The log about all of them, if all are there or it is to be closed without the others.
 * @throws Refusal BATCH-027 if it is there already and says something else
 */
function close(
  session: Session,
  { opened, seed, summary, ended }: Drawn,
  { output, at, close: isForced }: OptionsOf<'batch'>,
) {
  const draws = ended.flatMap(({ outcome }): BatchDraw[] =>
    outcome.kind === 'failed' ? [] : [outcome.draw],
  );
  const drawn = new Set(draws.map(({ key }) => key));
  const missing = opened.jobs.map(({ key }) => key).filter((key) => !drawn.has(key));
  const logged = summary?.log.drawn ?? null;
  if (summary !== null && logged !== null) {
    const known = new Map(logged.draws.draws.map((one) => [one.key, one.fingerprint]));
    const other = draws.filter(({ key, fingerprint }) => known.get(key) !== fingerprint);
    if (other.length > 0)
      throw refuse('overwrite', 'BATCH-027', { file: summary.path }, { keys: other.map(({ key }) => key) });
    return { fingerprint: summary.fingerprint, missing: logged.draws.missing, draws, notes: [] };
  }
  if (draws.length === 0 || (missing.length > 0 && !isForced))
    return { fingerprint: null, missing, draws, notes: [] };
  const tools = session.tools(at === undefined ? {} : { at });
  const { file, fingerprint } = summaryFile(opened, seed, draws, missing, summary, tools);
  const notes = session.world.outputs.writeTogether(output, [file], false, summary?.bytes);
  session.terminal.stored = { folder: output, fingerprint };
  return { fingerprint, missing, draws, notes };
}
