import { digest } from '#machine';
import { fingerprint, logFile } from '../audit/chain.js';
import { LOG_NAME } from '../audit/names.js';
import { isRefusedFor, type Problem, refuse, warning } from '../core/problem.js';
import type { HeldFolder } from '../node/ledger.js';
import { LEDGER_NAME, type LedgerContent } from '../procedure/ledger.js';
import type { Result } from '../procedure/result.js';
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
 * @throws Refusal of the step, LOCK-001, LEDGER-001, LEDGER-003, LEDGER-004, OUT-002 .. OUT-019
 */
export async function recording<F extends Recorded>(
  world: World,
  target: string,
  now: string,
  step: (ledger: LedgerContent | null) => Promise<Result<F>>,
): Promise<Recording<F>> {
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
async function settled(world: World, target: string, held: HeldFolder): Promise<Settled> {
  placed(world, target, await logIn(world, target));
  const state = await held.read();
  if (state === null) return { ledger: null, notes: [] };
  const bytes = await logIn(world, target);
  const lines = linesOf(bytes);
  const file = world.files.join(target, LEDGER_NAME);
  if (state.draw !== digest(lines[0] ?? '')) throw refuse('invalid', 'LEDGER-003', { file });
  const at = lines.findIndex((line) => digest(line) === state.log);
  const params = { fingerprint: state.log };
  if (at < 0) throw refuse('invalid', 'LEDGER-004', { file: world.files.join(target, LOG_NAME) }, params);
  const { pending } = state;
  if (pending === null) return { ledger: state.content, notes: [] };
  const isThere = pending.lines.every((line, behind) => lines[at + 1 + behind] === line);
  if (!isThere && at + 1 < lines.length)
    throw refuse('invalid', 'LEDGER-004', { file: world.files.join(target, LOG_NAME) }, params);
  const whole = isThere ? lines : [...lines, ...pending.lines];
  const problems = isThere
    ? []
    : world.outputs.writeTogether(target, [{ name: LOG_NAME, bytes: logFile(whole) }], false, bytes);
  await held.finish(fingerprint(digest, whole));
  const again = await held.read();
  const finished = warning('LEDGER-005', { file: target }, { count: pending.lines.length });
  return { ledger: again?.content ?? null, notes: [finished, ...problems] };
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
async function logIn({ files }: World, target: string): Promise<Uint8Array> {
  const file = files.join(target, LOG_NAME);
  return files.read(file).catch((cause: { code?: string }) => {
    throw refuse('invalid', 'LOG-001', { file }, { reason: cause.code ?? 'EIO' });
  });
}

function linesOf(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).replace(/\n$/, '').split('\n');
}

async function written<F extends Recorded>(
  { outputs }: World,
  target: string,
  held: HeldFolder,
  { files, lines, facts: { before, added } }: Result<F>,
): Promise<readonly Problem[]> {
  if (added === undefined)
    return files.length === 0 ? [] : outputs.writeTogether(target, files, false, before);
  const isNoted = Object.values(added).some((notes: readonly unknown[]) => notes.length > 0);
  if (!isNoted && files.length === 0) return [];
  const earlier = linesOf(before);
  const fresh = lines.slice(earlier.length);
  const [draw = '', log] = [digest(earlier[0] ?? ''), fingerprint(digest, earlier)];
  await held.decide({ draw, log, added, lines: fresh });
  let notes: readonly Problem[] = [];
  try {
    if (files.length > 0) notes = outputs.writeTogether(target, files, false, before);
  } catch (cause) {
    await held.withdraw();
    throw cause;
  }
  // What is decided and not in its place yet is finished by the next call.
  if (!notes.some(({ severity }) => severity === 'error')) await held.finish(fingerprint(digest, lines));
  return notes;
}
