import { type BatchCommitment, type BatchDraw, sumOf } from '../../core/batch.js';
import { error, type Problem, shownKeys, warning } from '../../core/problem.js';
import { isTextKey, problemText } from '../../messages/catalogue.js';
import { groupsOfFour } from '../../messages/fill.js';
import type { CommitOutcome } from '../../procedure/batch-commit.js';
import type { BatchJob, OpenedBatch } from '../../procedure/batch-opening.js';
import { BATCH_ANNOUNCEMENT } from '../../procedure/batch-summary.js';
import type { DrawOutcome, FailedOutcome } from '../../procedure/batch-task.js';
import { exampleOf } from '../../procedure/event-seed.js';
import { EXIT } from '../exit.js';
import type { Terminal } from '../terminal.js';
import type { World } from '../world.js';
import { shellPath } from './shell-word.js';

/** What `batch` says: of each municipality as it ends, and of all. */

export interface EndedMunicipality<O = DrawOutcome> {
  readonly job: BatchJob;
  readonly outcome: O;
}

export type AnyEnded = EndedMunicipality<DrawOutcome | CommitOutcome>;

/** For programs: a line as soon as it ended. */
export function sayMunicipality(terminal: Terminal, folder: string, { job, outcome }: AnyEnded): void {
  const { key, name, size } = job;
  const found = outcome.kind === 'failed' ? {} : 'draw' in outcome ? outcome.draw : outcome.commitment;
  terminal.jsonLine({
    format: 'losverfahren/batch-municipality/1',
    ...{ key, name, state: outcome.kind, folder, size, ...found },
    problems: outcome.problems.map((one) => ({ ...one, ...problemText(terminal.language, one) })),
  });
}

export interface BatchFacts {
  readonly opened: OpenedBatch;
  readonly list: string;
  readonly output: string;
  readonly all: number;
  readonly ended: readonly EndedMunicipality[];
  readonly draws: readonly BatchDraw[];
  readonly missing: readonly string[];
  /** of the log about all of them; `null`: it was not written */
  readonly fingerprint: string | null;
}

/** Failures by their cause, the most frequent first. */
interface Cause {
  readonly problem: Problem;
  readonly refusal: FailedOutcome['refusal'];
  readonly keys: readonly string[];
}

export function causesOf(ended: readonly AnyEnded[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const { job, outcome } of ended) {
    const [problem] = outcome.kind === 'failed' ? outcome.problems : [];
    if (outcome.kind !== 'failed' || problem === undefined) continue;
    const known = causes.get(problem.code);
    const keys = [...(known?.keys ?? []), job.key];
    causes.set(problem.code, { problem, refusal: outcome.refusal, ...known, keys });
  }
  return [...causes.values()].sort((a, b) => b.keys.length - a.keys.length);
}

/** The code that the gravest cause has: a fault of the program, of a register or a plan, of quotas, of what is there already. */
const GRAVEST = ['bug', 'invalid', 'infeasible', 'overwrite', 'mismatch', 'usage'] as const;

export function batchCode({ ended, all }: Pick<BatchFacts, 'all'> & { ended: readonly AnyEnded[] }): number {
  const kinds = new Set(causesOf(ended).map(({ refusal }) => refusal));
  const gravest = GRAVEST.find((kind) => kinds.has(kind));
  if (gravest !== undefined) return EXIT[gravest];
  return ended.length < all ? EXIT.invalid : EXIT.done;
}

/** Failures by cause, what was not begun, and notes of draws that were made. */
export function batchProblems(terminal: Terminal, ended: readonly AnyEnded[], left: number): Problem[] {
  const failures = causesOf(ended).map(({ problem, keys }) => {
    const { what, why, remedy: usual } = problemText(terminal.language, problem);
    // What a single draw would take, a batch may not.
    const own = `batch-remedy.${problem.code}`;
    const remedy = isTextKey(own) ? terminal.text(own) : usual;
    const params = {
      count: keys.length,
      cause: what,
      why,
      remedy,
      code: problem.code,
      keys: shownKeys(keys),
    };
    return error('BATCH-031', undefined, params);
  });
  const notes = new Map<string, string[]>();
  for (const { job, outcome } of ended)
    if (outcome.kind !== 'failed')
      for (const code of new Set(outcome.problems.map((one) => one.code)))
        notes.set(code, [...(notes.get(code) ?? []), job.key]);
  const noted = [...notes].map(([code, keys]) => {
    const first = ended
      .flatMap(({ outcome }) => (outcome.kind === 'failed' ? [] : outcome.problems))
      .find((one) => one.code === code);
    const told = first === undefined ? null : problemText(terminal.language, first);
    const { what: cause = '', why = '', remedy = '' } = told ?? {};
    const params = { count: keys.length, cause, why, remedy, code, keys: shownKeys(keys) };
    return warning('BATCH-033', undefined, params);
  });
  return [...failures, ...(left === 0 ? [] : [error('BATCH-032', undefined, { count: left })]), ...noted];
}

const countOf = (ended: readonly AnyEnded[], kind: string) =>
  ended.filter(({ outcome }) => outcome.kind === kind).length;

