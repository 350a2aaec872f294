import { LOG_NAME } from '../audit/names.js';
import { isRefusedFor, type Problem, warning } from '../core/problem.js';
import type { HeldFolder } from '../node/ledger.js';
import type { LedgerContent } from '../procedure/ledger.js';
import { decidedNow, fingerprintOf, recoveryOf } from '../procedure/recovery.js';
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
 * @param step what is to be recorded, by what is known besides the log (`null`: there is no private file)
 * @throws Refusal of the step, LOCK-001, LEDGER-001, LEDGER-003, LEDGER-004, LOG-001, OUT-002 .. OUT-019
 */
export async function recording<F extends Recorded>(
  world: World,
  target: string,
  now: string,
  step: (ledger: LedgerContent | null) => Promise<Result<F>>,
): Promise<Recording<F>> {
  // A folder that is none is refused for that.
  await logIn(world, target);
  const held = await world.ledgers.hold(target, { name: world.user, since: now });
  try {
    const known = await settled(world, target, held);
    const result = await step(known.ledger);
    const notes = await written(world, target, held, result);
    return { result, notes: [...known.notes, ...notes] };
  } finally {
    held.release();
  }
}

interface Settled {
  readonly ledger: LedgerContent | null;
  readonly notes: readonly Problem[];
}

/** What an interrupted call has decided is put in its place. */
export async function settled(world: World, target: string, held: HeldFolder): Promise<Settled> {
  placed(world, target, await logIn(world, target));
  const state = await held.read();
  if (state === null) return { ledger: null, notes: [] };
  const log = await logIn(world, target);
  const recovery = recoveryOf(world.files, target, log, state);
  if (recovery === null) return { ledger: state.content, notes: [] };
  const { bytes, count } = recovery;
  const problems =
    bytes === null ? [] : world.outputs.writeTogether(target, [{ name: LOG_NAME, bytes }], false, log);
  await held.finish(recovery.fingerprint);
  const finished = warning('LEDGER-005', { file: target }, { count });
  return { ledger: (await held.read())?.content ?? null, notes: [finished, ...problems] };
}

/** Files that an interrupted command had finished but not moved are moved to their places. */
function placed({ outputs }: World, target: string, log: Uint8Array): void {
  try {
    outputs.checkFolder(target, [], false, log);
  } catch (cause) {
    if (!isRefusedFor(cause, 'OUT-012')) throw cause;
  }
}

/** @throws Refusal LOG-001 */
function logIn({ files }: World, target: string): Promise<Uint8Array> {
  return readLogFile(files, files.join(target, LOG_NAME));
}

async function written<F extends Recorded>(
  { outputs }: World,
  target: string,
  held: HeldFolder,
  { files, lines, facts: { before, added } }: Result<F>,
): Promise<readonly Problem[]> {
  const write = () => (files.length === 0 ? [] : outputs.writeTogether(target, files, false, before));
  if (added === undefined) return write();
  const decided = decidedNow(before, lines, added);
  if (decided === null) return [];
  await held.decide(decided);
  let notes: readonly Problem[];
  try {
    notes = write();
  } catch (cause) {
    await held.withdraw();
    throw cause;
  }
  // What is decided and not in its place yet is finished by the next call.
  if (!notes.some(({ severity }) => severity === 'error')) await held.finish(fingerprintOf(lines));
  return notes;
}
