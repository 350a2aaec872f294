import { STATE_NAME } from '../../audit/names.js';
import { error, isRefusedFor, type Problem, refuse, warning } from '../../core/problem.js';
import type { HeldFolder } from '../../node/ledger.js';
import { keyBeside } from '../../procedure/opening.js';
import { type PurgeFacts, type PurgeRequest, purge } from '../../procedure/purge.js';
import { askYes } from '../confirm.js';
import { writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { alone, settled as finish } from '../ledger.js';
import { questionOf, type SaidPurge, sayPurge } from '../say/purge.js';
import type { Session } from '../session.js';
import type { World } from '../world.js';

type Found = Awaited<ReturnType<typeof purge>>;

/**
 * `purge`: deletes personal data and keeps the proof. First the log says so, then the files go; what could not be
 * deleted the next call deletes.
 */
export async function run(
  session: Session,
  [target = '.']: readonly string[],
  options: OptionsOf<'purge'>,
): Promise<number> {
  const { terminal, world } = session;
  const { due, urn, yes, dryRun, keyFile, slips = [] } = options;
  if (due && urn) throw refuse('usage', 'PURGE-013');
  // Nobody can be asked, and nobody has said yes, neither here nor in the plan.
  if (!terminal.isInteractive && !due && !yes && !dryRun) throw refuse('usage', 'PURGE-012');
  const { removal: remains, files } = world;
  const request = {
    ...{ ...options, target, slips, remains },
    ...{ keyFile: keyFile ?? keyBeside(files, target), isKeyNamed: keyFile !== undefined },
  };
  const said = { target, dryRun, due };
  if (dryRun) return end(session, await looked(session, request), { ...said, left: [], notes: [] });
  // Commands that were killed may have left copies under names that no log knows.
  for (const path of [target, request.keyFile, ...slips]) world.outputs.sweep(path);
  // No folder: that is refused in its own words.
  if (files.kind(target) !== 'folder') await looked(session, request);
  return alone(world, target, session.tools({}).now(), async (held) => {
    const noted = await finished(world, target, held);
    const found = await settled(session, request);
    const { targets, fingerprint } = found.facts;
    if (targets.length === 0) return end(session, found, { ...said, left: [], notes: noted });
    if (terminal.isInteractive && !yes && !(await askYes(session, questionOf(terminal, found.facts))))
      throw refuse('usage', 'PURGE-011');
    const notes = found.files.length === 0 ? [] : written(world, target, found);
    if (found.files.length > 0) terminal.stored = { folder: target, fingerprint };
    const left =
      notes.length === 0 ? world.removal.remove(targets.map(({ path }) => path)) : kept(targets, notes);
    const paths = left.map(({ path }) => path);
    const [first] = left;
    const keeping =
      first === undefined ? [] : [error('PURGE-010', undefined, { names: paths, reason: first.reason })];
    return end(session, found, { ...said, left: paths, notes: [...noted, ...notes, ...keeping] });
  });
}

/**
 * What somebody was recording when they were interrupted gets into the log, before the file goes in which it is put
 * down. A file that can't be read tells nothing, and goes all the same.
 */
async function finished(world: World, target: string, held: HeldFolder): Promise<readonly Problem[]> {
  try {
    return (await finish(world, target, held)).notes;
  } catch (cause) {
    if (!isRefusedFor(cause, 'LEDGER-001')) throw cause;
    return [warning('PURGE-018', { file: world.files.join(target, STATE_NAME) })];
  }
}

/** As long as it is not sure that the log says so nothing is deleted. */
function kept(targets: PurgeFacts['targets'], [note]: readonly Problem[]) {
  const reason = String(note?.params?.reason ?? 'EIO');
  return targets.map(({ path }) => ({ path, reason }));
}

/** @throws Refusal PURGE-017 if somebody else was faster */
function written({ outputs }: World, target: string, { files, facts }: Found): readonly Problem[] {
  return asIs(target, () => outputs.writeTogether(target, files, false, facts.before));
}

/** The log must be the one that was read. */
function asIs<T>(target: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    if (isRefusedFor(cause, 'OUT-003')) throw refuse('overwrite', 'PURGE-017', { file: target });
    throw cause;
  }
}

function looked(session: Session, request: PurgeRequest): Promise<Found> {
  session.world.outputs.refuseInterrupted(request.target);
  return purge(request, session.tools(requestTime(request)));
}

/** The same; what an interrupted command has decided is put in its place before. */
async function settled(session: Session, request: PurgeRequest): Promise<Found> {
  const found = await purge(request, session.tools(requestTime(request)));
  try {
    const { outputs } = session.world;
    asIs(request.target, () => outputs.checkFolder(request.target, [], false, found.facts.before));
    return found;
  } catch (cause) {
    if (!isRefusedFor(cause, 'OUT-012')) throw cause;
    return purge(request, session.tools(requestTime(request)));
  }
}

const requestTime = ({ at }: PurgeRequest & { readonly at?: string }) => (at === undefined ? {} : { at });

function end(
  session: Session,
  { facts, problems }: Found,
  said: SaidPurge & { readonly notes: readonly Problem[] },
) {
  const { terminal } = session;
  sayPurge(terminal, facts satisfies PurgeFacts, said);
  terminal.problems([...problems, ...said.notes]);
  return writtenCode(said.notes);
}