export function sayBatch(terminal: Terminal, world: World, facts: BatchFacts): void {
  const { opened, list, output, ended, draws, missing, fingerprint } = facts;
  const left = facts.all - ended.length - (fingerprint === null ? 0 : missing.length - failures(ended));
  const sum = sumOf(draws, opened.from !== null);
  const counts = {
    drawn: countOf(ended, 'drawn'),
    kept: countOf(ended, 'kept'),
    failed: failures(ended),
    left: Math.max(left, 0),
  };
  terminal.jsonLine({
    format: 'losverfahren/batch/1',
    ...{ output, municipalities: facts.all, ...counts, sum, missing, fingerprint },
    causes: causesOf(ended).map(({ problem, keys }) => ({ code: problem.code, keys })),
  });
  terminal.heading('batch.title', { count: draws.length, all: facts.all });
  terminal.field('batch.drawn', terminal.text('batch.counts', counts));
  terminal.field('batch.size', terminal.number(sum.size));
  terminal.field('batch.frame', terminal.number(sum.N));
  if (sum.people !== null) terminal.field('batch.people', terminal.number(sum.people));
  sayDiffering(terminal, draws);
  terminal.problems(batchProblems(terminal, ended, counts.left));
  if (fingerprint === null) {
    terminal.tell('batch.open');
    return;
  }
  if (missing.length > 0) terminal.tell('batch.missing', { count: missing.length, keys: shownKeys(missing) });
  terminal.tell('batch.fingerprint');
  terminal.say(`  ${groupsOfFour(fingerprint)}`);
  terminal.tell('batch.next');
  const [folder, listed] = [output, list].map((path) => shellPath(path, world.platform));
  terminal.say(`  losverfahren verify ${folder} --register ${listed}`);
  terminal.say(`  losverfahren sign ${folder} --secret-key land.key`);
}

const failures = (ended: readonly AnyEnded[]) => countOf(ended, 'failed');

/** More than can be read under each other; all are in the log. */
const MOST_LINES = 40;

/** Where register and official number differ: both, and the chance that follows. */
function sayDiffering(terminal: Terminal, draws: readonly BatchDraw[]): void {
  const differing = draws.filter(({ N, people }) => people !== null && N !== people);
  if (differing.length === 0) return;
  terminal.tell('batch.differing', { count: differing.length });
  if (!terminal.settings.verbose && differing.length > MOST_LINES) return;
  const head = ['batch.col.key', 'batch.people', 'batch.frame', 'batch.size', 'batch.col.chance'] as const;
  const rows = differing.map(({ key, people, N, size, chance }) => [
    key,
    ...[people ?? 0, N, size].map((one) => terminal.number(one)),
    chance === null ? '–' : terminal.text('batch.one-in', { in: Math.round(N / size) }),
  ]);
  terminal.table([head.map((name) => terminal.text(name)), ...rows], [false, true, true, true, true]);
}

export interface CommittedBatchFacts {
  readonly opened: OpenedBatch;
  readonly list: string;
  readonly output: string;
  /** folder of the keys */
  readonly keys: string;
  readonly all: number;
  readonly ended: readonly EndedMunicipality<CommitOutcome>[];
  readonly commitments: readonly BatchCommitment[];
  /** `null`: not all were committed to */
  readonly fingerprint: string | null;
  readonly root: string | null;
}

export function sayCommittedBatch(terminal: Terminal, world: World, facts: CommittedBatchFacts): void {
  const { opened, list, output, keys, ended, commitments, all, fingerprint, root } = facts;
  const N = commitments.reduce((sum, one) => sum + one.N, 0);
  const counts = {
    drawn: countOf(ended, 'committed'),
    kept: countOf(ended, 'kept'),
    failed: failures(ended),
    left: all - ended.length,
  };
  const { drawn: committed, ...others } = counts;
  terminal.jsonLine({
    format: 'losverfahren/batch-commitment/1',
    ...{ output, keys, municipalities: all, committed, ...others, N, root, fingerprint },
    causes: causesOf(ended).map(({ problem, keys: of }) => ({ code: problem.code, keys: of })),
  });
  terminal.heading('batch.committed', { count: commitments.length, all });
  terminal.field('batch.drawn', terminal.text('batch.counts', counts));
  terminal.field('batch.people-in', terminal.number(N));
  terminal.problems(batchProblems(terminal, ended, counts.left));
  if (fingerprint === null || root === null) {
    terminal.tell('batch.uncommitted');
    return;
  }
  terminal.field('batch.root', root);
  terminal.tell('batch.keys', { folder: keys });
  terminal.tell('batch.publish', { file: BATCH_ANNOUNCEMENT });
  terminal.say(`  ${groupsOfFour(fingerprint)}`);
  terminal.tell('batch.after');
  const [folder, listed, plan] = [output, list, opened.jobs[0]?.planPath ?? ''].map((path) =>
    shellPath(path, world.platform),
  );
  const result = exampleOf(opened.event);
  terminal.say(`  losverfahren batch ${listed} --plan ${plan} ${result} --output ${folder}`);
}
