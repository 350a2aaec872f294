import { createHash, randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Patience } from './patience.js';

/** Folders and files that hold unfinished work; removed when a command ends or is interrupted. */
export class Unfinished {
  readonly #paths = new Set<string>();

  constructor(readonly patience = new Patience()) {}

  add(path: string): void {
    this.#paths.add(path);
  }

  /** What is there is finished, or gone. */
  forget(path: string): void {
    this.#paths.delete(path);
  }

  /** Removes this one. If that does not succeed now, it is tried once more at the end. */
  remove(path: string): void {
    if (removed(path, this.patience)) this.forget(path);
    else this.add(path);
  }

  /**
   * Removes what is half-written; never throws.
   * @returns what could not be removed
   */
  discard(): readonly string[] {
    for (const path of this.#paths) this.remove(path);
    const left = [...this.#paths];
    this.#paths.clear();
    return left;
  }

  /**
   * Removes what killed commands left behind in a folder: files and folders of processes that are no more.
   * @param bases names of what was to be there; none: whatever it was
   */
  removeAbandoned(parent: string, ...bases: readonly string[]): void {
    const known = new Set(bases);
    for (const name of namesIn(parent)) {
      const [, base = '', ending = ''] = PARTIAL.exec(name) ?? [];
      const path = join(parent, name);
      const isMeant = base !== '' && (known.size === 0 || known.has(base));
      if (isMeant && isAbandoned(path, ending)) this.remove(path);
    }
  }
}

/** Whether nothing is there any more. */
function removed(path: string, patience: Patience): boolean {
  try {
    patience.insist(() => rmSync(path, { recursive: true, force: true }));
    return true;
  } catch {
    return !existsSync(path);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // What can't be looked into is said to be unusable when it is needed, and not before.
    return [];
  }
}

/** Several machines may write to one network drive; each can only tell its own processes. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const TAG = /^(\d+)-([0-9a-f]{8})[0-9a-f]{8}$/;

/** Where this process begins to count. */
let chance = randomBytes(4).readUInt32LE();

/** Tags of this process: after a restart another one may have its number. */
const own = new Set<string>();

/** What a name of unfinished work ends with: whose it is, and nobody else's. */
export function tag(): string {
  chance = (chance + 1) >>> 0;
  const made = `${process.pid}-${HOST}${chance.toString(16).padStart(8, '0')}`;
  own.add(made);
  return made;
}

export function isTag(text: string): boolean {
  return TAG.test(text);
}

const PARTIAL = /^\.(.+)\.partial-([^.]+)$/;

const LONG_AGO = 24 * 60 * 60 * 1000;

/**
 * Whether nobody works on it any more.
 * @param path of a file or folder whose name ends with this tag
 */
export function isAbandoned(path: string, ending: string): boolean {
  const [, pid, host] = TAG.exec(ending) ?? [];
  if (pid === undefined) return false;
  if (host === HOST) return !own.has(ending) && !isAlive(Number(pid));
  try {
    return Date.now() - lstatSync(path).mtimeMs > LONG_AGO;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
