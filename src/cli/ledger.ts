import { LOG_NAME, STATE_NAME } from '../audit/names.js';
import { error, isRefusedFor, type Problem, Refusal, refuse, warning } from '../core/problem.js';
import type { HeldFolder } from '../node/ledger.js';
import { EMPTY_LEDGER, type LedgerContent, type LedgerState } from '../procedure/ledger.js';
import { decidedNow, fingerprintOf, linesOf, recoveryOf } from '../procedure/recovery.js';
import type { Result } from '../procedure/result.js';
import { readLogFile } from '../procedure/verify-target.js';
import type { World } from './world.js';

/**
 * Recording in the folder of a draw: nobody else does so meanwhile, what an interrupted call has decided is finished
 * first, and private file and log get what is new together or not at all.
 */

/** What of a step is to be recorded. */
export interface Recorded {
  /** the log as it was read */
  readonly before: Uint8Array;
  /** for the private file; left out: it has no part in it */
  readonly added?: LedgerContent;
}

export interface Recording<F> {
  readonly result: Result<F>;
  /** what is to be said of writing */
  readonly notes: readonly Problem[];
}

/**
 * @param step what is to be recorded, by what is known besides the log
 * @throws Refusal of the step, LOCK-001, LOCK-002, LEDGER-001, LEDGER-003, LEDGER-004, LOG-001, OUT-002 .. OUT-019
 */
export async function recording<F extends Recorded>(
  world: World,
  target: string,
  now: string,
  step: (known: Known) => Promise<Result<F>>,
): Promise<Recording<F>> {
  return alone(world, target, now, async (held) => {
    const known = await settled(world, target, held);
    const result = await step(known);
    const notes = await written(world, target, held, known, result);
    return { result, notes: [...known.notes, ...notes] };
  });
}

/**
 * Whatever is done in the folder of a draw while nobody records there.
 * @param now since when
 * @throws Refusal LOCK-001, LOG-001, OUT-002, and what the action throws
 */
export async function alone<T>(
  world: World,
  target: string,
  now: string,
  action: (held: HeldFolder) => Promise<T>,
): Promise<T> {
  // A folder that is none is refused for that.
  await logIn(world, target);
  const held = await world.ledgers.hold(target, { name: world.user, since: now });
  try {
    return await action(held);
  } finally {
    held.release();
  }
}

/** What is known besides the log. */
export interface Known {
  /** `null`: there is no private file */
  readonly ledger: LedgerContent | null;
  /** what of it an interrupted call had decided, which was finished just now; `null`: none had */
  readonly finished: LedgerContent | null;
}

interface Settled extends Known {
  readonly notes: readonly Problem[];
}

/**
 * What an interrupted call has decided is put in its place.
 * @throws Refusal LEDGER-001, LEDGER-003, LEDGER-004, OUT-015 if that does not succeed
 */
export async function settled(world: World, target: string, held: HeldFolder): Promise<Settled> {
  placed(world, target, await logIn(world, target));
  const state = await held.read();
  if (state === null) return { ledger: null, finished: null, notes: [] };
  const log = await logIn(world, target);
  const recovery = recoveryOf(world.files, target, log, state);
  if (recovery === null) {
    // From now on no earlier copy of the log is taken for the latest; if that can't be noted, nothing is lost.
    if (state.log !== fingerprintOf(linesOf(log)))
      await failureOf(() => held.finish(fingerprintOf(linesOf(log))));
    return { ledger: state.content, finished: null, notes: [] };
  }
  if (recovery === 'overtaken') {
    await held.withdraw();
    const lost = warning('LEDGER-008', { file: target }, { count: countOf(state) });
    return { ledger: state.content, finished: null, notes: [lost] };
  }
  const { bytes } = recovery;
  const problems =
    bytes === null ? [] : world.outputs.writeTogether(target, [{ name: LOG_NAME, bytes }], false, log);
  // As long as its log is not in place nothing can go on from it.
  if (isPartly(problems)) throw new Refusal('overwrite', problems);
  await held.finish(recovery.fingerprint);
  const finished = warning('LEDGER-005', { file: target }, { count: countOf(state) });
  const notes = [finished, ...problems];
  return { ledger: (await held.read())?.content ?? null, finished: state.pending?.added ?? null, notes };
}

