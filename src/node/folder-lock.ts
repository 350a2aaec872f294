import { existsSync, readdirSync, readFileSync, rmdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../core/problem.js';
import { makeOwnFolder, move, writeFlushed } from './flushed.js';
import { systemCode } from './refusals.js';
import { isAbandoned, isTag, tag, type Unfinished } from './unfinished.js';

/**
 * One at a time in a folder: whoever records replies has it to himself, from reading the log until it is written.
 *
 *     .losverfahren.lock/held-TAG     who has it, and since when
 *
 * A folder with something in it can't be replaced by renaming, so of several who come at once exactly one gets it.
 * The TAG says whose it is; what a killed process left is removed by whoever comes next.
 */
const LOCK = '.losverfahren.lock';
const HELD = 'held-';

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 500;

export interface Holder {
  readonly name: string;
  /** RFC 3339 in UTC */
  readonly since: string;
}

/**
 * Waits until the folder is free, and takes it.
 * @param folder where it is
 * @param shown the folder as it was typed
 * @param patience milliseconds
 * @returns what lets it go again
 * @throws Refusal LOCK-001 if somebody else still has it then; what the system says if it can't be written there
 */
export async function takeFolder(
  folder: string,
  shown: string,
  holder: Holder,
  patience: number,
  unfinished: Unfinished,
): Promise<() => void> {
  const own = tag();
  const path = join(folder, LOCK);
  const { wait } = unfinished.patience.machine;
  let waited = 0;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    if (taken(folder, path, own, holder, unfinished)) return () => letGo(path, own, unfinished);
    if (waited >= patience) throw busy(shown, path);
    wait(pause);
    waited += pause;
    // Lets a signal through.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function taken(folder: string, path: string, own: string, holder: Holder, unfinished: Unfinished): boolean {
  removeAbandoned(path);
  if (namesIn(path).length > 0) return false;
  const staging = join(folder, `.losverfahren.partial-${own}`);
  unfinished.add(staging);
  try {
    makeOwnFolder(staging);
    writeFlushed(join(staging, HELD + own), [new TextEncoder().encode(JSON.stringify(holder))], 0o600);
    // Windows renames onto no folder, be it empty.
    removeEmpty(path);
    move(staging, path, unfinished.patience);
    unfinished.forget(staging);
    unfinished.add(path);
    return true;
  } catch (cause) {
    unfinished.remove(staging);
    if (namesIn(path).length > 0) return false;
    throw cause;
  }
}

function letGo(path: string, own: string, unfinished: Unfinished): void {
  try {
    remove(join(path, HELD + own));
    // From here on it may be somebody else's.
    unfinished.forget(path);
    unfinished.patience.insist(() => removeEmpty(path));
  } catch {
    // It is tried once more at the end, and said if it is left; an empty one holds up nobody.
  }
}

function removeAbandoned(path: string): void {
  for (const name of namesIn(path)) {
    const ending = name.slice(HELD.length);
    if (name.startsWith(HELD) && isTag(ending) && isAbandoned(join(path, name), ending))
      remove(join(path, name));
  }
}

function busy(shown: string, path: string) {
  const [name = ''] = namesIn(path);
  const { name: holder = '?', since = '' } = readHolder(join(path, name));
  return refuse('overwrite', 'LOCK-001', { file: shown }, { holder, since });
}

function readHolder(path: string): Partial<Holder> {
  try {
    const { name, since } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    return { name: String(name).slice(0, 100), since: String(since).slice(0, 40) };
  } catch {
    return {};
  }
}

function namesIn(path: string): readonly string[] {
  try {
    return existsSync(path) ? readdirSync(path) : [];
  } catch {
    return [];
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (cause) {
    if (systemCode(cause) !== 'ENOENT') throw cause;
  }
}

/** Somebody else may have taken it meanwhile, or removed it. */
function removeEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch (cause) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(systemCode(cause) ?? '')) throw cause;
  }
}
