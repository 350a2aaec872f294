import { existsSync, lstatSync, readdirSync, readFileSync, rmdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import {
  isMunicipalityFile,
  isPrivateList,
  isSlipName,
  isVisitName,
  LIST_NAMES,
  LOG_NAME,
} from '../audit/names.js';
import { move } from './flushed.js';
import type { Patience } from './patience.js';
import { reasonOf } from './refusals.js';
import { isAbandoned, isTag } from './unfinished.js';

/**
 * How finished files get into a folder that holds other things, so that exactly one command does it at a time.
 *
 *     .losverfahren.commit/claimed-TAG/   somebody has it to himself; nothing has been decided
 *     .losverfahren.commit/final-TAG/     decided: whoever comes moves these files to their place
 *
 * A folder with something in it can't be replaced by renaming, so the first who renames his own to this name
 * has it. From `claimed` to `final` it is one renaming, which is when the draw takes place.
 */
const COMMIT = '.losverfahren.commit';
const CLAIMED = 'claimed-';
const FINAL = 'final-';

/** What there is of it. `strange`: not of this program. */
export type CommitState =
  | { readonly kind: 'none' | 'busy' | 'strange' }
  | { readonly kind: 'abandoned' | 'final'; readonly name: string };

export class CommitFolder {
  readonly #path: string;

  constructor(
    readonly target: string,
    readonly patience: Patience,
  ) {
    this.#path = join(target, COMMIT);
  }

  /** What stands here now. */
  state(): CommitState {
    const found = foundAt(this.#path);
    if (found === undefined) return { kind: 'none' };
    if (!found.isDirectory()) return { kind: 'strange' };
    const [name, ...more] = namesIn(this.#path);
    if (name === undefined) return { kind: 'none' };
    const inner = lstatSync(join(this.#path, name), { throwIfNoEntry: false });
    // Somebody is at work on it this very moment.
    if (inner === undefined) return { kind: 'busy' };
    if (more.length > 0 || !inner.isDirectory()) return { kind: 'strange' };
    if (name.startsWith(CLAIMED) && isTag(name.slice(CLAIMED.length))) {
      const abandoned = isAbandoned(join(this.#path, name), name.slice(CLAIMED.length));
      return abandoned ? { kind: 'abandoned', name } : { kind: 'busy' };
    }
    const isOurs = name.startsWith(FINAL) && isTag(name.slice(FINAL.length)) && this.#isMovable(name);
    return isOurs ? { kind: 'final', name } : { kind: 'strange' };
  }

  /** Removes what somebody left who was interrupted at his very last step. */
  sweep(): void {
    if (existsSync(this.#path)) this.#letGo();
  }

  /** Where the files of a claim stand in a folder that is to be claimed with. */
  static inner(staging: string, tag: string): string {
    return join(staging, `${CLAIMED}${tag}`);
  }

  /**
   * Takes it with a folder that has the files.
   * @returns false if somebody else has it
   */
  claim(staging: string): boolean {
    try {
      this.sweep();
      move(staging, this.#path, this.patience);
      return true;
    } catch (cause) {
      if (existsSync(staging) && existsSync(this.#path)) return false;
      throw cause;
    }
  }

  /** The draw takes place. @returns the name of what is to be moved */
  decide(tag: string): string {
    move(join(this.#path, CLAIMED + tag), join(this.#path, FINAL + tag), this.patience);
    return FINAL + tag;
  }

  /** Puts what was claimed and not decided into another folder, and lets go. */
  withdraw(name: string, to: string): void {
    move(join(this.#path, name), to, this.patience);
    this.#letGo();
  }

  claimedName(tag: string): string {
    return CLAIMED + tag;
  }

  pathOf(name: string): string {
    return join(this.#path, name);
  }

  /** The files that were decided and are not in their place yet. */
  files(name: string): readonly string[] {
    return namesIn(join(this.#path, name));
  }

  /**
   * Moves what was decided to its place. Several may do so at once.
   * @returns the names that could not be moved, and what the system said, also if only the empty folder stays
   */
  place(
    name: string,
    files: readonly string[],
  ): { readonly left: readonly string[]; readonly reason: string } {
    const folder = join(this.#path, name);
    const left: string[] = [];
    let reason = '';
    for (const file of inOrder(files)) {
      // The log goes last: as long as it is missing nobody takes the lists for a finished draw.
      if (file === LOG_NAME && left.length > 0) left.push(file);
      else {
        try {
          move(join(folder, file), join(this.target, file), this.patience);
        } catch (cause) {
          reason ||= reasonOf(cause);
          left.push(file);
        }
      }
    }
    try {
      if (left.length === 0) this.#clear(folder);
    } catch (cause) {
      reason = reasonOf(cause);
    }
    return { left, reason };
  }

  #clear(folder: string): void {
    this.patience.insist(() => removeEmpty(folder));
    this.#letGo();
  }

  /** Unless somebody else has taken it already. */
  #letGo(): void {
    this.patience.insist(() => removeEmpty(this.#path));
  }

  /** Only plain files with names that this program gives, and never a log over one that it does not go on from. */
  #isMovable(name: string): boolean {
    const folder = join(this.#path, name);
    const known: readonly string[] = [...LIST_NAMES, LOG_NAME];
    // First this: what others are moving meanwhile is then no second log.
    const before = bytesOf(join(this.target, LOG_NAME));
    const names = namesIn(folder);
    const isPlain = (file: string) =>
      (known.includes(file) ||
        isPrivateList(file) ||
        isSlipName(file) ||
        isVisitName(file) ||
        isMunicipalityFile(file)) &&
      lstatSync(join(folder, file), { throwIfNoEntry: false })?.isFile() !== false;
    if (!names.every(isPlain)) return false;
    return before === null || !names.includes(LOG_NAME) || goesOn(bytesOf(join(folder, LOG_NAME)), before);
  }
}

/** `null`: there is no such file. */
function bytesOf(path: string): Buffer | null {
  return existsSync(path) ? readFileSync(path) : null;
}

/** Whether a log has all that another one has, and more. */
function goesOn(log: Buffer | null, before: Buffer): boolean {
  return log === null || (log.length > before.length && log.subarray(0, before.length).equals(before));
}

function inOrder(names: readonly string[]): string[] {
  return [...names].sort((a, b) => Number(a === LOG_NAME) - Number(b === LOG_NAME));
}

/** Nothing either if what should be a folder is a file. */
function foundAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw cause;
  }
}

/** Nothing if others have removed it meanwhile. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
}

/** A folder that others may have removed or filled meanwhile. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(code)) throw cause;
  }
}