/** Entries of the log, and notes that stand in none. */
function countOf({ pending }: LedgerState): number {
  const { lines, added } = pending ?? { lines: [], added: EMPTY_LEDGER };
  return lines.length + added.attempts.length + added.presence.length;
}

/**
 * What an interrupted call has decided, before a command goes on from the log that takes no replies itself.
 * @returns what is to be said of it
 * @throws Refusal as {@link settled}, LOCK-001
 */
export async function finishRecording(
  world: World,
  target: string,
  now: string,
): Promise<readonly Problem[]> {
  const isThere = [STATE_NAME, LOG_NAME].every((name) => isFileIn(world, target, name));
  if (!isThere) return [];
  return alone(world, target, now, async (held) => (await settled(world, target, held)).notes);
}

function isFileIn({ files }: World, target: string, name: string): boolean {
  return files.kind(files.join(target, name)) === 'file';
}

/** Files that an interrupted command had finished but not moved are moved to their places. */
function placed({ outputs }: World, target: string, log: Uint8Array): void {
  try {
    outputs.checkFolder(target, [], false, log);
  } catch (cause) {
    // Whether another command has changed the log since does not matter here: it is read afterwards.
    if (!isRefusedFor(cause, 'OUT-012') && !isRefusedFor(cause, 'OUT-003')) throw cause;
  }
}

/** @throws Refusal LOG-001 */
function logIn({ files }: World, target: string): Promise<Uint8Array> {
  return readLogFile(files, files.join(target, LOG_NAME));
}

async function written<F extends Recorded>(
  world: World,
  target: string,
  held: HeldFolder,
  { ledger }: Known,
  { files, lines, facts: { before, added } }: Result<F>,
): Promise<readonly Problem[]> {
  const write = () =>
    files.length === 0 ? [] : goneOn(target, () => world.outputs.writeTogether(target, files, false, before));
  const decided = added === undefined ? null : decidedNow(before, lines, added);
  if (decided !== null) await held.decide(decided);
  let notes: readonly Problem[];
  try {
    notes = write();
  } catch (cause) {
    if (decided === null) throw cause;
    return withdrawn(held, target, cause);
  }
  // What is decided and not in its place yet is finished by the next call.
  if (isPartly(notes) || (files.length === 0 && decided === null)) return notes;
  if (decided === null && ledger === null) return notes;
  const failed = await failureOf(() => held.finish(fingerprintOf(lines)));
  return failed === null ? notes : [...notes, error('LEDGER-006', { file: target }, { reason: failed })];
}

/** @throws Refusal LOCK-002 if a command that takes no replies has written to the log meanwhile */
function goneOn<T>(target: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    if (isRefusedFor(cause, 'OUT-003')) throw refuse('overwrite', 'LOCK-002', { file: target });
    throw cause;
  }
}

/** @throws Refusal as it is, unless what was decided can't be taken back either */
async function withdrawn(held: HeldFolder, target: string, cause: unknown): Promise<readonly Problem[]> {
  const failed = await failureOf(() => held.withdraw());
  if (failed === null || !(cause instanceof Refusal)) throw cause;
  return [...cause.problems, error('LEDGER-007', { file: target }, { reason: failed })];
}

/** Why something was refused, in the system's word; `null`: it succeeded */
async function failureOf(action: () => Promise<void>): Promise<string | null> {
  try {
    await action();
    return null;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return String(cause.problems[0]?.params?.reason ?? 'EIO');
  }
}

function isPartly(notes: readonly Problem[]): boolean {
  return notes.some(({ severity }) => severity === 'error');
}
