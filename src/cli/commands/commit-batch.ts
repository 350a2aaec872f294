import type { BatchCommitment } from '../../core/batch.js';
import { refuse } from '../../core/problem.js';
import type { CommitOutcome } from '../../procedure/batch-commit.js';
import { openBatch } from '../../procedure/batch-opening.js';
import {
  BATCH_ANNOUNCEMENT,
  commitmentFile,
  requireSameBatch,
  summaryIn,
} from '../../procedure/batch-summary.js';
import { conductAll } from '../batch/conduct.js';
import { keyIn, keysFolder } from '../batch/keys.js';
import type { MunicipalityTask } from '../batch/tasks.js';
import { finishInterrupted, write } from '../batch/writing.js';
import { writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { newKey } from '../key-file.js';
import { batchCode, type EndedMunicipality, sayCommittedBatch, sayMunicipality } from '../say/batch.js';
import { announceBatch } from '../say/batch-announcement.js';
import type { Session } from '../session.js';

/**
 * `commit --batch`: what each municipality's draw follows from is fixed before the seed exists, and one root over all of it
 * is published. The log about all of them is written when all have succeeded.
 */
export async function run(
  session: Session,
  list: string,
  register: readonly string[],
  options: OptionsOf<'commit'>,
): Promise<number> {
  const { terminal, world } = session;
  refuseIdle(register, options);
  const output = options.output ?? 'ziehungen';
  const opened = await openBatch(world.files, { ...options, list });
  session.speak(opened.plan.input.language, options.lang);
  const tools = session.tools(options);
  await finishInterrupted(world, [output]);
  const release = await world.outputs.hold(output, { name: world.user, since: tools.now() });
  try {
    const summary = await summaryIn(world.files, output);
    if (summary !== null) {
      requireSameBatch(summary, opened, null);
      if (summary.log.commitments === undefined || summary.log.drawn !== null)
        throw refuse('overwrite', 'BATCH-028', { file: summary.path });
    }
    const keys = keysFolder(world.files, output);
    const tasks = opened.jobs.map((job): MunicipalityTask => {
      const paths = { folder: world.files.join(output, job.key), keyFile: keyIn(world.files, keys, job.key) };
      return { kind: 'commit', job, ...paths, newKey: newKey(world) };
    });
    await finishInterrupted(
      world,
      tasks.map(({ folder }) => folder),
    );
    const ended: EndedMunicipality<CommitOutcome>[] = [];
    const folders = world.outputs.folders(output, keys);
    await conductAll(session, tasks, options, async (answer, task) => {
      const { answer: written, goesOn } = await write(folders, task, answer);
      const outcome = written as CommitOutcome;
      const kept = outcome.kind === 'failed' ? outcome : { ...outcome, files: [], key: null };
      ended.push({ job: task.job, outcome: kept });
      sayMunicipality(terminal, task.folder, { job: task.job, outcome: kept });
      return goesOn;
    });
    ended.sort((a, b) => (a.job.key < b.job.key ? -1 : 1));
    const commitments = ended.flatMap(({ outcome }): BatchCommitment[] =>
      outcome.kind === 'failed' ? [] : [outcome.commitment],
    );
    terminal.endProgress();
    const facts = { opened, output, list, keys, ended, all: opened.jobs.length, commitments };
    if (commitments.length < opened.jobs.length) {
      sayCommittedBatch(terminal, world, { ...facts, fingerprint: null, root: null });
      return batchCode(facts);
    }
    const made = commitmentFile(opened, commitments, tools);
    const { root } = made;
    const { fingerprint } = summary ?? made;
    const text = announceBatch(opened, {
      fingerprint,
      root,
      N: made.N,
      toolVersion: world.program.toolVersion,
    });
    const bytes = new TextEncoder().encode(text);
    const notes =
      summary === null
        ? world.outputs.writeTogether(output, [{ name: BATCH_ANNOUNCEMENT, bytes }, made.file], false)
        : [];
    terminal.stored = { folder: output, fingerprint };
    sayCommittedBatch(terminal, world, { ...facts, fingerprint, root });
    terminal.problems(notes);
    return writtenCode(notes);
  } finally {
    release();
  }
}

/** One plan holds for all, as it stands in its file. @throws Refusal BATCH-016 */
function refuseIdle(
  register: readonly string[],
  { overrides, panel, balls, keyFile, number, targets, draw, already }: OptionsOf<'commit'>,
): void {
  const given: readonly (readonly [string, boolean])[] = [
    ['register', register.length > 0],
    ...Object.keys(overrides).map((key) => [key, true] as const),
    ['--panel', panel],
    ['--balls', balls],
    ['--key-file', keyFile !== undefined],
    ['--number', number !== 1],
    ['--targets', targets !== undefined],
    ['--draw', draw !== undefined],
    ['--already', already !== undefined],
  ];
  const flags = given.filter(([, isGiven]) => isGiven).map(([flag]) => flag);
  if (flags.length > 0) throw refuse('usage', 'BATCH-016', undefined, { flags });
}
